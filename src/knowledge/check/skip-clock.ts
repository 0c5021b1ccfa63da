/** Times of day in a text: they are not checked. */

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
