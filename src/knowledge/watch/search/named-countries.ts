/** The countries that a question names, by name, adjective, port, city or bloc, in French or English, typed in any case. */

import { z } from 'zod'
import { countryNames, listedCountries } from '../../../domain/country-names.ts'
import { contentList, contentText } from '../../content-file.ts'
import { type SearchWord, searchWords } from './search-words.ts'

export interface NamedPlace {
  /** ISO 3166-1 alpha-2. */
  readonly codes: readonly string[]
  readonly first: number
  readonly next: number
  /** The word may mean something else: it speaks for a note about the country, and against no other. */
  readonly isGuess: boolean
}

interface Name {
  readonly words: readonly string[]
  readonly codes: readonly string[]
  readonly capitals: boolean
}

const list = z.array(z.string()).default([])
const countryWords = z.record(z.string(), z.looseObject({ short: list, fr: list, en: list }))
const placeWords = z.record(z.string(), z.strictObject({ places: list, words: list }))
const groups = z.record(z.string(), z.looseObject({ fr: list, en: list, members: z.array(z.string()) }))
const watchGroups = z.record(
  z.string(),
  z.looseObject({ title: z.strictObject({ fr: z.string(), en: z.string() }), members: z.array(z.string()) }),
)

/** Names that are everyday words of the trade: they name no country by themselves. */
const EVERYDAY: ReadonlySet<string> = new Set(
  'man mayotte union norfolk saint monde entier worldwide ile bristol'.split(' '),
)
/** The Union is where the desk sells from: naming it tells no destination. */
const OWN_GROUPS: ReadonlySet<string> = new Set(['european-union', 'eu', 'world'])
/** Behind these, "us" is the pronoun. */
const TOWARDS_US: ReadonlySet<string> = new Set(
  'to for tell let give help ask send with from of by between show remind makes make lets requires require allow allows gives'.split(
    ' ',
  ),
)

let known:
  | { readonly byFirst: ReadonlyMap<string, readonly Name[]>; readonly codes: ReadonlySet<string> }
  | undefined

function names(): NonNullable<typeof known> {
  if (known) return known
  const byFirst = new Map<string, Name[]>()
  const add = (name: string, codes: readonly string[], capitals = false): void => {
    const words = searchWords(name).map((word) => word.text)
    const [first] = words
    if (first === undefined || first.length < 2 || (words.length === 1 && EVERYDAY.has(first))) return
    const row = byFirst.get(first)
    const own: Name = { words, codes, capitals }
    if (row) row.push(own)
    else byFirst.set(first, [own])
  }
  const countries = listedCountries(contentText('words/countries.csv').split('\n'))
  for (const { alpha2, names: listed } of countries) {
    for (const name of [...listed.fr, ...listed.en, ...countryNames(alpha2)]) add(name, [alpha2])
  }
  for (const [code, own] of Object.entries(contentList('words/country-words.yaml', countryWords))) {
    for (const name of own.short) add(name, [code], name.length < 3 && name !== 'UK')
    for (const name of [...own.fr, ...own.en]) add(name, [code])
  }
  for (const [code, own] of Object.entries(contentList('watch/places.yaml', placeWords))) {
    for (const name of [...own.places, ...own.words]) add(name, [code])
  }
  for (const [id, own] of Object.entries(contentList('words/blocs.yaml', groups))) {
    if (!OWN_GROUPS.has(id)) for (const name of [...own.fr, ...own.en]) add(name, own.members)
  }
  for (const [id, own] of Object.entries(contentList('watch/blocs.yaml', watchGroups))) {
    if (!OWN_GROUPS.has(id)) for (const name of [own.title.fr, own.title.en]) add(name, own.members)
  }
  for (const row of byFirst.values()) row.sort((a, b) => b.words.length - a.words.length)
  known = { byFirst, codes: new Set(countries.map(({ alpha2 }) => alpha2)) }
  return known
}

/** The places named, from left to right, the longest name at each place. */
export function placesIn(words: readonly SearchWord[]): readonly NamedPlace[] {
  const { byFirst, codes } = names()
  const found: NamedPlace[] = []
  for (let at = 0; at < words.length; ) {
    const word = words[at]
    if (!word) break
    const hit = byFirst
      .get(word.text)
      ?.find(
        (name) =>
          (!name.capitals || word.isCapital) &&
          name.words.every((each, index) => words[at + index]?.text === each),
      )
    if (hit) {
      const isGuess = word.text === 'us' && !word.isCapital
      found.push({ codes: hit.codes, first: at, next: at + hit.words.length, isGuess })
      at += hit.words.length
      continue
    }
    const guess = guessed(words, at, codes)
    if (guess) found.push(guess)
    at += 1
  }
  return found
}

/** "us" that is no pronoun, and a country's code in small letters at the end: "rex sg". */
function guessed(words: readonly SearchWord[], at: number, codes: ReadonlySet<string>): NamedPlace | null {
  const word = words[at]
  if (word?.text.length !== 2) return null
  const place = { first: at, next: at + 1, isGuess: true }
  if (word.text === 'us')
    return TOWARDS_US.has(words[at - 1]?.text ?? '') ? null : { ...place, codes: ['US'] }
  const code = word.text.toUpperCase()
  const mayBeCode = codes.has(code) && (word.isCapital || (at > 0 && at === words.length - 1))
  return mayBeCode && !SMALL_WORDS.has(word.text) ? { ...place, codes: [code] } : null
}

/** Codes that are words or abbreviations of the trade. */
const SMALL_WORDS: ReadonlySet<string> = new Set(
  'me te se ce de la le les au aux du en es il ma mr ne no on or sa so si tu un in is it to at as be by do my pa pm am us ca ga et ai as st ms mg kg cm ml gs co sc bs ba pp cc dp da lc bl tc cd cv eh ie io'.split(
    ' ',
  ),
)
