/** The phrases of content/phrases: how people ask for each dialog, and what is asked that no dialog answers. */

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { readYaml, split, wordList } from './word-files.ts'

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'content', 'phrases')

const bothLists = z.strictObject({ fr: wordList, en: wordList })
/** Phrases hold commas, so they stand one a line. */
const phraseList = z.string().transform((block) => split(block, '\n'))
const none = { fr: [], en: [] }

const phraseFileSchema = z.strictObject({
  /** Whole messages, with `<ref>`, `<date>`, `<number>`, `<money>`, `<line>`, `<country>`, `<name>` where such a thing stands. */
  phrases: z.strictObject({ fr: phraseList, en: phraseList }),
  /** Expressions that settle it. */
  cues: bothLists.default(none),
  /** Words that settle it when the request begins with them. */
  openers: bothLists.default(none),
  /** A reference, customer or country with nothing else means this dialog. */
  bare: z.boolean().default(false),
  /** Slot that takes what follows a colon word for word. */
  verbatim: z.string().optional(),
  /** Without such a colon the whole message is the text: a question is searched as it was put. */
  message: z.boolean().default(false),
  /** Words that introduce such a text without a colon: "note que …". */
  introducing: bothLists.default(none),
  /** Words after which such a text begins that are too common to ask for the dialog: "remplace … par …". */
  after: bothLists.default(none),
  /** Further slots that take the whole message when they were asked for. */
  asked: z.array(z.string()).default([]),
  /** Further words for choices, by slot and choice id. */
  choices: z.record(z.string(), z.record(z.string(), bothLists)).default({}),
  /** Choices that the words of the request itself would name, and that are left to the dialog. */
  unsaid: z.record(z.string(), z.array(z.string())).default({}),
  /** Choices, as `slot.id`, that mean another one when no order is named: the rest of orders is the open ones. */
  listing: z.record(z.string(), z.string()).default({}),
  /** Choice slots whose words are too common to count once one of these slots is given. */
  unless: z.record(z.string(), z.array(z.string())).default({}),
})

export type PhraseFile = z.infer<typeof phraseFileSchema>

/** Id of the phrases that ask for what the desk does not do. */
export const OUT_OF_SCOPE = 'out-of-scope'

const NOTHING: PhraseFile = phraseFileSchema.parse({ phrases: { fr: '', en: '' } })

/** The phrases of one dialog; empty ones when it has no file. */
export function phraseFile(id: string, folder: string = FOLDER): PhraseFile {
  const path = join(folder, `${id}.yaml`)
  return existsSync(path) ? readYaml(path, phraseFileSchema) : NOTHING
}
