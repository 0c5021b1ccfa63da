/** A command whose output is read by something that leaves early. */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestStore, type TestStore } from '../support/store.ts'

const ROOT = join(import.meta.dirname, '..', '..')

let store: TestStore
beforeAll(async () => {
  store = await openTestStore()
})
afterAll(() => store.close())

describe('a command whose reader leaves', { timeout: 60_000 }, () => {
  it('ends without a word and without success', async () => {
    const child = spawn(process.execPath, ['--no-warnings', join('src', 'commands', 'export.ts')], {
      cwd: ROOT,
      env: { PATH: process.env['PATH'] ?? '', DATA_DIR: tmpdir(), DATABASE_URL: store.url },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child.stdout.destroy()
    let complained = ''
    child.stderr.on('data', (piece: Buffer) => {
      complained += piece.toString()
    })
    const [code] = await once(child, 'close')
    expect(complained).toBe('')
    expect(code).toBe(1)
  })
})
