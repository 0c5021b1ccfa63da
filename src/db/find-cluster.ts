/** Where the embedded cluster of a data folder is, and how to connect to it while it runs. */

import { createHash, randomUUID } from 'node:crypto'
import { chmod, mkdir, readFile, realpath, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type Account, canEnter } from './postgres-account.ts'
import { SYSTEM_FOLDER } from './postgres-programs.ts'
import { runningServer } from './server-pid.ts'

/** What a client needs to connect. `host` is a folder when the server listens on a socket there. */
export interface ClusterFacts {
  readonly directory: string
  readonly pid: number
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
}

export const CLUSTER_USER = 'escale'
/** Inside the cluster's folder, readable by its owner alone, so that the two can never part. */
export const PASSWORD_FILE = 'escale-password'
const POINTER_FILE = 'postgres-is-at'

/** The facts of the cluster that serves `dataDir`; null when none has been created or none is running. */
export async function findCluster(dataDir: string): Promise<ClusterFacts | null> {
  if ((await stat(dataDir).catch(() => null)) === null) return null
  const directory = await clusterFolder(dataDir, null)
  return (await runningServer(directory)) === null ? null : readFacts(directory)
}

/**
 * The cluster's folder: DATA_DIR/postgres, or one under /var/lib/escale when the account that must run the server
 * cannot enter DATA_DIR (a clone under /root). A pointer file in DATA_DIR then names it.
 */
export async function clusterFolder(dataDir: string, account: Account | null): Promise<string> {
  const pointer = await readFile(join(dataDir, POINTER_FILE), 'utf8').catch(() => null)
  if (pointer !== null) return pointer.trim()
  await mkdir(dataDir, { recursive: true })
  // The real path: two names of one folder must lead to one server.
  const home = await realpath(dataDir)
  if ((await stat(join(home, 'postgres')).catch(() => null)) !== null) return join(home, 'postgres')
  if (await canEnter(home, account)) return join(home, 'postgres')
  await mkdir(SYSTEM_FOLDER, { recursive: true })
  await chmod(SYSTEM_FOLDER, 0o755)
  const away = join(SYSTEM_FOLDER, createHash('sha256').update(home).digest('hex').slice(0, 16))
  const draft = join(dataDir, `${POINTER_FILE}.${randomUUID()}`)
  await writeFile(draft, `${away}\n`)
  await rename(draft, join(dataDir, POINTER_FILE))
  return away
}

const PID_FILE = z.tuple([
  z.coerce.number().int().positive(),
  z.string(),
  z.string(),
  z.coerce.number().int().positive(),
  z.string(),
  z.string(),
  z.string(),
  z.string().regex(/^ready/),
])

/**
 * Facts from the file that PostgreSQL itself keeps while it runs; null when there is none or the server is not ready.
 * The file may be a dead server's: only a connection tells.
 */
export async function readFacts(directory: string): Promise<ClusterFacts | null> {
  const [pidFile, password] = await Promise.all([
    readFile(join(directory, 'postmaster.pid'), 'utf8').catch(() => ''),
    readFile(join(directory, PASSWORD_FILE), 'utf8').catch(() => null),
  ])
  const read = PID_FILE.safeParse(
    pidFile
      .split('\n')
      .slice(0, 8)
      .map((line) => line.trim()),
  )
  if (!read.success || password === null) return null
  const [pid, , , port, socketFolder, address] = read.data
  const host = socketFolder === '' ? address : socketFolder
  return { directory, pid, host, port, user: CLUSTER_USER, password: password.trim() }
}
