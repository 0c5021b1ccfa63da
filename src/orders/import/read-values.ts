/** Reads one field of a row: a date, a number, a country, a delivery term, a transport mode. */

import { type IsoDate, isIsoDate } from '../../domain/calendar-date.ts'
import { INCOTERM_CODES, type IncotermCode, TRANSPORT_MODES, type TransportMode } from '../../domain/order.ts'
import type { DateFormat, ImportMap } from './map-file.ts'

const MONTHS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    ['jan', 'janv', 'january', 'janvier'],
    ['feb', 'fev', 'fevr', 'february', 'fevrier'],
    ['mar', 'mars', 'march'],
    ['apr', 'avr', 'april', 'avril'],
    ['may', 'mai'],
    ['jun', 'juin', 'june'],
    ['jul', 'juil', 'july', 'juillet'],
    ['aug', 'aou', 'aout', 'august'],
    ['sep', 'sept', 'september', 'septembre'],
    ['oct', 'october', 'octobre'],
    ['nov', 'november', 'novembre'],
    ['dec', 'december', 'decembre'],
  ].flatMap((names, index) => names.map((name) => [name, index + 1])),
)

/** Two-digit years: 00-68 are this century, 69-99 the last one, as POSIX reads them. */
const fullYear = (year: number) => (year >= 100 ? year : year < 69 ? 2000 + year : 1900 + year)

const PATTERNS: Readonly<
  Record<DateFormat, { readonly pattern: RegExp; readonly order: 'YMD' | 'DMY' | 'MDY' }>
> = {
  'YYYY-MM-DD': { pattern: /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/, order: 'YMD' },
  'DD/MM/YYYY': { pattern: /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/, order: 'DMY' },
  'MM/DD/YYYY': { pattern: /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/, order: 'MDY' },
  'DD.MM.YYYY': { pattern: /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/, order: 'DMY' },
  'DD-MM-YYYY': { pattern: /^(\d{1,2})-(\d{1,2})-(\d{4})$/, order: 'DMY' },
  'DD/MM/YY': { pattern: /^(\d{1,2})\/(\d{1,2})\/(\d{2})$/, order: 'DMY' },
  'MM/DD/YY': { pattern: /^(\d{1,2})\/(\d{1,2})\/(\d{2})$/, order: 'MDY' },
  'DD-MMM-YY': { pattern: /^(\d{1,2})[- ](\p{L}+)\.?[- ](\d{2})$/u, order: 'DMY' },
  'DD-MMM-YYYY': { pattern: /^(\d{1,2})[- ](\p{L}+)\.?[- ](\d{4})$/u, order: 'DMY' },
  YYYYMMDD: { pattern: /^(\d{4})(\d{2})(\d{2})$/, order: 'YMD' },
}

/** The date in the first format that fits and is a day of the calendar; null when none does. */
export function readDate(text: string, formats: readonly DateFormat[]): IsoDate | null {
  for (const format of formats) {
    const { pattern, order } = PATTERNS[format]
    const match = pattern.exec(text)
    if (!match) continue
    const [first = '', middle = '', last = ''] = match.slice(1)
    const [year, month, day] =
      order === 'YMD'
        ? [first, middle, last]
        : order === 'DMY'
          ? [last, middle, first]
          : [last, first, middle]
    const number = /^\d/.test(month) ? Number(month) : (MONTHS[plain(month)] ?? 0)
    const date = `${String(fullYear(Number(year))).padStart(4, '0')}-${pad(number)}-${pad(Number(day))}`
    if (isIsoDate(date)) return date
  }
  return null
}

const pad = (value: number) => String(value).padStart(2, '0')

/** A number written with the map's marks; blanks of every kind may stand between thousands. Null when it is none. */
export function readNumber(text: string, marks: ImportMap['numbers']): number | null {
  let digits = text.replaceAll(/[\s\u00A0\u202F]/g, '')
  if (marks.thousands !== '' && marks.thousands !== ' ' && digits.includes(marks.thousands)) {
    const grouped = new RegExp(`^[+-]?\\d{1,3}(\\${marks.thousands}\\d{3})+(?!\\d)`)
    if (!grouped.test(digits)) return null
    digits = digits.replaceAll(marks.thousands, '')
  }
  if (marks.decimal === ',') {
    if (digits.includes('.')) return null
    digits = digits.replace(',', '.')
  }
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(digits)) return null
  const value = Number(digits)
  return Math.abs(value) < 1e13 ? value : null
}

export interface Incoterm {
  readonly code: IncotermCode
  readonly place: string | null
  readonly edition: number | null
}

/** An Incoterms rule with the place and edition that may stand behind it: "FCA Saint-Priest Incoterms 2020". */
export function readIncoterm(text: string): Incoterm | null {
  const match = /^\s*([A-Za-z]{3})\b[\s,:–-]*(.*)$/.exec(text)
  const code = INCOTERM_CODES.find((each) => each === match?.[1]?.toUpperCase())
  if (!code) return null
  const rest = match?.[2] ?? ''
  const edition = /\b(2000|2010|2020)\b/.exec(rest)?.[1]
  const place = rest
    .replace(/\(?\b(?:incoterms?|icc)\b®?[\s,]*/gi, '')
    .replace(/\b(2000|2010|2020)\b\)?/, '')
    .replaceAll(/^[\s,;()-]+|[\s,;()-]+$/g, '')
  return { code, place: place === '' ? null : place, edition: edition ? Number(edition) : null }
}

const MODE_WORDS: readonly (readonly [TransportMode, RegExp])[] = [
  ['air', /^(air|aerien|avion|air charter|airfreight|air freight)/],
  ['sea', /^(sea|ocean|mer|maritime|bateau|seafreight|vessel)/],
  ['road', /^(road|truck|route|routier|camion|lorry)/],
  ['rail', /^(rail|train|fer|ferroviaire)/],
  ['courier', /^(courier|express|messagerie|parcel)/],
  ['multimodal', /^(multimodal|combine)/],
]

/** The transport mode that a word of either language names. */
export function readMode(text: string): TransportMode | null {
  const word = plain(text)
  const exact = TRANSPORT_MODES.find((mode) => mode === word)
  return exact ?? MODE_WORDS.find(([, words]) => words.test(word))?.[0] ?? null
}

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'))

/** An ISO 4217 code, or the sign of one that can mean no other. */
export function readCurrency(text: string): string | null {
  const code = text.trim().toUpperCase()
  if (code === '€') return 'EUR'
  if (code === '£') return 'GBP'
  return CURRENCIES.has(code) ? code : null
}

/** Lower case without accents. */
export function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim()
}
