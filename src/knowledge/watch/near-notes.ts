/** Notes that are about the same as a text: a near-duplicate before it is shared, or the note that it takes the place of. */

import type { IsoDate } from '../../domain/calendar-date.ts'
import { readTokens } from '../check/read-tokens.ts'
import { stemOf } from '../check/rules/stems.ts'
import { countriesOfNote } from './compose-note.ts'
import { isValue, valueChanges } from './derive-claims.ts'
import type { Library } from './library.ts'
import type { WatchNote } from './note.ts'

export interface NearNote {
  readonly note: WatchNote
  /** Share of the text's telling words that the note has, 0 to 1. */
  readonly likeness: number
  /** It holds a claim with a value that the text says to change. */
  readonly isChanged: boolean
}

/** Shorter words tell nothing, and these are in every note. */
const SHORTEST = 3
const EVERYWHERE = new Set(
  'les des une aux pour par sur dans avec est sont doit faut qui que dont the and for from with are must not this that its into partir compter depuis date janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre january february march april may june july august september october november december eur usd passe passer note veille source pays'.split(
    ' ',
  ),
)

function tellingStems(text: string): ReadonlySet<string> {
  return new Set(
    readTokens(text)
      .filter(({ kind, text: word }) => kind === 'word' && word.length >= SHORTEST && !EVERYWHERE.has(word))
      .map(({ text: word }) => stemOf(word)),
  )
}

/** Share of telling words in common from which a note is about the same. */
const ALIKE = 0.35
/** And so many of them, since a short text shares a country's name with many. */
const FEWEST = 3

/**
 * Notes about the same countries that share many of the text's words, or hold a value that it changes; the nearest
 * first. Refused and withdrawn notes are left out.
 */
export function nearNotes(
  text: string,
  countries: ReadonlySet<string>,
  library: Library,
  {
    limit,
    today,
    except = null,
  }: { readonly limit: number; readonly today: IsoDate; readonly except?: string | null },
): readonly NearNote[] {
  const told = tellingStems(text)
  if (told.size === 0) return []
  const changes = valueChanges([text], today).flatMap(({ from }) => (from === null ? [] : [from]))
  const found = library.notes.flatMap((watched): readonly (NearNote & { readonly narrow: number })[] => {
    const { note, state } = watched
    if (state === 'not-relevant' || state === 'withdrawn' || note.id === except) return []
    const own = countriesOfNote(note)
    const isThere = countries.size === 0 ? own.size === 0 : [...countries].some((code) => own.has(code))
    if (!isThere) return []
    const words = tellingStems(
      [
        ...Object.values(note.title),
        ...note.facts.flatMap(({ words: fact }) => Object.values(fact)),
        ...note.keywords.fr,
        ...note.keywords.en,
      ].join(' '),
    )
    const shared = [...told].filter((stem) => words.has(stem)).length
    if (shared < FEWEST) return []
    const isChanged = note.claims.some(({ value }) => changes.some((from) => isValue(from, value)))
    // Of two that say it, the one about fewer countries is meant.
    const narrow = own.size === 0 ? 0 : [...countries].filter((code) => own.has(code)).length / own.size
    return [{ note: watched, likeness: shared / told.size, isChanged, narrow }]
  })
  return found
    .filter(({ likeness, isChanged }) => likeness >= (isChanged ? ALIKE / 2 : ALIKE))
    .sort(
      (a, b) =>
        Number(b.isChanged) - Number(a.isChanged) || b.likeness + b.narrow / 2 - a.likeness - a.narrow / 2,
    )
    .slice(0, limit)
}
