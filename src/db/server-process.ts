/** Creating a cluster's files, and starting and stopping the PostgreSQL server over them. */

import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { basename, dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { CLUSTER_USER, PASSWORD_FILE } from './find-cluster.ts'
import { type Programs, programPath, runProgram, spawnAs } from './postgres-programs.ts'
import { isAlive, runningServer } from './server-pid.ts'
import { clusterError } from './store-problem.ts'

/** The longest socket path that every system takes, with room for PostgreSQL's own file name. */
const SOCKET_FOLDER_MAX = 80
const LOG_LIMIT_BYTES = 5_000_000

export interface ServerOptions {
  /** Where the server's own log goes. */
  readonly logFile: string
  /** A throw-away cluster (tests) need not survive a power cut. */
  readonly durable: boolean
}

/**
 * Creates the cluster unless it is there. It is made beside its place and moved there in one step, so a crash leaves
 * none, and of two processes that create it at once one wins and the other uses the winner's.
 */
export async function createCluster(directory: string, programs: Programs, durable: boolean): Promise<void> {
  if (await isCluster(directory)) return
  await removeAbandoned(directory)
  const draft = `${directory}.new-${process.pid}-${randomBytes(4).toString('hex')}`
  const password = randomBytes(24).toString('base64url')
  try {
    await mkdir(draft, { recursive: true, mode: 0o700 })
    const secret = `${draft}.password`
    await writeFile(secret, password, { mode: 0o600 })
    if (programs.account !== null) {
      await Promise.all(
        [draft, secret].map((path) => chown(path, programs.account?.uid ?? 0, programs.account?.gid ?? 0)),
      )
    }
    await initialize(draft, secret, programs, durable)
    await rename(secret, join(draft, PASSWORD_FILE))
    await rename(draft, directory)
  } catch (error) {
    if (!(await isCluster(directory))) throw clusterError(error, directory)
  } finally {
    await rm(draft, { recursive: true, force: true })
    await rm(`${draft}.password`, { force: true })
  }
}

async function initialize(
  draft: string,
  secret: string,
  programs: Programs,
  durable: boolean,
): Promise<void> {
  // The builtin provider orders and folds alike on every system and needs neither ICU nor the system's locales;
  // character classes beyond ASCII still come from LC_CTYPE, which old systems know only as C.
  for (const characters of process.platform === 'linux' ? ['C.UTF-8', 'C'] : ['C']) {
    const args = [
      '-D',
      draft,
      '-U',
      CLUSTER_USER,
      '--auth=scram-sha-256',
      `--pwfile=${secret}`,
      '--encoding=UTF8',
    ]
    args.push(
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      `--lc-ctype=${characters}`,
    )
    args.push('--data-checksums', '--no-instructions', ...(durable ? [] : ['--no-sync']))
    const result = await runProgram(programs, 'initdb', args)
    if (result.code === 0) return
    if (characters !== 'C' && result.output.includes('invalid locale name')) continue
    throw clusterError(result.output, draft)
  }
}

async function isCluster(directory: string): Promise<boolean> {
  return (await stat(join(directory, PASSWORD_FILE)).catch(() => null)) !== null
}

/** Removes what a process that died while creating this cluster left beside it. */
async function removeAbandoned(directory: string): Promise<void> {
  const drafts = `${basename(directory)}.new-`
  for (const name of await readdir(dirname(directory)).catch(() => [])) {
    const pid = name.startsWith(drafts) ? Number.parseInt(name.slice(drafts.length), 10) : 0
    if (pid > 0 && (pid === process.pid || !isAlive(pid))) {
      await rm(join(dirname(directory), name), { recursive: true, force: true })
    }
  }
}

/**
 * Starts the server as a process of its own, which outlives us, and returns when it takes connections. Listens on a
 * socket in the cluster's folder; where the path is too long or the system has none, on a free port of 127.0.0.1.
 * False when another process started one over the same files first.
 */
export async function startServer(
  directory: string,
  programs: Programs,
  options: ServerOptions,
): Promise<boolean> {
  const bySocket = process.platform !== 'win32' && Buffer.byteLength(directory) <= SOCKET_FOLDER_MAX
  for (let attempt = bySocket ? 0 : 1; ; attempt += 1) {
    const listen =
      attempt === 0
        ? ['-c', 'listen_addresses=', '-c', `unix_socket_directories=${directory}`, '-c', 'port=5432']
        : [
            '-c',
            'listen_addresses=127.0.0.1',
            '-c',
            'unix_socket_directories=',
            '-c',
            `port=${await freePort()}`,
          ]
    const ended = await launch(
      directory,
      programs,
      [...listen, ...settings(options.durable)],
      options.logFile,
    )
    if (ended === null) return true
    if (/postmaster\.pid" already exists|pre-existing shared memory block/.test(ended)) return false
    const cannotListen = /Unix-domain socket|Unix address|Address already in use|could not bind/i.test(ended)
    if (!cannotListen || attempt >= 4) throw clusterError(ended, directory)
  }
}

function settings(durable: boolean): string[] {
  const values: Record<string, string> = {
    max_connections: '100',
    // Taken page by page as it is needed: a small store uses little of it.
    shared_buffers: '256MB',
    max_wal_size: '1GB',
    random_page_cost: '1.1',
    jit: 'off',
    max_parallel_workers_per_gather: '0',
    timezone: 'UTC',
    lc_messages: 'C',
    log_checkpoints: 'off',
    // Statements hold customers' names and texts: they stay out of the log.
    log_min_error_statement: 'panic',
    log_parameter_max_length_on_error: '0',
    ...(durable ? {} : { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }),
  }
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** Null when the server is ready; what it logged when it ended instead. */
async function launch(
  directory: string,
  programs: Programs,
  args: readonly string[],
  logFile: string,
): Promise<string | null> {
  if (((await stat(logFile).catch(() => null))?.size ?? 0) > LOG_LIMIT_BYTES)
    await rename(logFile, `${logFile}.1`)
  const log = await open(logFile, 'a', 0o600)
  try {
    const from = (await log.stat()).size
    const child = spawn(programPath(programs, 'postgres'), ['-D', directory, ...args], {
      ...spawnAs(programs.account),
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    })
    let ended = false
    let failure: Error | null = null
    child.on('error', (error) => {
      failure = error
    })
    child.on('exit', () => {
      ended = true
    })
    child.unref()
    for (;;) {
      if (failure !== null) throw failure
      if (ended) return (await readFile(logFile)).subarray(from).toString()
      const running = await runningServer(directory)
      if (running?.ready && running.pid === child.pid) return null
      await delay(10)
    }
  } finally {
    await log.close()
  }
}

/** Stops the server at once and cleanly: connections are ended, everything confirmed is on disk. */
export async function stopServer(directory: string, programs: Programs): Promise<void> {
  const result = await runProgram(programs, 'pg_ctl', [
    'stop',
    '-D',
    directory,
    '-m',
    'fast',
    '-w',
    '-t',
    '60',
  ])
  if (result.code !== 0 && (await runningServer(directory)) !== null)
    throw clusterError(result.output, directory)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
