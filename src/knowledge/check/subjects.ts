/** Which order and lines each figure of a text is about: named in the sentence, or carried over from the ones before. */

import type { Claim } from './claim.ts'
import { NAMES_ORDER } from './judge-names.ts'
import { formOf, type Lines, type OrderRecord } from './order-record.ts'
import type { Token } from './read-tokens.ts'
import type { SentenceReading } from './sentence-reading.ts'

/** `null`: an order that is not among those at hand, so nothing may be held against another one. */
type Orders = readonly OrderRecord[] | null

export interface Subject {
  readonly records: readonly OrderRecord[]
  readonly lines: Lines
  /** The line is named by its number, not by its goods. */
  readonly isLineNamed: boolean
  /** The goods named beside the figure are not those of the line that the sentence names. */
  readonly isContradictory: boolean
  /** An order is named or was named before, rather than found by a customer's name alone. */
  readonly isCertain: boolean
}

interface Mention {
  readonly first: number
  next: number
  orders: Orders
  readonly isWeak: boolean
}

interface LineMention {
  readonly first: number
  next: number
  lines: string[]
  /** Named by its goods rather than by its number. */
  readonly byGoods: boolean
  readonly isNumbered: boolean
}

/** What the sentences before leave to the next ones. */
export interface Carried {
  readonly orders: Orders
  readonly lines: Lines
  readonly isWeak: boolean
}

const JOINTS = new Set([
  ',',
  'and',
  'et',
  '&',
  '/',
  '+',
  'the',
  'la',
  'le',
  'les',
  'ainsi',
  'que',
  'as',
  'well',
  'or',
  'ou',
])

interface FoundLines {
  readonly lines: Lines
  readonly isNamed: boolean
  readonly isContradictory: boolean
}

const NO_LINES: FoundLines = { lines: [], isNamed: false, isContradictory: false }

export class SentenceSubjects {
  readonly #mentions: readonly Mention[]
  readonly #lines: readonly LineMention[]
  readonly #carried: Carried
  readonly #tokens: readonly Token[]
  readonly #breaks: SentenceReading['breaks']

  constructor(
    reading: SentenceReading,
    tokens: readonly Token[],
    range: { readonly first: number; readonly next: number },
    records: readonly OrderRecord[],
    carried: Carried,
  ) {
    this.#tokens = tokens
    this.#breaks = reading.breaks
    this.#carried = carried
    this.#mentions = joined(mentionsOf(reading, records, carried), tokens)
    this.#lines = this.#lineMentions(reading, range)
  }

  #lineMentions(
    reading: SentenceReading,
    range: { readonly first: number; readonly next: number },
  ): LineMention[] {
    const found: LineMention[] = []
    for (const claim of reading.claims) {
      const { value, first, next } = claim
      if (value.kind === 'line')
        found.push({ first, next, lines: [value.line], byGoods: false, isNumbered: true })
      else if (value.kind === 'reference') {
        const [record] = this.#orderAt(first) ?? []
        const item = record?.index.equalTo(value).find((fact) => fact.aspect === 'item' && fact.line !== null)
        if (item?.line != null)
          found.push({ first, next, lines: [item.line], byGoods: false, isNumbered: false })
      }
    }
    const explicit = groupLines(found, this.#tokens)
    return [...explicit, ...this.#goods(reading, range)].sort((a, b) => a.first - b.first)
  }

  #goods(reading: SentenceReading, range: { readonly first: number; readonly next: number }): LineMention[] {
    const found: LineMention[] = []
    for (let at = range.first; at < range.next; at += 1) {
      const token = this.#tokens[at]
      if (token?.kind !== 'word' || token.text.length < 3) continue
      const [record, other] = this.#orderAt(at) ?? []
      if (!record || other) continue
      const line = record.lineOfNoun(token.text)
      if (line === null) continue
      if (
        reading.claims.some(
          (claim) => claim.first <= at && at < claim.next && claim.value.kind === 'reference',
        )
      )
        continue
      found.push({ first: at, next: at + 1, lines: [line], byGoods: true, isNumbered: false })
    }
    return found
  }

  #orderAt(token: number): Orders {
    return this.#mentionAt(token)?.orders ?? this.#carried.orders
  }

  #mentionAt(token: number): Mention | null {
    let before: Mention | null = null
    for (const mention of this.#mentions) {
      if (mention.first <= token) before = mention
      else return before ?? mention
    }
    return before
  }

  /** What the claim is about. */
  of(claim: Claim): Subject {
    const mention = this.#mentionAt(claim.first)
    const orders = mention ? mention.orders : this.#carried.orders
    const isWeak = mention ? mention.isWeak : this.#carried.isWeak
    if (orders === null)
      return { records: [], lines: [], isLineNamed: false, isContradictory: false, isCertain: false }
    const found = orders.length === 1 ? this.#linesOf(claim, mention) : NO_LINES
    return {
      records: orders,
      lines: found.lines,
      isLineNamed: found.isNamed,
      isContradictory: found.isContradictory,
      isCertain: !isWeak,
    }
  }

  #linesOf(claim: Claim, mention: Mention | null): FoundLines {
    let before: LineMention | null = null
    let after: LineMention | null = null
    let ownGoods: LineMention | null = null
    for (const each of this.#lines) {
      if (each.next <= claim.first) {
        if (!each.byGoods || before === null || before.byGoods) before = each
      } else if (each.first >= claim.next && after === null) after = each
      if (each.byGoods && each.first >= claim.next && this.#isNounOf(claim, each) && ownGoods === null)
        ownGoods = each
    }
    // Another order was named between the line and the figure: the line is not one of this order.
    const parted =
      before !== null && mention !== null && mention.first > before.next && this.#otherBefore(before, mention)
    const isCount = claim.value.kind === 'number' || claim.value.kind === 'quantity'
    const of = ({ lines, isNumbered }: LineMention): FoundLines => ({
      lines,
      isNamed: isNumbered,
      isContradictory: false,
    })
    if (isCount && ownGoods !== null && (before === null || before.byGoods || parted)) return of(ownGoods)
    if (isCount && ownGoods !== null && before !== null && ownGoods.lines[0] !== before.lines[0]) {
      // "Line 10 is promised, ten pumps are in stock": another clause may be about other goods; the same one may not.
      const isOtherClause = this.#breaks.some(
        ({ at }) =>
          before !== null && at >= before.next && at < claim.first && this.#tokens[at]?.text !== ':',
      )
      return { ...of(ownGoods), isContradictory: !isOtherClause }
    }
    if (before !== null && !parted) return of(before)
    if (after !== null && !this.#mentionBetween(claim, after)) return of(after)
    const { lines } = this.#carried
    return mention === null || this.#sameAsCarried(mention)
      ? { lines, isNamed: false, isContradictory: false }
      : NO_LINES
  }

  /** "400 valves", "ten HX100 pumps": only words stand between the number and its goods. */
  #isNounOf(claim: Claim, goods: LineMention): boolean {
    if (goods.first < claim.next || goods.first - claim.next > 2) return false
    for (let at = claim.next; at < goods.first; at += 1) if (this.#tokens[at]?.kind === 'sign') return false
    return true
  }

  #otherBefore(line: LineMention, mention: Mention): boolean {
    return this.#mentions.some((each) => each !== mention && each.first < line.first)
  }

  #mentionBetween(claim: Claim, line: LineMention): boolean {
    const own = this.#mentionAt(claim.first)
    return this.#mentions.some((each) => each !== own && each.first > claim.first && each.first < line.first)
  }

  #sameAsCarried(mention: Mention): boolean {
    return mention.orders !== null && mention.orders[0] === this.#carried.orders?.[0]
  }

  /** What the next sentence takes over. */
  carry(): Carried {
    const last = this.#mentions.at(-1)
    const explicit = this.#lines.filter((each) => !each.byGoods).at(-1)
    const lines = explicit?.lines ?? (last && !this.#sameAsCarried(last) ? [] : this.#carried.lines)
    return last ? { orders: last.orders, lines, isWeak: last.isWeak } : { ...this.#carried, lines }
  }
}

function mentionsOf(reading: SentenceReading, records: readonly OrderRecord[], carried: Carried): Mention[] {
  const found: Mention[] = []
  for (const { value, first, next } of reading.claims) {
    if (value.kind === 'reference') {
      const orders = records.filter((record) =>
        record.index.equalTo(value).some((fact) => NAMES_ORDER.has(fact.aspect)),
      )
      if (orders.length > 0) found.push({ first, next, orders, isWeak: orders.length > 1 })
      else if (value.named === 'order' || looksLikeOrder(value.key, records))
        found.push({ first, next, orders: null, isWeak: false })
    } else if (value.kind === 'customer' && carried.orders === null) {
      const orders = records.filter((record) => record.index.equalTo(value).length > 0)
      if (orders.length === 1) found.push({ first, next, orders, isWeak: true })
    }
  }
  // A customer's name or a reference of several orders says less than an order that the sentence names as well.
  const strong = found.filter((each) => !each.isWeak)
  return strong.length > 0 ? strong : found
}

/** Written like the orders at hand, `SO-` and four digits, though it is none of them. */
function looksLikeOrder(key: string, records: readonly OrderRecord[]): boolean {
  const form = formOf(key)
  return records.some((record) => record.form === form)
}

/** Orders named in one breath, "SO-1001 and SO-1002", are spoken of together. */
function joined(mentions: readonly Mention[], tokens: readonly Token[]): Mention[] {
  const groups: Mention[] = []
  for (const mention of mentions) {
    const last = groups.at(-1)
    if (last && areJoined(last.next, mention.first, tokens)) {
      last.next = mention.next
      last.orders =
        last.orders === null || mention.orders === null
          ? null
          : [...new Set([...last.orders, ...mention.orders])]
    } else groups.push({ ...mention })
  }
  return groups
}

function groupLines(mentions: readonly LineMention[], tokens: readonly Token[]): LineMention[] {
  const groups: LineMention[] = []
  for (const mention of mentions) {
    const last = groups.at(-1)
    if (last && areJoined(last.next, mention.first, tokens)) {
      last.next = mention.next
      last.lines = [...new Set([...last.lines, ...mention.lines])]
    } else groups.push({ ...mention, lines: [...mention.lines] })
  }
  return groups
}

function areJoined(from: number, to: number, tokens: readonly Token[]): boolean {
  if (to - from > 4) return false
  for (let at = from; at < to; at += 1) if (!JOINTS.has(tokens[at]?.text ?? '')) return false
  return true
}
