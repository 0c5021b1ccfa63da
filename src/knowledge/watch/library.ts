/**
 * The library: every note in its latest version, shipped or colleagues', with what is in force on a day. It is one frozen
 * snapshot in memory; a change in the store gives the next one.
 */

import type { IsoDate } from '../../domain/calendar-date.ts'
import type { Note, WatchNote } from './note.ts'

/**
 * Where a note stands on a day.
 * `in-force`: approved, begun, not ended, not superseded · `not-yet`: approved and announced or beginning later ·
 * `ended`, `superseded`: it was, until `until` · `not-approved`: proposed, refused or withdrawn: it answers nothing.
 */
export type Standing =
  | { readonly kind: 'in-force'; readonly from: IsoDate | null; readonly until: IsoDate | null }
  | { readonly kind: 'not-yet'; readonly from: IsoDate | null }
  | { readonly kind: 'ended'; readonly until: IsoDate }
  | { readonly kind: 'superseded'; readonly until: IsoDate | null; readonly by: string }
  | { readonly kind: 'not-approved' }

export interface Library {
  /** Of the store when this was read. */
  readonly revision: number
  /** All notes, sorted by id. */
  readonly notes: readonly WatchNote[]
  find(id: string): WatchNote | null
  standing(id: string, date: IsoDate): Standing
  /** Approved notes in force on the day, sorted by id. */
  inForce(date: IsoDate): readonly WatchNote[]
  /** Notes that took the place of this one, or will, earliest first. */
  successors(id: string): readonly Note[]
}
