/** Holds the figures, dates and lengths of time of a statement against the value of a claim it is about. */

import type { IsoDate } from '../../../domain/calendar-date.ts'
import { type Comparison, type ComparisonContext, compareValue, unitEnd } from './compare-values.ts'
import type { CompiledClaim } from './compiled-rules.ts'
import { type Expression, expressionOf, type Place, placesOf } from './expressions.ts'
import type { JudgedRule } from './judged-rule.ts'
import type { ClaimMatch } from './match-claim.ts'
import type { RuleSentence } from './rule-sentence.ts'
import type { RuleValue } from './rule-values.ts'

interface Candidate {
  readonly value: RuleValue
  readonly comparison: Exclude<Comparison, null>
  readonly distance: number
}

/** A clause end counts as so many words. */
const BREAK_COST = 8
/** A value further away from the claim's words is not judged by them. */
const FARTHEST = 40

export function judgeValue(
  rule: CompiledClaim,
  match: ClaimMatch,
  sentence: RuleSentence,
  date: IsoDate,
): JudgedRule | null {
  const context: ComparisonContext = {
    folded: sentence.folded,
    unit: rule.unit,
    end: sentence.statement.next,
  }
  const candidates = candidatesOf(rule, match, sentence, context)
  const [nearest] = candidates
  if (!nearest) return null
  const { value } = nearest
  const judged = (verdict: JudgedRule['verdict'], extra: Partial<JudgedRule> = {}): JudgedRule => ({
    rule,
    verdict,
    first: value.first,
    next: Math.max(value.next, unitEnd(value, context)),
    value,
    right: rule.claim.value,
    wrong: null,
    until: null,
    formerNote: null,
    ...extra,
  })
  if (sentence.isOfPast(date, value)) return null
  if (nearest.comparison === 'equal') {
    return isDeniedValue(value, sentence) ? judged('unsupported') : judged('cited')
  }
  const past = rule.was.find((each) => compareValue(value, each.value, context) === 'equal')
  if (past) {
    if (past.until !== null && past.until >= date) return judged('cited', { right: null })
    if (isDeniedValue(value, sentence)) return null
    return judged('outdated', { until: past.until, formerNote: past.note })
  }
  // Another figure of the sentence is the right one: which of them is meant is not plain.
  if (candidates.some(({ comparison }) => comparison === 'equal')) return null
  if (isDeniedValue(value, sentence) || isOwnAct(rule, sentence)) return null
  if (nearest.comparison === 'doubtful') return judged('unsupported')
  return isStricter(rule, value, sentence) ? judged('unsupported') : judged('contradicted')
}

function candidatesOf(
  rule: CompiledClaim,
  { places }: ClaimMatch,
  sentence: RuleSentence,
  context: ComparisonContext,
): readonly Candidate[] {
  const own = rule.claim.value.kind
  const found = sentence.values.flatMap((value): Candidate[] => {
    const comparison = compareValue(value, rule.claim.value, context)
    const { start, end } = value
    if (comparison === null || sentence.isQuoted(start, end)) return []
    const distance = distanceOf(value, places, sentence)
    return distance > FARTHEST ? [] : [{ value, comparison, distance }]
  })
  // The claim's own words may hold figures: "EMEBI of September 2026". A day is judged before the month it stands in.
  const apart = found.filter(({ value }) => !places.some((place) => overlap(place, value)))
  const kept = apart.length > 0 || own === 'date' ? apart : found
  return [...kept].sort((a, b) => a.distance - b.distance)
}

function overlap(place: Place, value: RuleValue): boolean {
  return place.first < value.next && place.next > value.first
}

/** Words between the value and the claim's nearest word, and what clause ends between them cost. */
function distanceOf(value: RuleValue, places: readonly Place[], sentence: RuleSentence): number {
  let least = places.length === 0 ? 0 : Number.POSITIVE_INFINITY
  for (const place of places) {
    const gap = place.next <= value.first ? value.first - place.next : Math.max(0, place.first - value.next)
    const [from, to] = place.next <= value.first ? [place.next, value.first] : [value.next, place.first]
    least = Math.min(least, gap + BREAK_COST * sentence.breaksBetween(from, to))
  }
  return least
}

/** "not 15,000 but 6,000", "n’est plus de 22 DTS". */
function isDeniedValue(value: RuleValue, sentence: RuleSentence): boolean {
  const { tokens } = sentence.folded
  return sentence.denials.some((at) => {
    if (at >= value.first || value.first - at > 4 || sentence.breaksBetween(at, value.first) > 0) return false
    const word = tokens[at]?.text ?? ''
    // "no later than", "not more than", "pas plus de" set a bound.
    return (
      !BOUND_WORDS.has(tokens[at + 1]?.text ?? '') && word !== 'no' && word !== 'without' && word !== 'sans'
    )
  })
}

const BOUND_WORDS: ReadonlySet<string> = new Set(
  'later more less fewer than plus moins exceed exceeding before after avant apres'.split(' '),
)

const AT_LEAST: readonly Expression[] =
  'at least|au moins|minimum|not less than|no less than|pas moins de|au minimum'
    .split('|')
    .map((each) => expressionOf(each, 'en'))

/** More than a least value is what the rule allows. */
function isStricter(rule: CompiledClaim, value: RuleValue, sentence: RuleSentence): boolean {
  const right = rule.claim.value
  const { statement, folded } = sentence
  const isLeast = placesOf(AT_LEAST, folded, statement.first, statement.next).some(
    ({ first, next }) =>
      (value.first >= next && value.first - next <= 3) || (first >= value.next && first - value.next <= 2),
  )
  if (!isLeast) return false
  if (right.kind === 'percentage' && value.kind === 'percentage') {
    return value.claim.values.every((each) => each > right.percent)
  }
  if (right.kind === 'amount' && value.kind === 'amount') {
    return value.claim.values.every((each) => each > right.amount)
  }
  return (
    right.kind === 'quantity' &&
    value.kind === 'number' &&
    value.claim.values.every((each) => each > right.quantity)
  )
}

/** "We took out cover for 130 %", "the haulier was told after four days": what was done is no rule. */
function isOwnAct(rule: CompiledClaim, sentence: RuleSentence): boolean {
  return rule.claim.value.kind !== 'date' && sentence.tellsEvent
}
