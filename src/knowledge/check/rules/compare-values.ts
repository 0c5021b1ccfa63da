/** Compares a value of a statement with the value of a claim, across units, notations and currencies. */

import type { ClaimedValue, DurationUnit } from '../../watch/note.ts'
import { type Expression, type FoldedText, matchAt } from './expressions.ts'
import type { DateValue, DurationValue, RuleValue } from './rule-values.ts'

/** `doubtful`: they may be the same or not; null: they are of different sorts and say nothing of each other. */
export type Comparison = 'equal' | 'different' | 'doubtful' | null

export interface ComparisonContext {
  readonly folded: FoldedText
  /** Words of what a quantity counts. */
  readonly unit: readonly Expression[]
  readonly end: number
}

export function compareValue(
  value: RuleValue,
  claimed: ClaimedValue,
  context: ComparisonContext,
): Comparison {
  switch (claimed.kind) {
    case 'amount':
      if (value.kind === 'number') return bareEqual(value.claim.values, claimed.amount, value.isWeak)
      if (value.kind !== 'amount' || value.per !== null) return null
      if (value.claim.currency !== claimed.currency) return 'doubtful'
      return value.claim.values.includes(claimed.amount) ? 'equal' : 'different'
    case 'rate':
      if (value.kind !== 'amount' || value.claim.currency !== claimed.currency) return null
      if (value.per !== null && value.per !== perOf(claimed.per)) return null
      return value.claim.values.includes(claimed.amount) ? 'equal' : 'different'
    case 'percentage':
      if (value.kind !== 'percentage') return null
      return value.claim.values.includes(claimed.percent) ? 'equal' : 'different'
    case 'duration':
      return value.kind === 'duration' ? compareDurations(value, claimed.count, claimed.unit) : null
    case 'date':
      return value.kind === 'date' ? compareDates(value, claimed.date) : null
    case 'quantity':
      return compareQuantity(value, claimed.quantity, context)
    default:
      return null
  }
}

/** "le seuil de 6 000": a figure without its currency may agree, and never disagrees. */
function bareEqual(values: readonly number[], amount: number, isWeak: boolean): Comparison {
  return !isWeak && amount >= 100 && values.includes(amount) ? 'equal' : null
}

const PER: ReadonlyMap<string, string> = new Map([
  ['kilo', 'kg'],
  ['kilogram', 'kg'],
  ['unit', 'piece'],
  ['colis', 'package'],
])
const perOf = (per: string): string => PER.get(per) ?? per

const WORKING: ReadonlySet<DurationUnit> = new Set<DurationUnit>(['working-day', 'banking-day'])
/** Calendar days of a working week, and what weekends may add at its ends. */
const STRETCH = 7 / 5
const WEEKEND = 2
const MONTH = 30.44

export function compareDurations(
  { count, unit, isWeak }: Pick<DurationValue, 'count' | 'unit' | 'isWeak'>,
  rightCount: number,
  rightUnit: DurationUnit,
): Comparison {
  const different = isWeak ? 'doubtful' : 'different'
  if (WORKING.has(unit) || WORKING.has(rightUnit)) {
    if (WORKING.has(unit) && WORKING.has(rightUnit)) return count === rightCount ? 'equal' : different
    // "Five days" of a colleague who means working days is right; "five working days" for five days is not sure.
    if (count === rightCount && unit === 'day') return 'equal'
    if (unit === 'hour' || rightUnit === 'hour') return null
    const own = inDays(count, unit) * (WORKING.has(unit) ? STRETCH : 1)
    const right = inDays(rightCount, rightUnit) * (WORKING.has(rightUnit) ? STRETCH : 1)
    return Math.abs(own - right) <= Math.max(WEEKEND, right * 0.45) ? 'doubtful' : different
  }
  const ownMonths = inMonths(count, unit)
  const rightMonths = inMonths(rightCount, rightUnit)
  if (ownMonths !== null && rightMonths !== null) return ownMonths === rightMonths ? 'equal' : different
  if (ownMonths === null && rightMonths === null) {
    return inDays(count, unit) === inDays(rightCount, rightUnit) ? 'equal' : different
  }
  const own = ownMonths === null ? inDays(count, unit) : ownMonths * MONTH
  const right = rightMonths === null ? inDays(rightCount, rightUnit) : rightMonths * MONTH
  return Math.abs(own - right) <= Math.max(2, right * 0.06) ? 'doubtful' : different
}

function inMonths(count: number, unit: DurationUnit): number | null {
  return unit === 'month' ? count : unit === 'year' ? count * 12 : null
}

function inDays(count: number, unit: DurationUnit): number {
  switch (unit) {
    case 'hour':
      return count / 24
    case 'week':
      return count * 7
    case 'month':
      return count * MONTH
    case 'year':
      return count * 12 * MONTH
    default:
      return count
  }
}

/** A month or a year that holds the day agrees with it; another month disagrees only when its year is written. */
function compareDates({ claim }: DateValue, date: string): Comparison {
  for (const { from, to } of claim.spans) {
    if (from <= date && date <= to) return 'equal'
    if (claim.yearless && from === to && from.slice(5) === date.slice(5)) return 'equal'
  }
  const [span] = claim.spans
  if (span === undefined) return null
  if (span.from === span.to) return 'different'
  return claim.notation.year === 'full' ? 'doubtful' : null
}

/** The number must stand beside a word for what the claim counts. */
function compareQuantity(value: RuleValue, quantity: number, context: ComparisonContext): Comparison {
  if (value.kind === 'percentage' || value.kind === 'date' || value.kind === 'amount') return null
  if (value.kind === 'duration') return null
  if (!hasUnit(value, context)) return null
  if (value.claim.values.includes(quantity)) return 'equal'
  return value.isWeak ? null : 'different'
}

/** The token after the unit beside the number; used to show the value with its unit. */
export function unitEnd(value: RuleValue, { folded, unit, end }: ComparisonContext): number {
  for (let at = value.next; at < Math.min(value.next + 3, end); at += 1) {
    for (const expression of unit) {
      const next = matchAt(expression, folded, at, end)
      if (next > 0) return next
    }
    const token = folded.tokens[at]
    if (token?.kind === 'sign' && token.text !== '-' && token.text !== '°') break
  }
  return 0
}

function hasUnit(value: RuleValue, context: ComparisonContext): boolean {
  if (unitEnd(value, context) > 0) return true
  const { folded, unit } = context
  for (let at = Math.max(0, value.first - 3); at < value.first; at += 1) {
    if (unit.some((expression) => matchAt(expression, folded, at, value.first) === value.first)) return true
  }
  return false
}
