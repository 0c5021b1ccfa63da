/** Sorts the rows of a file into taken, refused and left out, counting and reporting on the way. */

import type { CsvBatch } from './csv-reader.ts'
import { FindingCounter, type ImportReport, WordCounter } from './import-report.ts'
import type { Finding, ImportRow } from './import-row.ts'
import type { RowReader } from './read-row.ts'
import type { ReportFiles } from './report-files.ts'

type Counts = Pick<
  ImportReport,
  'read' | 'taken' | 'refused' | 'notYetKnown' | 'notWanted' | 'refusals' | 'warnings' | 'words'
>

export class RowSorter {
  /** Rows read so far. */
  read = 0
  private taken = 0
  private refused = 0
  private notYetKnown = 0
  private notWanted = 0
  private readonly refusals = new FindingCounter()
  private readonly warnings = new FindingCounter()
  private readonly words = new WordCounter()
  private readonly reader: RowReader
  private readonly files: ReportFiles

  constructor(reader: RowReader, files: ReportFiles) {
    this.reader = reader
    this.files = files
  }

  /** The rows to take, batch by batch. */
  async *sort(batches: AsyncIterable<CsvBatch>): AsyncGenerator<readonly ImportRow[]> {
    for await (const { records } of batches) {
      const rows: ImportRow[] = []
      for (const record of records) {
        // A spreadsheet leaves rows of separators alone below its table.
        if (record.fields.every((field) => field.trim() === '')) continue
        this.read += 1
        const result = this.reader.read(record)
        if (result.kind === 'taken') {
          this.taken += 1
          rows.push(result.row)
          for (const warning of result.warnings) this.warn(warning)
        } else if (result.kind === 'refused') this.refuse(record.fields, result.refusals, true)
        else if (result.reason === 'after-as-of') this.notYetKnown += 1
        else this.notWanted += 1
      }
      await this.files.write()
      yield rows
    }
  }

  /** Refuses a row; one that had been taken unless `unread`. */
  refuse(fields: readonly string[], findings: readonly Finding[], unread = false): void {
    this.refused += 1
    if (!unread) this.taken -= 1
    for (const finding of findings) {
      this.refusals.add(finding)
      this.files.found(finding, 'refused')
    }
    this.files.refusedRow(fields)
  }

  private warn(finding: Finding): void {
    this.words.add(finding)
    this.warnings.add(finding)
    this.files.found(finding, 'warning')
  }

  /** `repeated` rows were taken and found to stand twice. */
  counts(repeated: number): Counts {
    return {
      read: this.read,
      taken: this.taken - repeated,
      refused: this.refused,
      notYetKnown: this.notYetKnown,
      notWanted: this.notWanted,
      refusals: this.refusals.list(),
      warnings: this.warnings.list(),
      words: this.words.list(),
    }
  }
}
