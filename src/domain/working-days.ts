/** Working days by the calendar of a country: its weekend and its public holidays. */

import { createRequire } from 'node:module'
import { addDays, daysBetween, type IsoDate, isoWeekday } from './calendar-date.ts'

const DAY_MS = 86_400_000
/** A holiday on the day the clocks change lasts 23 hours and is still a whole day off. */
const CLOCK_CHANGE = 0.05
/**
 * Holidays are taken out of this many years of a span. ERPs write 9999-12-31 for "no date", and a year of a lunar
 * calendar takes up to 60 ms to work out.
 */
const YEARS_WITH_HOLIDAYS = 20

type HolidayLibrary = typeof import('date-holidays')
type CountryHolidays = InstanceType<HolidayLibrary['default']>

interface Calendar {
  /** ISO weekdays that are not worked: 6 and 7 in France, 5 and 6 in Saudi Arabia. */
  readonly weekend: ReadonlySet<number>
  readonly holidays: CountryHolidays
  readonly hasHolidays: boolean
  /** Holidays that fall on a weekday, sorted, by year. */
  readonly years: Map<number, readonly IsoDate[]>
}

const load = createRequire(import.meta.url)
const calendars = new Map<string, Calendar>()
let library: HolidayLibrary['default'] | undefined

/**
 * The holiday library takes about 0.15 s to load and 5 ms per country and year, so it is loaded at the first
 * date that needs it and every year is kept.
 */
function holidayLibrary(): HolidayLibrary['default'] {
  if (!library) {
    const loaded = load('date-holidays') as HolidayLibrary & HolidayLibrary['default']
    library = loaded.default ?? loaded
  }
  return library
}

function calendarOf(country: string): Calendar {
  const known = calendars.get(country)
  if (known) return known
  const Holidays = holidayLibrary()
  const holidays = new Holidays(country, { types: ['public'] })
  const calendar: Calendar = {
    weekend: new Set(weekendOf(country)),
    holidays,
    hasHolidays: holidays.getRules().length > 0,
    years: new Map(),
  }
  calendars.set(country, calendar)
  return calendar
}

function weekendOf(country: string): readonly number[] {
  if (!/^[A-Z]{2}$/.test(country)) return [6, 7]
  const region = new Intl.Locale(`und-${country}`) as Intl.Locale & {
    getWeekInfo(): { readonly weekend: readonly number[] }
  }
  return region.getWeekInfo().weekend
}

function weekdayHolidays(calendar: Calendar, year: number): readonly IsoDate[] {
  const known = calendar.years.get(year)
  if (known) return known
  const days = new Set<IsoDate>()
  for (const holiday of calendar.hasHolidays ? calendar.holidays.getHolidays(year) : []) {
    // Lunar holidays begin at sunset of the day before; the library's date is the first whole day.
    const first = holiday.date.slice(0, 10)
    if (!holiday.date.slice(11).startsWith('00:00')) continue
    const wholeDays = Math.floor((holiday.end.getTime() - holiday.start.getTime()) / DAY_MS + CLOCK_CHANGE)
    for (let day = 0; day < wholeDays; day++) {
      const date = addDays(first, day)
      if (!calendar.weekend.has(isoWeekday(date))) days.add(date)
    }
  }
  const sorted = [...days].sort()
  calendar.years.set(year, sorted)
  return sorted
}

/** Whether the country's public holidays are known; where not, only its weekends are taken out. */
export function hasHolidayCalendar(country: string): boolean {
  return calendarOf(country).hasHolidays
}

/** Whether the date is worked in the country (ISO 3166-1 alpha-2). */
export function isWorkingDay(date: IsoDate, country: string): boolean {
  const calendar = calendarOf(country)
  if (calendar.weekend.has(isoWeekday(date))) return false
  return !weekdayHolidays(calendar, Number(date.slice(0, 4))).includes(date)
}

/**
 * Working days after `from` up to and including `to`, so that Friday to Monday is one; negative when `to` is
 * earlier. The span may be of any length: whole weeks are not walked through, and past its first 20 years only
 * weekends are taken out.
 */
export function workingDaysBetween(from: IsoDate, to: IsoDate, country: string): number {
  if (to < from) return -workingDaysBetween(to, from, country) || 0
  if (to === from) return 0
  const calendar = calendarOf(country)
  const days = daysBetween(from, to)
  const weeks = Math.floor(days / 7)
  let worked = weeks * (7 - calendar.weekend.size)
  const start = isoWeekday(from)
  for (let day = weeks * 7 + 1; day <= days; day++) {
    if (!calendar.weekend.has(((start - 1 + day) % 7) + 1)) worked++
  }
  const firstYear = Number(from.slice(0, 4))
  const lastYear = Math.min(Number(to.slice(0, 4)), firstYear + YEARS_WITH_HOLIDAYS)
  for (let year = firstYear; year <= lastYear; year++) {
    for (const holiday of weekdayHolidays(calendar, year)) {
      if (holiday > from && holiday <= to) worked--
    }
  }
  return worked
}

/** The working day that is `days` working days later, or earlier when negative. */
export function addWorkingDays(date: IsoDate, days: number, country: string): IsoDate {
  const step = days < 0 ? -1 : 1
  let at = date
  let left = Math.abs(days)
  while (left > 0) {
    at = addDays(at, step)
    if (isWorkingDay(at, country)) left--
  }
  return at
}

/** Loads the calendars ahead of the first question, while nobody waits: the desk calls it once it is ready. */
export function warmCalendars(countries: readonly string[], years: readonly number[]): void {
  for (const country of countries) {
    const calendar = calendarOf(country)
    for (const year of years) weekdayHolidays(calendar, year)
  }
}
