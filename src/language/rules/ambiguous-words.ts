/** Short words with two meanings in the trade (BL, POD, DN …): settled by what stands around them, else asked. */

import type { Bilingual } from '../../domain/locale.ts'
import type { TransportMode } from '../../domain/order.ts'
import { PhraseBook } from './phrase-book.ts'
import { originalWords, type Said } from './said.ts'
import { type AmbiguousWords, wordFile } from './word-files.ts'

type Meaning = AmbiguousWords[string]['meanings'][number]

/** What an ambiguous word means here: one meaning when it is settled, several when it has to be asked. */
export interface AmbiguousWord {
  readonly first: number
  readonly end: number
  readonly typed: string
  readonly meanings: readonly {
    readonly title: Bilingual
    /** Facet of an order that answers it. */
    readonly facet: string
    readonly document: string | null
  }[]
}

const book = new PhraseBook<readonly Meaning[]>()
let loaded = false

function load(): void {
  for (const { typed, meanings } of Object.values(wordFile('ambiguous'))) {
    for (const form of [...typed.fr, ...typed.en]) book.add(form, meanings)
  }
  loaded = true
}

/** The ambiguous words of a message, settled by the words near them or by the mode of the order spoken of. */
export function findAmbiguous(said: Said, mode: TransportMode | null): readonly AmbiguousWord[] {
  if (!loaded) load()
  const stems = new Set(said.words.flatMap((word) => [word.text, word.stem]))
  return book.inOrder(said.words).map(({ value, first, end }) => ({
    first,
    end,
    typed: originalWords(said, first, end),
    meanings: settled(value, stems, mode).map(({ title, facet, document }) => ({
      title,
      facet,
      document: document ?? null,
    })),
  }))
}

function settled(
  meanings: readonly Meaning[],
  words: ReadonlySet<string>,
  mode: TransportMode | null,
): readonly Meaning[] {
  const scores = meanings.map(({ near }) => near.filter((word) => words.has(word)).length)
  const highest = Math.max(...scores)
  const likely = meanings.filter((_, index) => scores[index] === highest)
  if (highest > 0 && likely.length === 1) return likely
  const byMode = mode === null ? [] : meanings.filter(({ modes }) => modes.includes(mode))
  return byMode.length === 1 ? byMode : meanings
}
