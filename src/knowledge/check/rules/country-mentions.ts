/** Countries that a sentence names, by their names in both languages, their adjectives, their ports and cities, or a group. */

import { z } from 'zod'
import { countryNames } from '../../../domain/country-names.ts'
import { contentList, contentText } from '../../content-file.ts'
import { readTokens } from '../read-tokens.ts'
import type { FoldedText } from './expressions.ts'

interface CountryName {
  /** Folded words, signs left out. */
  readonly words: readonly string[]
  readonly codes: readonly string[]
  /** `always` in any case, `capital` with a capital letter, `capitals` in capitals only. */
  readonly when: 'always' | 'capital' | 'capitals'
}

const list = z.array(z.string()).default([])
const countryWords = z.record(z.string(), z.looseObject({ short: list, fr: list, en: list }))
const placeWords = z.record(z.string(), z.strictObject({ places: list, words: list }))
const groups = z.record(z.string(), z.looseObject({ fr: list, en: list, members: z.array(z.string()) }))

/** Names that are everyday words too unless they begin with a capital. */
const EVERYDAY: ReadonlySet<string> = new Set(
  'turkey china jordan chad mali niger oman cuba georgia guinea togo benin polish danish finnish swedish man jersey grenada nauru malte brits kiwi canton grec suisses belge belges'.split(
    ' ',
  ),
)
/** Groups to which every seller here belongs: naming them tells no destination. */
const OWN_GROUPS: ReadonlySet<string> = new Set(['european-union'])
/** Abbreviations that are found for something else more often. */
const NOT_SHORT: ReadonlySet<string> = new Set(['RU', 'EU-US', 'EAU'])

let known: ReadonlyMap<string, readonly CountryName[]> | undefined

function names(): ReadonlyMap<string, readonly CountryName[]> {
  if (known) return known
  const byFirst = new Map<string, CountryName[]>()
  const seen = new Set<string>()
  const add = (name: string, codes: readonly string[], when: CountryName['when']): void => {
    const words = readTokens(name)
      .filter((token) => token.kind !== 'sign')
      .map((token) => token.text)
    const [first] = words
    const key = `${words.join(' ')}=${codes.join()}`
    if (first === undefined || (first.length < 2 && words.length === 1) || seen.has(key)) return
    seen.add(key)
    const own: CountryName = { words, codes, when }
    const row = byFirst.get(first)
    if (row) row.push(own)
    else byFirst.set(first, [own])
  }
  const plain = (name: string, codes: readonly string[]): void =>
    add(name, codes, EVERYDAY.has(name.toLowerCase()) || name.length < 4 ? 'capital' : 'always')
  for (const row of contentText('words/countries.csv').split('\n').slice(1)) {
    const [code = '', , french = '', english = ''] = row.split(';')
    if (code === '' || row.startsWith('#') || code.length !== 2 || code === 'EU') continue
    for (const name of [...french.split('|'), ...english.split('|'), ...countryNames(code)])
      plain(name, [code])
  }
  for (const [code, own] of Object.entries(contentList('words/country-words.yaml', countryWords))) {
    for (const name of own.short) if (!NOT_SHORT.has(name)) add(name, [code], 'capitals')
    for (const name of [...own.fr, ...own.en]) {
      // "french customer" is for telling customers; a sentence about rules says "French".
      if (!name.includes(' ') || /etats|britain|states|galles|afrique|cote|zelandais/.test(name))
        plain(name, [code])
    }
  }
  for (const [code, own] of Object.entries(contentList('watch/places.yaml', placeWords))) {
    for (const name of own.places) add(name, [code], 'capital')
    for (const name of own.words) plain(name, [code])
  }
  for (const [id, own] of Object.entries(contentList('words/blocs.yaml', groups))) {
    if (OWN_GROUPS.has(id)) continue
    for (const name of [...own.fr, ...own.en]) plain(name, own.members)
  }
  for (const row of byFirst.values()) row.sort((a, b) => b.words.length - a.words.length)
  known = byFirst
  return byFirst
}

/** Codes of the countries that the tokens name, in the order of the text; the place of each, so that values are told from names. */
export function countriesNamed(
  folded: FoldedText,
  first: number,
  next: number,
): readonly { readonly code: string; readonly first: number; readonly next: number }[] {
  const table = names()
  const found: { code: string; first: number; next: number }[] = []
  let at = first
  while (at < next) {
    const row = table.get(folded.tokens[at]?.text ?? '')
    const hit = row?.map((name) => ({ name, end: endOf(name, folded, at, next) })).find(({ end }) => end > 0)
    if (hit) {
      for (const code of hit.name.codes) found.push({ code, first: at, next: hit.end })
      at = hit.end
    } else at += 1
  }
  return found
}

function endOf(
  { words, when }: CountryName,
  { tokens, text: raw }: FoldedText,
  first: number,
  next: number,
): number {
  const opening = tokens[first]
  if (!opening || (when !== 'always' && !opening.capital)) return 0
  let at = first
  for (const [index, word] of words.entries()) {
    if (index > 0)
      while (at < next && tokens[at]?.kind === 'sign' && /^['.-]$/.test(tokens[at]?.text ?? '')) at += 1
    const token = tokens[at]
    if (!token || at >= next || token.text !== word) return 0
    if (when === 'capitals') {
      const own = raw.slice(token.start, token.end)
      if (own !== own.toUpperCase()) return 0
    }
    at += 1
  }
  return at
}
