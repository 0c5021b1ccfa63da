/** Reads a question into what the notes are searched by: units of meaning, each with the words that would answer it. */

import { placesIn } from './named-countries.ts'
import type { SearchIndex } from './search-index.ts'
import { type ConceptHit, isElsewhere, searchLists } from './search-lists.ts'
import { type SearchWord, searchWords } from './search-words.ts'

/** One word of the question: any of its alternatives in a note counts, at what it is worth. */
export interface QueryUnit {
  readonly alternatives: readonly { readonly term: string; readonly worth: number }[]
  /** How much the word tells: rare words more. A word no note has tells most, and speaks against every note. */
  readonly weight: number
  /** What a note must have of an alternative to speak of it; any when left out. */
  readonly least?: number
}

export interface SearchQuery {
  readonly units: readonly QueryUnit[]
  /** Groups of countries named for sure; each group is one name. */
  readonly countries: readonly (readonly string[])[]
  readonly guesses: readonly string[]
}

/** Of a word against notes that have it: fixed, so that a new note changes nothing for words it does not have. */
const NOTES_ASSUMED = 90
/** Of a word that no note has; longer words and figures are less likely to be chatter. */
const UNKNOWN_WEIGHT = 3.4
const FIGURE_UNKNOWN_WEIGHT = 0.6
/** Of one that is no word of the trade's lists either: a name, a kind of goods, a verb. */
const STRANGE_WEIGHT = 2.4
/** At most, of the words a story is told with, whether or not a note happens to use them. */
const EVERYDAY_WEIGHT = 0.45

/** Of a subject beside those of the watch, such as "driving licence", whose words notes about others have. */
const SUBJECT_BESIDE_WEIGHT = 6
/** A note with less of it mentions the subject by the way. */
const LEAST_OF_SUBJECT = 0.75
/** What everyday words count for in ranking the notes. */
const EVERYDAY_WORTH = 0.3

/** How fast words that no note has lose weight beside one another: 0 not at all, 1 so that all weigh as one. */
const CHATTER = 0.6

/** Of a figure up to 99: it counts many things. */
const SMALL_FIGURE_WEIGHT = 1

const CONCEPT_WORTH = 0.8
const CORRECTED_WORTH = 0.6
const COMPLETED_WORTH = 0.75

/** The question as it is searched. The words of a country's name are no units. */
export function readQuery(text: string, index: SearchIndex): SearchQuery {
  const lists = searchLists()
  const words = searchWords(text)
  const places = placesIn(words)
  const isPlace = new Set<number>()
  for (const { first, next, isGuess, codes } of places) {
    // "sg" is Singapore when no note has it as a word.
    if (isGuess && !codes.includes('US') && index.postings.has(words[first]?.stem ?? '')) continue
    for (let at = first; at < next; at += 1) isPlace.add(at)
  }
  const stems = words.map((word) => correctedStems(word, index))
  // Concepts are looked for among the words put right, so that "certficat" is a certificate.
  const righted = words.map((word, at): SearchWord => ({ ...word, stem: stems[at]?.[0]?.term ?? word.stem }))
  const concepts = lists.conceptsIn(righted)
  const units = words.flatMap((word, at): QueryUnit[] => {
    if (lists.isStop(word)) return []
    // The name of a place: its country is what counts, and a note that names the very port or city is nearer.
    const hits = concepts.filter(({ first, next }) => first <= at && at < next)
    if (hits.some(({ concept }) => isElsewhere(concept))) return []
    if (isPlace.has(at)) return [{ alternatives: stems[at] ?? [], weight: 0 }]
    const own = stems[at] ?? []
    const meant = hits.map(({ concept }) => ({ term: concept, worth: CONCEPT_WORTH }))
    const unit = unitOf(word, [...own, ...meant], index, meant.length > 0)
    // The words of one expression, such as "chamber of commerce", say one thing together.
    const spans = hits.map((hit) => tellingWords(words, hit))
    return [{ ...unit, weight: unit.weight / Math.sqrt(Math.max(1, ...spans)) }]
  })
  return {
    units: [...withChatter(distinct(units)), ...subjectsBeside(concepts)],
    countries: places.filter(({ isGuess }) => !isGuess).map(({ codes }) => codes),
    guesses: places.filter(({ isGuess }) => isGuess).flatMap(({ codes }) => codes),
  }
}

/** Subjects beside those of the watch, each as one unit that only a note about it speaks of. */
function subjectsBeside(concepts: readonly ConceptHit[]): readonly QueryUnit[] {
  const named = new Set(concepts.map(({ concept }) => concept).filter(isElsewhere))
  return [...named].map((term) => ({
    alternatives: [{ term, worth: 1 }],
    weight: SUBJECT_BESIDE_WEIGHT,
    least: LEAST_OF_SUBJECT,
  }))
}

function tellingWords(words: readonly SearchWord[], { first, next }: ConceptHit): number {
  return words.slice(first, next).filter((word) => !searchLists().isStop(word)).length
}

function correctedStems(word: SearchWord, index: SearchIndex): readonly { term: string; worth: number }[] {
  const lists = searchLists()
  const isRight = index.postings.has(word.stem) || lists.beginsExpression(word.stem) || lists.isEveryday(word)
  if (isRight) return [{ term: word.stem, worth: 1 }]
  const longer = index.beginningWith(word.text).map((term) => ({ term, worth: COMPLETED_WORTH }))
  if (longer.length > 0) return longer
  const near = index.near(word.stem)
  return near === null ? [{ term: word.stem, worth: 1 }] : [{ term: near, worth: CORRECTED_WORTH }]
}

function unitOf(
  word: SearchWord,
  alternatives: QueryUnit['alternatives'],
  index: SearchIndex,
  isOfTrade: boolean,
): QueryUnit {
  const known = alternatives.filter(({ term }) => index.postings.has(term))
  const isEveryday = !isOfTrade && searchLists().isEveryday(word)
  const most = isEveryday ? EVERYDAY_WEIGHT : Number.POSITIVE_INFINITY
  if (known.length === 0) {
    const isFigure = /^[\d.]+$/.test(word.text)
    const isNamed = isOfTrade || (word.isCapital && word.text.length > 1)
    const weight = isFigure ? FIGURE_UNKNOWN_WEIGHT : isNamed ? UNKNOWN_WEIGHT : STRANGE_WEIGHT
    return { alternatives: [], weight: Math.min(weight, most) }
  }
  const weight = Math.min(most, Math.max(...known.map(({ term }) => rarity(term, index))))
  return {
    alternatives: isEveryday
      ? known.map(({ term, worth }) => ({ term, worth: worth * EVERYDAY_WORTH }))
      : known,
    weight: /^\d{1,2}$/.test(word.text) ? Math.min(weight, SMALL_FIGURE_WEIGHT) : weight,
  }
}

/** High for words of few notes. */
export function rarity(term: string, index: SearchIndex): number {
  return Math.log(1 + NOTES_ASSUMED / ((index.postings.get(term)?.length ?? 0) + 0.5))
}

/** People tell a story around what they ask: the more words no note has, the less each speaks against the notes. */
function withChatter(units: readonly QueryUnit[]): readonly QueryUnit[] {
  const unknown = units.filter(
    ({ alternatives, weight }) => alternatives.length === 0 && weight > EVERYDAY_WEIGHT,
  ).length
  return units.map((unit) =>
    unit.alternatives.length === 0 && unit.weight > EVERYDAY_WEIGHT
      ? { ...unit, weight: unit.weight / Math.max(1, unknown) ** CHATTER }
      : unit,
  )
}

/** The same word twice is one. */
function distinct(units: readonly QueryUnit[]): readonly QueryUnit[] {
  const seen = new Set<string>()
  return units.filter(({ alternatives, weight }) => {
    const key =
      alternatives.length === 0 ? `?${seen.size}${weight}` : alternatives.map(({ term }) => term).join()
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
