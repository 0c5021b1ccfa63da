/** "pas 354, 345", "not 354 but 345", "27 mars au lieu du 20": which of the things named are not meant. */

import type { Said } from './said.ts'

interface Span {
  readonly first: number
  readonly end: number
}

const NOT = new Set(['pas', 'not', 'sauf', 'except'])
/** Expressions before what is given up, by their last word and the one before it. */
const INSTEAD = new Set([
  'lieu de',
  'lieu du',
  'lieu d',
  'instead of',
  'rather than',
  'plutot que',
  'plutot qu',
  'place de',
  'place du',
])
/** Words that may stand between the negation and the thing. */
const BETWEEN = new Set(
  'le la les l du de d au a sur pour en the on for of in at to by chez ligne line commande order cde so po date client customer it is c est from'.split(
    ' ',
  ),
)

/** Whether the thing at a span is set aside by a negation before it. */
export function isNegated(said: Said, span: Span): boolean {
  const { words } = said
  let at = span.first - 1
  for (let steps = 0; at >= 0 && steps < 3 && BETWEEN.has(words[at]?.text ?? ''); steps++) {
    if (isInstead(said, at)) return true
    if (/[,;.:]/.test(words[at + 1]?.gap ?? '')) return false
    at--
  }
  if (at < 0) return false
  if (/[;.:]/.test(words[at + 1]?.gap ?? '')) return false
  if (isInstead(said, at)) return true
  // "pas avant le 27", "not before" limit the date, they do not set it aside; "avant" is no word in between.
  return NOT.has(words[at]?.text ?? '')
}

function isInstead(said: Said, at: number): boolean {
  return INSTEAD.has(`${said.words[at - 1]?.text ?? ''} ${said.words[at]?.text ?? ''}`)
}
