/** A turn: one message from a person, one checked reply. Every channel maps its activities to this and back. */

import type { Actor } from '../domain/actor.ts'
import type { Instant } from '../domain/calendar-date.ts'
import type { DeskErrorCode } from '../domain/desk-error.ts'
import type { Locale } from '../domain/locale.ts'
import type { CheckedReply } from '../knowledge/checked-reply.ts'

export const CHANNEL_NAMES = ['teams', 'slack', 'webchat', 'terminal', 'other'] as const
export type ChannelName = (typeof CHANNEL_NAMES)[number]

export interface IncomingTurn {
  readonly channel: ChannelName
  /** Unique across channels: `<channel>:<tenant or team>:<conversation>`. */
  readonly conversation: string
  /** The channel's own id of the message; the same id twice is the same message. */
  readonly activityId: string
  readonly actor: Actor
  readonly text: string
  /** Values of a submitted form, by slot name, as text. */
  readonly form?: { readonly dialog: string; readonly values: Readonly<Record<string, string>> }
  /** The channel's language setting of the person, when it gives one. */
  readonly localeHint: Locale | null
  /** The person picked this language in the channel itself, which counts as asking for it. */
  readonly localePicked?: Locale
}

/** What happened in a turn: ids and names only, no personal data. Sent as `channelData.escale`. */
export interface TurnTrace {
  readonly turn: string
  readonly dialog: string | null
  readonly awaiting: string | null
  readonly commands: readonly string[]
  readonly tools: readonly string[]
  readonly check: { readonly verified: number; readonly cited: number; readonly withheld: number }
}

/** The trace where there was no turn: a notice, or an answer of which none has ended yet. */
export const NO_TURN: TurnTrace = {
  turn: '',
  dialog: null,
  awaiting: null,
  commands: [],
  tools: [],
  check: { verified: 0, cited: 0, withheld: 0 },
}

export interface OutgoingTurn {
  readonly reply: CheckedReply
  readonly trace: TurnTrace
  /** What is kept of the message, as the history shows it, and when; null when nothing was. */
  readonly kept: { readonly said: string; readonly at: Instant } | null
  /** The message had been answered before; this is that answer again. */
  readonly duplicate: boolean
  /** The message could not be answered and nothing of it was kept; the reply says so. A code of `DeskError`. */
  readonly failed?: DeskErrorCode
}

export interface Desk {
  /**
   * Answers a message. `whileSaving` is called with the answer as soon as it is known, so that a channel can prepare it
   * while the turn is being saved; it counts only once the promise resolves with the same reply.
   */
  turn(incoming: IncomingTurn, whileSaving?: (outgoing: OutgoingTurn) => void): Promise<OutgoingTurn>
}
