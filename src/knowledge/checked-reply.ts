/** A reply that the answer check has passed. Only `checkDraft` can make one, so no channel can send an unchecked Draft. */

export type { CheckedReply } from './check/check-draft.ts'

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
  /** Id of the note that the verdict rests on. */
  readonly note?: string | undefined
}
