/** Brings a store back from a backup file: all of it, or nothing. */

import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { finished, pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { DatabaseError, type Pool, type PoolClient } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { DeskError } from '../../domain/desk-error.ts'
import {
  decodeFrames,
  endSchema,
  type Frame,
  headerSchema,
  readJson,
  tableEndSchema,
  tableSchema,
} from './archive.ts'
import { columnList, quoted, type StoredTable, storedMigrations, storedTables } from './stored-tables.ts'

export interface RestoreReport {
  readonly takenAt: string
  readonly tables: number
  readonly rows: number
}

export interface RestoreOptions {
  /** Without it a store that holds anything is refused. */
  readonly replace: boolean
}

/** Restores in one transaction; the data of each table is checked against its checksum before anything is kept. */
export async function restoreBackup(
  pool: Pool,
  file: string,
  options: RestoreOptions,
): Promise<RestoreReport> {
  if ((await stat(file).catch(() => null))?.isFile() !== true)
    throw new DeskError('backup-not-found', { file })
  const client = await pool.connect()
  try {
    await client.query('begin')
    const tables = await storedTables(client)
    await makeRoom(client, tables, options.replace)
    const report = await load(client, file, tables)
    await alignIdentities(client, tables)
    await client.query('commit')
    client.release()
    return report
  } catch (error) {
    // The connection may be in the middle of a COPY, where it answers nothing else; the server undoes everything.
    client.release(true)
    throw isDamage(error) ? new DeskError('backup-damaged', { file }, error) : error
  }
}

async function makeRoom(client: PoolClient, tables: readonly StoredTable[], replace: boolean): Promise<void> {
  const names = tables.map(({ table }) => quoted(table))
  if (names.length === 0) return
  await client.query(`lock table ${names.join(', ')} in access exclusive mode`)
  for (const name of names) {
    const { rowCount } = await client.query(`select from ${name} limit 1`)
    if (rowCount !== 0 && !replace) throw new DeskError('restore-store-not-empty')
  }
  await client.query(`truncate ${names.join(', ')}`)
}

async function load(client: PoolClient, file: string, known: readonly StoredTable[]): Promise<RestoreReport> {
  const unzipped = createGunzip()
  pipeline(createReadStream(file), unzipped).catch(() => undefined)
  const frames = decodeFrames(unzipped, file)
  const first = await frames.next()
  if (first.done || first.value.kind !== 'H') throw new DeskError('backup-damaged', { file })
  const header = readJson(headerSchema, first.value, file)
  const ours = await storedMigrations(client)
  const newer = header.migrations.find((name) => !ours.includes(name))
  if (newer !== undefined) throw new DeskError('backup-newer', { file, migration: newer })

  const totals = { tables: 0, rows: 0 }
  let table: TableLoad | null = null
  let complete = false
  for await (const frame of frames) {
    if (complete) throw new DeskError('backup-damaged', { file })
    if (frame.kind === 'T' && table === null) table = begin(client, frame, known, file)
    else if (frame.kind === 'D' && table !== null) await table.write(frame.body)
    else if (frame.kind === 'E' && table !== null) {
      totals.rows += await table.end(frame)
      totals.tables += 1
      table = null
    } else if (frame.kind === 'Z' && table === null) {
      complete = readJson(endSchema, frame, file).tables === totals.tables
      if (!complete) throw new DeskError('backup-damaged', { file })
    } else throw new DeskError('backup-damaged', { file })
  }
  if (!complete) throw new DeskError('backup-damaged', { file })
  return { takenAt: header.takenAt, ...totals }
}

interface TableLoad {
  write(data: Buffer): Promise<void>
  /** Checks rows and checksum; returns the rows. */
  end(frame: Frame): Promise<number>
}

function begin(client: PoolClient, frame: Frame, known: readonly StoredTable[], file: string): TableLoad {
  const { table, columns } = readJson(tableSchema, frame, file)
  const target = known.find((each) => each.table === table)
  // Names come from the file, so only those the store itself has may reach a statement.
  if (!target || columns.some((column) => !target.columns.includes(column))) {
    throw new DeskError('backup-damaged', { file })
  }
  const copy = client.query(copyFrom(`copy ${quoted(table)} (${columnList(columns)}) from stdin`))
  const hash: Hash = createHash('sha256')
  copy.on('error', () => {
    // Told to whoever writes or ends.
  })
  return {
    async write(data) {
      hash.update(data)
      await new Promise<void>((resolve, reject) => {
        copy.write(data, (error) => (error ? reject(error) : resolve()))
      })
    },
    async end(endFrame) {
      const { rows, sha256 } = readJson(tableEndSchema, endFrame, file)
      copy.end()
      await finished(copy)
      if (copy.rowCount !== rows || hash.digest('hex') !== sha256)
        throw new DeskError('backup-damaged', { file })
      return rows
    },
  }
}

/** Numbering goes on after the highest number restored. */
async function alignIdentities(client: PoolClient, tables: readonly StoredTable[]): Promise<void> {
  for (const { table, numbered } of tables) {
    if (numbered === null) continue
    await client.query(
      `select setval(pg_get_serial_sequence($1, $2), coalesce(max(${quoted(numbered)}), 0) + 1, false) from ${quoted(table)}`,
      [quoted(table), numbered],
    )
  }
}

/** A broken gzip stream, or data that PostgreSQL cannot take into the table. */
function isDamage(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return code.startsWith('Z_') || (error instanceof DatabaseError && /^2[23]/.test(code))
}
