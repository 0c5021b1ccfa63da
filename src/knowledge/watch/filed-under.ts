/** Where a note is filed: the countries it is about, one by one or by whole blocs, and how young what it says is. */

import type { IsoDate } from '../../domain/calendar-date.ts'
import type { Note, WatchNote } from './note.ts'
import { watchLists } from './watch-lists.ts'

/** Codes of the countries: those named, and the members of each bloc of which none is named. Empty for the whole world. */
export function countriesFiled(note: Note): ReadonlySet<string> {
  const { blocs } = watchLists()
  const whole = note.blocs.flatMap((bloc) => {
    const members = blocs.get(bloc)?.members ?? []
    return members.some((code) => note.countries.includes(code)) ? [] : members
  })
  return new Set([...note.countries, ...whole])
}

/**
 * The last day on which somebody vouched for it: approval or check by a colleague, else the date of its sources, taken at
 * its beginning when it is only a month or a year. Null when nothing is dated.
 */
export function vouchedOn({ approved, checkedOn, note }: WatchNote): IsoDate | null {
  const days = [approved?.at.slice(0, 10), checkedOn ?? note.asOf].flatMap((day) =>
    day ? [fromLoose(day)] : [],
  )
  return days.toSorted().at(-1) ?? null
}

/** `2026` is 1 January 2026, `2026-05` is 1 May 2026. */
function fromLoose(day: string): IsoDate {
  return day.length === 4 ? `${day}-01-01` : day.length === 7 ? `${day}-01` : day
}
