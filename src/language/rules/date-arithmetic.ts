/** Calendar arithmetic behind "end of week 12", "mi-avril" and "next Thursday". Weeks are ISO weeks, Monday to Sunday. */

import { addDays, type IsoDate, isIsoDate, isoWeekday } from '../../domain/calendar-date.ts'

export interface DateSpan {
  readonly from: IsoDate
  readonly to: IsoDate
}

/** The date, or null when the month has no such day. Months are 1 to 12. */
export function dateOf(year: number, month: number, day: number): IsoDate | null {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return isIsoDate(text) ? text : null
}

export function yearOf(date: IsoDate): number {
  return Number(date.slice(0, 4))
}

export function monthOf(date: IsoDate): number {
  return Number(date.slice(5, 7))
}

export function dayOf(date: IsoDate): number {
  return Number(date.slice(8, 10))
}

/** First and last day of a month; a month of 0 or 13 falls in the year before or after. */
export function monthSpan(year: number, month: number): DateSpan {
  const index = year * 12 + month - 1
  const first = firstOfMonth(index)
  return { from: first, to: addDays(firstOfMonth(index + 1), -1) }
}

function firstOfMonth(index: number): IsoDate {
  const year = Math.floor(index / 12)
  return `${String(year).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}-01`
}

/** The same day some months later, or the month's last day when it has no such day. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const span = monthSpan(yearOf(date), monthOf(date) + months)
  return dateOf(yearOf(span.from), monthOf(span.from), dayOf(date)) ?? span.to
}

/** The ISO week that holds a date. */
export function weekSpan(date: IsoDate): DateSpan {
  const monday = addDays(date, 1 - isoWeekday(date))
  return { from: monday, to: addDays(monday, 6) }
}

/** ISO week of a year; null when the year has no week of that number. */
export function isoWeekSpan(year: number, week: number): DateSpan | null {
  const monday = addDays(weekSpan(`${String(year).padStart(4, '0')}-01-04`).from, (week - 1) * 7)
  const span = { from: monday, to: addDays(monday, 6) }
  return week >= 1 && yearOf(addDays(monday, 3)) === year ? span : null
}

/** Quarter 1 to 4; others fall in the years around. */
export function quarterSpan(year: number, quarter: number): DateSpan {
  const month = (quarter - 1) * 3 + 1
  return { from: monthSpan(year, month).from, to: monthSpan(year, month + 2).to }
}

export function quarterOf(date: IsoDate): number {
  return Math.ceil(monthOf(date) / 3)
}

/** The weekday (1 Monday to 7 Sunday) on or after a date. */
export function weekdayFrom(date: IsoDate, weekday: number): IsoDate {
  return addDays(date, (weekday - isoWeekday(date) + 7) % 7)
}

/** `days` working days from a date, Monday to Friday; earlier when negative. Holidays are not counted off here. */
export function addWorkdays(date: IsoDate, days: number): IsoDate {
  let at = date
  const step = days < 0 ? -1 : 1
  for (let left = Math.min(Math.abs(days), 2000); left > 0; ) {
    at = addDays(at, step)
    if (isoWeekday(at) <= 5) left--
  }
  return at
}

/** How long ago a date without a year may lie and still be meant: someone speaking of "12 décembre" in March means last year's. */
const LOOK_BACK_DAYS = 120

/** The date of a day and month without year that is meant today: recent past, else the future. */
export function nearestDate(month: number, day: number, today: IsoDate): IsoDate | null {
  const earliest = addDays(today, -LOOK_BACK_DAYS)
  for (const year of [yearOf(today) - 1, yearOf(today), yearOf(today) + 1]) {
    const date = dateOf(year, month, day)
    if (date !== null && date >= earliest) return date
  }
  // 29 February of a year that has one lies up to eight years ahead.
  for (let year = yearOf(today) + 2; year <= yearOf(today) + 8; year++) {
    const date = dateOf(year, month, day)
    if (date !== null) return date
  }
  return null
}
