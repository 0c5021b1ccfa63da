/** Numbers written in words, in French and English: "forty", "quatre-vingt-dix", "two hundred and forty". */

import type { Token } from './read-tokens.ts'

export interface NumberWord {
  readonly value: number
  /** `unit` adds; `scale` multiplies what stands before it. */
  readonly role: 'unit' | 'scale'
  readonly language: 'fr' | 'en'
  /** An article or another word too: a number only before a unit or after another number word. */
  readonly weak: boolean
}

const EN_UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
const EN_TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'
const FR_UNITS =
  'zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize'
const FR_TENS: Readonly<Record<string, number>> = {
  vingt: 20,
  vingts: 20,
  trente: 30,
  quarante: 40,
  cinquante: 50,
  soixante: 60,
  septante: 70,
  octante: 80,
  huitante: 80,
  nonante: 90,
}
const SCALES: readonly [word: string, value: number, language: 'fr' | 'en'][] = [
  ['hundred', 100, 'en'],
  ['thousand', 1000, 'en'],
  ['million', 1_000_000, 'en'],
  ['dozen', 12, 'en'],
  ['cent', 100, 'fr'],
  ['cents', 100, 'fr'],
  ['mille', 1000, 'fr'],
  ['millions', 1_000_000, 'fr'],
  ['douzaine', 12, 'fr'],
  ['douzaines', 12, 'fr'],
]
const WEAK = new Set(['one', 'un', 'une', 'a', 'an', 'neuf', 'cent', 'cents', 'dozen', 'million', 'millions'])

function build(): ReadonlyMap<string, NumberWord> {
  const words = new Map<string, NumberWord>()
  const add = (word: string, value: number, role: NumberWord['role'], language: 'fr' | 'en') =>
    words.set(word, { value, role, language, weak: WEAK.has(word) })
  FR_UNITS.split(' ').forEach((word, value) => {
    add(word, value, 'unit', 'fr')
  })
  add('une', 1, 'unit', 'fr')
  for (const [word, value] of Object.entries(FR_TENS)) add(word, value, 'unit', 'fr')
  EN_UNITS.split(' ').forEach((word, value) => {
    if (word !== 'six' && word !== 'zero') add(word, value, 'unit', 'en')
  })
  EN_TENS.split(' ').forEach((word, index) => {
    add(word, 20 + 10 * index, 'unit', 'en')
  })
  add('a', 1, 'unit', 'en')
  add('an', 1, 'unit', 'en')
  for (const [word, value, language] of SCALES) add(word, value, 'scale', language)
  return words
}

export const NUMBER_WORDS = build()

export interface WordsNumber {
  readonly value: number
  readonly next: number
  readonly language: 'fr' | 'en'
  readonly weak: boolean
}

/** No spelled number is longer. */
const MOST_WORDS = 16

/** The number that the words from `first` on spell; null when they spell none. */
export function readNumberWords(tokens: readonly Token[], first: number): WordsNumber | null {
  const start = tokens[first]
  const opening = start ? NUMBER_WORDS.get(start.text) : undefined
  if (!opening) return null
  let total = 0
  let current = 0
  let last = Number.POSITIVE_INFINITY
  let next = first
  let at = first
  let count = 0
  while (at < first + MOST_WORDS) {
    const word = NUMBER_WORDS.get(tokens[at]?.text ?? '')
    if (!word) break
    if (word.role === 'scale') {
      if (word.value === 100) current = (current === 0 ? 1 : current) * 100
      else {
        total += (current === 0 ? 1 : current) * word.value
        current = 0
      }
      last = Number.POSITIVE_INFINITY
    } else if (current % 100 === 4 && word.value === 20 && word.language === 'fr') {
      current += 76
      last = 20
    } else if (count > 0 && word.value >= last) break
    else {
      current += word.value
      last =
        word.value >= 20
          ? word.value === 60 || word.language === 'fr'
            ? 20
            : 10
          : word.value === 10
            ? 10
            : 1
    }
    count += 1
    at += 1
    next = at
    at = skipJoint(tokens, at)
  }
  const weak = count === 1 && opening.weak
  return { value: total + current, next, language: opening.language, weak }
}

/** Past a hyphen or an "and"/"et" that may stand inside a spelled number. */
function skipJoint(tokens: readonly Token[], at: number): number {
  const token = tokens[at]
  if (token?.kind === 'sign' && token.text === '-' && token.gap === 'none') return at + 1
  if (token?.text === 'and' || token?.text === 'et') return at + 1
  return at
}
