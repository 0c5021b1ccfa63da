/** Delivery terms in a text: the code of the rule and the place named after it. */

import { INCOTERM_CODES } from '../../domain/order.ts'
import type { TermClaim } from './claim.ts'
import type { Token } from './read-tokens.ts'

/** Codes of the rules, folded. */
export const TERM_CODES: ReadonlySet<string> = new Set(INCOTERM_CODES.map((code) => code.toLowerCase()))
/** "des" is a French article and "dat" and "daf" are typing errors: these are codes only in capitals. */
const ONLY_IN_CAPITALS: ReadonlySet<string> = new Set(['des', 'dat', 'daf', 'deq', 'ddu', 'fas'])
const SMALL_WORDS: ReadonlySet<string> = new Set([
  'de',
  'du',
  'des',
  'of',
  'la',
  'le',
  'les',
  'sur',
  'am',
  'upon',
  'en',
  'd',
  'l',
])
const NO_PLACE: ReadonlySet<string> = new Set(['incoterms', 'incoterm', 'icc', 'eur', 'usd', 'terms'])
/** "Port of Jebel Ali, Dubai" is as long as a named place gets. */
const MOST_WORDS = 6

export interface TermReading {
  readonly value: TermClaim
  readonly next: number
}

/** The delivery term at the token; null when none stands there. */
export function readTerm(tokens: readonly Token[], first: number, text: string): TermReading | null {
  const token = tokens[first]
  if (token?.text.length !== 3 || !TERM_CODES.has(token.text)) return null
  const after = tokens[first + 1]
  if (after?.gap === 'none' && after.text === '-') return null
  if (!token.capital && ONLY_IN_CAPITALS.has(token.text)) return null
  if (
    token.capital &&
    text.slice(token.start, token.end) !== token.text.toUpperCase() &&
    token.text === 'des'
  )
    return null
  const next = placeEnd(tokens, first + 1)
  const place = next > first + 1 ? text.slice(tokens[first + 1]?.start, tokens[next - 1]?.end) : ''
  return { value: { kind: 'delivery-term', code: token.text.toUpperCase(), place }, next }
}

function placeEnd(tokens: readonly Token[], first: number): number {
  let next = first
  let words = 0
  for (let at = first; at < tokens.length && words < MOST_WORDS; at += 1) {
    const token = tokens[at]
    if (!token || token.gap === 'line' || token.kind === 'digits') break
    if (token.kind === 'sign') {
      if ((token.text === '-' || token.text === "'") && token.gap === 'none') continue
      break
    }
    if (NO_PLACE.has(token.text)) break
    if (token.capital) next = at + 1
    else if (!SMALL_WORDS.has(token.text) || at === first) break
    words += 1
  }
  return next
}
