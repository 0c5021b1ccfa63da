/** Finds the dates and periods a message speaks of, by our own rules first and by chrono-node for what they leave. */

import { type IsoDate, isoWeekday } from '../../domain/calendar-date.ts'
import type { Bilingual, Locale } from '../../domain/locale.ts'
import { showDate } from '../../domain/wording.ts'
import { dateOf, dayOf, monthOf, nearestDate, yearOf } from './date-arithmetic.ts'
import { type DateRead, type DateText, dayRead, follows, mayBegin, monthAt, wordAt } from './date-words.ts'
import { dayAndMonth, dayOfMonth, NUMBERED, numericDate, yearMonthDay } from './day-rules.ts'
import { nthWeekday } from './named-months.ts'
import { periodEnd, wholePeriod } from './period-rules.ts'
import { counted, namedDay, weekday, weekThenWeekday } from './relative-day-rules.ts'
import type { Said } from './said.ts'

/** A date or period with the words it was read from: `first` up to, not including, `end`. */
export interface FoundDate extends DateRead {
  readonly first: number
  readonly end: number
  /** Said as a limit: "d'ici vendredi", "depuis le 3". */
  readonly bound: 'until' | 'since' | null
}

const RULES = [
  numericDate,
  dayAndMonth,
  yearMonthDay,
  nthWeekday,
  weekThenWeekday,
  periodEnd,
  wholePeriod,
  counted,
  weekday,
  namedDay,
  dayOfMonth,
]

/** The dates of a message in its order. `locale` is the language it is written in. */
export function findDates(said: Said, today: IsoDate, locale: Locale): readonly FoundDate[] {
  const text: DateText = { words: said.words, today, locale }
  const found: FoundDate[] = []
  for (let at = 0; at < said.words.length; ) {
    const read = mayBegin(text, at) ? (range(text, at) ?? longest(text, at)) : null
    if (read) found.push({ ...read, first: at, end: at + read.count, bound: boundBefore(text, at) })
    at += read ? read.count : 1
  }
  return found
}

function longest(text: DateText, at: number): DateRead | null {
  let best: DateRead | null = null
  for (const rule of RULES) {
    const read = rule(text, at)
    if (read && (best === null || read.count > best.count)) best = read
  }
  return best
}

const UNTIL = new Set(['ici', 'avant', 'by', 'before', 'until', 'till'])
const SINCE = new Set(['depuis', 'since', 'after', 'apres', 'from'])

function boundBefore(text: DateText, at: number): 'until' | 'since' | null {
  for (const back of [1, 2]) {
    const word = wordAt(text, at - back)
    if (UNTIL.has(word)) return 'until'
    if (SINCE.has(word)) return 'since'
  }
  return null
}

const OPENERS = [
  'entre le',
  'entre',
  'du',
  'de',
  'depuis le',
  'depuis',
  'since',
  'between the',
  'between',
  'from the',
  'from',
  'le',
  'the',
]
const JOINERS = [
  'et le',
  'et',
  'au',
  'jusqu au',
  'jusqu a',
  'a',
  'and the',
  'and',
  'to the',
  'to',
  'until',
  'till',
  'through',
]

/** "entre le 3 et le 7 mai", "du 3 au 7 mai", "between 3 and 7 May", "3-7 mai", "from 28 April to 2 May". */
function range(text: DateText, at: number): DateRead | null {
  const opener = follows(text, at, OPENERS)
  const strong = opener > 0 && /^(entre|du|de|between|from|depuis|since)$/.test(wordAt(text, at))
  const start = at + opener
  const full = fullDay(text, start)
  const bare = full ? null : bareDay(text, start)
  const afterStart = start + (full?.count ?? bare?.count ?? 0)
  if (!full && !bare) return null
  // "ligne 10 au 27 mars" is a line and a day.
  if (NUMBERED.has(wordAt(text, at - 1))) return null
  const dash = text.words[afterStart]?.gap === '-'
  const joiner = follows(text, afterStart, JOINERS)
  if (!dash && joiner === 0) return null
  if (!strong && !dash && !/^(au|jusqu|to|until|till|through)$/.test(wordAt(text, afterStart))) return null
  const second =
    fullDay(text, afterStart + joiner) ??
    sameMonth(text, full, afterStart + joiner) ??
    namedDay(text, afterStart + joiner)
  if (!second) return null
  const from = full?.date ?? dayBefore(second.date, bare?.day ?? 0)
  if (!from || from > second.date) return null
  const count = afterStart + joiner + second.count - at
  return { count, from, to: second.date, date: second.date, others: [], kind: 'period', unit: 'day' }
}

function fullDay(text: DateText, at: number): DateRead | null {
  return (
    dayAndMonth(text, at) ??
    numericDate(text, at) ??
    yearMonthDay(text, at) ??
    monthAndFirstDay(text, at) ??
    weekday(text, at)
  )
}

/** The "November 19" of "November 19-20", which on its own looks like a longer number. */
function monthAndFirstDay(text: DateText, at: number): DateRead | null {
  const month = monthAt(text, at)
  const day = month === undefined ? null : bareDay(text, at + 1)
  const date = month !== undefined && day ? nearestDate(month, day.day, text.today) : null
  return date && day ? dayRead(1 + day.count, date) : null
}

/** The "20" of "November 19-20": a day of the month named before. */
function sameMonth(text: DateText, first: DateRead | null, at: number): DateRead | null {
  const day = first ? bareDay(text, at) : null
  const date = first && day ? dateOf(yearOf(first.date), monthOf(first.date), day.day) : null
  return date && day ? dayRead(day.count, date) : null
}

function bareDay(text: DateText, at: number): { readonly day: number; readonly count: number } | null {
  const word = wordAt(text, at)
  if (word === 'premier') return { day: 1, count: 1 }
  if (!/^\d{1,2}$/.test(word)) return null
  const ending = text.words[at + 1]
  const count = ending?.glued && /^(er|st|nd|rd|th)$/.test(ending.text) ? 2 : 1
  return { day: Number(word), count }
}

/** The last date with that day of the month at or before another: the 28th before 2 May is 28 April. */
function dayBefore(date: IsoDate, day: number): IsoDate | null {
  const same = dateOf(yearOf(date), monthOf(date), day)
  if (same && same <= date) return same
  const month = monthOf(date) === 1 ? 12 : monthOf(date) - 1
  return day > dayOf(date) ? dateOf(yearOf(date) - (month === 12 ? 1 : 0), month, day) : null
}

const WEEKDAYS: Readonly<Record<Locale, readonly string[]>> = {
  fr: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
}

/** `jeudi 26 mars 2026` · `Thursday 26 March 2026`: what a person picks among several days. */
export function dayLabel(date: IsoDate): Bilingual {
  const weekdayName = (locale: Locale) => WEEKDAYS[locale][isoWeekday(date) - 1] ?? ''
  return {
    fr: `${weekdayName('fr')} ${showDate(date, 'fr')}`,
    en: `${weekdayName('en')} ${showDate(date, 'en')}`,
  }
}
