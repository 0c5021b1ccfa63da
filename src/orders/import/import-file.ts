/** Imports one file of orders: all of its good rows in one transaction, or nothing. */

import { pipeline } from 'node:stream/promises'
import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient, sql } from 'kysely'
import type { PoolClient } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Database } from '../../db/database.ts'
import { plainJson, plainText } from '../../db/plain-text.ts'
import type { Schema } from '../../db/schema.ts'
import type { Instant, IsoDate } from '../../domain/calendar-date.ts'
import { DeskError } from '../../domain/desk-error.ts'
import type { Locale } from '../../domain/locale.ts'
import { removeDemoWorld } from '../demo-world-removal.ts'
import { refreshSummaries } from '../order-summary.ts'
import { type CsvFile, inspectCsv } from './csv-file.ts'
import { type CsvBatch, readCsv } from './csv-reader.ts'
import type { ImportReport } from './import-report.ts'
import type { ImportMap } from './map-file.ts'
import { type MergeCounts, mergeRows } from './merge-rows.ts'
import { createRowReader, type RowReader } from './read-row.ts'
import { openReportFiles, type ReportFiles } from './report-files.ts'
import { CONTROL } from './row-fields.ts'
import { RowSorter } from './row-sorter.ts'
import { type KeyClash, numberRows, settleRepeats } from './settle-rows.ts'
import { COPY_STAGED, CREATE_STAGED, rowsToCopyText } from './stage-rows.ts'

export interface ImportProgress {
  /** `waiting`: another import is running. `merging`: every row is read. */
  readonly phase: 'waiting' | 'reading' | 'merging'
  readonly rows: number
  readonly bytes: number
  readonly totalBytes: number
}

export interface ImportOptions {
  readonly file: string
  readonly map: ImportMap
  /** Dates after it count as not known yet; null takes everything. */
  readonly asOf: IsoDate | null
  /** Checks and counts everything, and keeps nothing. */
  readonly dryRun: boolean
  /** Folder for the report's files. */
  readonly reportFolder: string
  /** Language of the explanations in the report's file. */
  readonly locale: Locale
  readonly at: Instant
  readonly onProgress?: (progress: ImportProgress) => void
  /** A map that would fit the heading, told when required columns are missing. */
  readonly suggestMap?: (heading: readonly string[]) => Promise<string | null>
}

/** Any number will do, as long as every import uses the same one. */
const IMPORT_LOCK = 20_260_319

/**
 * Reads the file and merges it. A bad row is reported and the rest is taken; a file that cannot be read as a whole
 * raises a DeskError and leaves the store as it was. Two imports at once: the second waits for the first.
 */
export async function importFile(db: Pick<Database, 'pool'>, options: ImportOptions): Promise<ImportReport> {
  const began = performance.now()
  const file = await inspectCsv(options.file, options.map)
  const { heading, batches } = await openRecords(file)
  const reader = createRowReader(heading, options)
  await refuseUnfit(reader, heading, file, options)
  const files = openReportFiles({ ...options, folder: options.reportFolder, file, heading })
  const sorter = new RowSorter(reader, files)
  try {
    const { merged, repeated, run, demoRemoved } = await inTransaction(db, options, async (client) => {
      await waitForTurn(client, file, options)
      const run = await beginRun(client, file, options)
      await client.query(CREATE_STAGED)
      options.onProgress?.(progressOf(file, sorter))
      await pipeline(
        sorter.sort(reported(batches, file, sorter, options)),
        rowsToCopyText(),
        client.query(copyFrom(COPY_STAGED)),
      )
      if (sorter.read === 0) throw new DeskError('import-no-rows', { file: file.path })
      options.onProgress?.({ ...progressOf(file, sorter), phase: 'merging', bytes: file.bytes })
      await numberRows(client, options.map)
      const { repeated, clashes } = await settleRepeats(client)
      await refuseClashes(clashes, file, sorter, files)
      const demoRemoved = (await hasStaged(client)) ? await removeDemoWorld(client) : 0
      const merged = await mergeRows(client, run, options.at)
      await refreshSummaries(kyselyOn(client), sql`select number from touched`)
      await endRun(client, run, sorter, merged)
      return { merged, repeated, run, demoRemoved }
    })
    return {
      ...sorter.counts(repeated),
      run: options.dryRun ? null : run,
      file,
      map: options.map.title,
      asOf: options.asOf,
      merged,
      repeated,
      demoRemoved,
      keptColumns: reader.kept,
      absentHeadings: reader.absent,
      seconds: (performance.now() - began) / 1000,
      ...(await files.keep()),
    }
  } catch (error) {
    await files.discard()
    throw error
  }
}

/** The heading, and all records after it. */
async function openRecords(
  file: CsvFile,
): Promise<{ readonly heading: readonly string[]; readonly batches: AsyncGenerator<CsvBatch> }> {
  const source = readCsv(file)
  let first = await source.next()
  while (!first.done && first.value.records.length === 0) first = await source.next()
  const [heading, ...rest] = first.done ? [] : first.value.records
  if (heading === undefined || first.done) throw new DeskError('import-file-empty', { file: file.path })
  const { bytes } = first.value
  async function* batches(): AsyncGenerator<CsvBatch> {
    yield { records: rest, bytes }
    yield* source
  }
  return { heading: heading.fields, batches: batches() }
}

async function refuseUnfit(
  reader: RowReader,
  heading: readonly string[],
  file: CsvFile,
  options: ImportOptions,
): Promise<void> {
  const list = (names: readonly string[]) => {
    const shown = names.slice(0, 40).map((name) => (name.length > 60 ? `${name.slice(0, 59)}…` : name))
    return shown.join(', ') + (names.length > shown.length ? ', …' : '')
  }
  if (reader.doubled.length > 0) {
    throw new DeskError('import-heading-twice', { file: file.path, headings: list(reader.doubled) })
  }
  if (heading.some((name) => CONTROL.test(name))) {
    throw new DeskError('import-file-binary', { file: file.path })
  }
  const missing = [...reader.missing, ...reader.unwanted]
  if (missing.length === 0) return
  const details = { file: file.path, missing: list(missing), found: list(heading) }
  const map = (await options.suggestMap?.(heading)) ?? null
  if (map === null) throw new DeskError('import-columns-missing', details)
  throw new DeskError('import-map-suggested', { ...details, map })
}

/** Whether any row is left to take; a file of nothing but refusals leaves the demo world in its place. */
async function hasStaged(client: PoolClient): Promise<boolean> {
  return (await client.query('select from staged limit 1')).rowCount === 1
}

async function inTransaction<T>(
  db: Pick<Database, 'pool'>,
  { dryRun }: ImportOptions,
  run: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await db.pool.connect()
  let broken: unknown
  try {
    await client.query('begin')
    const result = await run(client)
    await client.query(dryRun ? 'rollback' : 'commit')
    return result
  } catch (error) {
    broken = await client.query('rollback').then(
      () => undefined,
      (failure: unknown) => failure,
    )
    throw error
  } finally {
    client.release(broken !== undefined)
  }
}

async function waitForTurn(client: PoolClient, file: CsvFile, options: ImportOptions): Promise<void> {
  const { rows } = await client.query<{ free: boolean }>('select pg_try_advisory_xact_lock($1) as free', [
    IMPORT_LOCK,
  ])
  if (rows[0]?.free) return
  options.onProgress?.({ phase: 'waiting', rows: 0, bytes: 0, totalBytes: file.bytes })
  await client.query('select pg_advisory_xact_lock($1)', [IMPORT_LOCK])
}

async function* reported(
  batches: AsyncIterable<CsvBatch>,
  file: CsvFile,
  sorter: RowSorter,
  { onProgress }: ImportOptions,
): AsyncGenerator<CsvBatch> {
  for await (const batch of batches) {
    yield batch
    onProgress?.({ ...progressOf(file, sorter), bytes: batch.bytes })
  }
}

function progressOf(file: CsvFile, sorter: RowSorter): ImportProgress {
  return { phase: 'reading', rows: sorter.read, bytes: 0, totalBytes: file.bytes }
}

/** The rows of a clash are read from the file once more, since the staging table does not hold them as they came. */
async function refuseClashes(
  clashes: readonly KeyClash[],
  file: CsvFile,
  sorter: RowSorter,
  files: ReportFiles,
): Promise<void> {
  if (clashes.length === 0) return
  const byLine = new Map(clashes.flatMap((clash) => clash.lines.map((line) => [line, clash] as const)))
  for await (const { records } of readCsv(file)) {
    for (const record of records) {
      const clash = byLine.get(record.line)
      if (clash === undefined) continue
      const value = `${clash.orderNumber} / ${clash.lineNumber} (${clash.lines.slice(0, 10).join(', ')})`
      sorter.refuse(record.fields, [
        { line: record.line, code: 'same-key-differs', column: 'line_number', value },
      ])
    }
    await files.write()
  }
}

async function beginRun(client: PoolClient, file: CsvFile, { asOf, at }: ImportOptions): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    'insert into import_run (file, as_of, started_at) values ($1, $2, $3) returning id',
    [plainText(file.path), asOf, at],
  )
  return rows[0]?.id ?? 0
}

async function endRun(
  client: PoolClient,
  run: number,
  sorter: RowSorter,
  merged: MergeCounts,
): Promise<void> {
  const { read, taken, refused, ...findings } = sorter.counts(0)
  await client.query(
    `update import_run set finished_at = clock_timestamp(), rows_read = $2, rows_taken = $3, rows_refused = $4,
       report = $5 where id = $1`,
    [run, read, taken, refused, plainJson({ ...findings, merged })],
  )
}

/** Kysely on a connection that is in a transaction already, which it neither opens nor ends. */
function kyselyOn(client: PoolClient): Kysely<Schema> {
  const query: PostgresPoolClient['query'] = client.query.bind(client)
  const connection: PostgresPoolClient = { query, release() {} }
  const pool: PostgresPool = { options: {}, connect: async () => connection, end: async () => {} }
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
}
