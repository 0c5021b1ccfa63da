/** Numbers as people write them: figures with French or English separators, and words. */

import type { Locale } from '../../domain/locale.ts'
import type { Word } from './said.ts'
import { wordFile } from './word-files.ts'

export interface NumberRead {
  readonly value: number
  /** What else the figures may mean: "1,250" is 1250 or 1.25. */
  readonly others: readonly number[]
}

const FIGURES = /\d{1,3}(?:[ .,']\d{3})+(?![\d])(?:[.,]\d+)?|\d+(?:[.,]\d+)?/y

/** The figures that begin at a place of folded text, with the place after them; null when there are none. */
export function figuresAt(plain: string, at: number): { readonly text: string; readonly end: number } | null {
  FIGURES.lastIndex = at
  const text = FIGURES.exec(plain)?.[0]
  return text === undefined ? null : { text, end: at + text.length }
}

/** Reads figures by the habits of a language. One separator before three figures may be of either kind. */
export function readFigures(text: string, locale: Locale): NumberRead {
  const compact = text.replaceAll(/[ ']/g, '')
  const lastComma = compact.lastIndexOf(',')
  const lastPoint = compact.lastIndexOf('.')
  if (lastComma === -1 && lastPoint === -1) return { value: Number(compact), others: [] }
  if (lastComma !== -1 && lastPoint !== -1) {
    const decimal = lastComma > lastPoint ? ',' : '.'
    return { value: asDecimal(compact, decimal), others: [] }
  }
  const separator = lastComma !== -1 ? ',' : '.'
  const parts = compact.split(separator)
  if (parts.length > 2) return { value: Number(parts.join('')), others: [] }
  const [whole = '', rest = ''] = parts
  const decimal = asDecimal(compact, separator)
  if (rest.length !== 3 || whole.length > 3 || whole.startsWith('0')) return { value: decimal, others: [] }
  const thousands = Number(whole + rest)
  if (locale === 'en' && separator === ',') return { value: thousands, others: [] }
  const groupsFirst = locale === 'fr' && separator === '.'
  return groupsFirst ? { value: thousands, others: [decimal] } : { value: decimal, others: [thousands] }
}

function asDecimal(compact: string, decimal: string): number {
  const group = decimal === ',' ? '.' : ','
  return Number(compact.replaceAll(group, '').replace(decimal, '.'))
}

const words = new Map<string, number>()
const ordinals = new Map<string, number>()

function load(): void {
  const { numbers, ordinals: ranks } = wordFile('calendar')
  for (const locale of ['en', 'fr'] as const) {
    for (const [word, value] of Object.entries(numbers[locale])) words.set(word, value)
    for (const [word, value] of Object.entries(ranks[locale])) ordinals.set(word, value)
  }
}

/** The value of one number word, 1 for "un" and "a"; undefined for any other word. */
export function numberWord(word: string): number | undefined {
  if (words.size === 0) load()
  return words.get(word)
}

/** The rank of an ordinal word: 2 for "deuxième"; undefined for any other word. */
export function ordinalWord(word: string): number | undefined {
  if (words.size === 0) load()
  return ordinals.get(word)
}

/** Words that begin a number only before something counted. */
const ARTICLES = new Set(['un', 'une', 'a', 'an', 'one'])
const JOINERS = new Set(['et', 'and'])
/** Words that multiply the number before them: "deux douzaines", "two dozen". */
const GROUPS = /^(dozen|(diz|douz|vingt|trent|quarant|cinquant|cent)aines?)$/
/** A number in words is never longer than this. */
const MOST_WORDS = 12

/**
 * A whole number at a word, in figures or in words ("quatre-vingt-dix", "two hundred and fifty"), with how many words
 * it takes. `articles` lets "un", "une", "a" and "an" be 1.
 */
export function cardinalAt(
  said: readonly Word[],
  at: number,
  articles = false,
): { readonly value: number; readonly count: number } | null {
  const first = said[at]
  if (!first) return null
  if (/^\d{1,9}$/.test(first.text)) return { value: Number(first.text), count: 1 }
  let total = 0
  let current = 0
  let count = 0
  let end = 0
  for (; count < MOST_WORDS; count++) {
    const word = said[at + count]?.text ?? ''
    const value = numberWord(word)
    if (value === undefined) {
      const next = numberWord(said[at + count + 1]?.text ?? '')
      if (end > 0 && JOINERS.has(word) && next !== undefined) continue
      break
    }
    if (end > 0 && ARTICLES.has(word) && word !== 'un' && word !== 'une' && word !== 'one') break
    if (value >= 1000) {
      total += Math.max(current, 1) * value
      current = 0
    } else if (value === 100 || GROUPS.test(word)) current = Math.max(current, 1) * value
    else if (value === 20 && current % 100 === 4) current += 76
    else current += value
    end = count + 1
  }
  if (end === 0 || (end === 1 && ARTICLES.has(first.text) && !articles)) return null
  return { value: total + current, count: end }
}
