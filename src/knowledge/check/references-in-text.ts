/** What to look up in the order store before a person's text can be checked: its references, and names written with capitals. */

import { readSentence } from './read-claims.ts'
import { readText } from './read-text.ts'
import type { Token } from './read-tokens.ts'
import { statementsOf } from './statements.ts'

export interface WordsToLookUp {
  /** As written, each once, in the order of the text; those announced by a word such as "order" first have a digit. */
  readonly references: readonly string[]
  /** Rows of capitalised words that may be a company: "Gulf Fabrication LLC". */
  readonly names: readonly string[]
}

/** A text that names more than this is a list of orders, not a text about some. */
const MOST_REFERENCES = 60
const MOST_NAMES = 30
const LONGEST_NAME = 5

export function wordsToLookUp(text: string): WordsToLookUp {
  const tokens = readText(text)
  const references = new Set<string>()
  const names = new Set<string>()
  for (const { first, next } of statementsOf(text, tokens)) {
    if (references.size >= MOST_REFERENCES && names.size >= MOST_NAMES) break
    const reading = readSentence(tokens, first, next, { text, today: null, names: new Map() })
    for (const claim of reading.claims) {
      if (claim.value.kind !== 'reference' || references.size >= MOST_REFERENCES) continue
      references.add(text.slice(claim.start, claim.end).replaceAll(/\s+/g, ' '))
    }
    for (const name of namesIn(text, tokens, first, next)) if (names.size < MOST_NAMES) names.add(name)
  }
  return { references: [...references], names: [...names] }
}

/** Two to five words in a row that begin with capitals, and what is left of them without the first. */
function* namesIn(text: string, tokens: readonly Token[], first: number, next: number): Generator<string> {
  let from = first
  for (let at = first; at <= next; at += 1) {
    const token = tokens[at]
    const goes =
      at < next && token?.kind === 'word' && token.capital && (at === from || token.gap === 'blank')
    if (goes) continue
    if (at - from >= 2) {
      const to = Math.min(at, from + LONGEST_NAME)
      for (let start = from; start < to - 1 && start < from + 2; start += 1) {
        yield text.slice(tokens[start]?.start, tokens[to - 1]?.end)
      }
    }
    from = at < next && token?.kind === 'word' && token.capital ? at : at + 1
  }
}
