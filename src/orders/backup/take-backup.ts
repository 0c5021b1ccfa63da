/** Writes the whole store to one file as it stood at one instant, while the desk goes on working. */

import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Pool, PoolClient } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { Instant } from '../../domain/calendar-date.ts'
import { DeskError } from '../../domain/desk-error.ts'
import { encodeFrame, FORMAT } from './archive.ts'
import { columnList, quoted, type StoredTable, storedMigrations, storedTables } from './stored-tables.ts'

export interface BackupReport {
  readonly file: string
  readonly tables: number
  readonly rows: number
}

/**
 * Takes a backup in one repeatable-read transaction. The file appears under its name only when it is complete and on
 * the disk; a failure leaves nothing behind.
 */
export async function takeBackup(pool: Pool, file: string, takenAt: Instant): Promise<BackupReport> {
  const client = await pool.connect()
  const draft = `${file}.part`
  const counted = { tables: 0, rows: 0 }
  try {
    await client.query('begin transaction isolation level repeatable read read only')
    const frames = Readable.from(framesOf(client, takenAt, counted))
    await pipeline(frames, createGzip(), createWriteStream(draft, { mode: 0o600 }))
    await client.query('commit')
    await flush(draft)
    await rename(draft, file)
    await flush(dirname(file))
    client.release()
    return { file, ...counted }
  } catch (error) {
    // The connection may be in the middle of a COPY, where it answers nothing else.
    client.release(true)
    await rm(draft, { force: true })
    throw isSystemError(error)
      ? new DeskError('file-not-written', { file, problem: error.message }, error)
      : error
  }
}

async function* framesOf(
  client: PoolClient,
  takenAt: Instant,
  counted: { tables: number; rows: number },
): AsyncGenerator<Buffer> {
  yield encodeFrame('H', { format: FORMAT, takenAt, migrations: await storedMigrations(client) })
  for (const table of await storedTables(client)) {
    counted.tables += 1
    counted.rows += yield* tableFrames(client, table)
  }
  yield encodeFrame('Z', { tables: counted.tables })
}

async function* tableFrames(client: PoolClient, table: StoredTable): AsyncGenerator<Buffer, number> {
  yield encodeFrame('T', { table: table.table, columns: table.columns })
  const hash = createHash('sha256')
  const copy = client.query(copyTo(`copy ${quoted(table.table)} (${columnList(table.columns)}) to stdout`))
  for await (const part of copy) {
    const bytes = part as Buffer
    hash.update(bytes)
    yield encodeFrame('D', bytes)
  }
  const rows = copy.rowCount
  yield encodeFrame('E', { rows, sha256: hash.digest('hex') })
  return rows
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error
}

/** On the disk, not only in the system's cache. Some systems cannot flush a folder; the file's own flush is what counts. */
async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r').catch(() => null)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}
