/** The desk's clock: the present instant, and the calendar date at the desk in its own time zone. */

import { addDays, type Clock, daysBetween, type IsoDate } from '../domain/calendar-date.ts'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

export interface ClockOptions {
  readonly timeZone: string
  /** Fixes the date; the time of day goes on. */
  readonly today: IsoDate | null
  /** Milliseconds since the epoch, for tests. */
  readonly read?: () => number
}

/** A clock whose `today` is the date in `timeZone`, or the fixed one, on which `now` then falls too. */
export function deskClock({ timeZone, today, read = Date.now }: ClockOptions): Clock {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  // Formatting is slow for what is asked several times in a turn, and no zone changes its date within a minute.
  let known = { minute: Number.NaN, date: '' }
  const dateAt = (ms: number): IsoDate => {
    const minute = Math.floor(ms / MINUTE_MS)
    if (known.minute !== minute) known = { minute, date: format.format(ms) }
    return known.date
  }
  if (today === null) {
    return { now: () => new Date(read()).toISOString(), today: () => dateAt(read()) }
  }
  return { now: () => new Date(onDate(read(), today, dateAt)).toISOString(), today: () => today }
}

/** The same time of day on another date. Summer time may push it over midnight by an hour; then it is pulled back. */
function onDate(ms: number, date: IsoDate, dateAt: (ms: number) => IsoDate): number {
  const shifted = ms + daysBetween(dateAt(ms), date) * DAY_MS
  const landed = dateAt(shifted)
  if (landed === date) return shifted
  return landed === addDays(date, 1) ? shifted - 3_600_000 : shifted + 3_600_000
}
