/** Keeps the web chat page built: a fresh clone gets it at its first start, a changed source at the next one. */

import { spawn } from 'node:child_process'
import { readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
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

const IN_THE_WAY: ReadonlySet<string> = new Set(['ENOTEMPTY', 'EEXIST', 'EPERM'])

/** Where this process builds: beside the folder that is served, so that a half-built page is never seen. */
export function draftFolder(folder: string): string {
  return `${folder}.new-${process.pid}`
}

/** Moves a whole build into its place. Of several builds at once each is moved there whole, and the last one stays. */
export async function putInPlace(draft: string, folder: string): Promise<void> {
  const old = `${folder}.old-${basename(draft)}`
  for (;;) {
    await rename(folder, old).catch(unless('ENOENT'))
    await rm(old, { recursive: true, force: true })
    try {
      await rename(draft, folder)
      return
    } catch (error) {
      // Another build came in between.
      if (!IN_THE_WAY.has(codeOf(error))) throw error
    }
  }
}

/** Removes what builds that were ended left beside the folder. */
export async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(dirname(folder))) {
    const [, pid] =
      /\.(?:new|old-.*\.new)-(\d+)$/.exec(name.startsWith(`${basename(folder)}.`) ? name : '') ?? []
    if (pid !== undefined && !isRunning(Number(pid))) {
      await rm(join(dirname(folder), name), { recursive: true, force: true })
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

function unless(expected: string): (error: unknown) => void {
  return (error) => {
    if (codeOf(error) !== expected) throw error
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
