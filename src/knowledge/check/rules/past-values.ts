/** Values that were right before a note took the place of another one. */

import { addDays, type IsoDate } from '../../../domain/calendar-date.ts'
import type { Library } from '../../watch/library.ts'
import { mayAnswer } from '../../watch/library.ts'
import type { ClaimedValue, Note, NoteClaim } from '../../watch/note.ts'

export interface PastValue {
  readonly value: ClaimedValue
  /** Its last day; null when that is not known. */
  readonly until: IsoDate | null
  /** The note it is from, when not the claim's own. */
  readonly note: string | null
}

/** What the superseded notes, and those they superseded, said about the claim's subject. */
export function inheritedValues(note: Note, claim: NoteClaim, library: Library): readonly PastValue[] {
  const until = note.effectiveFrom === null ? null : addDays(note.effectiveFrom, -1)
  const values: PastValue[] = []
  const seen = new Set([note.id])
  const walk = (ids: readonly string[], last: IsoDate | null): void => {
    for (const id of ids) {
      const found = library.find(id)
      if (!found || !mayAnswer(found) || seen.has(id)) continue
      seen.add(id)
      const same = sameSubject(claim, found.note.claims)
      if (same) {
        values.push({ value: same.value, until: last, note: id })
        values.push(...same.was.map((each) => ({ ...each, note: id })))
      }
      const from = found.note.effectiveFrom
      walk(found.note.supersedes, from === null ? null : addDays(from, -1))
    }
  }
  walk(note.supersedes, until)
  return values
}

/** The claim of another note that is about the same thing: of the same name, or of the same words for the same countries. */
export function sameSubject(claim: NoteClaim, others: readonly NoteClaim[]): NoteClaim | null {
  const alike = others.filter(({ value }) => value.kind === claim.value.kind)
  const named = alike.find(({ id }) => id === claim.id)
  if (named) return named
  const key = subjectOf(claim)
  const same = alike.filter((other) => subjectOf(other) === key)
  return same.length === 1 ? (same[0] ?? null) : null
}

function subjectOf({ about, countries }: NoteClaim): string {
  return JSON.stringify([about, [...countries].sort()])
}
