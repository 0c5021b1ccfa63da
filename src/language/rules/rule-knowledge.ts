/** What the rules know before the first message: dialogs, their phrases and choice words, the vocabulary, the ranker. */

import type { ReferenceLookup } from '../../domain/reference.ts'
import type { DialogDescription } from '../understand.ts'
import { type ChoiceWords, choiceWords } from './choice-words.ts'
import { createIntentReader, type IntentReader } from './intents.ts'
import { OUT_OF_SCOPE, type PhraseFile, phraseFile } from './phrase-files.ts'
import { Vocabulary } from './vocabulary.ts'

export interface KnownDialog {
  readonly description: DialogDescription
  readonly phrases: PhraseFile
  readonly choices: ChoiceWords
}

export interface RuleKnowledge {
  readonly dialogs: ReadonlyMap<string, KnownDialog>
  /** Dialog that a bare reference, customer or country means. */
  readonly bare: KnownDialog | null
  readonly vocabulary: Vocabulary
  readonly intents: IntentReader
  readonly lookup: ReferenceLookup
}

/** Reads the word and phrase files and trains the ranker: once, at start. */
export function gatherKnowledge(
  lookup: ReferenceLookup,
  descriptions: readonly DialogDescription[],
): RuleKnowledge {
  const files = new Map(descriptions.map(({ id }) => [id, phraseFile(id)] as const))
  files.set(OUT_OF_SCOPE, phraseFile(OUT_OF_SCOPE))
  const vocabulary = new Vocabulary(descriptions, [...files.values()])
  const dialogs = new Map(
    descriptions.map((description) => {
      const phrases = files.get(description.id) ?? phraseFile(OUT_OF_SCOPE)
      return [description.id, { description, phrases, choices: choiceWords(description, phrases) }] as const
    }),
  )
  const bare = [...dialogs.values()].find(({ phrases }) => phrases.bare) ?? null
  return { dialogs, bare, vocabulary, intents: createIntentReader(descriptions, files, vocabulary), lookup }
}
