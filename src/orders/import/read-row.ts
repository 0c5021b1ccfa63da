/** Turns the records of a file into rows of orders, by a map and, when replaying history, as of a day. */

import type { IsoDate } from '../../domain/calendar-date.ts'
import { asKnownOn } from './as-known-on.ts'
import { cleaner, columnSources } from './column-sources.ts'
import { ATTRIBUTE_PREFIX, foldHeading, REQUIRED_COLUMNS } from './columns.ts'
import type { CsvRecord } from './csv-reader.ts'
import type { RowResult } from './import-row.ts'
import { readRow } from './line-fields.ts'
import type { ImportMap } from './map-file.ts'
import { RowFields } from './row-fields.ts'
import { createValueReader, type ValueReader } from './value-reader.ts'

export interface RowReader {
  /** Required columns that neither the file nor the map gives. Rows can be read only when there are none. */
  readonly missing: readonly string[]
  /** Headings that stand twice and that one of our columns needs. Rows can be read only when there are none. */
  readonly doubled: readonly string[]
  /** Headings that choose rows (`only`) and the file does not have. Rows can be read only when there are none. */
  readonly unwanted: readonly string[]
  /** Headings that the map names and the file does not have. */
  readonly absent: readonly string[]
  /** Headings that no column reads; their values are kept as attributes. */
  readonly kept: readonly string[]
  read(record: CsvRecord): RowResult
}

export interface RowReaderOptions {
  readonly map: ImportMap
  /** Dates after it count as not known yet; null takes everything. */
  readonly asOf: IsoDate | null
}

/** Prepares reading for a heading. */
export function createRowReader(heading: readonly string[], options: RowReaderOptions): RowReader {
  const { map, asOf } = options
  const sources = columnSources(heading, map)
  const values = createValueReader(map)
  const clean = cleaner(map)
  const kept = keptColumns(heading, sources.used)
  const wanted = wantedRows(heading, map)
  const row = new RowFields(sources.texts, values)

  return {
    missing: REQUIRED_COLUMNS.filter(
      (column) => !sources.texts.has(column) && !(column === 'line_number' && map.count_lines),
    ),
    doubled: sources.doubled,
    unwanted: wanted.absent,
    absent: sources.absent,
    kept: kept.map(({ name }) => name),
    read(record) {
      const { fields, line } = record
      row.begin(line, fields)
      if (fields.length !== heading.length) {
        row.refuse(
          fields.length < heading.length ? 'too-few-fields' : 'too-many-fields',
          '',
          String(fields.length),
        )
        return { kind: 'refused', refusals: row.refusals }
      }
      if (!wanted.includes(fields)) return { kind: 'left-out', reason: 'not-wanted' }
      for (const { name, index } of kept) {
        const value = clean(fields[index] ?? '')
        if (value !== '' && !isLater(value, values, asOf)) row.attribute(name, value)
      }
      const read = readRow(line, row, map)
      if (row.refusals.length > 0) return { kind: 'refused', refusals: row.refusals }
      const seen = asOf === null ? read : asKnownOn(read, asOf)
      if (seen === null) return { kind: 'left-out', reason: 'after-as-of' }
      return { kind: 'taken', row: seen, warnings: row.warnings }
    },
  }
}

/** Columns that become attributes, by their heading; a heading that stands twice gets a number. */
function keptColumns(heading: readonly string[], used: ReadonlySet<number>) {
  const names = new Set<string>()
  return heading.flatMap((text, index) => {
    const trimmed = text.replace(/^\uFEFF/, '').trim()
    if (used.has(index) || trimmed === '') return []
    const own = trimmed.startsWith(ATTRIBUTE_PREFIX) ? trimmed.slice(ATTRIBUTE_PREFIX.length) : trimmed
    let name = own
    for (let number = 2; names.has(name); number += 1) name = `${own} (${number})`
    names.add(name)
    return [{ name, index }]
  })
}

function wantedRows(heading: readonly string[], map: ImportMap) {
  const folded = heading.map(foldHeading)
  const tests = Object.entries(map.only).map(([name, wanted]) => ({
    name,
    index: folded.indexOf(foldHeading(name)),
    wanted: new Set(wanted),
  }))
  return {
    absent: tests.flatMap(({ index, name }) => (index < 0 ? [name] : [])),
    includes: (fields: readonly string[]) =>
      tests.every(({ index, wanted }) => wanted.has((fields[index] ?? '').trim())),
  }
}

/** A kept column that is a date after the day would tell what was not known yet. */
function isLater(value: string, values: ValueReader, asOf: IsoDate | null): boolean {
  if (asOf === null) return false
  const date = values.date(value)
  return date !== null && date > asOf
}
