/**
 * The embedded PostgreSQL of a data folder: created at first use, adopted when it runs already, started when it does
 * not, and stopped by whoever leaves last. Everyone who uses it keeps one connection that says so, its presence.
 */

import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { DeskError } from '../domain/desk-error.ts'
import { type ClusterFacts, clusterFolder, readFacts } from './find-cluster.ts'
import { serverAccount } from './postgres-account.ts'
import { findPrograms, type Programs } from './postgres-programs.ts'
import { runningServer } from './server-pid.ts'
import { createCluster, startServer, stopServer } from './server-process.ts'
import { clusterError } from './store-problem.ts'

export interface Cluster {
  readonly facts: ClusterFacts
  /** Whether this process started the server; false when it found it running. */
  readonly started: boolean
  /** Resolves when the server is lost without our leaving, never otherwise. */
  readonly lost: Promise<void>
  /** Ends our use of it; the server is stopped when nobody else uses it. */
  leave(): Promise<void>
}

export interface ClusterOptions {
  readonly dataDir: string
  /** False for throw-away clusters, which need not survive a power cut. */
  readonly durable?: boolean
}

/** Any number will do, as long as every Escale process uses the same one for presence. */
const PRESENCE_LOCK = 20_260_316
const START_LIMIT_MS = 120_000

/** The running cluster of `dataDir`. Several processes may call it at once: they end up in the same cluster. */
export async function openCluster(options: ClusterOptions): Promise<Cluster> {
  const durable = options.durable ?? true
  const { directory, programs } = await prepare(options.dataDir)
  const deadline = Date.now() + START_LIMIT_MS
  let started = false
  while (Date.now() < deadline) {
    // What answers is adopted before anything is concluded from process numbers: another container has its own.
    const facts = await readFacts(directory)
    const presence = facts === null ? null : await enter(facts)
    if (facts !== null && presence !== null) return joined(facts, started, presence, programs)
    if ((await runningServer(directory)) === null) {
      await createCluster(directory, programs, durable)
      started = await startServer(directory, programs, {
        logFile: join(options.dataDir, 'postgres.log'),
        durable,
      })
    } else {
      await delay(40)
    }
  }
  throw new DeskError('store-not-started', { problem: `no answer within ${START_LIMIT_MS / 1000} s` })
}

async function prepare(dataDir: string): Promise<{ directory: string; programs: Programs }> {
  try {
    const usual = await serverAccount(null)
    const directory = await clusterFolder(dataDir, usual)
    const account = await serverAccount(directory)
    return { directory, programs: await findPrograms(account, dataDir) }
  } catch (error) {
    throw clusterError(error, dataDir)
  }
}

/** Null when the server is starting, stopping or gone: look again. */
async function enter(facts: ClusterFacts): Promise<pg.Client | null> {
  const client = new pg.Client({
    host: facts.host,
    port: facts.port,
    user: facts.user,
    password: facts.password,
    database: 'postgres',
    application_name: 'escale presence',
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
  })
  client.on('error', () => {
    // The loss is told by 'end', which always follows.
  })
  try {
    await client.connect()
    await client.query('select pg_advisory_lock_shared($1)', [PRESENCE_LOCK])
    return client
  } catch (error) {
    await client.end().catch(() => {})
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const refused = code === '28P01' || code === '28000'
    // A refusal by the cluster's own server will not pass; one by another server on a dead one's port means nothing.
    if (refused && (await runningServer(facts.directory)) !== null) throw clusterError(error, facts.directory)
    return null
  }
}

function joined(facts: ClusterFacts, started: boolean, presence: pg.Client, programs: Programs): Cluster {
  let leaving = false
  const lost = new Promise<void>((resolve) => {
    presence.on('end', () => {
      if (!leaving) resolve()
    })
  })
  return {
    facts,
    started,
    lost,
    async leave() {
      if (leaving) return
      leaving = true
      try {
        if (await isLast(presence)) await stopServer(facts.directory, programs)
      } finally {
        await presence.end().catch(() => {})
      }
    },
  }
}

/**
 * Whether nobody else is present. When true, the lock we now hold keeps newcomers waiting until the server is down;
 * they then start it again.
 */
async function isLast(presence: pg.Client): Promise<boolean> {
  try {
    await presence.query('select pg_advisory_unlock_shared($1)', [PRESENCE_LOCK])
    const { rows } = await presence.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [
      PRESENCE_LOCK,
    ])
    return rows[0]?.alone ?? false
  } catch {
    return false
  }
}
