/** Every word the desk knows, by language: for mending typing errors, telling the language, and spotting names. */

import { listedCountries } from '../../domain/country-names.ts'
import { LOCALES, type Locale } from '../../domain/locale.ts'
import type { DialogDescription } from '../understand.ts'
import { isMask, writeMasks } from './masks.ts'
import type { PhraseFile } from './phrase-files.ts'
import { readSaid, type WordReader } from './said.ts'
import { Spelling } from './spelling.ts'
import { type WordFile, wordFile, wordLines } from './word-files.ts'

const WORD = /\p{L}+/gu
/** Words of both languages or of none tell nothing about the language. */
const MARGIN = 1

export class Vocabulary {
  readonly #known = new Map<string, number>()
  readonly #shortForms: Readonly<Record<Locale, ReadonlyMap<string, readonly string[]>>>
  readonly #spelling: Spelling
  readonly #mended = new Map<string, string>()
  readonly #function: ReadonlySet<string>

  constructor(dialogs: readonly DialogDescription[], phrases: readonly PhraseFile[]) {
    const targets = new Set<string>()
    for (const locale of LOCALES) {
      for (const phrase of strongPhrases(dialogs, phrases, locale)) this.#learn(phrase, locale, targets)
      for (const phrase of weakPhrases(dialogs, phrases, locale)) this.#learn(phrase, locale, null)
    }
    for (const { names } of listedCountries(wordLines('countries.csv'))) {
      for (const locale of LOCALES)
        for (const name of names[locale]) this.#learn(name.toLowerCase(), locale, targets)
    }
    for (const line of wordLines('glossary.tsv').slice(1)) {
      const [, fr = '', en = '', aliases = ''] = line.split('\t')
      this.#learn(fr, 'fr', null)
      this.#learn(en, 'en', null)
      for (const locale of LOCALES) this.#learn(aliases, locale, null)
    }
    this.#shortForms = { fr: this.#learnShortForms('fr'), en: this.#learnShortForms('en') }
    this.#spelling = new Spelling(targets)
    const { function: small, politeness } = wordFile('fillers')
    const words = [...small.fr, ...small.en, ...politeness.fr, ...politeness.en].flatMap(wordsOf)
    this.#function = new Set(words)
  }

  #learn(phrase: string, locale: Locale, targets: Set<string> | null): void {
    for (const word of wordsOf(writeMasks(withoutNames(phrase)))) {
      if (isMask(word)) continue
      this.#known.set(word, (this.#known.get(word) ?? 0) | bitOf(locale))
      targets?.add(word)
    }
  }

  #learnShortForms(locale: Locale): ReadonlyMap<string, readonly string[]> {
    const forms = Object.entries(wordFile('short-forms')[locale])
    for (const [short, long] of forms) {
      this.#known.set(short, (this.#known.get(short) ?? 0) | bitOf(locale))
      this.#learn(long, locale, null)
    }
    return new Map(forms.map(([short, long]) => [short, wordsOf(long)]))
  }

  /** Whether the word, as the desk reads it, is one it has met. Names of firms mostly are not. */
  knows(word: string): boolean {
    return this.#known.has(word)
  }

  /** Whether it only joins other words. */
  isSmall(word: string): boolean {
    return this.#function.has(word)
  }

  /** The language a message is written in; null when its words do not tell. */
  languageOf(text: string): Locale | null {
    let french = 0
    let english = 0
    for (const typed of wordsOf(text.slice(0, 2000))) {
      const known = this.#known.get(typed) ?? 0
      const weight = this.#function.has(typed) ? 1.5 : 1
      if (known === 1) french += weight
      else if (known === 2) english += weight
    }
    if (/[éèêàùçœîôâû]/i.test(text)) french += 1
    if (Math.abs(french - english) < MARGIN) return null
    return french > english ? 'fr' : 'en'
  }

  /** Writes short forms of a language out and mends typing errors in words that the desk does not know. */
  reader(locale: Locale): WordReader {
    const forms = this.#shortForms[locale]
    return {
      read: (typed) => forms.get(typed) ?? [this.#known.has(typed) ? typed : this.#mend(typed)],
    }
  }

  #mend(typed: string): string {
    const known = this.#mended.get(typed)
    if (known !== undefined) return known
    const mended = this.#spelling.mend(typed) ?? typed
    if (this.#mended.size > 5000) this.#mended.clear()
    this.#mended.set(typed, mended)
    return mended
  }
}

function bitOf(locale: Locale): number {
  return locale === 'fr' ? 1 : 2
}

const CODE = /\S*\d\S*/g
/** Words of an example that begin with a capital further on are names of firms and places. */
const NAME = /(?<=[^\s.?!]\s+)\p{Lu}\p{Ll}+/gu

/** An example phrase without its references and names, which are no words of the language. */
function withoutNames(phrase: string): string {
  return phrase.replaceAll(CODE, ' ').replaceAll(NAME, ' ')
}

/** Words of a phrase in their folded form. */
function wordsOf(phrase: string): string[] {
  return readSaid(phrase).plain.match(WORD) ?? []
}

const STRONG_FILES: readonly WordFile[] = [
  'repairs',
  'units',
  'modes',
  'documents',
  'reference-words',
  'country-words',
]
const WEAK_FILES: readonly WordFile[] = ['currencies', 'incoterms', 'ambiguous']

/** Phrases whose words are worth mending towards: they decide what is meant. */
function* strongPhrases(
  dialogs: readonly DialogDescription[],
  phrases: readonly PhraseFile[],
  locale: Locale,
): Generator<string> {
  for (const file of STRONG_FILES) yield* listed(file, locale)
  const { months, weekdays, spans, numbers, ordinals } = wordFile('calendar')
  yield* months[locale].flat()
  yield* weekdays[locale].flat()
  for (const span of Object.values(spans)) yield* span[locale]
  yield* Object.keys(numbers[locale])
  yield* Object.keys(ordinals[locale])
  yield* [
    'prochain',
    'prochaine',
    'dernier',
    'derniere',
    'aujourd hui',
    'demain',
    'apres',
    'hier',
    'fin',
    'debut',
  ].filter(() => locale === 'fr')
  yield* ['next', 'last', 'tomorrow', 'yesterday', 'today', 'beginning', 'ago'].filter(() => locale === 'en')
  for (const { cues, slots, title } of dialogs) {
    yield title[locale]
    yield* cues[locale]
    for (const slot of slots) {
      yield slot.title[locale]
      yield* slot.words[locale]
      for (const choice of slot.choices) yield* choice.words[locale]
    }
  }
  for (const file of phrases) {
    yield* file.cues[locale]
    yield* file.introducing[locale]
    for (const choices of Object.values(file.choices))
      for (const words of Object.values(choices)) yield* words[locale]
  }
}

/** Words that are right as they stand, and that nothing is mended towards. */
function* weakPhrases(
  dialogs: readonly DialogDescription[],
  phrases: readonly PhraseFile[],
  locale: Locale,
): Generator<string> {
  for (const file of WEAK_FILES) yield* listed(file, locale)
  yield* wordFile('common-words')[locale]
  const { politeness, requests, function: small } = wordFile('fillers')
  yield* politeness[locale]
  yield* requests[locale]
  yield* small[locale]
  const { openers, same, pronouns } = wordFile('follow-ups')
  yield* openers[locale]
  yield* same[locale]
  yield* pronouns[locale]
  for (const { examples } of dialogs) yield* examples[locale]
  for (const file of phrases) yield* file.phrases[locale]
}

function* listed(file: WordFile, locale: Locale): Generator<string> {
  for (const entry of Object.values(wordFile(file)) as Readonly<Record<string, unknown>>[]) {
    const words = 'typed' in entry ? (entry['typed'] as Record<Locale, string[]>)[locale] : entry[locale]
    if (Array.isArray(words)) yield* words as string[]
  }
}
