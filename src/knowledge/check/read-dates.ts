/** Dates as people write them in French and English: in figures, with the month's name, by weekday, by week, by part of a month. */

import { addDays, type IsoDate, isoWeekday } from '../../domain/calendar-date.ts'
import type { DateClaim, DateNotation, DateSpan } from './claim.ts'
import { type DateReading, exact, isOrdinal } from './date-pieces.ts'
import { MONTH_WORDS, type RelativePhrase, WEEKDAY_WORDS } from './date-words.ts'
import { readFromFigures } from './read-date-figures.ts'
import { PART_WORDS, readMonthFirst, readPartOfMonth, readWeek } from './read-date-parts.ts'
import type { Token } from './read-tokens.ts'
import { isRealDay, monthSpan, spanOfDay, weekdaySpans } from './resolve-dates.ts'

const NEXT = new Set(['next', 'coming', 'prochain'])
const LAST = new Set(['last', 'past', 'dernier'])
const THIS = new Set(['this', 'ce'])

/** Words that may begin a date. */
export const DATE_OPENERS: ReadonlySet<string> = new Set([
  ...MONTH_WORDS.keys(),
  ...WEEKDAY_WORDS.keys(),
  ...PART_WORDS,
  ...NEXT,
  ...LAST,
  ...THIS,
  ...['the', 'le', 'au', 'du'],
])

/** The date that begins at the token; null when none does. `today` is the day of writing, null when not known. */
export function readDate(tokens: readonly Token[], first: number, today: IsoDate | null): DateReading | null {
  const token = tokens[first]
  if (!token) return null
  if (token.kind === 'digits') return readFromFigures(tokens, first, token, today)
  if (token.kind !== 'word') return null
  return (
    readWeek(tokens, first, token, today) ??
    readFromWeekday(tokens, first, today) ??
    readMonthFirst(tokens, first, token, today) ??
    readPartOfMonth(tokens, first, token, today) ??
    readDayOfMonth(tokens, first, token, today)
  )
}

/** The day, week or month that an expression such as "tomorrow" stands for. */
export function relativeClaim(
  phrase: RelativePhrase,
  today: IsoDate | null,
  language: 'fr' | 'en',
): DateClaim {
  const notation: DateNotation = { form: 'words', language, year: 'none' }
  const spans: DateSpan[] = []
  if (today !== null) {
    if (phrase.unit === 'day') spans.push(spanOfDay(addDays(today, phrase.offset)))
    else if (phrase.unit === 'week') {
      const monday = addDays(today, 1 - isoWeekday(today) + 7 * phrase.offset)
      spans.push({ from: monday, to: addDays(monday, 6) })
    } else spans.push(monthSpan(shiftMonth(today, phrase.offset), 'whole'))
  }
  return { kind: 'date', spans, yearless: false, weekday: null, relative: true, notation }
}

function shiftMonth(date: IsoDate, months: number): string {
  const index = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
}

/** `vendredi 20 mars`, `Friday, March 20`, `Friday the 20th`, `next Monday`, `lundi prochain`, `Friday`. */
function readFromWeekday(tokens: readonly Token[], first: number, today: IsoDate | null): DateReading | null {
  const opening = tokens[first]?.text ?? ''
  const led = NEXT.has(opening) || LAST.has(opening) || THIS.has(opening)
  const place = led ? first + 1 : first
  const token = tokens[place]
  const weekday = token?.kind === 'word' ? WEEKDAY_WORDS.get(token.text) : undefined
  if (!token || !weekday || (weekday.short && !token.capital)) return null
  let at = place + 1
  while (at < place + 3 && [',', '.', 'the', 'le'].includes(tokens[at]?.text ?? '')) at += 1
  const beside = tokens[at]
  const dated =
    beside && beside.gap !== 'line' && (beside.kind === 'digits' || MONTH_WORDS.has(beside.text))
      ? readDate(tokens, at, today)
      : null
  if (dated) return { claim: { ...dated.claim, weekday: weekday.number }, next: dated.next }
  if (weekday.short) return null
  if (
    beside?.kind === 'digits' &&
    beside.gap !== 'line' &&
    Number(beside.text) >= 1 &&
    Number(beside.text) <= 31
  ) {
    const claim = dayOfMonth(Number(beside.text), weekday.language, today)
    const next = isOrdinal(tokens[at + 1]) ? at + 2 : at + 1
    return claim && { claim: { ...claim, weekday: weekday.number }, next }
  }
  const trailing = tokens[place + 1]?.text ?? ''
  const follows = NEXT.has(trailing) || LAST.has(trailing)
  const which =
    NEXT.has(opening) || NEXT.has(trailing)
      ? 'next'
      : LAST.has(opening) || LAST.has(trailing)
        ? 'last'
        : THIS.has(opening)
          ? 'this'
          : 'any'
  const claim: DateClaim = {
    kind: 'date',
    spans: today === null ? [] : weekdaySpans(weekday.number, which, today),
    yearless: false,
    weekday: null,
    relative: true,
    notation: { form: 'words', language: weekday.language, year: 'none' },
  }
  return { claim, next: follows ? place + 2 : place + 1 }
}

/** `the 20th`, `le 20`: a day of this month or the nearest one. */
function readDayOfMonth(
  tokens: readonly Token[],
  first: number,
  token: Token,
  today: IsoDate | null,
): DateReading | null {
  const digits = tokens[first + 1]
  if (digits?.kind !== 'digits' || digits.text.length > 2 || digits.gap === 'line') return null
  const after = tokens[first + 2]
  const ordinal = isOrdinal(after)
  const isInstead = token.text === 'du' && tokens[first - 1]?.text === 'lieu'
  if (token.text === 'the' ? !ordinal : token.text !== 'le' && token.text !== 'au' && !isInstead) return null
  const beyond = tokens[ordinal ? first + 3 : first + 2]
  if (beyond?.text === 'of' || MONTH_WORDS.has(beyond?.text ?? '')) return null
  const ends =
    beyond === undefined || (beyond.kind === 'sign' && beyond.gap === 'none') || beyond.gap === 'line'
  if (token.text !== 'the' && !ends && beyond.text !== 'et' && beyond.text !== 'mais' && beyond.text !== 'au')
    return null
  if (beyond?.gap === 'none' && tokens[first + 3]?.gap === 'none' && beyond.text !== ',') return null
  const claim = dayOfMonth(Number(digits.text), token.text === 'the' ? 'en' : 'fr', today)
  return claim && { claim, next: ordinal ? first + 3 : first + 2 }
}

function dayOfMonth(day: number, language: 'fr' | 'en', today: IsoDate | null): DateClaim | null {
  if (today === null || day < 1 || day > 31) return null
  const months = [shiftMonth(today, 0), shiftMonth(today, 1), shiftMonth(today, -1)]
  const days = months
    .filter((month) => isRealDay(Number(month.slice(0, 4)), Number(month.slice(5, 7)), day))
    .map((month) => `${month}-${String(day).padStart(2, '0')}`)
  const notation: DateNotation = { form: 'words', language, year: 'none' }
  return days.length === 0 ? null : { ...exact(days, notation), relative: true }
}
