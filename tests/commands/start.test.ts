/** `npm start` as a process of its own: what it prints, how it ends, and that a killed one loses nothing. */

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openTestStore, type TestStore } from '../support/store.ts'

const ROOT = join(import.meta.dirname, '..', '..')

let store: TestStore
let dataDir: string
const running = new Set<ChildProcess>()
beforeAll(async () => {
  store = await openTestStore()
  dataDir = await mkdtemp(join(tmpdir(), 'escale-start-'))
  // Also as root, the account that runs PostgreSQL must be able to enter it.
  await chmod(dataDir, 0o711)
})
afterEach(async () => {
  for (const child of running) {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
})
afterAll(async () => {
  await store.close()
  await rm(dataDir, { recursive: true, force: true })
})

interface Started {
  readonly child: ChildProcess
  readonly printed: () => string
  readonly complained: () => string
  readonly ended: Promise<number | null>
}

function start(environment: Record<string, string> = {}): Started {
  const child = spawn(process.execPath, ['--no-warnings', join('src', 'main.ts')], {
    cwd: ROOT,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? '',
      DATA_DIR: dataDir,
      DATABASE_URL: store.url,
      DESK_TODAY: '2026-03-16',
      PORT: '0',
      // The page is built by tests of its own.
      WEB_CHAT: 'off',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  let printed = ''
  let complained = ''
  child.stdout?.on('data', (piece: Buffer) => {
    printed += piece.toString()
  })
  child.stderr?.on('data', (piece: Buffer) => {
    complained += piece.toString()
  })
  const ended = once(child, 'close').then(([code]) => {
    running.delete(child)
    return code as number | null
  })
  return { child, printed: () => printed, complained: () => complained, ended }
}

/** The address it prints once it is ready. */
async function addressOf(started: Started): Promise<string> {
  for (;;) {
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(started.printed())?.[0]
    if (url !== undefined) return url
    if (started.child.exitCode !== null) expect.fail(started.complained())
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

let messages = 0
async function say(url: string, text: string): Promise<{ text: string; awaiting: string | null }> {
  const response = await fetch(`${url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      type: 'message',
      id: `m${++messages}`,
      channelId: 'emulator',
      deliveryMode: 'expectReplies',
      text,
      locale: 'en-GB',
      from: { id: 'u' },
      recipient: { id: 'bot' },
      conversation: { id: 'killed' },
    }),
  })
  const { activities } = (await response.json()) as {
    activities: { text: string; channelData: { escale: { awaiting: string | null } } }[]
  }
  return { text: activities[0]?.text ?? '', awaiting: activities[0]?.channelData.escale.awaiting ?? null }
}

describe('npm start', { timeout: 120_000 }, () => {
  it('is refused with all that is wrong, and nothing is opened', async () => {
    const started = start({ PORT: 'abc', HOST: '0.0.0.0', LOG_LEVEL: 'loud' })
    expect(await started.ended).toBe(2)
    expect(started.printed()).toBe('')
    for (const name of ['PORT', 'HOST', 'LOG_LEVEL']) expect(started.complained()).toContain(`- ${name} is`)
  })

  it('says what to do when the store cannot be reached', async () => {
    const started = start({ DATABASE_URL: 'postgres://someone:hidden@127.0.0.1:1/escale' })
    expect(await started.ended).toBe(1)
    expect(started.complained()).toContain('127.0.0.1:1')
    expect(started.complained()).not.toContain('hidden')
  })

  it('killed in mid-dialog goes on where it was, and ends in order when told to', async () => {
    const first = start()
    const url = await addressOf(first)
    expect(first.printed()).toContain('Escale est prêt en')
    expect((await say(url, 'add a note to SO-1006: the crates were repainted')).awaiting).toBe('confirmation')
    first.child.kill('SIGKILL')
    expect(await first.ended).toBeNull()

    const second = start({ DESK_LOCALE: 'en' })
    const again = await addressOf(second)
    expect(second.printed()).toContain('Escale is ready in')
    expect(second.printed()).toContain('made-up')
    await say(again, 'yes')
    const file = await store.orders.findOrder('SO-1006')
    expect(file?.events.filter(({ text }) => text?.includes('crates were repainted'))).toHaveLength(1)

    second.child.kill('SIGTERM')
    expect(await second.ended).toBe(0)
  })
})
