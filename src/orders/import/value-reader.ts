/** Reads values as one map writes them. Files say the same dates, terms and countries over and over: each is read once. */

import type { IsoDate } from '../../domain/calendar-date.ts'
import type { TransportMode } from '../../domain/order.ts'
import { readCountry } from './countries.ts'
import type { ImportMap } from './map-file.ts'
import { type Incoterm, readCurrency, readDate, readIncoterm, readMode, readNumber } from './read-values.ts'

/** A file of random words must not fill the memory. */
const ANSWERS_KEPT = 20_000
/** Needs no map to be read: digits with a decimal point at most. */
const BARE_NUMBER = /^\d{1,12}(?:\.\d{1,9})?$/
const BARE_WHOLE = /^\d{1,12}$/

export interface ValueReader {
  date(text: string): IsoDate | null
  number(text: string): number | null
  /** ISO 3166-1 alpha-2. */
  country(text: string): string | null
  /** ISO 4217. */
  currency(text: string): string | null
  incoterm(text: string): Incoterm | null
  mode(text: string): TransportMode | null
  /** Whether the map lists it as a word that may stand in a number column. */
  isWord(text: string): boolean
  /** The line number that a text in a number column refers to; null when it refers to none. */
  lineReference(text: string): string | null
}

export function createValueReader(map: ImportMap): ValueReader {
  const words = new Set(map.words_in_numbers)
  const reference = map.line_reference === undefined ? null : new RegExp(map.line_reference)
  const bare = map.numbers.decimal === '.' && map.numbers.thousands !== '.' ? BARE_NUMBER : BARE_WHOLE
  return {
    date: remembered((text) => readDate(text, map.dates)),
    number: (text) => (bare.test(text) ? Number(text) : readNumber(text, map.numbers)),
    country: remembered(readCountry),
    currency: remembered(readCurrency),
    incoterm: remembered(readIncoterm),
    mode: remembered(readMode),
    isWord: (text) => words.has(text),
    lineReference: (text) => reference?.exec(text)?.groups?.['line'] ?? null,
  }
}

/** Answers the second time without reading. */
function remembered<T extends string | object>(read: (text: string) => T | null): (text: string) => T | null {
  const answers = new Map<string, T | null>()
  return (text) => {
    const known = answers.get(text)
    if (known !== undefined) return known
    const answer = read(text)
    if (answers.size < ANSWERS_KEPT) answers.set(text, answer)
    return answer
  }
}
