/** The whole desk as `npm start` starts it, on the demo world at its fixed date, in a process and folder of its own. */

import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..', '..', '..')
const START_LIMIT_MS = 90_000

export interface RealDesk {
  readonly url: string
  /** Ends the server and starts it again on the same data, at the same address. */
  restart(): Promise<void>
  close(): Promise<void>
}

export async function startRealDesk(): Promise<RealDesk> {
  const folder = await mkdtemp(join(tmpdir(), 'escale-browser-'))
  // Also as root, the account that runs PostgreSQL must be able to enter it.
  await chmod(folder, 0o711)
  let { child, url } = await start(folder, '0').catch(async (problem) => {
    await rm(folder, { recursive: true, force: true })
    throw problem
  })
  const port = new URL(url).port
  return {
    get url() {
      return url
    },
    async restart() {
      await stop(child)
      const again = await start(folder, port)
      child = again.child
      url = again.url
    },
    async close() {
      await stop(child)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function start(dataDir: string, port: string): Promise<{ child: ChildProcess; url: string }> {
  const { OPENAI_API_KEY: _key, OPENAI_BASE_URL: _url, DATABASE_URL: _db, ...rest } = process.env
  const child = spawn(process.execPath, ['src/main.ts'], {
    cwd: ROOT,
    // The test's own mode would make the page's libraries run in their development form.
    env: {
      ...rest,
      NODE_ENV: 'production',
      DATA_DIR: dataDir,
      PORT: port,
      DESK_TODAY: '2026-03-16',
      DESK_LOCALE: 'fr',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const url = await addressOf(child)
  return { child, url: `${url}/` }
}

/** The address that the desk prints once it is ready. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = ''
    const limit = setTimeout(
      () => reject(new Error(`The desk did not start in time:\n${output}`)),
      START_LIMIT_MS,
    )
    const read = (piece: Buffer): void => {
      output += String(piece)
      const address = /https?:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0]
      if (address === undefined) return
      clearTimeout(limit)
      resolve(address)
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', (piece: Buffer) => {
      output += String(piece)
    })
    child.on('exit', (code) => {
      clearTimeout(limit)
      reject(new Error(`The desk ended with ${code}:\n${output}`))
    })
  })
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}
