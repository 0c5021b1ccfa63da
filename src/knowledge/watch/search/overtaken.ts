/** Facts that a later note in force says to be no longer so, though their own note was not replaced as a whole. */

import { isDeepStrictEqual } from 'node:util'
import { countriesOfNote } from '../compose-note.ts'
import type { Note } from '../note.ts'
import { countriesOf, watchLists } from '../watch-lists.ts'
import type { WatchHit } from './ask-library.ts'

/** The hits without such facts, the note that says it anew before the one that still says the old value. */
export function withoutOvertaken(hits: readonly WatchHit[]): readonly WatchHit[] {
  const sorted = [...hits]
  for (const hit of hits) {
    if (hit.standing.kind !== 'in-force') continue
    for (const later of hits) {
      if (later === hit || later.standing.kind !== 'in-force') continue
      const gone = overtakenFacts(hit.found.note, later.found.note)
      const at = sorted.findIndex(({ found }) => found.note.id === hit.found.note.id)
      const old = sorted[at]
      if (!old?.facts.some(({ number }) => gone.has(number))) continue
      sorted[at] = { ...old, facts: old.facts.filter(({ number }) => !gone.has(number)) }
      const from = sorted.indexOf(later)
      if (from > at) sorted.splice(at, 0, ...sorted.splice(from, 1))
    }
  }
  return sorted
}

/** Numbers of the facts of `note` whose claimed value `later` says to have been right before. */
function overtakenFacts(note: Note, later: Note): ReadonlySet<number> {
  const known = note.effectiveFrom ?? note.asOf ?? ''
  if (later.effectiveFrom === null || later.effectiveFrom <= known) return new Set()
  const there = countriesOfNote(later)
  return new Set(
    note.claims.flatMap(({ value, countries, fact }) => {
      const here = countries.length > 0 ? countriesOf(countries, watchLists().blocs) : countriesOfNote(note)
      const meets = here.size === 0 || there.size === 0 || [...here].some((code) => there.has(code))
      const isOld = later.claims.some(({ was }) => was.some((each) => isDeepStrictEqual(each.value, value)))
      return meets && isOld ? [fact] : []
    }),
  )
}
