/** Expressions of notes, made ready to be found in a text: by their stems, or in capitals only where they are written so. */

import type { BilingualWords } from '../../../domain/locale.ts'
import { readTokens, type Token } from '../read-tokens.ts'
import { stemOf } from './stems.ts'

/** One word of an expression. */
interface Part {
  /** Folded stem, or digits. */
  readonly stem: string
  readonly isDigits: boolean
}

export interface Expression {
  readonly parts: readonly Part[]
  /** Found only where all its letters are capitals. */
  readonly inCapitals: boolean
  /** As the note writes it. */
  readonly written: string
  /** In which list of the note it stands. */
  readonly language: 'fr' | 'en'
}

/** Where an expression stands: first token, and the one after the last. */
export interface Place {
  readonly first: number
  readonly next: number
  readonly expression: Expression
}

/** Small words that may stand or not between the others: "déclaration d’échanges de biens". */
const SMALL: ReadonlySet<string> = new Set('le la les un une des du de d l the a an of'.split(' '))
/** More of them in a row belong to something else. */
const MOST_SMALL = 2
const JOINTS: ReadonlySet<string> = new Set(["'", '-', '/', '.', '°', '(', ')', '«', '»', '"', '“', '”'])
/** Longer ones are words that happen to be written in capitals. */
const LONGEST_CODE = 5

export function expressionsOf(words: BilingualWords): readonly Expression[] {
  return [
    ...words.fr.map((written) => expressionOf(written, 'fr')),
    ...words.en.map((written) => expressionOf(written, 'en')),
  ].filter((each) => each.parts.length > 0)
}

export function expressionOf(written: string, language: 'fr' | 'en'): Expression {
  const tokens = readTokens(written).filter((token) => token.kind !== 'sign')
  const parts = tokens
    .filter(({ text }, index) => index === 0 || index === tokens.length - 1 || !SMALL.has(text))
    .map((token) => ({
      stem: token.kind === 'word' ? stemOf(token.text) : token.text,
      isDigits: token.kind === 'digits',
    }))
  const letters = written.replaceAll(/[^\p{L}]/gu, '')
  const isCode = letters !== '' && letters === letters.toUpperCase() && letters.length <= LONGEST_CODE
  // With a figure or a full stop in it no everyday word is meant, however it is typed.
  const inCapitals = isCode && !/\d|\p{L}\.\p{L}/u.test(written)
  return { parts, inCapitals, written, language }
}

/** The stems of a text with what is needed to find expressions in it. */
export interface FoldedText {
  readonly text: string
  readonly tokens: readonly Token[]
  /** Stem of each word, digits of each figure; signs are empty. */
  readonly stems: readonly string[]
}

/** The token after the expression when it begins at `first`; 0 when it does not. */
export function matchAt(expression: Expression, folded: FoldedText, first: number, end: number): number {
  const { tokens, stems } = folded
  let at = first
  for (let index = 0; index < expression.parts.length; index += 1) {
    const part = expression.parts[index] as Part
    if (index > 0) at = past(folded, at, end, part.stem)
    const token = tokens[at]
    if (!token || at >= end || stems[at] !== part.stem) return 0
    if (part.isDigits !== (token.kind === 'digits')) return 0
    if (part.isDigits && !isWholeFigure(tokens, at, expression.parts[index - 1])) return 0
    if (expression.inCapitals && token.kind === 'word' && !isUpper(folded.text, token)) return 0
    at += 1
  }
  return at
}

/** Over signs that join words, and small words, to the next part. */
function past({ tokens, stems }: FoldedText, from: number, end: number, wanted: string): number {
  let at = from
  let small = 0
  while (at < end) {
    const token = tokens[at]
    if (!token || stems[at] === wanted) break
    if (token.kind === 'sign' && JOINTS.has(token.text)) at += 1
    else if (SMALL.has(token.text) && small < MOST_SMALL) {
      small += 1
      at += 1
    } else break
  }
  return at
}

/** "1" of "EUR.1" is not the beginning of "1,250.00" or of "1 250". */
function isWholeFigure(tokens: readonly Token[], at: number, before: Part | undefined): boolean {
  const sign = tokens[at + 1]
  const after = tokens[at + 2]
  const goesOn =
    sign?.gap === 'none' &&
    (sign.text === '.' || sign.text === ',') &&
    after?.kind === 'digits' &&
    after.gap === 'none'
  const isGroup = sign?.kind === 'digits' && sign.gap === 'blank' && sign.text.length === 3
  if (before === undefined || before.isDigits) return true
  return !goesOn && !isGroup
}

function isUpper(text: string, token: Token): boolean {
  const raw = text.slice(token.start, token.end)
  return raw === raw.toUpperCase()
}

/** The first place of each expression that stands between the tokens, longest expressions first at each place. */
export function placesOf(
  expressions: readonly Expression[],
  folded: FoldedText,
  first: number,
  next: number,
): readonly Place[] {
  const places: Place[] = []
  for (let at = first; at < next; at += 1) {
    const stem = folded.stems[at]
    if (stem === '') continue
    let longest: Place | null = null
    for (const expression of expressions) {
      if (expression.parts[0]?.stem !== stem) continue
      const end = matchAt(expression, folded, at, next)
      if (end > 0 && (longest === null || end > longest.next)) longest = { first: at, next: end, expression }
    }
    if (longest) places.push(longest)
  }
  return places
}

/** The stem under which an expression is looked up: its longest word, as the rarest is most often the longest. */
export function keyOf(expression: Expression): string {
  let key = expression.parts[0]?.stem ?? ''
  for (const { stem, isDigits } of expression.parts) {
    if (!isDigits && stem.length > key.length) key = stem
  }
  return key
}
