/** Starts and ends the servers that benchmarks talk to, each in a process of its own. */

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { VARIABLES } from '../../src/config/variables.ts'

export interface RunningProcess {
  readonly url: string
  readonly pid: number
  /** From the start of the process to its first answer, in milliseconds. */
  readonly readyMs: number
  stop(): Promise<void>
}

const ROOT = join(import.meta.dirname, '..', '..')
const START_LIMIT_MS = 120_000

/** The bare echo bot. */
export async function startEcho(): Promise<RunningProcess> {
  const started = performance.now()
  const child = run(join('bench', 'support', 'echo-server.ts'), {})
  const port = await new Promise<string>((resolve, reject) => {
    let text = ''
    child.stdout?.on('data', (part: Buffer) => {
      text += part.toString()
      const found = /listening (\d+)/.exec(text)?.[1]
      if (found !== undefined) resolve(found)
    })
    child.once('exit', () => reject(new Error('the echo bot ended before it listened')))
  })
  return processOf(child, `http://127.0.0.1:${port}`, performance.now() - started)
}

/** The desk on a data folder, with the demo world when it is empty. */
export async function startDesk(
  dataDir: string,
  environment: Record<string, string> = {},
): Promise<RunningProcess> {
  const port = await freePort()
  const started = performance.now()
  const child = run(join('src', 'main.ts'), {
    PORT: String(port),
    DATA_DIR: dataDir,
    LOG_LEVEL: 'error',
    ...environment,
  })
  const url = `http://127.0.0.1:${port}`
  const desk = (): RunningProcess => processOf(child, url, performance.now() - started)
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the desk ended with exit code ${child.exitCode}`)
    if (performance.now() - started > START_LIMIT_MS) {
      await desk().stop()
      throw new Error('the desk was not ready in time')
    }
    const isReady = await fetch(`${url}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    )
    if (isReady) return desk()
    await sleep(10)
  }
}

/** Says something to a bot over the Bot Framework and returns the answer's text, JSON of activities. */
export async function say(
  server: RunningProcess,
  message: { readonly id: string; readonly text: string; readonly conversation: string },
): Promise<string> {
  const answer = await fetch(`${server.url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      type: 'message',
      id: message.id,
      text: message.text,
      deliveryMode: 'expectReplies',
      channelId: 'emulator',
      serviceUrl: 'http://127.0.0.1:9',
      from: { id: 'user', name: 'Bench' },
      recipient: { id: 'bot' },
      conversation: { id: message.conversation },
    }),
  })
  const body = await answer.text()
  if (!answer.ok || body.length < 20) throw new Error(`no answer: ${answer.status} ${body.slice(0, 200)}`)
  return body
}

export async function withDataDir<T>(use: (dataDir: string) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), 'escale-bench-'))
  // Also as root, the account that runs PostgreSQL must be able to enter it.
  await chmod(dataDir, 0o711)
  try {
    return await use(dataDir)
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** Resident memory of a process in MiB; null where the system does not say. */
export function residentMiB(pid: number): number | null {
  try {
    const kib = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kib === undefined ? null : Number(kib) / 1024
  } catch {
    return null
  }
}

/** The middle value; of an even number the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2
}

/** A budget line: `name  1.23  (budget 3.00: ok)`. */
export function budgetLine(name: string, ratio: number, budget: number): string {
  const verdict = ratio <= budget ? 'ok' : `missed by ${(ratio - budget).toFixed(2)}`
  return `${name.padEnd(58)} ${ratio.toFixed(2)}  (budget ${budget.toFixed(2)}: ${verdict})`
}

/** None of the settings around counts: a benchmark must not write into somebody's store or ask somebody's model. */
function run(script: string, environment: Record<string, string>): ChildProcess {
  const unset = Object.fromEntries(Object.keys(VARIABLES).map((name) => [name, '']))
  return spawn(process.execPath, ['--no-warnings', script], {
    cwd: ROOT,
    env: { ...process.env, ...unset, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

function processOf(child: ChildProcess, url: string, readyMs: number): RunningProcess {
  child.stdout?.resume()
  return {
    url,
    pid: child.pid ?? 0,
    readyMs,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}
