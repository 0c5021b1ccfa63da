/** Countries, delivery terms, transport modes and documents named in a message. */

import { countryName, listedCountries } from '../../domain/country-names.ts'
import type { Bilingual } from '../../domain/locale.ts'
import { INCOTERM_CODES, type IncotermCode, TRANSPORT_MODES, type TransportMode } from '../../domain/order.ts'
import { PhraseBook } from './phrase-book.ts'
import { originalSlice, originalWords, type Said } from './said.ts'
import { wordFile, wordLines } from './word-files.ts'

export interface FoundThing<T> {
  readonly first: number
  readonly end: number
  readonly value: T
}

export interface Bloc {
  readonly id: string
  readonly title: Bilingual
  /** ISO 3166-1 alpha-2. */
  readonly members: readonly string[]
}

interface Books {
  readonly countries: PhraseBook<string>
  readonly shortCountries: ReadonlyMap<string, string>
  readonly codes: ReadonlyMap<string, string>
  readonly blocs: PhraseBook<Bloc>
  readonly modes: PhraseBook<TransportMode>
  readonly incoterms: PhraseBook<IncotermCode>
  readonly documents: PhraseBook<string>
}

let books: Books | null = null

function known(): Books {
  if (books) return books
  const countries = new PhraseBook<string>()
  const codes = new Map<string, string>()
  for (const { alpha2, alpha3, names } of listedCountries(wordLines('countries.csv'))) {
    for (const name of [...names.fr, ...names.en]) countries.add(name, alpha2)
    codes.set(alpha2, alpha2)
    codes.set(alpha3, alpha2)
  }
  const shortCountries = new Map<string, string>()
  for (const [code, { fr, en, short }] of Object.entries(wordFile('country-words'))) {
    for (const form of [...fr, ...en]) countries.add(form, code)
    for (const form of short) shortCountries.set(form.replaceAll('.', ''), code)
  }
  books = { countries, shortCountries, codes, ...otherBooks() }
  return books
}

function otherBooks(): Pick<Books, 'blocs' | 'modes' | 'incoterms' | 'documents'> {
  const blocs = new PhraseBook<Bloc>()
  for (const [id, { fr, en, title, members }] of Object.entries(wordFile('blocs'))) {
    for (const form of [...fr, ...en]) blocs.add(form, { id, title, members })
  }
  const modes = new PhraseBook<TransportMode>()
  for (const [mode, { fr, en }] of Object.entries(wordFile('modes'))) {
    const id = TRANSPORT_MODES.find((each) => each === mode)
    if (id) for (const form of [...fr, ...en]) modes.add(form, id)
  }
  const incoterms = new PhraseBook<IncotermCode>()
  for (const [code, { fr, en }] of Object.entries(wordFile('incoterms'))) {
    const id = INCOTERM_CODES.find((each) => each === code)
    if (id) for (const form of [...fr, ...en]) incoterms.add(form, id)
  }
  const documents = new PhraseBook<string>()
  for (const [id, { fr, en }] of Object.entries(wordFile('documents'))) {
    for (const form of [...fr, ...en]) documents.add(form, id)
  }
  return { blocs, modes, incoterms, documents }
}

/** Words after which two or three capitals are a country. */
const BEFORE_CODE = new Set(
  'client clients customer customers pays country vers to for destination commandes commande orders order'.split(
    ' ',
  ),
)
/** Codes of countries that are first of all words of the trade. */
const NOT_COUNTRIES = new Set(['CMR', 'ARM', 'PO', 'SO', 'BL', 'CO', 'OK'])

/** Countries by name, adjective, short form or code, as ISO 3166-1 alpha-2. */
export function findCountries(said: Said): readonly FoundThing<string>[] {
  const { countries, shortCountries, codes } = known()
  const found: FoundThing<string>[] = countries.inOrder(said.words)
  const shouting = !/\p{Ll}/u.test(said.original)
  for (const [at, word] of said.words.entries()) {
    if (found.some((thing) => at >= thing.first && at < thing.end)) continue
    const typed = originalSlice(said, word.start, word.end)
    const before = said.words[at - 1]?.text
    const lower =
      typed === 'uk' || (typed === 'us' && before === 'the')
        ? shortCountries.get(typed.toUpperCase())
        : undefined
    if (lower) found.push({ first: at, end: at + 1, value: lower })
    if (shouting || typed !== typed.toUpperCase() || !/^[A-Z]{2,3}$/.test(typed)) continue
    const short = shortCountries.get(typed)
    const announced = BEFORE_CODE.has(said.words[at - 1]?.text ?? '') && !NOT_COUNTRIES.has(typed)
    const code = short ?? (announced ? codes.get(typed) : undefined)
    if (code) found.push({ first: at, end: at + 1, value: code })
  }
  return found.sort((left, right) => left.first - right.first)
}

/** Groups of countries: "Golfe", "EU", "Maghreb". */
export function findBlocs(said: Said): readonly FoundThing<Bloc>[] {
  return known().blocs.inOrder(said.words)
}

/** The country's name in both languages. */
export function countryLabel(code: string): Bilingual {
  return { fr: countryName(code, 'fr'), en: countryName(code, 'en') }
}

export function findModes(said: Said): readonly FoundThing<TransportMode>[] {
  return known().modes.inOrder(said.words)
}

/** Documents by id of `DOCUMENT_NAMES`. */
export function findDocuments(said: Said): readonly FoundThing<string>[] {
  return known().documents.inOrder(said.words)
}

export interface FoundTerm {
  readonly code: IncotermCode
  readonly place: string | null
}

/** Delivery terms with the place named behind them: "CIP Jebel Ali", "dap stuttgart". */
export function findTerms(said: Said, isWord: (word: string) => boolean): readonly FoundThing<FoundTerm>[] {
  return known()
    .incoterms.inOrder(said.words)
    .map(({ value, first, end }) => {
      const last = placeEnd(said, end, isWord)
      const place = last > end ? originalWords(said, end, last) : null
      return { first, end: last, value: { code: value, place } }
    })
}

/** The place runs on while words are unknown to the desk or begin with a capital, up to four words. */
function placeEnd(said: Said, from: number, isWord: (word: string) => boolean): number {
  let end = from
  while (end < said.words.length && end < from + 4) {
    const word = said.words[end]
    if (!word || /[,;:!?()]/.test(word.gap) || /^\d/.test(word.text) || word.text === 'incoterms') break
    const capital = /^\p{Lu}/u.test(originalSlice(said, word.start, word.end))
    if (isWord(word.text) && !capital) break
    end++
  }
  return end
}

/** What each trade document is called, by its id. */
export const DOCUMENT_NAMES: Readonly<Record<string, Bilingual>> = Object.fromEntries(
  Object.entries(wordFile('documents')).map(([id, { title }]) => [id, title]),
)
