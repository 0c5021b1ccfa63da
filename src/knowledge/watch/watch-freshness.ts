/** The state of the watch: for each theme and bloc how fresh its notes are, and what waits for a colleague. */

import { addDays, type IsoDate } from '../../domain/calendar-date.ts'
import { vouchedOn } from './filed-under.ts'
import { type Library, mayAnswer } from './library.ts'
import { THEMES, type Theme, type WatchNote } from './note.ts'
import { watchLists } from './watch-lists.ts'

/** A note older than this leaves its place in the grid stale, in days. */
export const FRESH_DAYS = 90

export interface FreshnessCell {
  readonly theme: Theme
  /** Id of `content/watch/blocs.yaml`. */
  readonly bloc: string
  /** `fresh`: a note in force vouched for within the days. `stale`: older ones only. `none`: none in force. */
  readonly state: 'fresh' | 'stale' | 'none'
  readonly notes: number
}

export interface WatchFreshness {
  /** Days within which a note is fresh. */
  readonly days: number
  /** Every theme with every bloc, in the order of the lists. */
  readonly cells: readonly FreshnessCell[]
  /** In force or announced, with their check overdue; longest overdue first. */
  readonly overdue: readonly WatchNote[]
  readonly proposed: readonly WatchNote[]
}

export function watchFreshness(library: Library, today: IsoDate, days: number = FRESH_DAYS): WatchFreshness {
  const inForce = library.inForce(today)
  const from = addDays(today, -days)
  const cells = [...watchLists().blocs.keys()].flatMap((bloc) =>
    THEMES.map((theme): FreshnessCell => {
      const own = inForce.filter(
        ({ note }) => note.blocs.includes(bloc) && (note.theme === theme || note.also.includes(theme)),
      )
      const isFresh = own.some((found) => (vouchedOn(found) ?? '') >= from)
      return { theme, bloc, state: isFresh ? 'fresh' : own.length > 0 ? 'stale' : 'none', notes: own.length }
    }),
  )
  const overdue = library.notes
    .filter((found) => mayAnswer(found) && isOverdue(found, today) && isStanding(library, found, today))
    .sort((a, b) => ((a.note.checkAgain ?? '') < (b.note.checkAgain ?? '') ? -1 : 1))
  return { days, cells, overdue, proposed: library.notes.filter(({ state }) => state === 'proposed') }
}

function isOverdue({ note, checkedOn }: WatchNote, today: IsoDate): boolean {
  const due = note.checkAgain
  return due !== null && due < today && (checkedOn === null || checkedOn <= due)
}

function isStanding(library: Library, { note }: WatchNote, today: IsoDate): boolean {
  const { kind } = library.standing(note.id, today)
  return kind === 'in-force' || kind === 'not-yet'
}
