/** Holds a date, quantity, amount or length of time of a person's text against one order's record. */

import type { Fact, FactAspect } from '../../domain/fact.ts'
import { type Attachment, sortOf } from './attach.ts'
import type { Claim, ClaimValue } from './claim.ts'
import { textOf } from './fact-index.ts'
import { dateOf, type Lines, type OrderRecord } from './order-record.ts'
import { readState } from './order-states.ts'
import { readSentence } from './read-claims.ts'
import { readTokens } from './read-tokens.ts'
import { aspectsOf, type Topic } from './topic.ts'
import { PACKAGE_UNITS } from './unit-words.ts'

export interface Judgement {
  readonly verdict: 'verified' | 'contradicted' | 'unsupported'
  /** The facts that the verdict rests on, the telling one first; for an unsupported value, what the record has instead. */
  readonly evidence: readonly Fact[]
  /** The one right value, when the record leaves no choice. */
  readonly right: Fact | null
}

export interface FigureContext {
  readonly record: OrderRecord
  /** Lines the sentence is about; empty for the order as a whole. */
  readonly lines: Lines
  /** The lines are named by number, so that a total is theirs and not the order's. */
  readonly isLineNamed: boolean
  readonly attachment: Attachment
  /** A word beside the figure says what it weighs or counts each, so it need not be the total. */
  readonly isPerPiece: boolean
  /** Its unit says that it is the number of packages. */
  readonly isPackages: boolean
  /** The sentence speaks of a part of the goods, so the date need not be that of them all. */
  readonly isPart: boolean
}

const verified = (evidence: readonly Fact[]): Judgement => ({ verdict: 'verified', evidence, right: null })
const unsupported = (evidence: readonly Fact[] = []): Judgement => ({
  verdict: 'unsupported',
  evidence,
  right: null,
})

function contradicted(right: readonly Fact[]): Judgement {
  const values = new Set(right.map((fact) => JSON.stringify(fact.value)))
  return { verdict: 'contradicted', evidence: right, right: values.size === 1 ? (right[0] ?? null) : null }
}

export function judgeFigure(claim: Claim, context: FigureContext): Judgement {
  const topic = topicOf(claim.value, context.attachment)
  const matches = matchesOf(claim, context)
  if (topic === 'elsewhere') return unsupported()
  if (claim.value.kind === 'percentage') return judgeShare(topic, claim.value.values, context)
  if (topic === null)
    return matches.length > 0 ? verified(likeliestFirst(matches)) : unsupported(nearest(claim, context))
  const sort = sortOf(claim)
  if (sort === 'date') return judgeDate(topic, matches, context)
  if (sort === 'amount' && context.isPerPiece) return judgeNumber('unit-price', claim, matches, context)
  if (sort === 'days') return judgeDays(topic, claim, matches, context)
  return judgeNumber(topic, claim, matches, context)
}

/** What the figure is about; its unit may say so when no word does. */
function topicOf(value: ClaimValue, { topic, isWhole }: Attachment): Topic | null {
  if (isWhole) return 'order'
  if (value.kind === 'quantity' && value.unit !== null) {
    // Goods may be ordered by weight: then the unit finds the ordered quantity, whatever the words around it.
    if (value.unit === 'kg' || value.unit === 'tonne') return topic === 'weight' ? topic : null
    if (PACKAGE_UNITS.has(value.unit)) return 'packages'
  }
  return topic
}

/** Equal facts of the order that belong to the lines of the sentence, or to no line. */
function matchesOf(claim: Claim, { record, lines }: FigureContext): readonly Fact[] {
  const equal = record.index.equalTo(claim.value)
  const own =
    lines.length === 0 ? equal : equal.filter((fact) => fact.line === null || lines.includes(fact.line))
  return own.filter((fact) => fact.aspect !== 'line-number' && isCounted(fact, record, lines))
}

/** Leaves out quantities of shipments that have not left: they are no shipped quantities yet. */
function isCounted(fact: Fact, record: OrderRecord, lines: Lines): boolean {
  return fact.value.kind !== 'quantity' || record.pool(fact.aspect, lines).includes(fact)
}

function pools(topic: Topic, claim: Claim | 'date', context: FigureContext): readonly Fact[] {
  const aspects = aspectsOf(topic, claim === 'date' ? 'date' : sortOf(claim)) ?? []
  return aspects.flatMap((aspect) => context.record.pool(aspect, context.lines))
}

const among = (facts: readonly Fact[], aspects: readonly FactAspect[]) =>
  facts.filter((fact) => aspects.includes(fact.aspect))

function judgeDate(topic: Topic, matches: readonly Fact[], context: FigureContext): Judgement {
  switch (topic) {
    case 'will-ship':
    case 'will-deliver':
    case 'forecast':
      return judgeToCome(topic, matches, context)
    case 'expected':
    case 'ship':
    case 'deliver':
      return judgeOpenDate(topic, matches, context)
    default:
      break
  }
  const aspects = aspectsOf(topic, 'date') ?? []
  const equal = among(matches, aspects)
  if (equal.length > 0) return verified(equal)
  const [primary] = aspects.filter((aspect) => context.record.pool(aspect, context.lines).length > 0)
  // Goods that arrive need not be those of the next receipt.
  if (primary === undefined || primary === 'supply-due-on')
    return topic === 'supply'
      ? contradicted(unique(context.record.pool('supply-due-on', context.lines)))
      : unsupported(matches)
  return hold(contradicted(unique(context.record.pool(primary, context.lines))), context, matches)
}

/** Contradicted only when what the figure is about leaves no doubt. */
function hold(
  judgement: Judgement,
  { attachment, isPackages }: FigureContext,
  matches: readonly Fact[],
): Judgement {
  if (attachment.certain || isPackages) return judgement
  return unsupported(matches.length > 0 ? matches : judgement.evidence)
}

/** A date to come must be the one to be expected as things stand, not a promise that will not be kept. */
function judgeToCome(topic: Topic, matches: readonly Fact[], context: FigureContext): Judgement {
  const { record, lines } = context
  const isDelivery = topic === 'will-deliver'
  const done = readState(record, lines, isDelivery ? 'delivered' : 'shipped')
  if (done.truth === 'yes') {
    const actual = record.pool(isDelivery ? 'delivered-on' : 'shipped-on', lines)
    if (among(matches, ['shipped-on', 'delivered-on', 'eta-on']).length > 0) return verified(matches)
    return actual.length === 0 ? unsupported(matches) : hold(contradicted(unique(actual)), context, matches)
  }
  const isForecast = topic === 'forecast'
  const arrival = isDelivery && record.meaning !== 'delivered' ? record.pool('eta-on', lines) : []
  const each = (lines.length > 0 ? lines : record.lines).filter(
    (line) => readState(record, [line], isDelivery ? 'delivered' : 'shipped').truth !== 'yes',
  )
  const all = unique([...arrival, ...each.flatMap((line) => record.expected(line))])
  if (context.isPart) {
    const known = among(matches, ['promised-on', 'forecast-on', 'supply-due-on', 'eta-on'])
    return known.length > 0 ? verified(likeliestFirst(known)) : unsupported(all)
  }
  const kept = each.flatMap((line) => keptPromise(record, line))
  const met = kept.filter((fact) => matches.some((match) => dateOf(match) === dateOf(fact)))
  if (met.length > 0 && met.length === each.length) return verified(met)
  const given = all.filter((fact) => fact.aspect !== 'promised-on')
  const expected = isForecast && given.length > 0 ? given : all
  if (expected.length === 0) return unsupported(matches)
  const equal = expected.filter((fact) => matches.some((match) => dateOf(match) === dateOf(fact)))
  if (equal.length === expected.length) return verified(equal)
  if (equal.length > 0) {
    // Some of the order only: true of a line, not of all of it.
    return isForecast || lines.length === 1 || arrival.length > 0 ? verified(equal) : unsupported(expected)
  }
  if (isDelivery && record.meaning !== 'delivered' && arrival.length === 0) return unsupported(expected)
  return hold(contradicted(arrival.length > 0 ? unique(arrival) : expected), context, matches)
}

/** The promise of a line that is expected no later than promised: either date may be given. */
function keptPromise(record: OrderRecord, line: string): readonly Fact[] {
  const promised = record.index.of('promised-on').filter((fact) => fact.line === line)
  const last = promised.map(dateOf).sort().at(-1) ?? ''
  return record.expected(line).every((fact) => dateOf(fact) <= last) ? promised.slice(0, 1) : []
}

/** "Delivery: 20 March", "prévue le 20 mars": promise, forecast or what has happened. */
function judgeOpenDate(topic: Topic, matches: readonly Fact[], context: FigureContext): Judgement {
  const { record, lines } = context
  const aspects = aspectsOf(topic, 'date') ?? []
  const equal = among(matches, [...aspects, 'supply-due-on', 'due-on'])
  const expected = (lines.length > 0 ? lines : record.lines).flatMap((line) => record.expected(line))
  if (equal.length > 0) {
    const onlyPromised = equal.every((fact) => fact.aspect === 'promised-on')
    const overtaken = expected.some(
      (fact) => fact.aspect !== 'promised-on' && equal.every((each) => dateOf(each) !== dateOf(fact)),
    )
    return onlyPromised && overtaken && record.isShort(equal[0]?.line ?? '')
      ? unsupported(unique(expected))
      : verified(equal)
  }
  const known = unique(pools(topic, 'date', context))
  if (known.length === 0) return unsupported(matches)
  const isDelivery = topic === 'deliver'
  const sure =
    !isDelivery ||
    record.meaning === 'delivered' ||
    record.pool('eta-on', lines).length > 0 ||
    record.pool('delivered-on', lines).length > 0
  const right = unique(among(known, ['delivered-on', 'shipped-on']))
  const rights =
    right.length > 0 && topic !== 'expected' ? right : unique(expected.length > 0 ? expected : known)
  return sure ? hold(contradicted(rights), context, matches) : unsupported(unique(expected))
}

function judgeDays(topic: Topic, claim: Claim, matches: readonly Fact[], context: FigureContext): Judgement {
  const { record, lines } = context
  if (topic === 'payment-terms') {
    const terms = record.index.of('payment-terms')
    const stated = terms.flatMap((fact) => daysIn(textOf(fact)))
    if (stated.length === 0) return unsupported(terms)
    const equal = claim.value.kind === 'days' && stated.includes(claim.value.count)
    return equal ? verified(terms) : hold(contradicted(terms), context, matches)
  }
  const equal = among(matches, ['delay-working-days', 'delay-calendar-days'])
  if (equal.length > 0) return verified(equal)
  const known = record
    .pool('delay-working-days', lines)
    .filter((fact) => fact.line !== null && fact.value.kind === 'days' && fact.value.days !== 0)
  return known.length === 0 ? unsupported(matches) : hold(contradicted(unique(known)), context, matches)
}

/** Lengths of time in the words of a payment term, in days. */
function daysIn(text: string): readonly number[] {
  const tokens = readTokens(text)
  const { claims } = readSentence(tokens, 0, tokens.length, { text, today: null, names: new Map() })
  return claims.flatMap((claim) => (claim.value.kind === 'days' ? [claim.value.count] : []))
}

const SHARES: ReadonlyMap<Topic, FactAspect> = new Map<Topic, FactAspect>([
  ['shipped', 'quantity-shipped'],
  ['delivered', 'quantity-delivered'],
  ['invoice', 'quantity-invoiced'],
  ['available', 'quantity-available'],
])

/** "60 % delivered": the share of the ordered quantity, to the whole per cent. */
function judgeShare(
  topic: Topic | null,
  values: readonly number[],
  { record, lines }: FigureContext,
): Judgement {
  const aspect = topic === null ? undefined : SHARES.get(topic)
  if (aspect === undefined) return unsupported()
  const each = lines.length > 0 ? lines : record.lines
  const sum = (of: FactAspect) => each.reduce((total, line) => total + (record.quantity(of, line) ?? 0), 0)
  const ordered = sum('quantity-ordered')
  if (ordered === 0) return unsupported()
  const evidence = each.flatMap((line) => record.index.of(aspect).find((fact) => fact.line === line) ?? [])
  const share = Math.round((100 * sum(aspect)) / ordered)
  return values.some((value) => Math.round(value) === share) ? verified(evidence) : unsupported(evidence)
}

/** What is about to be done is a plan: it may be any part of the order. */
const PLANS: ReadonlySet<Topic> = new Set<Topic>([
  'will-ship',
  'will-deliver',
  'ship',
  'deliver',
  'scheduled',
  'undone',
])

function judgeNumber(
  topic: Topic,
  claim: Claim,
  matches: readonly Fact[],
  context: FigureContext,
): Judgement {
  const { record, lines, isPerPiece, isLineNamed } = context
  const all = aspectsOf(topic, sortOf(claim)) ?? []
  // "Worth EUR 24,800" is the value of the line when the sentence names one.
  const aspects = topic === 'total' && isLineNamed ? all.filter((aspect) => aspect !== 'order-amount') : all
  const equal = among(matches, aspects)
  if (equal.length > 0) return verified(equal)
  const sum = sumOf(claim, aspects, context)
  if (sum) return verified(sum)
  const [primary] = aspects.filter((aspect) => record.pool(aspect, lines).length > 0)
  if (primary === undefined || (isPerPiece && topic !== 'unit-price')) return unsupported(matches)
  const pool = record.pool(primary, lines)
  if (topic === 'total' && lines.length > 0 && !isLineNamed) return unsupported(matches)
  if (PLANS.has(topic)) return unsupported(matches.length > 0 ? matches : pool)
  const right = primary.startsWith('quantity') ? firstOfLine(pool) : firstOnly(pool, primary)
  const single = new Set(right.map((fact) => fact.line)).size === 1
  return single
    ? hold(contradicted(right), context, matches)
    : unsupported(matches.length > 0 ? matches : right)
}

/** The total of each line: the first its record gives. */
function firstOfLine(facts: readonly Fact[]): readonly Fact[] {
  const seen = new Set<string | null>()
  return facts.filter(({ line }) => {
    if (seen.has(line)) return false
    seen.add(line)
    return true
  })
}

/** An order has one value, and then the value of what is left of it: the first is meant. */
function firstOnly(facts: readonly Fact[], aspect: FactAspect): readonly Fact[] {
  if (aspect === 'order-amount') return facts.slice(0, 1)
  const totals = facts.filter((fact) => fact.line === null)
  return aspect === 'invoice-amount' && totals.length > 0 ? totals : facts
}

/** The same quantity of all lines taken together. */
function sumOf(
  claim: Claim,
  aspects: readonly FactAspect[],
  { record, lines }: FigureContext,
): readonly Fact[] | null {
  const { value } = claim
  const each = lines.length > 0 ? lines : record.lines
  if (each.length < 2 || (value.kind !== 'number' && value.kind !== 'quantity')) return null
  for (const aspect of aspects) {
    if (!aspect.startsWith('quantity')) continue
    const facts = firstOfLine(record.pool(aspect, each).filter((fact) => fact.line !== null))
    const total = facts.reduce(
      (sum, fact) => sum + (fact.value.kind === 'quantity' ? fact.value.quantity : 0),
      0,
    )
    if (facts.length > 1 && value.values.includes(total)) return facts
  }
  return null
}

/** For a value that equals nothing: what the record has that it may have meant. */
function nearest(claim: Claim, { record, lines }: FigureContext): readonly Fact[] {
  const { kind } = claim.value
  const isCount = kind === 'number' || (kind === 'quantity' && claim.value.unit !== 'kg')
  if (isCount && lines.length === 1) return record.pool('quantity-ordered', lines)
  if (kind === 'quantity' && claim.value.unit === 'kg') return record.pool('gross-weight', lines)
  if (kind === 'date') return unique(record.pool('promised-on', lines))
  return []
}

/** What people mean most often when they do not say it, first. */
const LIKELIEST: readonly FactAspect[] = [
  'promised-on',
  'quantity-ordered',
  'order-amount',
  'forecast-on',
  'shipped-on',
]

function likeliestFirst(facts: readonly Fact[]): readonly Fact[] {
  const rank = ({ aspect }: Fact) =>
    LIKELIEST.includes(aspect) ? LIKELIEST.indexOf(aspect) : LIKELIEST.length
  return facts.toSorted((a, b) => rank(a) - rank(b))
}

/** One fact per value and line. */
export function unique(facts: readonly Fact[]): readonly Fact[] {
  const seen = new Set<string>()
  return facts.filter((fact) => {
    const key = `${fact.line}${JSON.stringify(fact.value)}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
