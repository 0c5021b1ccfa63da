/** Which calendar days the words of a date may stand for, counted from the day of writing. */

import { addDays, daysBetween, type IsoDate, isoWeekday } from '../../domain/calendar-date.ts'
import type { DateSpan } from './claim.ts'

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Whether the calendar has the day: much quicker than reading the date back. */
export function isRealDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1 || year < 1) return false
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return day <= (month === 2 && isLeap ? 29 : (MONTH_LENGTHS[month - 1] ?? 0))
}

export const isoOf = (year: number, month: number, day: number): IsoDate =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

export const spanOfDay = (day: IsoDate): DateSpan => ({ from: day, to: day })

/** A year every day of which exists, for days without a year when the day of writing is not known. */
const LEAP_YEAR = 2000

/** The day and month in the year that brings it nearest to today; null when no year has that day. */
export function nearestDay(month: number, day: number, today: IsoDate | null): IsoDate | null {
  if (!isRealDay(LEAP_YEAR, month, day)) return null
  if (today === null) return isoOf(LEAP_YEAR, month, day)
  const year = Number(today.slice(0, 4))
  const here = 31 * Number(today.slice(5, 7)) + Number(today.slice(8, 10))
  const there = 31 * month + day
  // Half a year is 186 of these days of 31 to the month.
  const nearest = there - here > 186 ? year - 1 : here - there > 186 ? year + 1 : year
  for (const candidate of [nearest, year, year + 1, year - 1]) {
    if (isRealDay(candidate, month, day)) return isoOf(candidate, month, day)
  }
  return isoOf(LEAP_YEAR, month, day)
}

const PARTS = { start: [1, 10], middle: [11, 20], end: [21, 31], whole: [1, 31] } as const

/** `month` is `2026-03`. Its thirds are its first ten days, its second ten and the rest. */
export function monthSpan(month: string, part: keyof typeof PARTS): DateSpan {
  const [first, last] = PARTS[part]
  let to = last
  while (to > 28 && !isRealDay(Number(month.slice(0, 4)), Number(month.slice(5, 7)), to)) to -= 1
  return { from: `${month}-${String(first).padStart(2, '0')}`, to: `${month}-${String(to).padStart(2, '0')}` }
}

/** Monday to Sunday of the ISO week; without a year, of the year that brings it nearest to today. */
export function weekSpan(week: number, year: number | null, today: IsoDate | null): DateSpan {
  const ofYear = (each: number): DateSpan => {
    const fourth = `${each}-01-04`
    const monday = addDays(fourth, 1 - isoWeekday(fourth) + 7 * (week - 1))
    return { from: monday, to: addDays(monday, 6) }
  }
  if (year !== null) return ofYear(year)
  if (today === null) return ofYear(LEAP_YEAR)
  const now = Number(today.slice(0, 4))
  const spans = [ofYear(now), ofYear(now + 1), ofYear(now - 1)]
  spans.sort((a, b) => Math.abs(daysBetween(today, a.from)) - Math.abs(daysBetween(today, b.from)))
  return spans[0] as DateSpan
}

/** "Friday" is the coming or the last one; "next Friday" the coming one or the one of next week. */
export function weekdaySpans(
  weekday: number,
  which: 'next' | 'last' | 'this' | 'any',
  today: IsoDate,
): DateSpan[] {
  const ahead = (weekday - isoWeekday(today) + 7) % 7
  const coming = addDays(today, ahead)
  const past = addDays(today, ahead - 7)
  const days: IsoDate[] =
    which === 'this'
      ? [addDays(today, weekday - isoWeekday(today))]
      : which === 'last'
        ? [past, ...(ahead - 7 >= 1 - isoWeekday(today) ? [addDays(past, -7)] : [])]
        : which === 'next'
          ? [
              addDays(today, ahead === 0 ? 7 : ahead),
              ...(isoWeekday(today) + ahead <= 7 && ahead > 0 ? [addDays(coming, 7)] : []),
            ]
          : [coming, ...(ahead === 0 ? [] : [past])]
  return days.map(spanOfDay)
}
