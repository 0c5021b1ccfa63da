/** The facts of a note that answer a question: an answer quotes two or three of them, never the whole note. */

import type { Note, NoteFact } from '../note.ts'
import { rarity, type SearchQuery } from './query.ts'
import { type SearchIndex, termsOf } from './search-index.ts'
import { searchWords } from './search-words.ts'

const MOST_FACTS = 3
/** Beside the best one, a fact is quoted that says at least this share of what it says. */
const NEARLY_AS_GOOD = 0.6
/** What a word of the title counts for in choosing among the note's facts. */
const OF_THE_TITLE = 0.3

const termsOfFact = new WeakMap<NoteFact, ReadonlySet<string>>()

/** At most three, in the note's order; the first fact when none shares a word with the question. */
export function bestFacts(note: Note, query: SearchQuery, index: SearchIndex): readonly NoteFact[] {
  const facts = note.facts.map((fact) => ({ fact, terms: termsIn(fact) }))
  const title = new Set(termsOf(searchWords(`${note.title.fr ?? ''} ; ${note.title.en ?? ''}`)))
  /** What the title names, or all facts speak of, tells none of them apart. */
  const telling = (term: string): number =>
    (title.has(term) ? OF_THE_TITLE : 1) *
    rarity(term, index) *
    Math.log(1 + facts.length / (facts.filter(({ terms }) => terms.has(term)).length || 1))
  const scored = facts.map(({ fact, terms }) => ({ fact, score: scoreOf(terms, query, telling) }))
  const best = Math.max(0, ...scored.map(({ score }) => score))
  if (best === 0) return note.facts.slice(0, 1)
  return scored
    .filter(({ score }) => score >= best * NEARLY_AS_GOOD)
    .sort((a, b) => b.score - a.score || a.fact.number - b.fact.number)
    .slice(0, MOST_FACTS)
    .map(({ fact }) => fact)
    .sort((a, b) => a.number - b.number)
}

function scoreOf(terms: ReadonlySet<string>, query: SearchQuery, telling: (term: string) => number): number {
  let score = 0
  for (const { alternatives } of query.units) {
    score += Math.max(
      0,
      ...alternatives.map(({ term, worth }) => (terms.has(term) ? worth * telling(term) : 0)),
    )
  }
  for (const group of query.countries) if (group.some((code) => terms.has(`@${code}`))) score += 1
  return score
}

function termsIn(fact: NoteFact): ReadonlySet<string> {
  const known = termsOfFact.get(fact)
  if (known) return known
  const own = new Set(termsOf(searchWords(`${fact.words.fr ?? ''} ; ${fact.words.en ?? ''}`)))
  termsOfFact.set(fact, own)
  return own
}
