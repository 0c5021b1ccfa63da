/** Builds the web chat into `dist/page`, from where the server serves it. */

import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  // Relative addresses: the page works under any path of a reverse proxy.
  base: './',
  plugins: [react()],
  build: {
    outDir: '../../dist/page',
    emptyOutDir: true,
    // Pictures stay files: the content security policy allows data pictures, yet files are cached.
    assetsInlineLimit: 0,
    // The desk's people use browsers that are kept up to date by their company.
    target: 'baseline-widely-available',
    rolldownOptions: {
      output: {
        // What others wrote changes rarely: a new version of the page leaves it in the browser's cache.
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
            { name: 'fluent', test: /node_modules[\\/](?!adaptivecards|swiper)/, entriesAware: true },
          ],
        },
      },
    },
  },
})
