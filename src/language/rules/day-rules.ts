/** Days named by number and month: "2026-03-27", "27/03", "vendredi 27 mars", "March 27th", "le 20", "the 20th". */

import { addDays, type IsoDate, isoWeekday } from '../../domain/calendar-date.ts'
import { addMonths, dateOf, dayOf, monthSpan, nearestDate, yearOf } from './date-arithmetic.ts'
import { type DateRead, type DateText, dayRead, monthAt, spanAt, weekdayAt, wordAt } from './date-words.ts'
import { dayOfNamedMonth, spanOfMonth } from './named-months.ts'
import { cardinalAt, ordinalWord } from './numbers.ts'

const ORDINAL_ENDINGS = new Set(['er', 'st', 'nd', 'rd', 'th', 'e', 'eme', 'ere', 'd'])
const LEADS = new Set(['le', 'au', 'du', 'l', 'the'])
/** Words whose number is not a day: "ligne le 20" is never said, "line 20" is. */
export const NUMBERED = new Set(['n', 'ligne', 'line', 'so', 'po', 'numero', 'number'])
const BEFORE_POINTS = new Set(['le', 'au', 'du', 'on', 'until', 'by', 'for', 'pour'])
/** Units that make "le 20" something else than a day. */
const NOT_A_DAY = new Set(['pieds', 'pied', 'ft', 'feet', 'foot', 'pourcent', 'eme', 'x', 'h', 'heures'])

/** `2026-03-27`, `27/03/2026`, `27.3.26`, `3/4`. In English figures with a slash may be day first or month first. */
export function numericDate(text: DateText, at: number): DateRead | null {
  const [first, second, third] = [text.words[at], text.words[at + 1], text.words[at + 2]]
  if (!first || !second || !/^\d{1,4}$/.test(first.text) || !/^\d{1,2}$/.test(second.text)) return null
  const gap = second.gap
  if (gap !== '/' && gap !== '-' && gap !== '.') return null
  if (at > 0 && touches(text, at) && !LEADS.has(wordAt(text, at - 1))) return null
  const whole = third && third.gap === gap && /^\d{1,4}$/.test(third.text) && touches(text, at + 2)
  if (first.text.length === 4) {
    const date = whole ? dateOf(Number(first.text), Number(second.text), Number(third.text)) : null
    return date ? dayRead(3, date) : null
  }
  if (first.text.length > 2 || !touches(text, at + 1)) return null
  if (!whole) {
    const announced = BEFORE_POINTS.has(wordAt(text, at - 1)) && second.text.length === 2
    if (gap !== '/' && !(gap === '.' && announced)) return null
    return fromFigures(text, 2, Number(first.text), Number(second.text), null, gap)
  }
  const year = fullYear(third.text)
  return year === null ? null : fromFigures(text, 3, Number(first.text), Number(second.text), year, gap)
}

/** Whether only its own gap sign stands between a word and the one before: "27/03", not "27 / 03". */
function touches(text: DateText, at: number): boolean {
  const [before, word] = [text.words[at - 1], text.words[at]]
  return before !== undefined && word !== undefined && word.start - before.end === word.gap.length
}

function fullYear(text: string): number | null {
  if (text.length === 4) return Number(text)
  if (text.length !== 2) return null
  return Number(text) < 70 ? 2000 + Number(text) : 1900 + Number(text)
}

function fromFigures(
  text: DateText,
  count: number,
  first: number,
  second: number,
  year: number | null,
  gap: string,
): DateRead | null {
  const at = (month: number, day: number) =>
    year === null ? nearestDate(month, day, text.today) : dateOf(year, month, day)
  const dayFirst = at(second, first)
  const monthFirst = at(first, second)
  if (!dayFirst) return monthFirst && first <= 12 ? dayRead(count, monthFirst) : null
  const ambiguous = text.locale === 'en' && gap === '/' && monthFirst !== null && monthFirst !== dayFirst
  return dayRead(count, dayFirst, ambiguous ? [monthFirst] : [])
}

/** "27 mars", "le vendredi 27 mars 2026", "the 27th of March", "1er avril", "March 27th, 2026". */
export function dayAndMonth(text: DateText, at: number): DateRead | null {
  const start = LEADS.has(wordAt(text, at)) ? at + 1 : at
  const weekday = weekdayAt(text, start)
  let next = start
  if (weekday !== undefined) {
    next++
    if (wordAt(text, next) === 'le' || wordAt(text, next) === 'the') next++
  }
  const found = dayThenMonth(text, next) ?? monthThenDay(text, next) ?? numericAfterWeekday(text, next, start)
  if (!found) return weekday === undefined ? null : weekdayAndDay(text, at, next, weekday)
  const count = next - at + found.count
  if (weekday === undefined || isoWeekday(found.date) === weekday) return { ...found, count }
  // "Thursday 27 March" when the 27th is a Friday: one of the two is wrong, and only the person knows which.
  return { ...found, count, others: [nearestWeekday(found.date, weekday)] }
}

function numericAfterWeekday(text: DateText, next: number, at: number): DateRead | null {
  return next > at ? numericDate(text, next) : null
}

function nearestWeekday(date: IsoDate, weekday: number): IsoDate {
  const ahead = (weekday - isoWeekday(date) + 7) % 7
  const shift = ahead > 3 ? ahead - 7 : ahead
  return addDays(date, shift)
}

/** "vendredi 27" is the next 27th that is a Friday, else the next 27th. */
function weekdayAndDay(text: DateText, at: number, next: number, weekday: number): DateRead | null {
  const day = dayNumberAt(text, next)
  if (!day || spanAt(text, next + day.count) !== undefined) return null
  const date = nextDayOfMonth(day.day, text.today, weekday)
  return date ? dayRead(next - at + day.count, date) : null
}

function nextDayOfMonth(day: number, today: IsoDate, weekday?: number): IsoDate | null {
  let fallback: IsoDate | null = null
  for (let ahead = 0; ahead <= 3; ahead++) {
    const { from } = monthSpan(yearOf(today), Number(today.slice(5, 7)) + ahead)
    const date = dateOf(yearOf(from), Number(from.slice(5, 7)), day)
    if (date === null || date < today) continue
    fallback ??= date
    if (weekday === undefined || isoWeekday(date) === weekday) return date
  }
  return fallback
}

function dayNumberAt(text: DateText, at: number): { readonly day: number; readonly count: number } | null {
  const word = wordAt(text, at)
  if (/^\d{1,2}$/.test(word)) {
    const day = Number(word)
    if (day < 1 || day > 31) return null
    const ending = text.words[at + 1]
    return { day, count: ending?.glued && ORDINAL_ENDINGS.has(ending.text) ? 2 : 1 }
  }
  if (word === 'premier' || word === '1er') return { day: 1, count: 1 }
  const rank = ordinalWord(word)
  if (rank !== undefined && text.locale === 'en') return { day: rank, count: 1 }
  const tens = cardinalAt(text.words, at)
  if (!tens || tens.value < 1 || tens.value > 31) return null
  const unit = ordinalWord(wordAt(text, at + 1))
  if (text.locale === 'en' && tens.count === 1 && tens.value % 10 === 0 && unit !== undefined && unit < 10) {
    return { day: tens.value + unit, count: 2 }
  }
  return { day: tens.value, count: tens.count }
}

function dayThenMonth(text: DateText, at: number): DateRead | null {
  const day = dayNumberAt(text, at)
  if (!day) return null
  let next = at + day.count
  if (/^(of|de|d)$/.test(wordAt(text, next))) next++
  const month = monthAt(text, next)
  if (month === undefined) return dayOfNamedMonth(text, at, next, day.day)
  return withYear(text, at, next + 1, month, day.day)
}

/** "2026-sep-1", "2026/mars/27". */
export function yearMonthDay(text: DateText, at: number): DateRead | null {
  const month = monthAt(text, at + 1)
  const day = dayNumberAt(text, at + 2)
  if (!/^(19|20)\d{2}$/.test(wordAt(text, at)) || month === undefined || !day) return null
  const joined =
    /^[-/.]$/.test(text.words[at + 1]?.gap ?? '') && /^[-/.]$/.test(text.words[at + 2]?.gap ?? '')
  const date = joined ? dateOf(Number(wordAt(text, at)), month, day.day) : null
  return date ? dayRead(2 + day.count, date) : null
}

function monthThenDay(text: DateText, at: number): DateRead | null {
  const month = monthAt(text, at)
  if (month === undefined) return null
  const next = wordAt(text, at + 1) === 'the' ? at + 2 : at + 1
  const day = dayNumberAt(text, next)
  if (!day || (text.locale === 'fr' && !/^\d/.test(wordAt(text, next)))) return null
  return countsSomething(text, next + day.count) ? null : withYear(text, at, next + day.count, month, day.day)
}

function withYear(text: DateText, at: number, next: number, month: number, day: number): DateRead | null {
  const year = yearAt(text, next)
  if (year !== null) {
    const date = dateOf(year, month, day)
    return date ? dayRead(next + 1 - at, date) : overrun(next + 1 - at, monthSpan(year, month).to)
  }
  const date = nearestDate(month, day, text.today)
  if (!date) return overrun(next - at, spanOfMonth(text, month).to)
  const shift = yearShift(text, next)
  return shift === null
    ? dayRead(next - at, date)
    : dayRead(next - at + 1, shiftedYear(date, text.today, shift))
}

/** "31 April": the last of April or the first of May, and only the person knows which. */
function overrun(count: number, lastDay: IsoDate): DateRead {
  return dayRead(count, lastDay, [addDays(lastDay, 1)])
}

function yearShift(text: DateText, at: number): 1 | -1 | null {
  const word = wordAt(text, at)
  if (/^prochaine?$/.test(word)) return 1
  return /^(dernier|derniere|passe|passee)$/.test(word) ? -1 : null
}

function shiftedYear(date: IsoDate, today: IsoDate, shift: 1 | -1): IsoDate {
  if (shift === 1) return date < today ? addMonths(date, 12) : date
  return date >= today ? addMonths(date, -12) : date
}

/** A year after a month: four figures, or two that are near the present ("27 mars 26"). */
export function yearAt(text: DateText, at: number): number | null {
  const word = text.words[at]
  if (!word) return null
  if (/^(19|20)\d{2}$/.test(word.text)) return Number(word.text)
  const near = Math.abs(2000 + Number(word.text) - yearOf(text.today)) <= 5
  const alone = spanAt(text, at + 1) === undefined && (word.gap === "'" || text.words[at + 1] === undefined)
  return /^\d{2}$/.test(word.text) && near && alone ? 2000 + Number(word.text) : null
}

/** "le 20", "the 20th": the next such day of the month. */
export function dayOfMonth(text: DateText, at: number): DateRead | null {
  const lead = LEADS.has(wordAt(text, at)) ? 1 : 0
  const day = dayNumberAt(text, at + lead)
  if (!day) return null
  const end = at + lead + day.count
  const figures = /^\d/.test(wordAt(text, at + lead))
  if (lead === 0 && !(figures && day.count === 2 && text.locale === 'en')) return null
  // "the second", "le premier" are one of several, unless they end a sentence that is long enough to speak of a day.
  if (!figures && (end < text.words.length || text.words.length < 4)) return null
  if (countsSomething(text, end) || NUMBERED.has(wordAt(text, at - 1))) return null
  const date = nextDayOfMonth(day.day, text.today)
  return date && dayOf(date) === day.day ? dayRead(lead + day.count, date) : null
}

function countsSomething(text: DateText, end: number): boolean {
  const next = text.words[end]
  if (!next) return false
  if (next.glued || spanAt(text, end) !== undefined || NOT_A_DAY.has(next.text)) return true
  // "le 2 avril" is read with its month, from the number on.
  if (monthAt(text, end) !== undefined) return true
  return /^[/.:,-]$/.test(next.gap) && touches(text, end) && /^\d/.test(next.text)
}
