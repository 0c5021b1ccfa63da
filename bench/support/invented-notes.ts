/** Made-up notes for measuring: each has the terms and claims of a real one, in words that stand in no text. */

import type { BilingualWords } from '../../src/domain/locale.ts'
import type { Note, NoteClaim, TermRule } from '../../src/knowledge/watch/note.ts'

/** So many notes, modelled on the given ones in turn; their words are theirs alone. */
export function inventedNotes(models: readonly Note[], count: number): readonly Note[] {
  return Array.from({ length: count }, (_, index): Note => {
    const model = models[index % models.length] as Note
    const own = (words: BilingualWords, place: number): BilingualWords => ({
      fr: words.fr.map((_word, at) => inventedWord(index, place, at, 'f')),
      en: words.en.map((_word, at) => inventedWord(index, place, at, 'e')),
    })
    return {
      ...model,
      id: `invented-${index}`,
      supersedes: [],
      conflicts: [],
      keywords: { fr: [], en: [] },
      terms: model.terms.map((term, place): TermRule => ({ ...term, old: own(term.old, place) })),
      claims: model.claims.map(
        (claim, place): NoteClaim => ({
          ...claim,
          about: claim.about.map((group, at) => own(group, 100 * (place + 1) + at)),
        }),
      ),
    }
  })
}

const SYLLABLES = ['zor', 'vik', 'plu', 'dran', 'quel', 'fost', 'myx', 'tarb', 'wen', 'gluh'] as const

/** A pronounceable word for each number: "zorvikdran". */
function inventedWord(note: number, place: number, at: number, language: string): string {
  const digits = `${note}${place.toString().padStart(4, '0')}${at}`
  return `${language}${[...digits].map((digit) => SYLLABLES[Number(digit)] ?? '').join('')}`
}
