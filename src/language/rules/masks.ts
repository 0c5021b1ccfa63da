/** Stand-ins for what varies from message to message, so that phrases about one order teach about all. */

import type { Word } from './said.ts'

export const MASKS = ['ref', 'date', 'number', 'money', 'line', 'country', 'name'] as const
export type Mask = (typeof MASKS)[number]

/** Words no one types, and that have no ending to take off. */
const WORD_OF: Readonly<Record<Mask, string>> = {
  ref: 'zzref',
  date: 'zzdat',
  number: 'zznumber',
  money: 'zzmoney',
  line: 'zzlin',
  country: 'zzcountry',
  name: 'zznam',
}

/** Writes `<ref>` and the others of a phrase as words that survive reading. */
export function writeMasks(phrase: string): string {
  return phrase.replaceAll(/<(\w+)>/g, (whole, name: string) =>
    name in WORD_OF ? ` ${WORD_OF[name as Mask]} ` : whole,
  )
}

export function isMask(word: string): boolean {
  return word.startsWith('zz') && Object.values(WORD_OF).includes(word)
}

export interface MaskedSpan {
  readonly first: number
  readonly end: number
  readonly mask: Mask
}

/** The words with each span written as one stand-in. Spans do not overlap. */
export function maskWords(words: readonly Word[], spans: readonly MaskedSpan[]): readonly Word[] {
  const sorted = [...spans].sort((left, right) => left.first - right.first)
  const masked: Word[] = []
  let at = 0
  for (const span of sorted) {
    const [first, last] = [words[span.first], words[span.end - 1]]
    if (span.first < at || !first || !last) continue
    masked.push(...words.slice(at, span.first))
    const text = WORD_OF[span.mask]
    masked.push({ ...first, text, typed: text, stem: text, glued: false, end: last.end })
    at = span.end
  }
  return [...masked, ...words.slice(at)]
}
