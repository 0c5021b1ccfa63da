/** Months, parts of months and weeks: `March 20th`, `fin mars`, `mid-April`, `semaine 12`. */

import type { IsoDate } from '../../domain/calendar-date.ts'
import type { DateClaim, DateNotation } from './claim.ts'
import { type DateReading, dayMonth, isOrdinal, readYear } from './date-pieces.ts'
import { type CalendarWord, MONTH_WORDS } from './date-words.ts'
import type { Token } from './read-tokens.ts'
import { monthSpan, nearestDay, weekSpan } from './resolve-dates.ts'

type Part = 'start' | 'middle' | 'end' | 'whole'

const WEEK_NAMES = new Set(['week', 'wk', 'semaine', 'sem', 'cw', 'kw'])

const WEEK_LETTERS = new Set(['s', 'w', 'cw', 'kw', 'wk', 'sem'])

const PARTS: ReadonlyMap<string, Part> = new Map<string, Part>([
  ['fin', 'end'],
  ['end', 'end'],
  ['late', 'end'],
  ['debut', 'start'],
  ['early', 'start'],
  ['beginning', 'start'],
  ['start', 'start'],
  ['mi', 'middle'],
  ['mid', 'middle'],
  ['middle', 'middle'],
  ['in', 'whole'],
  ['en', 'whole'],
  ['of', 'whole'],
  ['courant', 'whole'],
  ['during', 'whole'],
])

/** Words that may begin a part of a month or a week. */
export const PART_WORDS: readonly string[] = [...PARTS.keys(), ...WEEK_NAMES, ...WEEK_LETTERS]

/** `March 20th, 2026`, `March 2026`. */
export function readMonthFirst(
  tokens: readonly Token[],
  first: number,
  token: Token,
  today: IsoDate | null,
): DateReading | null {
  const month = MONTH_WORDS.get(token.text)
  if (!month) return null
  let at = first + 1
  if (tokens[at]?.text === '.') at += 1
  if (tokens[at]?.text === 'the') at += 1
  const day = tokens[at]
  if (month.language === 'en' || tokens[at]?.kind === 'digits') {
    if (day?.kind === 'digits' && day.text.length <= 2 && day.gap !== 'line' && month.language === 'en') {
      const next = isOrdinal(tokens[at + 1]) ? at + 2 : at + 1
      const year = readYear(tokens, next)
      return dayMonth(Number(day.text), month, year, 'month-day', today, year ? year.next : next)
    }
  }
  const year = readYear(tokens, first + 1)
  if (year === null || year.length !== 4) return null
  return { claim: monthClaim(year.value, month, 'whole', 'full'), next: year.next }
}

function monthClaim(year: number, month: CalendarWord, part: Part, written: DateNotation['year']): DateClaim {
  const span = monthSpan(`${String(year).padStart(4, '0')}-${String(month.number).padStart(2, '0')}`, part)
  const notation: DateNotation = { form: 'month', language: month.language, year: written }
  return {
    kind: 'date',
    spans: [span],
    yearless: written === 'none',
    weekday: null,
    relative: false,
    notation,
  }
}

/** `fin mars`, `mid-March`, `in April 2026`, `début de semaine 12`. */
export function readPartOfMonth(
  tokens: readonly Token[],
  first: number,
  token: Token,
  today: IsoDate | null,
): DateReading | null {
  const part = PARTS.get(token.text)
  if (part === undefined) return null
  let at = first + 1
  while (at < first + 3 && ['of', 'de', '-', 'du', 'the'].includes(tokens[at]?.text ?? '')) at += 1
  const word = tokens[at]
  if (!word || word.gap === 'line') return null
  const week = readWeek(tokens, at, word, today)
  if (week) return part === 'whole' && at === first + 1 ? null : week
  const month = MONTH_WORDS.get(word.text)
  if (!month || month.short) return null
  // "may" is a verb more often than a month unless it is written with a capital.
  if (word.text === 'may' && !word.capital) return null
  const year = readYear(tokens, at + 1)
  if (year) return { claim: monthClaim(year.value, month, part, 'full'), next: year.next }
  const nearest = nearestDay(month.number, 15, today)
  if (nearest === null) return null
  return { claim: monthClaim(Number(nearest.slice(0, 4)), month, part, 'none'), next: at + 1 }
}

/** `week 12`, `semaine 12`, `S12`, `W12/2026`. */
export function readWeek(
  tokens: readonly Token[],
  first: number,
  token: Token,
  today: IsoDate | null,
): DateReading | null {
  let at = first + 1
  if (tokens[at]?.text === '.') at += 1
  const digits = tokens[at]
  if (digits?.kind !== 'digits' || digits.text.length > 2) return null
  const glued = digits.gap === 'none' && at === first + 1
  if (!(glued ? WEEK_LETTERS.has(token.text) || WEEK_NAMES.has(token.text) : WEEK_NAMES.has(token.text)))
    return null
  const after = tokens[at + 1]
  if (
    after?.gap === 'none' &&
    (after.kind === 'word' || (after.text === '-' && tokens[at + 2]?.gap === 'none'))
  )
    return null
  const year = readYear(tokens, at + 1)
  const number = Number(digits.text)
  if (number < 1 || number > 53) return null
  const span = weekSpan(number, year?.value ?? null, today)
  const language = token.text === 'semaine' || token.text === 'sem' || token.text === 's' ? 'fr' : 'en'
  const notation: DateNotation = { form: 'week', language, year: year ? 'full' : 'none' }
  const claim: DateClaim = {
    kind: 'date',
    spans: [span],
    yearless: false,
    weekday: null,
    relative: false,
    notation,
  }
  return { claim, next: year?.next ?? at + 1 }
}
