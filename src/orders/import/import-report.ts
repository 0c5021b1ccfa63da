/** What an import did, as a person reads it afterwards. */

import type { IsoDate } from '../../domain/calendar-date.ts'
import type { CsvFile } from './csv-file.ts'
import type { Finding, FindingCode } from './import-row.ts'
import type { MergeCounts } from './merge-rows.ts'

/** Samples kept of each kind of finding; all of them stand in the report's file. */
const SAMPLES = 5
/** Words of number columns told one by one; more than that is no list of words. */
const WORDS = 50

/** All findings of one kind in one column. */
export interface FindingGroup {
  readonly code: FindingCode
  readonly column: string
  readonly count: number
  /** The first ones of the file. */
  readonly samples: readonly Finding[]
}

export interface ImportReport {
  /** Number of the run; null when nothing was kept (dry run). */
  readonly run: number | null
  readonly file: CsvFile
  readonly map: string
  readonly asOf: IsoDate | null
  readonly read: number
  readonly taken: number
  readonly refused: number
  /** Rows of which the as-of day knew nothing yet. */
  readonly notYetKnown: number
  /** Rows that the map does not want. */
  readonly notWanted: number
  /** Rows that stood twice in the file, word for word. */
  readonly repeated: number
  readonly merged: MergeCounts
  /** Made-up orders that made room for the first real ones. */
  readonly demoRemoved: number
  readonly refusals: readonly FindingGroup[]
  readonly warnings: readonly FindingGroup[]
  /** Words met in number columns, with how often. */
  readonly words: readonly { readonly column: string; readonly word: string; readonly count: number }[]
  /** Headings kept as attributes. */
  readonly keptColumns: readonly string[]
  /** Headings that the map names and the file does not have. */
  readonly absentHeadings: readonly string[]
  readonly seconds: number
  /** The full report and the refused rows as CSV; null when there is nothing to tell. */
  readonly reportFile: string | null
  readonly refusedFile: string | null
}

/** Counts findings in little memory, however many there are. */
export class FindingCounter {
  private readonly groups = new Map<string, { count: number; samples: Finding[] }>()

  add(finding: Finding): void {
    const key = `${finding.code} ${finding.column}`
    const group = this.groups.get(key)
    if (group === undefined) this.groups.set(key, { count: 1, samples: [finding] })
    else {
      group.count += 1
      if (group.samples.length < SAMPLES) group.samples.push(finding)
    }
  }

  /** Most frequent first. */
  list(): readonly FindingGroup[] {
    return [...this.groups.values()]
      .flatMap(({ count, samples }) => {
        const [first] = samples
        return first === undefined ? [] : [{ code: first.code, column: first.column, count, samples }]
      })
      .sort((a, b) => b.count - a.count)
  }
}

/** Counts the words met in number columns. */
export class WordCounter {
  private readonly counts = new Map<string, { column: string; word: string; count: number }>()

  add({ code, column, value }: Finding): void {
    if (code !== 'word-in-number') return
    const key = `${column} ${value}`
    const known = this.counts.get(key)
    if (known !== undefined) known.count += 1
    else if (this.counts.size < WORDS) this.counts.set(key, { column, word: value, count: 1 })
  }

  list(): ImportReport['words'] {
    return [...this.counts.values()].sort((a, b) => b.count - a.count)
  }
}
