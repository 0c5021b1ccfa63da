/** A sentence with all that was read of it, and what is found about each of its claims. */

import type { Attachment } from './attach.ts'
import type { Claim } from './claim.ts'
import type { Judgement } from './judge-figures.ts'
import type { Truth } from './order-states.ts'
import type { Token } from './read-tokens.ts'
import type { SentenceReading } from './sentence-reading.ts'
import type { Subject } from './subjects.ts'

export interface Finding {
  readonly claim: Claim
  readonly judgement: Judgement
  /** For a state: what the record says of it. */
  readonly truth: Truth | null
  /** The date is right and the weekday written with it is not. */
  readonly isWrongWeekday: boolean
}

export interface SentenceToJudge {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly reading: SentenceReading
  readonly subjects: { of(claim: Claim): Subject }
  readonly attacher: { attach(claim: Claim): Attachment }
  readonly isQuestion: boolean
  /** False when no order at all is at hand. */
  readonly knowsOrders: boolean
}
