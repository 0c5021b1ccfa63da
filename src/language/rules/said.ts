/** A message made easy to read: no accents, no capitals, no invisible characters, in words that know where they stood. */

/** One word or one run of digits. `start` and `end` are places in `Said.plain`. */
export interface Word {
  /** Lower case, no accents, short forms written out and typing errors mended. */
  readonly text: string
  /** As typed, in lower case and without accents. */
  readonly typed: string
  /** The word without its plural and feminine endings, for comparing. */
  readonly stem: string
  /** What stands between the word before and this one, blanks removed: `'`, `-`, `/`, or nothing. */
  readonly gap: string
  /** Whether it touches the word before: the `1006` of `so1006`. */
  readonly glued: boolean
  readonly start: number
  readonly end: number
}

export interface Said {
  readonly original: string
  readonly plain: string
  /** Place in the original of each character of `plain`, and of its end. */
  readonly at: readonly number[]
  readonly words: readonly Word[]
}

/** Writes short forms out ("stp") and mends typing errors. Identity when nothing is known of the language. */
export interface WordReader {
  /** The words a typed one stands for; most stand for themselves. */
  read(typed: string): readonly string[]
}

const INVISIBLE = /[\p{Cf}\p{Variation_Selector}]/u
const LETTER_PAIRS: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
}
const APOSTROPHES = /[\u2018\u2019\u201b\u02bc\u00b4`]/
const DASHES = /[\u2010-\u2015\u2212]/
const WORD = /\p{L}+|\d+|\p{Extended_Pictographic}/gu

/** Lower case without accents; quotes, dashes and blanks in their plain form. */
export function foldText(text: string): string {
  return fold(text).plain
}

/** Places 0, 1, 2 …: those of a message without accents or invisible characters. */
const SAME_PLACES: readonly number[] = Array.from({ length: 512 }, (_, place) => place)
const NOT_ASCII = /[\u0080-\uffff]/

function fold(text: string): { readonly plain: string; readonly at: readonly number[] } {
  if (!NOT_ASCII.test(text)) {
    const at =
      text.length < SAME_PLACES.length
        ? SAME_PLACES
        : Array.from({ length: text.length + 1 }, (_, place) => place)
    return { plain: text.toLowerCase(), at }
  }
  const at: number[] = []
  let plain = ''
  let place = 0
  for (const character of text) {
    const folded = character < '\u0080' ? character.toLowerCase() : foldCharacter(character)
    plain += folded
    for (let index = 0; index < folded.length; index++) at.push(place)
    place += character.length
  }
  at.push(text.length)
  return { plain, at }
}

const folded = new Map<string, string>()

/** Folds one character, remembering the usual ones. */
function foldCharacter(character: string): string {
  const known = folded.get(character)
  if (known !== undefined) return known
  const plain = foldUnknown(character)
  if (folded.size < 2000) folded.set(character, plain)
  return plain
}

function foldUnknown(character: string): string {
  if (INVISIBLE.test(character)) return ''
  if (APOSTROPHES.test(character)) return "'"
  if (DASHES.test(character)) return '-'
  if (character === '€' || character === '£') return character
  const lower = character.toLowerCase()
  const pair = LETTER_PAIRS[lower]
  if (pair !== undefined) return pair
  const bare = lower.normalize('NFKD').replaceAll(/\p{M}/gu, '')
  return /^\s+$/.test(bare) ? ' ' : bare
}

/** The comparing form of a word: "livrées", "livrée" and "livré" are one. Short words keep their ending. */
export function stemOf(word: string): string {
  let stem = word
  if (stem.length > 3 && /[sx]$/.test(stem) && !stem.endsWith('ss')) stem = stem.slice(0, -1)
  if (stem.length >= 5) stem = stem.replace(/e{1,2}$/, '')
  return stem
}

const AS_TYPED: WordReader = { read: (typed) => [typed] }

/** Reads a message into words. Time is linear in its length. */
export function readSaid(original: string, reader: WordReader = AS_TYPED): Said {
  const { plain, at } = fold(original)
  const words: Word[] = []
  let last = 0
  for (const match of plain.matchAll(WORD)) {
    const start = match.index
    const end = start + match[0].length
    const gap = plain.slice(last, start)
    const texts = /^\d/.test(match[0]) ? [match[0]] : reader.read(match[0])
    for (const [index, text] of texts.entries()) {
      const glued = index === 0 && words.length > 0 && gap === ''
      words.push({
        text,
        typed: match[0],
        stem: stemOf(text),
        gap: index === 0 ? gap.trim() : '',
        glued,
        start,
        end,
      })
    }
    last = end
  }
  return { original, plain, at, words }
}

/** The original characters between two places of `plain`. */
export function originalSlice(said: Said, start: number, end: number): string {
  const from = said.at[start] ?? said.original.length
  const last = said.at[end - 1]
  const to =
    end >= said.plain.length || last === undefined ? said.original.length : (said.at[end] ?? last + 1)
  return said.original.slice(from, to).trim()
}

/** The original characters of words `first` up to, not including, `end`. */
export function originalWords(said: Said, first: number, end: number): string {
  const from = said.words[first]
  const to = said.words[end - 1]
  return from && to ? originalSlice(said, from.start, to.end) : ''
}
