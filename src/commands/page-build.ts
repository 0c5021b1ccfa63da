/** Keeps the web chat page built: a fresh clone gets it at its first start, a changed source at the next one. */

import { spawn } from 'node:child_process'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger } from 'pino'

const ROOT = join(import.meta.dirname, '..', '..')
const SOURCES = join(ROOT, 'src', 'page')
const BUILDER = join(import.meta.dirname, 'build-page.ts')

export const PAGE_CONFIG = join(SOURCES, 'vite.config.ts')
/** Where the built page is served from. */
export const PAGE_FOLDER = join(ROOT, 'dist', 'page')

export interface PageBuild {
  readonly state: () => 'ready' | 'building' | 'failed'
  /** Resolves when the page is ready or cannot be built; never rejects. */
  readonly done: Promise<void>
  /** Ends a build under way. */
  stop(): void
}

/** Whether the built page is there and as new as its sources. */
export async function pageState(): Promise<'built' | 'stale' | 'none'> {
  const built = await newestIn(PAGE_FOLDER)
  if (built === null) return 'none'
  return built >= ((await newestIn(SOURCES)) ?? 0) ? 'built' : 'stale'
}

/** Builds the page when that is needed, without making the server wait. */
export function preparePage(logger: Logger): PageBuild {
  let state: 'ready' | 'building' | 'failed' = 'building'
  let stop = (): void => {}
  let isStopped = false
  const prepare = async (): Promise<void> => {
    if ((await pageState()) === 'built') {
      state = 'ready'
      return
    }
    const started = performance.now()
    const output = await runBuilder((kill) => {
      stop = kill
    })
    if (output === null) {
      state = 'ready'
      logger.info({ ms: Math.round(performance.now() - started) }, 'web chat page built')
      return
    }
    if (isStopped) return
    // A page built earlier is better than none.
    state = (await pageState()) === 'none' ? 'failed' : 'ready'
    logger.error({ output }, 'the web chat page could not be built')
  }
  const done = prepare().catch((error: unknown) => {
    state = 'failed'
    logger.error({ err: error }, 'the web chat page could not be built')
  })
  return {
    state: () => state,
    done,
    stop() {
      isStopped = true
      stop()
    },
  }
}

/** Null when the build succeeded, else the end of what it printed. */
function runBuilder(onStart: (kill: () => void) => void): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--no-warnings', BUILDER], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_ENV: 'production' },
    })
    onStart(() => child.kill())
    let output = ''
    const keep = (piece: Buffer): void => {
      output = (output + piece.toString()).slice(-4000)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', (error) => resolve(error.message))
    child.on('close', (code) => resolve(code === 0 ? null : output || `exit code ${String(code)}`))
  })
}

/** Milliseconds of the last change in a folder; null when it has no page in it or does not exist. */
async function newestIn(folder: string): Promise<number | null> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const times = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => (await stat(join(entry.parentPath, entry.name))).mtimeMs),
  )
  const hasPage = entries.some(({ name, parentPath }) => name === 'index.html' && parentPath === folder)
  return hasPage ? Math.max(...times) : null
}
