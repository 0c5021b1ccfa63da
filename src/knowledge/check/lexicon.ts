/** All words the answer check knows, by folded word, and the longest expression that stands at a place of a text. */

import { countryNames } from '../../domain/country-names.ts'
import { RELATIVE_PHRASES, type RelativePhrase } from './date-words.ts'
import { type EventWord, eventWords } from './event-words.ts'
import { NUMBER_WORDS } from './number-words.ts'
import { type PhraseMeaning, phraseRows } from './phrase-words.ts'
import { DATE_OPENERS } from './read-dates.ts'
import { TERM_CODES } from './read-terms.ts'
import { readTokens, type Token } from './read-tokens.ts'
import { CURRENCY_WORDS } from './unit-words.ts'

export type LexiconMeaning =
  | PhraseMeaning
  | { readonly kind: 'country'; readonly code: string }
  | { readonly kind: 'relative'; readonly phrase: RelativePhrase }

interface Expression {
  readonly words: readonly string[]
  readonly meanings: LexiconMeaning[]
}

export interface LexiconEntry {
  readonly events: readonly EventWord[]
  /** The word as an expression of its own. */
  readonly alone: Expression | null
  /** Longer expressions that begin with the word, by their second word, longest first. */
  readonly bySecond: ReadonlyMap<string, readonly Expression[]>
}

const COUNTRY_ALIASES: Readonly<Record<string, string>> = {
  GB: 'uk|great britain|grande bretagne|england|angleterre|scotland|ecosse|wales|pays de galles',
  US: 'usa|u s a|united states of america|etats unis d amerique',
  AE: 'uae|emirates|emirats|eau',
  TR: 'turkey|turkiye|turquie',
  NL: 'holland|hollande',
  KR: 'korea|coree',
  CZ: 'czech republic|republique tcheque',
  CI: 'ivory coast',
  MM: 'burma|birmanie',
  CN: 'china|chine',
  RU: 'russia|russie',
}

/** Names that are everyday words as well, and groups that are no country. */
const NO_COUNTRY = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ', 'IM', 'JE'])

let known: ReadonlyMap<string, LexiconEntry> | undefined

/** Built at the first use; about ten milliseconds, mostly for the countries' names. */
export function lexicon(): ReadonlyMap<string, LexiconEntry> {
  known ??= build()
  return known
}

function build(): ReadonlyMap<string, LexiconEntry> {
  const expressions = new Map<string, Map<string, Expression>>()
  const add = (words: readonly string[], meaning: LexiconMeaning) => {
    const first = words[0] ?? ''
    const own = expressions.get(first) ?? new Map<string, Expression>()
    expressions.set(first, own)
    const key = words.join(' ')
    const expression = own.get(key)
    if (expression) expression.meanings.push(meaning)
    else own.set(key, { words, meanings: [meaning] })
  }
  for (const { words, meaning } of phraseRows()) add(words, meaning)
  for (const phrase of RELATIVE_PHRASES) add(phrase.words, { kind: 'relative', phrase })
  for (const { words, code } of countryExpressions()) add(words, { kind: 'country', code })
  const events = eventWords()
  const entries = new Map<string, LexiconEntry>()
  for (const word of new Set([...expressions.keys(), ...events.keys()])) {
    const own = [...(expressions.get(word)?.values() ?? [])]
    own.sort((a, b) => b.words.length - a.words.length)
    const longer = own.filter((each) => each.words.length > 1)
    entries.set(word, {
      events: events.get(word) ?? [],
      alone: own.find((each) => each.words.length === 1) ?? null,
      bySecond: Map.groupBy(longer, (each) => each.words[1] ?? ''),
    })
  }
  return entries
}

function* countryExpressions(): Generator<{ readonly words: readonly string[]; readonly code: string }> {
  for (let first = 65; first <= 90; first += 1) {
    for (let second = 65; second <= 90; second += 1) {
      const code = String.fromCharCode(first, second)
      // Codes of countries that are no more stand for others: UK for GB, DD for DE.
      if (NO_COUNTRY.has(code) || new Intl.Locale(`und-${code}`).region !== code) continue
      for (const name of new Set(countryNames(code))) {
        if (name !== code) yield { words: wordsOf(name), code }
      }
    }
  }
  for (const [code, names] of Object.entries(COUNTRY_ALIASES)) {
    for (const name of names.split('|')) yield { words: name.split(' '), code }
  }
}

let openers: ReadonlySet<string> | undefined

/** Words that begin a date, a number, a delivery term or an amount; any other word the lexicon lacks can be passed over. */
export function openingWords(): ReadonlySet<string> {
  openers ??= new Set([...DATE_OPENERS, ...NUMBER_WORDS.keys(), ...CURRENCY_WORDS.keys(), ...TERM_CODES])
  return openers
}

/** The words of an expression as the lexicon keys them: folded, signs left out. */
export function wordsOf(text: string): readonly string[] {
  return readTokens(text)
    .filter((token) => token.kind !== 'sign')
    .map((token) => token.text)
}

export interface FoundExpression {
  readonly meanings: readonly LexiconMeaning[]
  readonly next: number
}

/** The longest expression of the lexicon that begins at the token. */
export function expressionAt(
  entry: LexiconEntry,
  tokens: readonly Token[],
  first: number,
): FoundExpression | null {
  if (entry.bySecond.size > 0) {
    const second = tokens[pastJoints(tokens, first + 1)]
    for (const { words, meanings } of entry.bySecond.get(second?.text ?? '') ?? []) {
      const next = matchWords(words, tokens, first)
      if (next > 0) return { meanings, next }
    }
  }
  return entry.alone && { meanings: entry.alone.meanings, next: first + 1 }
}

/** Past at most three signs that may stand inside an expression. */
function pastJoints(tokens: readonly Token[], from: number): number {
  let at = from
  for (let joints = 0; joints < 3 && isJoint(tokens[at]) && tokens[at + 1]; joints += 1) at += 1
  return at
}

/** The token after the words, hyphens, apostrophes and full stops of abbreviations between them left out; 0 if they do not stand there. */
export function matchWords(words: readonly string[], tokens: readonly Token[], first: number): number {
  let at = first
  for (let index = 0; index < words.length; index += 1) {
    if (index > 0) {
      at = pastJoints(tokens, at)
      if (tokens[at]?.gap === 'line') return 0
    }
    if (tokens[at]?.text !== words[index]) return 0
    at += 1
  }
  return at
}

function isJoint(token: Token | undefined): boolean {
  if (token?.kind !== 'sign') return false
  return (
    token.text === "'" ||
    token.text === '-' ||
    token.text === '/' ||
    (token.text === '.' && token.gap === 'none')
  )
}
