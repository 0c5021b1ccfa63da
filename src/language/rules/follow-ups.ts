/** Messages that lean on the answer before: "et la facture ?", "same for SO-1002", "pareil pour la 1002". */

import { PhraseBook } from './phrase-book.ts'
import type { Word } from './said.ts'
import { wordFile } from './word-files.ts'

interface Books {
  readonly openers: PhraseBook<'opener'>
  readonly same: PhraseBook<'same'>
  readonly pronouns: PhraseBook<'pronoun'>
}

let books: Books | null = null

function known(): Books {
  if (books) return books
  const { openers, same, pronouns } = wordFile('follow-ups')
  const bookOf = <T extends string>(value: T, { fr, en }: { fr: readonly string[]; en: readonly string[] }) =>
    new PhraseBook<T>([...fr, ...en].map((phrase) => [phrase, value] as const))
  books = {
    openers: bookOf('opener', openers),
    same: bookOf('same', same),
    pronouns: bookOf('pronoun', pronouns),
  }
  return books
}

/** How a message leans on what was said: `same` asks the same again of something else; `opener` goes on. */
export interface Leaning {
  readonly kind: 'same' | 'opener' | 'none'
  /** Words after the opening. */
  readonly rest: readonly Word[]
  /** Speaks of the order before as "it". */
  readonly pronoun: boolean
}

export function leaningOf(core: readonly Word[]): Leaning {
  const { openers, same, pronouns } = known()
  const pronoun = pronouns.all(core).length > 0
  const sameHit = same.all(core).find((hit) => hit.first <= 2)
  if (sameHit) return { kind: 'same', rest: core.slice(sameHit.end), pronoun }
  const opener = openers.startingAt(core, 0)
  return opener
    ? { kind: 'opener', rest: core.slice(opener.end), pronoun }
    : { kind: 'none', rest: core, pronoun }
}
