/** A reply that the answer check has passed. No other module can make one, so no channel can send an unchecked Draft. */

import type { Draft } from '../domain/draft.ts'
import type { Locale } from '../domain/locale.ts'

export type Verdict = 'verified' | 'cited' | 'contradicted' | 'outdated' | 'unsupported'

/** One statement of a text with what was found about it. */
export interface CheckedStatement {
  readonly statement: string
  readonly verdict: Verdict
  /** The figure, date, reference or status looked at, as written. */
  readonly value: string
  /** Where the verdict comes from: "SO-1001 line 10, promised date". Null when nothing was found. */
  readonly evidence: string | null
  /** The right value as it should read, when it differs. */
  readonly right: string | null
  /** The statement put right, when it can be. */
  readonly suggestion: string | null
}

const passed: unique symbol = Symbol('checked')

export interface CheckedReply {
  readonly [passed]: true
  readonly locale: Locale
  /** The draft as it may leave: statements that could not be traced are corrected or taken out. */
  readonly draft: Draft
  readonly statements: readonly CheckedStatement[]
  /** Statements that were corrected or taken out, with the reason. */
  readonly withheld: readonly CheckedStatement[]
}

/** For the answer check alone; an import rule keeps it inside this folder. */
export function seal(reply: Omit<CheckedReply, typeof passed>): CheckedReply {
  return Object.freeze({ ...reply, [passed]: true as const })
}
