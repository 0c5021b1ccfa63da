/** Days of a month that is named by where it lies: "le 20 du mois prochain", "the second Monday of next month". */

import { addDays } from '../../domain/calendar-date.ts'
import {
  type DateSpan,
  dateOf,
  monthOf,
  monthSpan,
  nearestDate,
  weekdayFrom,
  yearOf,
} from './date-arithmetic.ts'
import { type DateRead, type DateText, dayRead, follows, monthAt, weekdayAt, wordAt } from './date-words.ts'
import { ordinalWord } from './numbers.ts'

const NAMED_MONTHS: readonly (readonly [shift: number, phrases: readonly string[]])[] = [
  [
    1,
    [
      'next month',
      'mois prochain',
      'le mois prochain',
      'du mois prochain',
      'au mois prochain',
      'in next month',
    ],
  ],
  [
    0,
    [
      'this month',
      'the month',
      'ce mois ci',
      'ce mois',
      'du mois',
      'de ce mois',
      'the current month',
      'courant',
    ],
  ],
  [-1, ['last month', 'mois dernier', 'le mois dernier', 'du mois dernier', 'the previous month']],
]

/** "le 20 du mois prochain", "the 20th of next month". */
export function dayOfNamedMonth(text: DateText, at: number, next: number, day: number): DateRead | null {
  for (const [shift, phrases] of NAMED_MONTHS) {
    const count = follows(text, next, phrases)
    if (count === 0) continue
    const { from } = monthSpan(yearOf(text.today), monthOf(text.today) + shift)
    const date = dateOf(yearOf(from), monthOf(from), day)
    return date ? dayRead(next + count - at, date) : null
  }
  return null
}

/** "le premier vendredi du mois", "the second Monday of next month", "last Friday of April". */
export function nthWeekday(text: DateText, at: number): DateRead | null {
  const last = /^(last|derniere?)$/.test(wordAt(text, at))
  const rank = last ? 0 : ordinalWord(wordAt(text, at))
  const weekday = weekdayAt(text, at + 1)
  if (rank === undefined || rank > 5 || weekday === undefined) return null
  let next = at + 2
  if (/^(of|in|de|d|du)$/.test(wordAt(text, next))) next++
  const month = monthAt(text, next)
  const count = month === undefined ? namedMonth(text, next) : { count: 1, span: spanOfMonth(text, month) }
  if (!count) return null
  const date = last
    ? weekdayFrom(addDays(count.span.to, -6), weekday)
    : addDays(weekdayFrom(count.span.from, weekday), 7 * (rank - 1))
  return date <= count.span.to ? dayRead(next + count.count - at, date) : null
}

function namedMonth(text: DateText, at: number): { readonly count: number; readonly span: DateSpan } | null {
  for (const [shift, phrases] of NAMED_MONTHS) {
    const count = follows(text, at, phrases.concat('mois'))
    if (count > 0) return { count, span: monthSpan(yearOf(text.today), monthOf(text.today) + shift) }
  }
  return null
}

/** The month of that number that is meant today. */
export function spanOfMonth(text: DateText, month: number): DateSpan {
  const first = nearestDate(month, 1, text.today)
  return first ? monthSpan(yearOf(first), month) : monthSpan(yearOf(text.today), month)
}
