/** What kind of request a message is: cues that settle it, and the ranker where they do not. */

import { LOCALES, type Locale } from '../../domain/locale.ts'
import type { DialogDescription } from '../understand.ts'
import { findEntities, spansToMask } from './entities.ts'
import { maskWords, writeMasks } from './masks.ts'
import { PhraseBook, type PhraseHit } from './phrase-book.ts'
import { OUT_OF_SCOPE, type PhraseFile } from './phrase-files.ts'
import { withoutRequest } from './politeness.ts'
import { type Example, Ranker } from './ranker.ts'
import { readSaid, type Word } from './said.ts'
import type { Vocabulary } from './vocabulary.ts'
import { wordFile } from './word-files.ts'

/** A kind of request with how much speaks for it; 1 and more is beyond doubt. */
export interface Intent {
  /** Id of a dialog, `out-of-scope`, or a repair such as `cancel`. */
  readonly label: string
  readonly score: number
  readonly chance: number
  /** Words of the longest cue found for it; 0 without one. */
  readonly cue: number
}

export interface IntentReader {
  /** All kinds, the likeliest first. */
  read(masked: readonly Word[], language?: Locale | null): readonly Intent[]
  /** The cues of one dialog found among the words. */
  cuesOf(label: string, words: readonly Word[]): readonly PhraseHit<string>[]
}

/** A fixed day for reading the dates of example phrases, which are hidden from the ranker anyway. */
const ANY_DAY = '2026-03-16'

/** Learns from the dialogs' own examples, the phrase files and the wordings of repairs. Takes well under a second. */
export function createIntentReader(
  dialogs: readonly DialogDescription[],
  files: ReadonlyMap<string, PhraseFile>,
  vocabulary: Vocabulary,
): IntentReader {
  const examples: Example[] = []
  const cues = { fr: new PhraseBook<string>(), en: new PhraseBook<string>() }
  const openers = new PhraseBook<true>()
  const learn = (label: string, phrase: string, locale: 'fr' | 'en') => {
    const said = readSaid(writeMasks(phrase), vocabulary.reader(locale))
    const masked = maskWords(said.words, spansToMask(findEntities(said, ANY_DAY, locale, vocabulary)))
    if (masked.length > 0) examples.push({ words: masked, label })
  }
  for (const locale of LOCALES) {
    for (const { id, examples: own, cues: ownCues } of dialogs) {
      const file = files.get(id)
      for (const phrase of [...own[locale], ...(file?.phrases[locale] ?? [])]) learn(id, phrase, locale)
      const announcing = file ? [...file.cues[locale], ...file.introducing[locale]] : []
      for (const cue of [...ownCues[locale], ...announcing]) cues[locale].add(writeMasks(cue), id)
    }
    const outside = files.get(OUT_OF_SCOPE)
    for (const phrase of outside?.phrases[locale] ?? []) learn(OUT_OF_SCOPE, phrase, locale)
    for (const cue of outside?.cues[locale] ?? []) cues[locale].add(writeMasks(cue), OUT_OF_SCOPE)
    for (const opener of outside?.openers[locale] ?? []) openers.add(opener, true)
    for (const [id, wordings] of Object.entries(wordFile('repairs'))) {
      for (const phrase of wordings[locale]) learn(id, phrase, locale)
    }
  }
  const ranker = new Ranker(examples)
  const texts = new Set([...files].filter(([, file]) => file.verbatim !== undefined).map(([id]) => id))
  return {
    read: (whole, language = null) => {
      const masked = requestWords(whole, cues, texts)
      const hits = LOCALES.flatMap((locale) =>
        cues[locale]
          .all(masked)
          .filter((hit) => language === null || language === locale || hit.length >= LONG_CUE),
      )
      return weigh(ranker.rank(masked), hits, opensOutside(masked, openers, hits))
    },
    cuesOf: (label, words) =>
      LOCALES.flatMap((locale) => cues[locale].all(words)).filter((hit) => hit.value === label),
  }
}

/** Words after "note que" that still tell what is asked. */
const TELLING = 3

/**
 * The words that ask. What follows "ajoute une note" or "check this email" at the beginning is a text that may speak of
 * anything, claims and prices included, and says nothing of what is asked.
 */
function requestWords(
  masked: readonly Word[],
  cues: Readonly<Record<Locale, PhraseBook<string>>>,
  texts: ReadonlySet<string>,
): readonly Word[] {
  const begins = LOCALES.flatMap((locale) => cues[locale].all(masked.slice(0, LONGEST_BEGINNING))).filter(
    (hit) => texts.has(hit.value) && hit.first <= 1 && hit.length >= 2,
  )
  const end = Math.max(...begins.map((hit) => hit.end), -1)
  return end < 0 ? masked : masked.slice(0, end + TELLING)
}

const LONGEST_BEGINNING = 8

/** Short cues of one language are plain words of the other: "comment on" in French. */
const LONG_CUE = 3

/** The request begins with a word for other work, and not for telling the person something or for a dialog of ours. */
function opensOutside(
  masked: readonly Word[],
  openers: PhraseBook<true>,
  cues: readonly PhraseHit<string>[],
): boolean {
  const words = withoutRequest(masked)
  const hit = openers.startingAt(words, 0)
  if (!hit || /^(moi|me|nous|us)$/.test(words[hit.end]?.text ?? '')) return false
  const start = masked.length - words.length
  return !cues.some((cue) => cue.value !== OUT_OF_SCOPE && cue.first === start && cue.length > hit.length)
}

/** What a cue adds to a chance, by its length in words. */
const CUE_WORTH = [0, 0.3, 0.5, 0.65] as const
/** Requests name what they want first: a cue at the beginning counts more than one in passing. */
const FIRST_WORTH = 0.2
/** What a word for other work at the beginning is worth when no cue says more. */
const OPENER_WORTH = 1.1
/** "Relance", "book a", "rédige" at the beginning is an order for work that the desk does not do. */
const FIRST_OUTSIDE = 0.5

function weigh(
  ranked: readonly { readonly label: string; readonly chance: number }[],
  hits: readonly PhraseHit<string>[],
  outside: boolean,
): readonly Intent[] {
  const worth = new Map<string, { worth: number; length: number }>()
  for (const hit of hits) {
    const first = hit.first > 1 ? 0 : hit.value === OUT_OF_SCOPE ? FIRST_OUTSIDE : FIRST_WORTH
    const own = (CUE_WORTH[Math.min(hit.length, 3)] ?? 0) + first
    const known = worth.get(hit.value)
    if (!known || own > known.worth) worth.set(hit.value, { worth: own, length: hit.length })
  }
  const opened = { worth: OPENER_WORTH, length: 1 }
  return ranked
    .map(({ label, chance }) => {
      const own = worth.get(label)
      const cue = label === OUT_OF_SCOPE && outside && opened.worth > (own?.worth ?? 0) ? opened : own
      return { label, chance, score: chance + (cue?.worth ?? 0), cue: cue?.length ?? 0 }
    })
    .sort((left, right) => right.score - left.score)
}
