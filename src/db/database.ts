/**
 * The connection to the order store's PostgreSQL: the embedded one of DATA_DIR, or the server of DATABASE_URL. Nothing
 * above this layer knows which.
 */

import { setTimeout as delay } from 'node:timers/promises'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { DeskError } from '../domain/desk-error.ts'
import { type Cluster, openCluster } from './cluster.ts'
import type { ClusterFacts } from './find-cluster.ts'
import { migrate } from './migrate.ts'
import type { Schema } from './schema.ts'
import { clusterError, serverError } from './store-problem.ts'
import { typeParsers } from './type-parsers.ts'

export interface DatabaseOptions {
  /** Folder of the embedded cluster; not used with `databaseUrl`. */
  readonly dataDir: string
  /** A PostgreSQL server to use instead of the embedded one. */
  readonly databaseUrl?: string | undefined
  /** Most connections held at once; 8 unless told. */
  readonly poolSize?: number
  /** Shown in the server's list of connections, after "escale". */
  readonly purpose?: string
}

export interface Database {
  /** For statements built piece by piece. */
  readonly db: Kysely<Schema>
  /** For prepared statements and COPY. */
  readonly pool: pg.Pool
  /** Where the embedded cluster is; null on a server. */
  readonly cluster: ClusterFacts | null
  /** Ends the connections. The embedded server stops when nobody else uses it. */
  close(): Promise<void>
}

const EMBEDDED_DATABASE = 'escale'
const OLDEST_VERSION = 140_000
const RETRY_MS = 1_000

/** Opens the store and brings its tables up to date. Fails with a sentence that says what to do. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const connection = options.databaseUrl ? serverConnection(options.databaseUrl) : await embedded(options)
  const pool = openPool(connection, options)
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
  const close = async () => {
    await pool.end().catch(() => {})
    await connection.leave()
  }
  try {
    await checkVersion(pool, connection.name)
    await migrate(db)
  } catch (error) {
    await close()
    throw connection.facts === null
      ? serverError(error, connection.name)
      : clusterError(error, connection.facts.directory)
  }
  return { db, pool, cluster: connection.facts, close: once(close) }
}

interface Connection {
  readonly config: pg.PoolConfig
  /** Told in errors: the server's host, or the cluster's folder. */
  readonly name: string
  readonly facts: ClusterFacts | null
  /** Calls back when the embedded server was lost and started again, maybe on another port. */
  onMoved(use: (config: pg.PoolConfig) => void): void
  leave(): Promise<void>
}

function serverConnection(url: string): Connection {
  if (!/^postgres(ql)?:\/\//.test(url)) throw new DeskError('database-url-wrong')
  return {
    config: { connectionString: url },
    name: hostOf(url),
    facts: null,
    onMoved() {},
    leave: async () => {},
  }
}

/** The server's name and port: what is between the account and the database's name. */
function hostOf(url: string): string {
  return url.replace(/^\w+:\/\/(?:[^/]*@)?/, '').replace(/[/?].*$/, '') || 'localhost'
}

async function embedded(options: DatabaseOptions): Promise<Connection> {
  let cluster = await openCluster(options)
  let leaving = false
  let returning = Promise.resolve()
  let moved: (config: pg.PoolConfig) => void = () => {}
  const watch = (current: Cluster) => {
    current.lost.then(() => {
      returning = bringBack()
    })
  }
  // The server died under us (killed, out of memory): statements fail until it answers again.
  const bringBack = async (): Promise<void> => {
    while (!leaving) {
      const next = await openCluster(options).catch(() => null)
      if (next !== null) {
        cluster = next
        moved(configOf(next.facts))
        return watch(next)
      }
      await delay(RETRY_MS)
    }
  }
  watch(cluster)
  await createDatabase({ ...configOf(cluster.facts), database: 'postgres' })
  return {
    config: configOf(cluster.facts),
    name: cluster.facts.directory,
    facts: cluster.facts,
    onMoved(use) {
      moved = use
    },
    async leave() {
      leaving = true
      await returning
      await cluster.leave()
    },
  }
}

function configOf({ host, port, user, password }: ClusterFacts): pg.PoolConfig {
  return { host, port, user, password, database: EMBEDDED_DATABASE, ssl: false }
}

async function createDatabase(config: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(config)
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [EMBEDDED_DATABASE])
    if (rowCount === 0) await client.query(`create database ${EMBEDDED_DATABASE}`)
  } catch (error) {
    // Two desks that start at once both create it; the second is told it is there.
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code !== '42P04' && code !== '23505') throw error
  } finally {
    await client.end()
  }
}

function openPool(connection: Connection, options: DatabaseOptions): pg.Pool {
  const pool = new pg.Pool({
    ...connection.config,
    max: options.poolSize ?? 8,
    types: typeParsers,
    application_name: options.purpose === undefined ? 'escale' : `escale ${options.purpose}`,
    // A misspelt customer shares fewer trigrams with the right one than the usual threshold asks for.
    options: '-c datestyle=ISO -c timezone=UTC -c pg_trgm.word_similarity_threshold=0.4',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  })
  pool.on('error', () => {
    // A connection broke while nobody used it; the pool drops it and makes another when one is needed.
  })
  pool.on('connect', (client) => {
    client.on('error', () => {
      // It broke in use: the statement under way fails and says so. Without a listener the process would end.
    })
  })
  // The pool reads its options for each new connection.
  connection.onMoved((config) => Object.assign(pool.options, config))
  return pool
}

async function checkVersion(pool: pg.Pool, server: string): Promise<void> {
  const { rows } = await pool.query<{ number: string; name: string }>(
    `select current_setting('server_version_num') as number, current_setting('server_version') as name`,
  )
  if (Number(rows[0]?.number) < OLDEST_VERSION) {
    throw new DeskError('database-too-old', { server, version: rows[0]?.name ?? '' })
  }
}

function once(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null
  return () => {
    running ??= run()
    return running
  }
}
