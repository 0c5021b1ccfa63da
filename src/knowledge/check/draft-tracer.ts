/** Traces each claim of the desk's own words to the facts a draft rests on. */

import type { Fact, FactAspect } from '../../domain/fact.ts'
import type { Locale } from '../../domain/locale.ts'
import type { Claim, State } from './claim.ts'
import { DraftSentence, type PieceContext } from './draft-sentence.ts'
import { FactIndex, type Passage } from './fact-index.ts'
import { knownNames } from './known-names.ts'
import { OrderRecord } from './order-record.ts'
import { readState } from './order-states.ts'
import { quotationsIn } from './quotations.ts'
import { readSentence } from './read-claims.ts'
import { readText } from './read-text.ts'
import type { Token } from './read-tokens.ts'
import type { KnownNames, SentenceReading } from './sentence-reading.ts'
import { rewriteState } from './state-words.ts'
import { type Statement, statementsOf } from './statements.ts'
import type { Topic } from './topic.ts'

export interface Traced {
  readonly claim: Claim
  readonly statement: Statement
  /** Fact that carries the claim; null when none does. */
  readonly fact: Fact | null
  /** A state that no single fact shows, or a word that needs none. */
  readonly passes: boolean
  /** The only right value, when the record leaves no choice. */
  readonly right: Fact | null
  /** The statement's own words turned round, for a state. */
  readonly rewritten: string | null
}

export interface TracedPiece {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly statements: readonly Statement[]
  readonly claims: readonly Traced[]
  /** Where it repeats words of a note. */
  readonly passages: readonly Passage[]
}

/** Aspects that are never taken for one another when a word names one of them. */
const DATES: ReadonlySet<FactAspect> = new Set<FactAspect>([
  'ordered-on',
  'acknowledged-on',
  'requested-on',
  'promised-on',
  'forecast-on',
  'shipped-on',
  'delivered-on',
  'eta-on',
  'invoiced-on',
  'due-on',
  'paid-on',
  'supply-due-on',
])
const QUANTITIES: ReadonlySet<FactAspect> = new Set<FactAspect>([
  'quantity-ordered',
  'quantity-shipped',
  'quantity-delivered',
  'quantity-invoiced',
  'quantity-outstanding',
  'quantity-available',
  'quantity-supply',
])
const AMOUNTS: ReadonlySet<FactAspect> = new Set<FactAspect>([
  'unit-price',
  'line-amount',
  'order-amount',
  'freight-cost',
  'insurance-cost',
])

/** States that a sentence of ours may only name when the facts show them. */
const MUST_SHOW: ReadonlySet<State> = new Set<State>([
  'shipped',
  'delivered',
  'invoiced',
  'in-transit',
  'late',
  'on-time',
])

/** Topics of labels already read: the same few stand in every reply. */
const labelTopics = new Map<string, readonly Topic[]>()
const MOST_LABELS = 500

export class DraftTracer {
  readonly #index: FactIndex
  readonly #locale: Locale
  readonly #names: KnownNames
  #records: readonly OrderRecord[] | null = null

  constructor(grounds: readonly Fact[], locale: Locale) {
    this.#index = new FactIndex(grounds)
    this.#locale = locale
    this.#names = knownNames(grounds)
  }

  /** Topics that a label or the head of a column names. */
  topicsOf(label: string): readonly Topic[] {
    const known = labelTopics.get(label)
    if (known) return known
    const tokens = readText(label)
    const reading = this.#read(label, tokens, 0, tokens.length)
    const topics = new Set(reading.cues.map((cue) => cue.topic))
    if (reading.lineWords.length > 0) topics.add('line')
    // "Order" alone heads the day it was placed.
    if (topics.size === 0 && reading.namings[0]?.naming === 'order') topics.add('order')
    if (labelTopics.size >= MOST_LABELS) labelTopics.clear()
    labelTopics.set(label, [...topics])
    return [...topics]
  }

  trace(text: string, context: PieceContext): TracedPiece {
    const tokens = readText(text)
    const statements = statementsOf(text, tokens)
    const quotations = quotationsIn(text)
    const passages = this.#index.passagesIn(text)
    const claims: Traced[] = []
    for (const statement of statements) {
      const reading = this.#read(text, tokens, statement.first, statement.next)
      if (reading.claims.length === 0 || isExample(reading, statement)) continue
      const sentence = new DraftSentence(reading, tokens, statement, context, this.#index)
      for (const claim of reading.claims) {
        if (quotations.some((each) => each.start < claim.end && each.end > claim.start)) continue
        const passage = passages.find((each) => each.start <= claim.start && each.end >= claim.end)
        const traced = passage
          ? { claim, statement, fact: passage.fact, passes: true, right: null, rewritten: null }
          : this.#traceClaim(claim, sentence, text)
        if (traced) claims.push(traced)
      }
    }
    return { text, tokens, statements, claims, passages }
  }

  #read(text: string, tokens: readonly Token[], first: number, next: number): SentenceReading {
    return readSentence(tokens, first, next, { text, today: this.#index.today, names: this.#names })
  }

  #traceClaim(claim: Claim, sentence: DraftSentence, text: string): Traced | null {
    const { statement } = sentence
    if (claim.value.kind === 'state') return this.#traceState(claim, sentence, text)
    const of = (fact: Fact | null, right: Fact | null = null): Traced => ({
      claim,
      statement,
      fact,
      passes: fact !== null,
      right,
      rewritten: null,
    })
    if (isClockWord(claim)) return null
    const equal = this.#index.equalTo(claim.value)
    const wanted = sentence.wanted(claim)
    const isStrict = sentence.isStrict && wanted !== null
    const fitting = equal.find(
      (fact) => sentence.owns(fact, claim) && (fitsAspect(fact, wanted, isStrict) || isToday(fact, claim)),
    )
    if (fitting) return of(fitting)
    if (wanted === null || equal.length === 0) {
      const inText = this.#index.inTexts(claim, text).find((fact) => sentence.owns(fact, claim))
      if (inText) return of(inText)
    }
    return of(null, this.#rightOf(claim, wanted, sentence))
  }

  /** The one value the record has for what the sentence speaks of. */
  #rightOf(claim: Claim, wanted: readonly FactAspect[] | null, sentence: DraftSentence): Fact | null {
    const [aspect] = wanted?.filter((each) => this.#index.of(each).length > 0) ?? []
    if (aspect === undefined) return null
    const facts = this.#index.of(aspect).filter((fact) => sentence.owns(fact, claim))
    const values = new Set(facts.map((fact) => JSON.stringify(fact.value)))
    return values.size === 1 ? (facts[0] ?? null) : null
  }

  #traceState(claim: Claim, sentence: DraftSentence, text: string): Traced | null {
    const { value } = claim
    const { statement } = sentence
    if (value.kind !== 'state' || !sentence.claimsState(claim)) return null
    const readings = this.#recordsOf(sentence.orderOf(claim)).map((record) =>
      readState(record, sentence.linesOf(claim), value.state),
    )
    const traced = (passes: boolean, fact: Fact | null, rewritten: string | null): Traced => ({
      claim,
      statement,
      fact,
      passes,
      right: null,
      rewritten,
    })
    const good = readings.find(({ truth }) =>
      value.negated ? truth !== 'yes' && truth !== 'unsure' : truth === 'yes' || truth === 'part',
    )
    if (good) return traced(true, good.evidence, null)
    const wrong = readings.find(({ truth }) => truth === 'yes' || truth === 'no')
    if (!wrong) {
      const mustShow = MUST_SHOW.has(value.state) && !value.negated
      const isAbout = readings.length > 0 || sentence.namesGoods()
      return traced(!(mustShow && isAbout), null, null)
    }
    const written = text.slice(claim.start, claim.end)
    return traced(false, null, rewriteState(value, written, wrong.truth, this.#locale))
  }

  #recordsOf(order: string | null): readonly OrderRecord[] {
    if (this.#records === null) {
      const byOrder = Map.groupBy(this.#index.facts, (fact) => fact.order)
      this.#records = [...byOrder].flatMap(([own, facts]) =>
        own === null ? [] : [new OrderRecord(own, facts, this.#index.today ?? '', null)],
      )
    }
    return order === null ? this.#records : this.#records.filter((record) => record.order === order)
  }
}

/** "For example: 26 March" shows how to write a date; it says nothing of an order. */
function isExample(reading: SentenceReading, statement: Statement): boolean {
  const example = reading.turns.find((turn) => turn.turn === 'example')
  return example !== undefined && example.first - statement.first <= 1 && reading.cues.length === 0
}

/** "Today" alone says what the clock says. */
function isClockWord(claim: Claim): boolean {
  return (
    claim.value.kind === 'date' &&
    claim.value.relative &&
    claim.value.spans.length === 0 &&
    claim.next - claim.first <= 3
  )
}

/** "Today" and "as of today" say what the clock says, whatever they are said about. */
function isToday(fact: Fact, { value }: Claim): boolean {
  return fact.aspect === 'today' && value.kind === 'date' && value.relative
}

/** `isStrict`: nothing but what is wanted will do, as under the head of a column. */
function fitsAspect(fact: Fact, wanted: readonly FactAspect[] | null, isStrict: boolean): boolean {
  if (wanted === null || wanted.length === 0 || wanted.includes(fact.aspect)) return true
  if (fact.aspect === 'said') return true
  if (fact.aspect === 'today' || fact.aspect === 'line-number' || isStrict) return false
  for (const family of [DATES, QUANTITIES, AMOUNTS]) {
    if (family.has(fact.aspect) && wanted.every((each) => family.has(each) || !isFigure(each))) return false
  }
  return true
}

const isFigure = (aspect: FactAspect): boolean =>
  DATES.has(aspect) || QUANTITIES.has(aspect) || AMOUNTS.has(aspect)
