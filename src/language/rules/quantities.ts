/** Quantities with their units, amounts of money, and bare numbers. */

import type { Locale } from '../../domain/locale.ts'
import { cardinalAt, figuresAt, type NumberRead, readFigures } from './numbers.ts'
import { PhraseBook } from './phrase-book.ts'
import { foldText, type Said, type Word } from './said.ts'
import { wordFile } from './word-files.ts'

/** A number with what it counts. `first` and `end` are places among the words. */
export interface FoundNumber {
  readonly kind: 'quantity' | 'money' | 'number'
  readonly first: number
  readonly end: number
  readonly value: number
  /** Other values the same figures may have. */
  readonly others: readonly number[]
  /** UNECE code of the unit, or ISO 4217 code of the currency; null for a bare number. */
  readonly unit: string | null
  /** Written in figures; number words alone are rarely meant as values. */
  readonly figures: boolean
}

interface Books {
  readonly units: PhraseBook<string>
  readonly currencies: PhraseBook<string>
  readonly signs: readonly (readonly [sign: string, currency: string])[]
}

let books: Books | null = null

function known(): Books {
  if (books) return books
  const units = new PhraseBook<string>()
  for (const [code, { fr, en }] of Object.entries(wordFile('units'))) {
    for (const form of [...fr, ...en]) units.add(form, code)
  }
  const currencies = new PhraseBook<string>()
  const signs: (readonly [string, string])[] = []
  for (const [code, { fr, en, signs: own }] of Object.entries(wordFile('currencies'))) {
    for (const form of [...fr, ...en]) currencies.add(form, code)
    for (const sign of own) signs.push([foldText(sign), code])
  }
  signs.sort((left, right) => right[0].length - left[0].length)
  books = { units, currencies, signs }
  return books
}

/** Numbers of a message in order, each with its unit or currency; words already `taken` are left alone. */
export function findNumbers(
  said: Said,
  locale: Locale,
  taken: (first: number, end: number) => boolean,
): readonly FoundNumber[] {
  const found: FoundNumber[] = []
  for (let at = 0; at < said.words.length; ) {
    const number = taken(at, at + 1) ? null : numberAt(said, at, locale)
    if (number && !taken(at, number.end)) {
      found.push(number)
      at = number.end
    } else at++
  }
  return found
}

const MULTIPLES: Readonly<Record<string, number>> = {
  k: 1000,
  m: 1_000_000,
  mio: 1_000_000,
  million: 1_000_000,
  millions: 1_000_000,
  bn: 1_000_000_000,
  billion: 1_000_000_000,
  milliard: 1_000_000_000,
  milliards: 1_000_000_000,
}

function numberAt(said: Said, at: number, locale: Locale): FoundNumber | null {
  const word = said.words[at]
  if (!word) return null
  const isFigures = /^\d/.test(word.text)
  const read = isFigures ? figuresRead(said, at, locale) : wordsRead(said.words, at)
  if (!read) return null
  const before = currencyBefore(said, at)
  const scaled = scale(said, read, isFigures)
  const after = currencyAfter(said, scaled.end)
  const value = { value: scaled.value, others: scaled.others, figures: isFigures }
  if (before || after) {
    const currency = before ?? after
    const end = after ? after.end : scaled.end
    // Nobody writes three decimals of a euro: such figures are thousands.
    const cents = threeDecimals(value, currency?.code ?? '')
    return { kind: 'money', first: before ? before.first : at, end, unit: currency?.code ?? null, ...cents }
  }
  const unit = known().units.startingAt(said.words, scaled.end)
  if (unit && unitFits(said, unit.first))
    return { kind: 'quantity', first: at, end: unit.end, unit: unit.value, ...value }
  return isFigures || read.end - at > 1 || value.value > 1
    ? { kind: 'number', first: at, end: scaled.end, unit: null, ...value }
    : null
}

function threeDecimals<V extends NumberRead>(value: V, currency: string): V {
  if (value.others.length === 0 || /^(KWD|BHD|OMR|TND|JOD)$/.test(currency)) return value
  const thousands = Math.max(value.value, ...value.others)
  return { ...value, value: thousands, others: [] }
}

/** One-letter units ("m", "t", "g") count only when they touch the number or stand right behind it before a break. */
function unitFits(said: Said, at: number): boolean {
  const unit = said.words[at]
  // "le 27 l'expédition": the letter is an article.
  if (said.words[at + 1]?.gap.startsWith("'")) return false
  return (
    unit !== undefined &&
    unit.gap === '' &&
    (unit.text.length > 1 || unit.glued || /^[gtlm]$/.test(unit.text))
  )
}

interface Placed extends NumberRead {
  readonly end: number
}

function figuresRead(said: Said, at: number, locale: Locale): Placed | null {
  const word = said.words[at]
  const figures = word ? figuresAt(said.plain, word.start) : null
  if (!word || !figures) return null
  let end = at + 1
  while (end < said.words.length && (said.words[end]?.start ?? 0) < figures.end) end++
  const minus =
    word.gap.endsWith('-') && !/[a-z0-9]-$/.test(said.plain.slice(Math.max(0, word.start - 2), word.start))
  const read = readFigures(figures.text, locale)
  if (!Number.isFinite(read.value)) return null
  return minus ? { value: -read.value, others: read.others.map((other) => -other), end } : { ...read, end }
}

function wordsRead(words: readonly Word[], at: number): Placed | null {
  const read = cardinalAt(words, at, known().units.startingAt(words, at + 1) !== null)
  return read ? { value: read.value, others: [], end: at + read.count } : null
}

/** "3,1 k€", "12.5k", "1,2 million". */
function scale(said: Said, read: Placed, figures: boolean): Placed {
  const next = said.words[read.end]
  const factor = next ? MULTIPLES[next.text] : undefined
  if (!next || factor === undefined || !figures) return read
  // A lone "m" is metres, unless money follows.
  if (next.text === 'm' && !currencyAfter(said, read.end + 1)) return read
  if (next.text.length === 1 && next.gap !== '') return read
  const round = (value: number) => Math.round(value * factor * 1e6) / 1e6
  const decimal = Math.min(read.value, ...read.others)
  // "2 millions de dollars"
  const joined = /^(de|d|of)$/.test(said.words[read.end + 1]?.text ?? '') ? 1 : 0
  const end = read.end + 1 + (joined > 0 && currencyAfter(said, read.end + 2) ? joined : 0)
  return { value: round(decimal), others: [], end }
}

function currencyAfter(said: Said, end: number): { readonly code: string; readonly end: number } | null {
  const last = said.words[end - 1]
  if (!last) return null
  const next = said.words[end]
  const between = said.plain.slice(last.end, next?.start ?? said.plain.length).trimStart()
  for (const [sign, code] of known().signs) if (between.startsWith(sign)) return { code, end }
  if (between.trim() !== '') return null
  const hit = known().currencies.startingAt(said.words, end)
  if (hit) return { code: hit.value, end: hit.end }
  return null
}

function currencyBefore(said: Said, at: number): { readonly code: string; readonly first: number } | null {
  const word = said.words[at]
  if (!word) return null
  for (const [sign, code] of known().signs) if (word.gap.endsWith(sign)) return { code, first: at }
  const before = said.words[at - 1]
  if (!before || word.gap !== '' || before.text.length !== 3) return null
  const hit = known().currencies.startingAt([before], 0)
  return hit ? { code: hit.value, first: at - 1 } : null
}
