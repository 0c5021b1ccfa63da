/** All that a message names: references, lines, dates, quantities, amounts, countries, terms, modes and documents. */

import type { IsoDate } from '../../domain/calendar-date.ts'
import type { Locale } from '../../domain/locale.ts'
import type { TransportMode } from '../../domain/order.ts'
import type { ReferenceMatch } from '../../domain/reference.ts'
import { type FoundDate, findDates } from './dates.ts'
import type { MaskedSpan } from './masks.ts'
import {
  type Bloc,
  type FoundTerm,
  type FoundThing,
  findBlocs,
  findCountries,
  findDocuments,
  findModes,
  findTerms,
} from './named-things.ts'
import { type FoundNumber, findNumbers } from './quantities.ts'
import {
  type Candidate,
  type FoundLine,
  findAnnounced,
  findCandidates,
  findLines,
  findLoose,
} from './reference-candidates.ts'
import type { Said } from './said.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A candidate with what the store found for it. */
export interface FoundReference extends Candidate {
  readonly matches: readonly ReferenceMatch[]
  /** Line written behind the order's number: the 20 of "SO-1001/20". */
  readonly line?: string
}

/** A customer named in words, with the store's customers of that name, likeliest first. */
export interface FoundCustomer {
  readonly first: number
  readonly end: number
  readonly matches: readonly ReferenceMatch[]
}

export interface Entities {
  readonly lines: readonly FoundLine[]
  readonly dates: readonly FoundDate[]
  readonly numbers: readonly FoundNumber[]
  readonly candidates: readonly Candidate[]
  readonly countries: readonly FoundThing<string>[]
  readonly blocs: readonly FoundThing<Bloc>[]
  readonly terms: readonly FoundThing<FoundTerm>[]
  readonly modes: readonly FoundThing<TransportMode>[]
  readonly documents: readonly FoundThing<string>[]
}

interface Span {
  readonly first: number
  readonly end: number
}

/** Reads everything that needs no look-up. Time is linear in the length of the message. */
export function findEntities(said: Said, today: IsoDate, locale: Locale, vocabulary: Vocabulary): Entities {
  const isWord = (word: string) => vocabulary.knows(word)
  const lines = findLines(said)
  const measured = findNumbers(said, locale, takenBy(lines)).filter((number) => number.unit !== null)
  const announced = findAnnounced(said, takenBy(lines, measured))
  const dates = findDates(said, today, locale).filter(
    (date) => !takenBy(lines, measured, announced)(date.first, date.end),
  )
  const bare = findCandidates(said, takenBy(lines, measured, announced, dates))
  const loose = findLoose(said, takenBy(lines, announced, dates), (word) => vocabulary.isSmall(word))
  const candidates = [...announced, ...bare, ...loose].sort((left, right) => left.first - right.first)
  const numbers = findNumbers(
    said,
    locale,
    takenBy(
      lines,
      announced,
      dates,
      bare.filter((each) => each.shape !== 'number'),
    ),
  )
  const countries = findCountries(said)
  return {
    lines,
    dates,
    numbers,
    candidates,
    countries,
    blocs: findBlocs(said),
    terms: findTerms(said, isWord),
    modes: findModes(said),
    documents: findDocuments(said),
  }
}

function takenBy(...lists: readonly (readonly Span[])[]): (first: number, end: number) => boolean {
  const taken = new Set<number>()
  for (const list of lists)
    for (const { first, end } of list) for (let at = first; at < end; at++) taken.add(at)
  return (first, end) => {
    for (let at = first; at < end; at++) if (taken.has(at)) return true
    return false
  }
}

/** Spans to hide from the ranker, none of which overlap. "facture 1010" keeps its word, which says what is asked. */
export function spansToMask(entities: Entities, customers: readonly Span[] = []): readonly MaskedSpan[] {
  const spans: MaskedSpan[] = []
  const add = (mask: MaskedSpan['mask'], list: readonly Span[]) => {
    for (const { first, end } of list) {
      if (!spans.some((span) => first < span.end && end > span.first)) spans.push({ first, end, mask })
    }
  }
  add('line', entities.lines)
  add(
    'ref',
    entities.candidates
      .filter((each) => each.shape !== 'loose')
      .map(({ core, end }) => ({ first: core, end })),
  )
  add('date', entities.dates)
  add(
    'money',
    entities.numbers.filter((each) => each.kind === 'money'),
  )
  add('name', customers)
  add('country', entities.countries)
  add(
    'number',
    entities.numbers.filter((each) => each.figures),
  )
  return spans
}
