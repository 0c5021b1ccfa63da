/** Times of day and sizes in a text: no order record holds them, so they are passed over. */

import type { Token } from './read-tokens.ts'

/** The token behind `14:30`, `14h30` or `2 pm`; 0 when no time stands there. */
export function skipClock(tokens: readonly Token[], at: number): number {
  const token = tokens[at]
  const sign = tokens[at + 1]
  if (!token || token.text.length > 2 || !sign) return 0
  const minutes = tokens[at + 2]
  const glued = sign.gap === 'none'
  if (glued && sign.text === ':' && minutes?.kind === 'digits' && minutes.gap === 'none') return at + 3
  if (sign.text === 'h' && Number(token.text) <= 24) {
    return minutes?.kind === 'digits' && minutes.gap === 'none' ? at + 3 : glued ? at + 2 : 0
  }
  return sign.text === 'pm' || sign.text === 'am' ? at + 2 : 0
}

const BETWEEN: ReadonlySet<string> = new Set(['x', '*', 'by', 'sur'])
const LENGTHS: ReadonlySet<string> = new Set(['mm', 'cm', 'm', 'inch', 'inches', 'in'])

/** The token behind `120 x 100 x 140 cm`; 0 when no size stands there. */
export function skipSize(tokens: readonly Token[], at: number): number {
  let next = at + 1
  let sides = 1
  while (sides < 3 && BETWEEN.has(tokens[next]?.text ?? '') && tokens[next + 1]?.kind === 'digits') {
    next += 2
    sides += 1
  }
  return sides > 1 && LENGTHS.has(tokens[next]?.text ?? '') ? next + 1 : 0
}
