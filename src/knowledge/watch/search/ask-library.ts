/** Answers a question from the notes: which are about it, in force on the day, and whether they cover it at all. */

import type { IsoDate } from '../../../domain/calendar-date.ts'
import { type Library, mayAnswer, type Standing } from '../library.ts'
import type { NoteFact, Theme, WatchNote } from '../note.ts'
import { bestFacts } from './best-facts.ts'
import { withoutOvertaken } from './overtaken.ts'
import { type QueryUnit, rarity, readQuery, type SearchQuery } from './query.ts'
import { type IndexedNote, type SearchIndex, searchIndex } from './search-index.ts'

export interface WatchQuestion {
  readonly text: string
  /** The day on which the rule must hold. */
  readonly date: IsoDate
  /** Destination of the order the question is asked about; it counts when the question names no country. */
  readonly destination?: string | null
  readonly theme?: Theme | null
  /** ISO 3166-1 alpha-2. */
  readonly country?: string | null
  /** Where the desk sells from, ISO 3166-1 alpha-2: naming it tells no destination. None when left out. */
  readonly sellerCountry?: string | null
  /** Only notes that began, or were approved, from this day on. */
  readonly since?: IsoDate | null
}

export interface WatchHit {
  readonly found: WatchNote
  readonly standing: Standing
  readonly score: number
  /** Share of what the question says that the note speaks of, 0 to 1. */
  readonly cover: number
  /** The facts that answer it, in the note's order. */
  readonly facts: readonly NoteFact[]
}

export interface WatchFindings {
  /** Notes that cover the question, best first; empty when nothing in force or announced does. */
  readonly hits: readonly WatchHit[]
  /** Notes about it that are not used, by why. */
  readonly unused: { readonly ended: number; readonly superseded: number; readonly proposed: number }
  /** Countries that the question names. */
  readonly countries: readonly string[]
}

/** A note that covers less of what the question says does not answer it. */
export const LEAST_COVER = 0.55
/** A note that many telling words of a long question lead to may leave more of it out. */
export const STRONG_SCORE = 6
export const LEAST_COVER_WHEN_STRONG = 0.42
/** A country in common is not enough: some of the other words must be there. */
export const LEAST_OF_WORDS = 0.34
/** And one whose words weigh less than this in all says too little about it. */
export const LEAST_SCORE = 2.6
const MOST_HITS = 5
/** What a note speaks of a word by having it at all; the rest by where the word stands in it. */
const HAVING_IT = 0.4

const COUNTRY_MATCH = 3
const COUNTRY_SPOKEN_OF = 1.2
const COUNTRY_OTHER = -6
/** How far a note is ranked by what it says in all, the rest by how much of the question it speaks of. */
const COVER_COUNTS = 0.6
/** What naming a country weighs in the cover of a question. */
const COUNTRY_WEIGHT = 3.5

/** A note with how well it fits, before dates are looked at. */
export interface Candidate {
  readonly note: IndexedNote
  readonly score: number
  readonly cover: number
  /** The same without the countries. */
  readonly ofWords: number
}

export function askLibrary(library: Library, question: WatchQuestion): WatchFindings {
  const index = searchIndex(library)
  const query = readQuery(question.text, index)
  const fitting = candidates(index, query, question).filter((each) => isCovering(each))
  const unused = { ended: 0, superseded: 0, proposed: 0 }
  const hits: WatchHit[] = []
  for (const { note, score, cover } of fitting) {
    const { found } = note
    const standing = library.standing(found.note.id, question.date)
    if (standing.kind === 'not-approved') {
      if (found.state === 'proposed') unused.proposed += 1
    } else if (standing.kind === 'ended') unused.ended += 1
    else if (standing.kind === 'superseded') unused.superseded += 1
    else if (mayAnswer(found)) {
      hits.push({ found, standing, score, cover, facts: bestFacts(found.note, query, index) })
    }
  }
  return {
    hits: withoutOvertaken(hits.slice(0, MOST_HITS)),
    unused,
    countries: [...new Set(query.countries.flat())],
  }
}

/** Whether a note says enough about the question to answer it. */
export function isCovering({
  score,
  cover,
  ofWords,
}: Pick<Candidate, 'score' | 'cover' | 'ofWords'>): boolean {
  const enough = score >= STRONG_SCORE ? LEAST_COVER_WHEN_STRONG : LEAST_COVER
  return cover >= enough && ofWords >= LEAST_OF_WORDS && score >= LEAST_SCORE
}

/** All notes that share a word or a country with the question, best first. */
export function candidates(
  index: SearchIndex,
  query: SearchQuery,
  question: WatchQuestion,
): readonly Candidate[] {
  const places = new Set<number>()
  for (const { alternatives } of query.units) {
    for (const { term } of alternatives) for (const place of index.postings.get(term) ?? []) places.add(place)
  }
  for (const code of [...query.countries.flat(), ...query.guesses]) {
    for (const place of index.postings.get(`@${code}`) ?? []) places.add(place)
  }
  const total = query.units.reduce((sum, { weight }) => sum + weight, 0)
  const scored = [...places].flatMap((place): Candidate[] => {
    const note = index.notes[place]
    if (!note || !passesFilters(note, question)) return []
    return [scoreOf(note, query, total, question, index)]
  })
  return scored.sort((a, b) => b.score - a.score || (a.note.found.note.id < b.note.found.note.id ? -1 : 1))
}

function scoreOf(
  note: IndexedNote,
  query: SearchQuery,
  total: number,
  question: WatchQuestion,
  index: SearchIndex,
): Candidate {
  let score = 0
  let covered = 0
  for (const unit of query.units) {
    const { worth, share } = unitWorth(unit, note, index)
    score += worth
    covered += share * unit.weight
  }
  const ofWords = total === 0 ? 1 : covered / total
  let all = total
  for (const group of query.countries) {
    const fit = countryFit(group, note, index, question.sellerCountry ?? null)
    score += fit.score
    if (fit.share === null) continue
    all += COUNTRY_WEIGHT
    covered += fit.share * COUNTRY_WEIGHT
  }
  for (const code of query.guesses) if (note.weights.has(`@${code}`)) score += COUNTRY_MATCH / 2
  const { destination } = question
  if (query.countries.length === 0 && destination && note.countries.has(destination))
    score += COUNTRY_MATCH / 2
  return {
    note,
    score: score * (COVER_COUNTS + (1 - COVER_COUNTS) * ofWords),
    cover: all === 0 ? 0 : covered / all,
    ofWords,
  }
}

/** What a note's words are worth for one word of the question, and whether they speak of it at all (0 to 1). */
function unitWorth(unit: QueryUnit, note: IndexedNote, index: SearchIndex): { worth: number; share: number } {
  let best = 0
  let share = 0
  for (const { term, worth } of unit.alternatives) {
    const weight = note.weights.get(term)
    if (weight === undefined || weight < (unit.least ?? 0)) continue
    best = Math.max(best, weight * worth * rarity(term, index))
    share = Math.max(share, Math.min(1, worth * (HAVING_IT + weight)))
  }
  return { worth: best, share }
}

/** A country is strong evidence for notes about it and against notes about others; to notes of the whole world it says nothing. */
function countryFit(
  group: readonly string[],
  note: IndexedNote,
  index: SearchIndex,
  home: string | null,
): { score: number; share: number | null } {
  const spoken = Math.max(0, ...group.map((code) => note.weights.get(`@${code}`) ?? 0))
  // Where the desk sells from: it is named beside the destination, or as the law that counts.
  if (home !== null && group.includes(home)) return { score: spoken > 0 ? COUNTRY_SPOKEN_OF : 0, share: null }
  if (group.some((code) => note.countries.has(code)))
    return { score: COUNTRY_MATCH + COUNTRY_SPOKEN_OF * spoken, share: 1 }
  if (spoken > 0) return { score: COUNTRY_SPOKEN_OF * (0.5 + spoken), share: 0.8 }
  if (note.countries.size > 0) return { score: COUNTRY_OTHER, share: 0 }
  // Of a country that no note speaks of, what holds everywhere is no answer about it.
  const isStrange = group.every((code) => !index.postings.has(`@${code}`))
  return { score: 0, share: isStrange ? 0 : null }
}

function passesFilters(note: IndexedNote, { theme, country, since }: WatchQuestion): boolean {
  const { found } = note
  if (theme && found.note.theme !== theme && !found.note.also.includes(theme)) return false
  if (country && !note.countries.has(country)) return false
  if (since) {
    const began = found.note.effectiveFrom ?? ''
    const approved = found.approved?.at.slice(0, 10) ?? ''
    if (began < since && approved < since) return false
  }
  return true
}
