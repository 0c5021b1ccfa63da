/** The two files that an import leaves: all it found, and the refused rows to mend and import again. */

import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { finished } from 'node:stream/promises'
import type { Instant } from '../../domain/calendar-date.ts'
import type { Locale } from '../../domain/locale.ts'
import { csvRecord } from '../csv-text.ts'
import type { CsvFile } from './csv-file.ts'
import { findingWords } from './finding-words.ts'
import type { Finding } from './import-row.ts'

const HEADING = ['line', 'verdict', 'reason', 'column', 'value', 'explanation']

/** What is told gathers in memory until it is written, which a reader does after each batch of records. */
export interface ReportFiles {
  found(finding: Finding, verdict: 'refused' | 'warning'): void
  refusedRow(fields: readonly string[]): void
  /** Writes what was told. */
  write(): Promise<void>
  /** Names the files that hold something; the others leave nothing behind. */
  keep(): Promise<{ readonly reportFile: string | null; readonly refusedFile: string | null }>
  discard(): Promise<void>
}

export interface ReportFilesOptions {
  readonly folder: string
  readonly file: CsvFile
  readonly heading: readonly string[]
  readonly at: Instant
  readonly locale: Locale
}

/** Files appear under their names only when the import is through. */
export function openReportFiles(options: ReportFilesOptions): ReportFiles {
  const { folder, file, heading, at, locale } = options
  const stamp = at.replaceAll(':', '-').replace(/\.\d+Z$/, '')
  const name = join(folder, `${stamp}-${basename(file.path).replace(/\.[^.]*$/, '')}`)
  const report = new LazyFile(`${name}-report.csv`, `\uFEFF${csvRecord(HEADING, ';')}`)
  // Same headings and separator as the file, so that the same map reads it; the mark says it is UTF-8.
  const refused = new LazyFile(`${name}-refused.csv`, `\uFEFF${plainRecord(heading, file.separator)}`)
  return {
    found: ({ line, code, column, value }, verdict) =>
      report.add(csvRecord([line, verdict, code, column, value, findingWords(code, locale)], ';')),
    refusedRow: (fields) => refused.add(plainRecord(fields, file.separator)),
    write: async () => {
      await report.write()
      await refused.write()
    },
    keep: async () => ({ reportFile: await report.keep(), refusedFile: await refused.keep() }),
    discard: async () => {
      await report.discard()
      await refused.discard()
    },
  }
}

/** A row as it came: nothing put before formulas, since the row has to stay what it was. */
function plainRecord(fields: readonly string[], separator: string): string {
  const cells = fields.map((field) =>
    /["\r\n]/.test(field) || field.includes(separator) ? `"${field.replaceAll('"', '""')}"` : field,
  )
  return `${cells.join(separator)}\r\n`
}

/** A file that is made when there is something to write. */
class LazyFile {
  private stream: WriteStream | null = null
  private waiting = ''
  private readonly path: string
  private readonly heading: string

  constructor(path: string, heading: string) {
    this.path = path
    this.heading = heading
  }

  add(text: string): void {
    this.waiting += text
  }

  async write(): Promise<void> {
    if (this.waiting === '') return
    const text = this.waiting
    this.waiting = ''
    if (this.stream === null) {
      await mkdir(join(this.path, '..'), { recursive: true })
      this.stream = createWriteStream(`${this.path}.part`, { mode: 0o600 })
      this.stream.write(this.heading)
    }
    if (!this.stream.write(text)) await once(this.stream, 'drain')
  }

  async keep(): Promise<string | null> {
    await this.write()
    if (this.stream === null) return null
    this.stream.end()
    await finished(this.stream)
    await rename(`${this.path}.part`, this.path)
    return this.path
  }

  async discard(): Promise<void> {
    if (this.stream === null) return
    this.stream.destroy()
    await rm(`${this.path}.part`, { force: true })
  }
}
