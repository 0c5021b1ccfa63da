/** Conversations and the turns that made them. State is opaque JSON here; only the dialog engine reads it. */

import type { Instant } from '../domain/calendar-date.ts'

export interface StoredConversation {
  readonly state: unknown
  /** 0 when the conversation is new. */
  readonly version: number
  /** The reply already given to this activity, when it was delivered before. */
  readonly answered: unknown | null
}

export interface TurnRecord {
  readonly conversation: string
  readonly activityId: string
  readonly turn: string
  readonly at: Instant
  readonly actorId: string
  readonly channel: string
  /** What the person said, and what was answered, as the web chat shows it again. */
  readonly said: string
  readonly reply: unknown
}

/**
 * How a turn is kept. `surely`: on disk before the save is answered. `soon`: within a second; a killed desk loses
 * nothing of it either, yet a crash of the machine or of PostgreSQL in that second may lose the turn as a whole, never
 * a part of it, and never one that was kept `surely` after it.
 */
export type Keeping = 'surely' | 'soon'

export interface ConversationStore {
  /** One round trip: the state, and whether this activity was answered before. */
  load(conversation: string, activityId: string): Promise<StoredConversation>
  /**
   * Saves the state and the turn in one transaction, `surely` unless told. False when another turn saved first: load and
   * run again.
   */
  save(expectedVersion: number, state: unknown, turn: TurnRecord, keeping?: Keeping): Promise<boolean>
  /** The last `limit` turns, oldest first. */
  history(conversation: string, limit: number): Promise<readonly TurnRecord[]>
}
