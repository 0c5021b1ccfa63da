/** Reads dates and numbers as one map writes them. Files say the same few thousand dates over and over: read once. */

import type { IsoDate } from '../../domain/calendar-date.ts'
import type { ImportMap } from './map-file.ts'
import { readDate, readNumber } from './read-values.ts'

const DATES_KEPT = 20_000
/** Needs no map to be read: digits with a decimal point at most. */
const BARE_NUMBER = /^\d{1,12}(?:\.\d{1,9})?$/
const BARE_WHOLE = /^\d{1,12}$/

export interface ValueReader {
  date(text: string): IsoDate | null
  number(text: string): number | null
  /** Whether the map lists it as a word that may stand in a number column. */
  isWord(text: string): boolean
  /** The line number that a text in a number column refers to; null when it refers to none. */
  lineReference(text: string): string | null
}

export function createValueReader(map: ImportMap): ValueReader {
  const dates = new Map<string, IsoDate | null>()
  const words = new Set(map.words_in_numbers)
  const reference = map.line_reference === undefined ? null : new RegExp(map.line_reference)
  const bare = map.numbers.decimal === '.' && map.numbers.thousands !== '.' ? BARE_NUMBER : BARE_WHOLE
  return {
    date(text) {
      const known = dates.get(text)
      if (known !== undefined) return known
      const date = readDate(text, map.dates)
      if (dates.size < DATES_KEPT) dates.set(text, date)
      return date
    },
    number: (text) => (bare.test(text) ? Number(text) : readNumber(text, map.numbers)),
    isWord: (text) => words.has(text),
    lineReference: (text) => reference?.exec(text)?.groups?.['line'] ?? null,
  }
}
