/** References as people write them: order, PO, invoice, shipment, container, transport document and item numbers. */

import type { ReferenceNaming } from './claim.ts'
import type { Token } from './read-tokens.ts'

export interface Compound {
  /** Without signs and blanks. */
  readonly key: string
  readonly next: number
  readonly letters: number
  readonly digits: number
  readonly parts: number
}

const CONNECTORS = new Set(['-', '/', '_', '.', '#', '+'])

/** No reference has more; it keeps the reading of any text linear. */
const MOST_PARTS = 16

/** Letters and digits written together from the token on, with the signs that join them. */
export function compoundAt(tokens: readonly Token[], first: number): Compound {
  let key = ''
  let letters = 0
  let digits = 0
  let parts = 0
  let at = first
  for (;;) {
    const token = tokens[at]
    if (!token || token.kind === 'sign' || (at > first && token.gap !== 'none') || parts >= MOST_PARTS) break
    key += token.text
    if (token.kind === 'word') letters += token.text.length
    else digits += token.text.length
    parts += 1
    at += 1
    const sign = tokens[at]
    const after = tokens[at + 1]
    const joined = sign?.kind === 'sign' && sign.gap === 'none' && CONNECTORS.has(sign.text)
    if (joined && after && after.kind !== 'sign' && after.gap === 'none') at += 1
  }
  return { key, next: at, letters, digits, parts }
}

/** A reference without its signs, as it is compared: `SO-1001` and `so 1001` are one. */
export function referenceKey(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
}

export interface ReferenceReading {
  readonly key: string
  readonly first: number
  readonly next: number
}

/** Rows of digits of at least this length that nothing else claims are read as references. */
const LONG_DIGITS = 6
/** "order 1001" names an order; "order 400 valves" does not. */
const NAMED_DIGITS = 4

const NUMBER_SIGNS = new Set(['n', 'no', 'nr', 'num', 'number', 'numero', 'ref', 'reference'])

/** A reference that stands at the token, announced by a word before it or plain from its form. */
export function readReference(
  tokens: readonly Token[],
  first: number,
  named: ReferenceNaming | null,
): ReferenceReading | null {
  const token = tokens[first]
  if (!token || token.kind === 'sign') return null
  const container = readContainer(tokens, first, token)
  if (container) return container
  const tariff = token.kind === 'digits' ? readTariff(tokens, first, token, named) : null
  if (tariff) return tariff
  const spaced = token.kind === 'word' ? readSpaced(tokens, first, token) : null
  if (spaced) return spaced
  const compound = compoundAt(tokens, first)
  const { key, next, letters, digits, parts } = compound
  if (letters > 0 && digits > 0 && key.length >= 3) return { key, first, next }
  if (letters > 0) return null
  if (parts === 1) {
    const long = digits >= (named === null ? LONG_DIGITS : NAMED_DIGITS)
    return long ? { key, first, next } : null
  }
  return digits >= (named === null ? 8 : 6) && parts <= 3 ? { key, first, next } : null
}

/** `MSKU 123456 7`: four letters of the owner, ending in U, J or Z, then seven digits. */
function readContainer(tokens: readonly Token[], first: number, token: Token): ReferenceReading | null {
  if (token.kind !== 'word' || token.text.length !== 4 || !/[ujz]$/.test(token.text)) return null
  const serial = tokens[first + 1]
  if (serial?.kind !== 'digits' || serial.gap === 'line') return null
  if (serial.text.length === 7) return { key: token.text + serial.text, first, next: first + 2 }
  let check = first + 2
  if (tokens[check]?.text === '-') check += 1
  const last = tokens[check]
  if (serial.text.length !== 6 || last?.kind !== 'digits' || last.text.length !== 1) return null
  return { key: token.text + serial.text + last.text, first, next: check + 1 }
}

/** `VZ 7720 4415 09`: two to four letters, then groups of digits that make at least six. */
function readSpaced(tokens: readonly Token[], first: number, token: Token): ReferenceReading | null {
  if (token.text.length < 2 || token.text.length > 4 || !token.capital) return null
  let key = token.text
  let at = first + 1
  while (at < first + 6) {
    const group = tokens[at]
    if (group?.kind !== 'digits' || group.gap !== 'blank' || group.text.length > 8) break
    if (tokens[at + 1]?.gap === 'none' && tokens[at + 1]?.kind === 'word') break
    key += group.text
    at += 1
  }
  return at - first > 2 && key.length - token.text.length >= 6 ? { key, first, next: at } : null
}

/** `8481 80 81`, also with points. */
function readTariff(
  tokens: readonly Token[],
  first: number,
  token: Token,
  named: ReferenceNaming | null,
): ReferenceReading | null {
  if (token.text.length !== 4 || (named !== 'hs-code' && /^(19|20)/.test(token.text))) return null
  let key = token.text
  let at = first + 1
  while (key.length < 10) {
    const place = tokens[at]?.text === '.' && tokens[at]?.gap === 'none' ? at + 1 : at
    const pair = tokens[place]
    if (pair?.kind !== 'digits' || pair.text.length !== 2 || pair.gap === 'line') break
    key += pair.text
    at = place + 1
  }
  return key.length >= 6 ? { key, first, next: at } : null
}

/** Past "no.", "n°", "#", ":" and "is" between a word and the reference it announces. */
export function skipNumberSign(tokens: readonly Token[], first: number): number {
  let at = first
  while (at < first + 3) {
    const token = tokens[at]
    if (!token || token.gap === 'line') break
    const sign = token.kind === 'sign' && ['°', 'º', '.', ':', '#', '№', '('].includes(token.text)
    if (!sign && !NUMBER_SIGNS.has(token.text)) break
    at += 1
  }
  return at
}

/** A telephone number, as far as it goes; 0 when none stands there. */
export function skipTelephone(tokens: readonly Token[], first: number): number {
  const token = tokens[first]
  const international =
    token?.text === '+' && tokens[first + 1]?.kind === 'digits' && tokens[first + 1]?.gap === 'none'
  const national = token?.kind === 'digits' && token.text.length <= 3 && token.text.startsWith('0')
  if (!international && !national) return 0
  let at = international ? first + 1 : first
  let digits = 0
  let groups = 0
  while (at < first + 24) {
    const part = tokens[at]
    if (!part || part.gap === 'line') break
    if (part.kind === 'digits' && part.text.length <= 5) {
      digits += part.text.length
      groups += 1
      at += 1
    } else if (
      ['.', '-', '(', ')'].includes(part.text) &&
      tokens[at + 1]?.gap !== 'line' &&
      tokens[at + 1]?.kind !== 'word'
    )
      at += 1
    else break
  }
  const enough = international ? digits >= 8 : digits >= 9 && groups >= 3
  return enough ? at : 0
}
