/** Adds to a conversation what no message of its own answered: a notice, or what was said in the shared watch channel. */

import type { ConversationStore, TurnRecord } from '../db/conversation-store.ts'
import { DeskError } from '../domain/desk-error.ts'

/** Others save the same conversation in between; each try takes one of them in. */
const MAX_ATTEMPTS = 12

/** Keeps the turn unless it is there; the state of the conversation stays as it is. False when it was there. */
export async function keepTurn(conversations: ConversationStore, turn: TurnRecord): Promise<boolean> {
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    const { state, version, answered } = await conversations.load(turn.conversation, turn.activityId)
    if (answered !== null) return false
    if (await conversations.save(version, state ?? {}, turn, 'surely')) return true
  }
  throw new DeskError('conversation-busy')
}
