/** Line numbers after the word for a line: `line 10`, `lignes 10 et 20`, `poste n° 10`. */

import type { LexiconEntry } from './lexicon.ts'
import { skipNumberSign } from './read-references.ts'
import type { Token } from './read-tokens.ts'

export interface LinesReading {
  readonly lines: readonly { readonly line: string; readonly at: number }[]
  /** Where to go on from: behind the last number, or where it started when there is none. */
  readonly next: number
}

const JOINTS = new Set([',', 'and', 'et', '&', '/', 'to', 'a', '+'])
const CONTINUING = new Set(['of', 'de', 'are', 'sont'])
/** ERPs number lines up to this many digits. */
const MOST_DIGITS = 5

/** Reads from the token behind the word; `words` tells a quantity's noun from a word that goes on about the lines. */
export function readLines(
  tokens: readonly Token[],
  from: number,
  end: number,
  words: ReadonlyMap<string, LexiconEntry>,
): LinesReading {
  const lines: { line: string; at: number }[] = []
  const isPlural = tokens[from - 1]?.text.endsWith('s') === true && tokens[from - 1]?.text !== 'pos'
  let at = skipNumberSign(tokens, from)
  if (at >= end || tokens[at]?.gap === 'line') return { lines, next: from }
  for (;;) {
    const token = tokens[at]
    const beyond = tokens[at + 1]
    if (token?.kind !== 'digits' || at >= end || token.text.length > MOST_DIGITS) break
    if (beyond?.kind === 'word' && beyond.gap === 'none') break
    lines.push({ line: String(Number(token.text)), at })
    at += 1
    if (!beyond || !JOINTS.has(beyond.text) || tokens[at + 1]?.kind !== 'digits') break
    if (!isPlural && beyond.text === ',') break
    if (!goesOn(tokens, at + 1, words)) break
    at += 1
  }
  return { lines, next: lines.length === 0 ? from : at }
}

/** Whether the digits after "and" are one more line rather than a quantity: nothing that is counted follows them. */
function goesOn(tokens: readonly Token[], at: number, words: ReadonlyMap<string, LexiconEntry>): boolean {
  const after = tokens[at + 1]
  if (!after || after.gap === 'line' || after.kind === 'sign')
    return after?.text !== '%' && after?.text !== '€'
  return words.has(after.text) || CONTINUING.has(after.text)
}
