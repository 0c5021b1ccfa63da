/** What a typed reference may mean: with its announcing word or without, by its last digits, or mistyped. */

import { plainText } from '../db/plain-text.ts'

/** A way to read a candidate, ready to be compared with what the store holds. */
export interface Reading {
  readonly text: string
  /** Digits without leading zeros, to compare with the last digits of a number; null unless the text is digits. */
  readonly digits: string | null
}

/** Words people put before a number, in French and English; they are not part of it. */
const ANNOUNCING =
  /^(?:la |le |the |our |notre |votre |your )?(?:commandes?|cdes?|cmdes?|cmd|orders?|ord|factures?|fact|fac|invoices?|inv|po|p\.o|bc|bdc|so|bl|awb|lta|cmr|exp[eé]ditions?|shipments?|livraisons?|num[eé]ros?|n|no|nr|num|ref|r[eé]f[eé]rences?|references?)\b[\s.:°º#-]*(?:(?:n|no|nr|num[eé]ro|number)\b)?[\s.:°º#-]*(?=[\p{L}\d])/iu

/** The candidate as typed, then without the word that announces it. */
export function readingsOf(candidate: string): readonly Reading[] {
  const typed = plainText(candidate).trim().slice(0, 200)
  const bare = typed.replace(ANNOUNCING, '')
  const texts = bare === typed || !/\d/.test(bare) ? [typed] : [typed, bare]
  return texts.map((text) => ({ text, digits: digitsOf(text) }))
}

function digitsOf(text: string): string | null {
  const joined = text.replaceAll(/[\s.\-–/#]/g, '')
  return /^\d{1,20}$/.test(joined) ? joined.replace(/^0+/, '') : null
}

/** A text one slip of the fingers away. */
export interface NearText {
  readonly text: string
  readonly likeness: number
}

const SWAPPED = 0.9
const ONE_CHARACTER = 0.85
const LOOKS_ALIKE = 0.95
/** Longer texts are no references; the number of near texts grows with the length. */
const LONGEST = 24

const ALIKE: Readonly<Record<string, string>> = {
  O: '0',
  '0': 'O',
  I: '1',
  '1': 'I',
  S: '5',
  '5': 'S',
  B: '8',
  '8': 'B',
  Z: '2',
  '2': 'Z',
}

/** Letters and digits of a reference as the store compares them: capitals, no accents, no signs. */
export function comparable(text: string): string {
  return text
    .normalize('NFKD')
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}

/**
 * Every text that differs from this one by two neighbours swapped, one digit wrong, missing or too many, one letter too
 * many, or a character taken for one that looks like it. An index finds them at once, however many orders there are,
 * where trigrams of numbers that all begin alike would read most of the store.
 */
export function nearTexts(reference: string): readonly NearText[] {
  const text = comparable(reference).slice(0, LONGEST)
  const found = new Map<string, number>()
  const add = (near: string, likeness: number) => {
    if (near !== text && near !== '' && likeness > (found.get(near) ?? 0)) found.set(near, likeness)
  }
  for (let at = 0; at <= text.length; at += 1) {
    const before = text.slice(0, at)
    const here = text[at]
    const after = text.slice(at + 1)
    if (here !== undefined) {
      const next = text[at + 1]
      if (next !== undefined) add(before + next + here + text.slice(at + 2), SWAPPED)
      const twin = ALIKE[here]
      if (twin !== undefined) add(before + twin + after, LOOKS_ALIKE)
      add(before + after, ONE_CHARACTER)
    }
    const nextToDigit = /\d/.test(text[at - 1] ?? '') || /\d/.test(here ?? '')
    for (const digit of '0123456789') {
      if (here !== undefined && /\d/.test(here)) add(before + digit + after, ONE_CHARACTER)
      if (nextToDigit) add(before + digit + text.slice(at), ONE_CHARACTER)
    }
  }
  return [...found].map(([near, likeness]) => ({ text: near, likeness }))
}
