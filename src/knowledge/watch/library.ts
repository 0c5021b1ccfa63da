/**
 * The library: every note in its latest version, shipped or colleagues', with what is in force on a day. It is one frozen
 * snapshot in memory; a change in the store gives the next one.
 */

import { addDays, type IsoDate } from '../../domain/calendar-date.ts'
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

/** Builds the library: a colleague's version of a shipped note takes its place. */
export function buildLibrary(
  shipped: readonly Note[],
  colleagues: readonly WatchNote[],
  revision: number,
): Library {
  const byId = new Map<string, WatchNote>(shipped.map((note) => [note.id, asShipped(note)]))
  for (const note of colleagues) byId.set(note.note.id, note)
  const notes = [...byId.values()].sort((a, b) => (a.note.id < b.note.id ? -1 : 1))
  const successors = new Map<string, Note[]>()
  for (const { note, state } of notes) {
    if (state !== 'approved' || note.status === 'draft') continue
    for (const id of note.supersedes) successors.set(id, [...(successors.get(id) ?? []), note])
  }
  for (const own of successors.values()) own.sort((a, b) => (beginningOf(a) < beginningOf(b) ? -1 : 1))

  const standing = (id: string, date: IsoDate): Standing => {
    const found = byId.get(id)
    if (!found || !mayAnswer(found)) return { kind: 'not-approved' }
    const { effectiveFrom: from, effectiveTo: until, status } = found.note
    const taken = successors.get(id)?.find((next) => beginningOf(next) <= date)
    if (taken) return { kind: 'superseded', until: dayBefore(taken.effectiveFrom), by: taken.id }
    if (until !== null && until < date) return { kind: 'ended', until }
    if (status === 'superseded') return { kind: 'superseded', until, by: '' }
    if (from === null ? status === 'announced' : from > date) return { kind: 'not-yet', from }
    const next = successors.get(id)?.[0]
    return { kind: 'in-force', from, until: next ? dayBefore(next.effectiveFrom) : until }
  }
  const days = new Map<IsoDate, readonly WatchNote[]>()

  return {
    revision,
    notes,
    find: (id) => byId.get(id) ?? null,
    standing,
    inForce(date) {
      const known = days.get(date)
      if (known) return known
      const own = notes.filter(({ note }) => standing(note.id, date).kind === 'in-force')
      // A desk asks about few days; a year of them is all that is worth keeping.
      if (days.size > 366) days.clear()
      days.set(date, own)
      return own
    },
    successors: (id) => successors.get(id) ?? [],
  }
}

/** Whether it may answer, block or correct, on the days when it is in force. */
export function mayAnswer({ note, state }: WatchNote): boolean {
  return state === 'approved' && note.status !== 'draft'
}

/** A note as it came with the desk. */
export function asShipped(note: Note): WatchNote {
  return {
    note,
    version: 1,
    state: note.status === 'draft' ? 'proposed' : 'approved',
    origin: 'shipped',
    author: null,
    createdAt: null,
    approved: null,
    checkedOn: note.asOf,
  }
}

/**
 * The notes that would stand in a circle if `id` took the place of `supersedes`; null when there is no circle.
 * A circle would leave none of them in force.
 */
export function supersessionCircle(
  notes: readonly WatchNote[],
  id: string,
  supersedes: readonly string[],
): readonly string[] | null {
  const before = new Map(notes.map(({ note }) => [note.id, note.supersedes]))
  const walk = (from: string, path: readonly string[]): readonly string[] | null => {
    if (from === id) return path
    if (path.includes(from)) return null
    for (const next of before.get(from) ?? []) {
      const found = walk(next, [...path, from])
      if (found) return found
    }
    return null
  }
  for (const next of supersedes) {
    const found = walk(next, [])
    if (found) return [id, ...found, id]
  }
  return null
}

/** Sorts before every date when the note gives none: it has always been so. */
const beginningOf = (note: Note): IsoDate => note.effectiveFrom ?? ''
const dayBefore = (date: IsoDate | null): IsoDate | null => (date === null ? null : addDays(date, -1))
