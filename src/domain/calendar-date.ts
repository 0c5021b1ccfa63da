/** Calendar dates without a time zone, as orders and invoices write them. */

/** `YYYY-MM-DD`. Compare with `<` and `>`: the text order is the order in time. */
export type IsoDate = string

/** An instant in UTC, as `Date.prototype.toISOString` writes it. */
export type Instant = string

/** The desk's clock. `today` is the calendar date at the desk (Europe/Paris unless configured). */
export interface Clock {
  now(): Instant
  today(): IsoDate
}

const DAY_MS = 86_400_000

/** Whether the text is a real calendar date written `YYYY-MM-DD` (so 2026-02-30 is not). */
export function isIsoDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const ms = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text)
}

/** The date `days` later (earlier when negative). */
export function addDays(date: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

/** Calendar days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)
}

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export function isoWeekday(date: IsoDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7
}
