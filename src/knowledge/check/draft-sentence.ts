/** One sentence of the desk's own words: what its figures are about, and what it really claims. */

import type { Fact, FactAspect } from '../../domain/fact.ts'
import { Attacher, type Attachment, sortOf } from './attach.ts'
import type { Claim } from './claim.ts'
import type { FactIndex } from './fact-index.ts'
import type { Token } from './read-tokens.ts'
import type { SentenceReading } from './sentence-reading.ts'
import type { Statement } from './statements.ts'
import { aspectsOf, type Topic } from './topic.ts'

/** What stands around a piece of text and says what its figures are about. */
export interface PieceContext {
  /** Topics of the label or column; empty when there is none. */
  readonly topics: readonly Topic[]
  /** Line and order of the row. */
  readonly line: string | null
  readonly order: string | null
  /** Labels and buttons name states without claiming them. */
  readonly readsStates: boolean
  /** Under the head of a column: a figure must be what the head says and may be nothing else. */
  readonly isStrict: boolean
}

export const PLAIN: PieceContext = { topics: [], line: null, order: null, readsStates: true, isStrict: false }
export const LABEL: PieceContext = { ...PLAIN, readsStates: false }

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))
/** Beside one of these a state chooses among orders and claims nothing: "late orders", "commandes en retard". */
const CHOSEN = words('orders lines shipments invoices commandes lignes expeditions factures')
const GOODS_PRONOUNS = words('it they elle elles il ils goods marchandise marchandises')
const DEFINITE = words('the this your la cette votre l')
const GOODS_NOUNS = words('order line shipment invoice commande ligne expedition facture')

/** One sentence of ours with what it is about. */
export class DraftSentence {
  readonly statement: Statement
  readonly #reading: SentenceReading
  readonly #tokens: readonly Token[]
  readonly #context: PieceContext
  readonly #index: FactIndex
  #attacher: Attacher | null = null

  constructor(
    reading: SentenceReading,
    tokens: readonly Token[],
    statement: Statement,
    context: PieceContext,
    index: FactIndex,
  ) {
    this.statement = statement
    this.#reading = reading
    this.#tokens = tokens
    this.#context = context
    this.#index = index
  }

  get isStrict(): boolean {
    return this.#context.isStrict
  }

  /** Aspects that the words around the claim allow; null when they allow any. */
  wanted(claim: Claim): readonly FactAspect[] | null {
    const sort = sortOf(claim)
    if (sort === 'other' || sort === 'days') return null
    const own = this.#attach(claim)
    if (own?.topic != null && own.certain && own.isWhole) return null
    const topics = own?.topic != null && own.certain ? [own.topic] : this.#context.topics
    const aspects = topics.flatMap((topic) => aspectsOf(topic, sort) ?? [])
    if (aspects.length === 0) return null
    const isForecast = topics.some((topic) => topic === 'forecast' || topic === 'expected')
    // Once there is a forecast, the promise is no answer to when goods are expected.
    const overtaken = isForecast && this.#index.of('forecast-on').some((fact) => this.owns(fact, claim))
    return overtaken ? aspects.filter((aspect) => aspect !== 'promised-on') : aspects
  }

  #attach(claim: Claim): Attachment | null {
    if (this.#reading.cues.length === 0) return null
    this.#attacher ??= new Attacher(this.#reading, this.#tokens)
    return this.#attacher.attach(claim)
  }

  /** Whether the fact may speak for the claim: of the order and line that the words name, or of none. */
  owns(fact: Fact, claim: Claim): boolean {
    if (fact.aspect === 'order-number') return true
    const order = this.orderOf(claim)
    if (order !== null && fact.order !== null && fact.order !== order) return false
    if (claim.value.kind === 'line' || fact.line === null || fact.aspect === 'line-number') return true
    const lines = this.linesOf(claim)
    return lines.length === 0 || lines.includes(fact.line)
  }

  /** The order named last before the claim, else the row's. */
  orderOf(claim: Claim): string | null {
    let order: string | null = null
    for (const { value, next } of this.#reading.claims) {
      if (next > claim.first) break
      if (value.kind !== 'reference') continue
      const named = this.#index.equalTo(value).find((fact) => fact.aspect === 'order-number')
      if (named?.value.kind === 'reference') order = named.order ?? named.value.text
    }
    return order ?? this.#context.order
  }

  /** The lines named in the sentence, those before the claim first; else the row's. */
  linesOf(claim: Claim): readonly string[] {
    const lines: string[] = []
    for (const { value, first } of this.#reading.claims) {
      if (value.kind !== 'line') continue
      if (first > claim.first && lines.length > 0) break
      lines.push(value.line)
    }
    if (lines.length > 0) return lines
    return this.#context.line === null ? [] : [this.#context.line]
  }

  /** Whether the state is said of an order, rather than asked for, wished or chosen by. */
  claimsState(claim: Claim): boolean {
    if (!this.#context.readsStates || this.statement.question) return false
    const before = this.#tokens[claim.first - 1]?.text ?? ''
    const after = this.#tokens[claim.next]?.text ?? ''
    if (CHOSEN.has(before) || CHOSEN.has(after) || this.#isCounted(claim)) return false
    if (claim.value.kind === 'state' && claim.value.state === 'cancelled' && !this.namesGoods()) return false
    return !this.#reading.turns.some(
      ({ turn, first }) => first < claim.first && (turn === 'condition' || turn === 'proposal'),
    )
  }

  /** "310 shipped", "shipped 310": the number says it, and is traced itself. */
  #isCounted(claim: Claim): boolean {
    return this.#reading.claims.some((other) => {
      if (sortOf(other) !== 'number') return false
      const gap = other.next <= claim.first ? claim.first - other.next : other.first - claim.next
      return gap >= 0 && gap <= 1
    })
  }

  /** Whether the sentence speaks of certain goods: "it", "the order", a reference. */
  namesGoods(): boolean {
    if (this.#reading.claims.some((claim) => claim.value.kind === 'reference' || claim.value.kind === 'line'))
      return true
    for (let at = this.statement.first; at < this.statement.next; at += 1) {
      const word = this.#tokens[at]?.text ?? ''
      if (GOODS_PRONOUNS.has(word)) return true
      if (
        GOODS_NOUNS.has(word) &&
        DEFINITE.has(
          this.#tokens[at - 1]?.text === "'"
            ? (this.#tokens[at - 2]?.text ?? '')
            : (this.#tokens[at - 1]?.text ?? ''),
        )
      )
        return true
    }
    return false
  }
}
