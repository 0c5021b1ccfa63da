/** Periods as dates, and the ends of periods: "semaine 14", "fin mars", "mi-avril", "end of next week", "EOM". */

import { addDays, type IsoDate } from '../../domain/calendar-date.ts'
import { addMonths } from './date-arithmetic.ts'
import { type DateRead, type DateText, type SpanUnit, skipped, spanAt, wordAt } from './date-words.ts'
import { current, type Period, periodAt, SMALL } from './period-names.ts'

/** A whole period as a date: its end is meant, and which day that is stays open. */
export function wholePeriod(text: DateText, at: number): DateRead | null {
  const period = periodAt(text, at)
  if (!period) return null
  const [last, first] = [endOf(period), period.from]
  const others = last === first ? [] : [first]
  return {
    count: period.count,
    from: period.from,
    to: period.to,
    date: last,
    others,
    kind: 'period',
    unit: period.unit,
  }
}

/** A working week ends on Friday; the others on their last day. */
function endOf(period: Period): IsoDate {
  return period.unit === 'week' ? addDays(period.from, 4) : period.to
}

const ENDS: Readonly<Record<string, 'start' | 'middle' | 'end'>> = {
  fin: 'end',
  end: 'end',
  late: 'end',
  close: 'end',
  debut: 'start',
  start: 'start',
  beginning: 'start',
  early: 'start',
  mi: 'middle',
  milieu: 'middle',
  mid: 'middle',
  middle: 'middle',
}
const SHORT_ENDS: Readonly<Record<string, SpanUnit>> = {
  eom: 'month',
  eow: 'week',
  eoq: 'quarter',
  eoy: 'year',
}

/** "fin mars", "fin de semaine 12", "début avril", "mid-April", "end of next week", "fin du mois", "EOM". */
export function periodEnd(text: DateText, at: number): DateRead | null {
  const short = SHORT_ENDS[wordAt(text, at)]
  if (short) return edge(current(text.today, short, 0, 1), 'end', 1)
  const reverse = reverseEnd(text, at)
  if (reverse) return reverse
  const which = ENDS[wordAt(text, at)]
  if (!which) return null
  let next = at + 1
  next += skipped(text, next, SMALL)
  const period = periodAt(text, next) ?? bareUnit(text, next)
  return period ? edge(period, which, next - at + period.count) : null
}

/** "month end", "year-end". */
function reverseEnd(text: DateText, at: number): DateRead | null {
  const unit = spanAt(text, at)
  if (!unit || unit === 'day' || unit === 'fortnight' || wordAt(text, at + 1) !== 'end') return null
  // "week end" is Saturday and Sunday.
  return unit === 'week' ? null : edge(current(text.today, unit, 0, 1), 'end', 2)
}

/** "mois" in "fin de mois" is this month. */
function bareUnit(text: DateText, at: number): Period | null {
  const unit = spanAt(text, at)
  if (!unit || unit === 'day' || unit === 'fortnight' || wordAt(text, at).length < 3) return null
  return current(text.today, unit, 0, 1)
}

function edge(period: Period, which: 'start' | 'middle' | 'end', count: number): DateRead {
  const date = which === 'start' ? period.from : which === 'end' ? endOf(period) : middleOf(period)
  return { count, from: period.from, to: period.to, date, others: [], kind: 'edge', unit: period.unit }
}

function middleOf(period: Period): IsoDate {
  if (period.unit === 'week') return addDays(period.from, 2)
  if (period.unit === 'month') return addDays(period.from, 14)
  return period.unit === 'quarter' ? addDays(addMonths(period.from, 1), 14) : addMonths(period.from, 6)
}
