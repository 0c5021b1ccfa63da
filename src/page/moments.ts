/** How the page writes times and days beside messages. */

import { addDays, type Instant, type IsoDate } from '../domain/calendar-date.ts'
import type { Locale } from '../domain/locale.ts'
import { pageWords } from './page-words.ts'

const TAGS: Readonly<Record<Locale, string>> = { fr: 'fr-FR', en: 'en-GB' }

/** `14:32` on the reader's own clock. */
export function clockTime(at: Instant): string {
  const date = new Date(at)
  return `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`
}

/** The calendar day of an instant where the reader is. */
export function dayOf(at: Instant): IsoDate {
  const date = new Date(at)
  const month = String(date.getMonth() + 1).padStart(2, '0')
  return `${date.getFullYear()}-${month}-${String(date.getDate()).padStart(2, '0')}`
}

/** `mardi 17 mars 2026`, `Tuesday 17 March 2026`. */
export function longDay(date: IsoDate, locale: Locale): string {
  return dayParts(date, locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
}

/** `27 mars 2026`, `27 March 2026`. */
export function plainDay(date: IsoDate, locale: Locale): string {
  return dayParts(date, locale, { day: 'numeric', month: 'long', year: 'numeric' })
}

/** The day as a separator between messages says it: today, yesterday, or the date. */
export function dayLabel(date: IsoDate, today: IsoDate, locale: Locale): string {
  const words = pageWords(locale)
  if (date === today) return words.today
  if (date === addDays(today, -1)) return words.yesterday
  return longDay(date, locale)
}

function dayParts(date: IsoDate, locale: Locale, options: Intl.DateTimeFormatOptions): string {
  const format = new Intl.DateTimeFormat(TAGS[locale], { ...options, timeZone: 'UTC' })
  return format.format(new Date(`${date}T00:00:00Z`)).replaceAll(',', '')
}
