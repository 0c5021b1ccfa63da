/** Values of a statement that a rule can be right or wrong about, with where they stand and how they are written. */

import type { DurationUnit } from '../../watch/note.ts'
import type { AmountClaim, DateClaim, NumberClaim, NumberNotation, Span } from '../claim.ts'

export interface AmountValue extends Span {
  readonly kind: 'amount'
  readonly claim: AmountClaim
  /** What it is counted by, as the units are named: `kg`, `package`; null when it is not said. */
  readonly per: string | null
}

export interface DurationValue extends Span {
  readonly kind: 'duration'
  readonly count: number
  readonly unit: DurationUnit
  /** "the 10th working day". */
  readonly isOrdinal: boolean
  /** An article as much as a number: "a year". */
  readonly isWeak: boolean
  readonly notation: NumberNotation
}

export interface PercentageValue extends Span {
  readonly kind: 'percentage'
  readonly claim: NumberClaim
}

export interface DateValue extends Span {
  readonly kind: 'date'
  readonly claim: DateClaim
}

/** A number of whatever follows it. */
export interface NumberValue extends Span {
  readonly kind: 'number'
  readonly claim: NumberClaim
  readonly isWeak: boolean
  readonly isOrdinal: boolean
}

export type RuleValue = AmountValue | DurationValue | PercentageValue | DateValue | NumberValue
