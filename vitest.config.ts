import { defineConfig } from 'vitest/config'

/** `desk` needs nothing but Node and npm; `browser` drives a Chromium that the machine provides. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'desk',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/browser/**'],
          globalSetup: ['tests/support/cluster.setup.ts'],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/support/cluster.setup.ts'],
          testTimeout: 90_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
