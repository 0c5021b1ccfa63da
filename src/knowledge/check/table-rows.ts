/** Tables pasted into a text: the head of a column says what its figures are about, the row which line they belong to. */

import { type Attachment, sortOf } from './attach.ts'
import type { Claim } from './claim.ts'
import type { Lines, OrderRecord } from './order-record.ts'
import type { SentenceReading } from './sentence-reading.ts'
import type { Statement } from './statements.ts'
import type { Subject } from './subjects.ts'
import { aspectsOf, type Topic } from './topic.ts'

export interface TableHead {
  /** Topics of each column; empty where its head says nothing. */
  readonly topics: readonly (readonly Topic[])[]
}

/** Where each cell ends; null when the statement is no row of at least three cells. */
export function cellEnds(text: string, { start, end }: Statement): readonly number[] | null {
  const row = text.slice(start, end)
  const separator = row.split('|').length > 2 ? '|' : row.split('\t').length > 2 ? '\t' : null
  if (separator === null) return null
  const ends: number[] = []
  for (let at = row.indexOf(separator); at >= 0; at = row.indexOf(separator, at + 1)) ends.push(start + at)
  return [...ends, end]
}

const cellOf = (ends: readonly number[], place: number): number => ends.findIndex((end) => place < end)

/** The head of a table: a row without figures that names at least one thing of an order. */
export function headOf(
  reading: SentenceReading,
  ends: readonly number[],
  placeOf: (token: number) => number,
): TableHead | null {
  const hasFigures = reading.claims.some(({ value }) => value.kind !== 'state')
  const topics: Topic[][] = ends.map(() => [])
  for (const { topic, first } of reading.cues) topics[cellOf(ends, placeOf(first))]?.push(topic)
  for (const at of reading.lineWords) topics[cellOf(ends, placeOf(at))]?.push('line')
  return hasFigures || topics.every((own) => own.length === 0) ? null : { topics }
}

/** Reads a row under its head: what each figure is about, and of which line. */
export class TableRow {
  readonly #head: TableHead
  readonly #ends: readonly number[]
  readonly #inner: { of(claim: Claim): Subject }
  readonly #line: string | null

  constructor(
    head: TableHead,
    ends: readonly number[],
    reading: SentenceReading,
    inner: { of(claim: Claim): Subject },
    records: readonly OrderRecord[] | null,
  ) {
    this.#head = head
    this.#ends = ends
    this.#inner = inner
    this.#line = this.#lineOf(reading, records?.length === 1 ? (records[0] ?? null) : null)
  }

  #topics(claim: Claim): readonly Topic[] {
    return this.#head.topics[cellOf(this.#ends, claim.start)] ?? []
  }

  #lineOf(reading: SentenceReading, record: OrderRecord | null): string | null {
    for (const claim of reading.claims) {
      const { value } = claim
      if (value.kind === 'line') return value.line
      if (value.kind !== 'number' || !this.#topics(claim).includes('line')) continue
      const line = String(value.values[0])
      if (record === null || record.lines.includes(line)) return line
    }
    return null
  }

  /** The number of the line itself is no figure to check. */
  isLineNumber(claim: Claim): boolean {
    return claim.value.kind === 'number' && this.#topics(claim).includes('line')
  }

  attach(claim: Claim): Attachment {
    const sort = sortOf(claim)
    const topic = this.#topics(claim).find((each) => aspectsOf(each, sort) !== null) ?? null
    return { topic, certain: topic !== null, isWhole: false, cue: null }
  }

  of(claim: Claim): Subject {
    const subject = this.#inner.of(claim)
    const lines: Lines = this.#line === null ? subject.lines : [this.#line]
    return { ...subject, lines, isLineNamed: this.#line !== null || subject.isLineNamed }
  }
}
