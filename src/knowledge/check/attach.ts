/** Decides what each figure of a sentence is about: the word of the trade that governs it, and how surely. */

import type { Claim } from './claim.ts'
import type { Token } from './read-tokens.ts'
import type { Cue, SentenceReading } from './sentence-reading.ts'
import { aspectsOf, type Topic, type ValueSort } from './topic.ts'

export interface Attachment {
  readonly topic: Topic | null
  /** The word stands beside the figure in the same clause. */
  readonly certain: boolean
  /** B of "A of B": the whole that A is a part of. */
  readonly isWhole: boolean
  /** The cue words, to tell which state a figure speaks of. */
  readonly cue: { readonly first: number; readonly next: number } | null
}

export function sortOf(claim: Claim): ValueSort {
  switch (claim.value.kind) {
    case 'date':
      return 'date'
    case 'number':
    case 'quantity':
    case 'percentage':
      return 'number'
    case 'amount':
      return 'amount'
    case 'days':
      return claim.value.from === null ? 'days' : 'date'
    default:
      return 'other'
  }
}

/** Of two words that stand together the first of these decides: "promised delivery date" is about the promise. */
const PRECEDENCE: readonly Topic[] = [
  'elsewhere',
  'requested',
  'promised',
  'acknowledged',
  'unit-price',
  'line-total',
  'freight',
  'insurance',
  'gap',
  'due',
  'paid',
  'supply',
  'short',
  'available',
  'outstanding',
  'undone',
  'weight',
  'packages',
  'arrival',
  'forecast',
  'expected',
  'will-ship',
  'will-deliver',
  'shipped',
  'delivered',
  'invoice',
  'confirm',
  'delay',
  'payment-terms',
  'order-total',
  'total',
  'scheduled',
  'ship',
  'deliver',
  'order',
  'event',
]
const RANK = new Map(PRECEDENCE.map((topic, index) => [topic, index]))

interface Group {
  readonly cues: readonly Cue[]
  readonly first: number
  readonly next: number
}

/** Words that stand between the parts of one expression: "promised to be delivered". */
const TOGETHER = 3
const SOFT_BREAK = 4
const HARD_BREAK = 25
/** A word further away than this, in words and breaks, says nothing of the figure. */
const CERTAIN = 10
const REACH = 40

/** Cues of a sentence, ready to be asked for each of its figures. */
export class Attacher {
  readonly #reading: SentenceReading
  readonly #tokens: readonly Token[]
  readonly #inherited: Topic | null
  #groups: readonly Group[] | null = null
  #costs: Costs | null = null

  /** `inherited` is what a heading before the sentence announced. */
  constructor(reading: SentenceReading, tokens: readonly Token[], inherited: Topic | null = null) {
    this.#reading = reading
    this.#tokens = tokens
    this.#inherited = inherited
  }

  attach(claim: Claim): Attachment {
    const sort = sortOf(claim)
    const isWhole = sort === 'number' && this.#isWhole(claim)
    this.#groups ??= groupsOf(this.#reading)
    let best: { readonly topic: Topic; readonly cost: number; readonly group: Group } | null = null
    for (const group of this.#groups) {
      if (group.next + REACH < claim.first) continue
      if (group.first > claim.next + REACH) break
      const topic = topicFor(group, sort)
      if (topic === null) continue
      const cost = this.#cost(claim, group, sort)
      if (cost <= CERTAIN && (best === null || cost < best.cost)) best = { topic, cost, group }
    }
    const listed = this.#listedUnder(claim, sort)
    if (listed !== null && (best === null || best.cost > 1)) {
      return { topic: listed, certain: true, isWhole, cue: null }
    }
    if (best) {
      const { topic, group } = best
      return { topic, certain: true, isWhole, cue: { first: group.first, next: group.next } }
    }
    const inherited = this.#inherited
    if (inherited !== null && aspectsOf(inherited, sort) !== null) {
      return { topic: inherited, certain: true, isWhole, cue: null }
    }
    return { topic: null, certain: false, isWhole, cue: null }
  }

  /** "Order SO-1002 (14 pumps, EUR 52,440)": what stands in brackets behind an order is what was ordered. */
  #listedUnder(claim: Claim, sort: ValueSort): Topic | null {
    if (sort !== 'number' && sort !== 'amount') return null
    let at = claim.first - 1
    while (at >= 0 && claim.first - at < REACH && this.#tokens[at]?.text !== '(') {
      if (this.#tokens[at]?.text === ')') return null
      at -= 1
    }
    if (this.#tokens[at]?.text !== '(') return null
    const isOrder = this.#reading.claims.some(
      ({ value, next }) =>
        next === at &&
        value.kind === 'reference' &&
        (value.named === 'order' || value.named === 'po' || value.named === null),
    )
    if (!isOrder) return null
    return sort === 'number' ? 'order' : 'order-total'
  }

  #cost(claim: Claim, group: Group, sort: ValueSort): number {
    const preceding = group.next <= claim.first
    const from = preceding ? group.next : claim.next
    const to = preceding ? claim.first : group.first
    if (from > to) return 0
    this.#costs ??= costsOf(this.#reading, this.#tokens)
    const { base, words, breaks, claims } = this.#costs
    const between = (sums: readonly number[]) => (sums[to - base] ?? 0) - (sums[from - base] ?? 0)
    const others = between(claims[sort])
    const cost = between(words) + between(breaks)
    if (preceding) return cost + 3 * others
    // A word behind the figure seldom speaks for it across a comma, and never when another figure follows it at once.
    const parted = between(breaks)
    if (parted > 0 && this.#leads(group, sort)) return Number.POSITIVE_INFINITY
    return cost + parted + 6 * others + (sort === 'date' ? 4 : 1.5)
  }

  /** "freight USD 1,260": the word stands before a figure of its own. */
  #leads(group: Group, sort: ValueSort): boolean {
    return this.#reading.claims.some(
      (claim) => sortOf(claim) === sort && claim.first >= group.next && claim.first - group.next <= 1,
    )
  }

  /** `of the 400`, `sur 400`, `out of 400` behind another number. */
  #isWhole(claim: Claim): boolean {
    let at = claim.first - 1
    while (at >= 0 && FILLERS.has(this.#tokens[at]?.text ?? '')) at -= 1
    if (!OF_WORDS.has(this.#tokens[at]?.text ?? '')) return false
    if (this.#tokens[at]?.text === 'of' && this.#tokens[at - 1]?.text === 'out') at -= 1
    return this.#reading.claims.some(
      (other) => other.next <= at && at - other.next <= 2 && other !== claim && sortOf(other) === 'number',
    )
  }
}

/** Sums up to each token, counted from `base`: how many words stand there, what the breaks cost, and how many figures of each sort begin. */
interface Costs {
  readonly base: number
  /** Signs, and the parts of references and names, are no distance. */
  readonly words: readonly number[]
  readonly breaks: readonly number[]
  readonly claims: Readonly<Record<ValueSort, readonly number[]>>
}

/** Brackets that hold nothing but a reference part no clause: "invoice F-2026-0317 (SO-1014): EUR 9,760". */
function asides(claims: SentenceReading['claims'], tokens: readonly Token[]): ReadonlySet<number> {
  const places = new Set<number>()
  for (const { value, first, next } of claims) {
    if (value.kind !== 'reference' || tokens[first - 1]?.text !== '(' || tokens[next]?.text !== ')') continue
    places.add(first - 1)
    places.add(next)
  }
  return places
}

function costsOf({ claims, cues, breaks }: SentenceReading, tokens: readonly Token[]): Costs {
  const marks = [...claims, ...cues]
  const base = marks.reduce((least, mark) => Math.min(least, mark.first), Number.POSITIVE_INFINITY)
  const end = marks.reduce((most, mark) => Math.max(most, mark.next), 0)
  const zeros = () => new Array<number>(Math.max(0, end - base) + 1).fill(0)
  const sums = {
    words: zeros(),
    breaks: zeros(),
    date: zeros(),
    number: zeros(),
    amount: zeros(),
    days: zeros(),
    other: zeros(),
  }
  const count = (row: number[], at: number, weight: number) => {
    const place = at - base + 1
    if (place > 0 && place < row.length) row[place] = (row[place] ?? 0) + weight
  }
  for (let at = base; at < end; at += 1) if (tokens[at]?.kind !== 'sign') count(sums.words, at, 1)
  for (const claim of claims) {
    if (sortOf(claim) !== 'other' || claim.value.kind === 'state') continue
    for (let at = claim.first; at < claim.next; at += 1)
      if (tokens[at]?.kind !== 'sign') count(sums.words, at, -1)
  }
  const aside = asides(claims, tokens)
  for (const each of breaks)
    if (tokens[each.at]?.text !== ':' && !aside.has(each.at))
      count(sums.breaks, each.at, each.hard ? HARD_BREAK : SOFT_BREAK)
  for (const claim of claims) count(sums[sortOf(claim)], claim.first, 1)
  for (const row of Object.values(sums)) {
    for (let at = 1; at < row.length; at += 1) row[at] = (row[at] ?? 0) + (row[at - 1] ?? 0)
  }
  return { base, words: sums.words, breaks: sums.breaks, claims: sums }
}

const OF_WORDS = new Set(['of', 'sur', 'des', '/'])
const FILLERS = new Set(['the', 'your', 'our', 'les', 'vos', 'nos'])

function groupsOf(reading: SentenceReading): readonly Group[] {
  const groups: { cues: Cue[]; first: number; next: number }[] = []
  const cues = [...reading.cues].sort((a, b) => a.first - b.first)
  for (const cue of cues) {
    const last = groups.at(-1)
    const together =
      last !== undefined && cue.first - last.next <= TOGETHER && !isParted(reading, last.next, cue.first)
    if (together && last) {
      last.cues.push(cue)
      last.next = Math.max(last.next, cue.next)
    } else groups.push({ cues: [cue], first: cue.first, next: cue.next })
  }
  return groups
}

function isParted(reading: SentenceReading, from: number, to: number): boolean {
  for (const each of reading.breaks) {
    if (each.at >= to) break
    if (each.at >= from) return true
  }
  for (const claim of reading.claims) {
    if (claim.first >= to) break
    if (claim.first >= from && claim.value.kind !== 'state') return true
  }
  return false
}

function topicFor(group: Group, sort: ValueSort): Topic | null {
  let best: Topic | null = null
  for (const { topic } of group.cues) {
    if (aspectsOf(topic, sort) === null) continue
    if (best === null || (RANK.get(topic) ?? 99) < (RANK.get(best) ?? 99)) best = topic
  }
  return best
}
