/** What dates are put together from: days, ordinals, months, years. */

import type { IsoDate } from '../../domain/calendar-date.ts'
import type { DateClaim, DateNotation } from './claim.ts'
import { type CalendarWord, MONTH_WORDS } from './date-words.ts'
import type { Token } from './read-tokens.ts'
import { isoOf, isRealDay, nearestDay, spanOfDay } from './resolve-dates.ts'

export interface DateReading {
  readonly claim: DateClaim
  readonly next: number
}

const ORDINALS = new Set(['st', 'nd', 'rd', 'th', 'er', 'ere', 'e'])

export function exact(days: readonly IsoDate[], notation: DateNotation, yearless = false): DateClaim {
  return { kind: 'date', spans: days.map(spanOfDay), yearless, weekday: null, relative: false, notation }
}

export function digitsAfter(tokens: readonly Token[], at: number, sign: string): Token | null {
  const separator = tokens[at]
  const digits = tokens[at + 1]
  if (separator?.text !== sign || separator.gap !== 'none') return null
  return digits?.kind === 'digits' && digits.gap === 'none' ? digits : null
}

export function isOrdinal(token: Token | undefined): boolean {
  return token?.kind === 'word' && token.gap === 'none' && ORDINALS.has(token.text)
}

export function monthAt(tokens: readonly Token[], at: number): CalendarWord | null {
  const token = tokens[at]
  if (token?.kind !== 'word' || token.gap === 'line') return null
  const month = MONTH_WORDS.get(token.text)
  // "mar" is Tuesday as well as March; beside a day it is the month.
  return month ?? null
}

export interface Year {
  readonly value: number
  readonly length: number
  readonly next: number
}

/** A year after a month, with a comma or a full stop of an abbreviation between them. */
export function readYear(tokens: readonly Token[], at: number): Year | null {
  let place = at
  while (['.', ',', '-', '/', "'", 'of', 'de'].includes(tokens[place]?.text ?? '')) place += 1
  const token = tokens[place]
  if (place > at + 2 || token?.kind !== 'digits' || token.gap === 'line') return null
  if (token.text.length === 4 && /^(19|20)/.test(token.text)) {
    return { value: Number(token.text), length: 4, next: place + 1 }
  }
  const glued = tokens[at]?.text === '-' || tokens[at]?.text === '/' || tokens[at]?.text === "'"
  return glued && token.text.length === 2
    ? { value: 2000 + Number(token.text), length: 2, next: place + 1 }
    : null
}

export function dayMonth(
  day: number,
  month: CalendarWord,
  year: Year | null,
  form: DateNotation['form'],
  today: IsoDate | null,
  next: number,
): DateReading | null {
  const notation: DateNotation = {
    form,
    language: month.language,
    year: year === null ? 'none' : year.length === 2 ? 'short' : 'full',
  }
  if (year === null) {
    const date = nearestDay(month.number, day, today)
    return date === null ? null : { claim: exact([date], notation, true), next }
  }
  if (!isRealDay(year.value, month.number, day)) return null
  return { claim: exact([isoOf(year.value, month.number, day)], notation), next }
}
