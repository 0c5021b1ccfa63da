/** Finds the note that someone names: by its id, by its number, or by words of its title. */

import type { Library } from '../library.ts'
import type { WatchNote } from '../note.ts'
import { candidates } from './ask-library.ts'
import { readQuery } from './query.ts'
import { searchIndex } from './search-index.ts'

export interface NamedNote {
  readonly found: WatchNote | null
  /** When several fit about as well: the nearest, best first. */
  readonly near: readonly WatchNote[]
}

/** The second best must be this much worse for the best to be meant. */
const CLEARLY_BEST = 0.85
const LEAST_COVER = 0.5
const MOST_NEAR = 4

/** `turkey-atr`, `note-12`, `12`, `note 12`, or words such as `A.TR Türkiye`. Notes in any state are found. */
export function findNote(library: Library, words: string): NamedNote {
  const typed = words.trim().toLowerCase()
  const id = /(?:^|\s)(?:notes?\s+)?([a-z0-9]+(?:-[a-z0-9]+)+)$/.exec(typed)?.[1] ?? typed
  const number = /^(?:la\s+|the\s+)?(?:note\s*(?:n°|no\.?|#)?\s*)?(\d+)$/.exec(typed)?.[1]
  const exact = library.find(id) ?? (number === undefined ? null : library.find(`note-${number}`))
  if (exact) return { found: exact, near: [] }
  const index = searchIndex(library)
  const subject = words.replace(/(?<![\p{L}-])notes?(?![\p{L}-])|-note(?![\p{L}])/giu, ' ')
  const ranked = candidates(index, readQuery(subject, index), { text: subject, date: '' }).filter(
    ({ cover }) => cover >= LEAST_COVER,
  )
  const [best, second] = ranked
  if (!best) return { found: null, near: [] }
  if (!second || second.score < best.score * CLEARLY_BEST) return { found: best.note.found, near: [] }
  return { found: null, near: ranked.slice(0, MOST_NEAR).map(({ note }) => note.found) }
}
