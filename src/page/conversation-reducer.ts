/** The conversation as the page shows it: what was said, whether it reached the desk, and what the desk answered. */

import type { Instant } from '../domain/calendar-date.ts'
import type { Failure, HistoryTurn, Reply, TurnBody } from './chat-messages.ts'

/**
 * `sending`: on its way · `waiting`: the desk could not be reached, it goes again by itself ·
 * `held`: it needs a person to send it again (refused, or too old to send unasked) · `answered`.
 */
export type Delivery = 'sending' | 'waiting' | 'held' | 'answered'

export interface ShownTurn {
  /** Made by the page; the desk knows the message by it, so that sending twice says it once. */
  readonly id: string
  readonly at: Instant
  /** Empty for a notice. */
  readonly said: string
  /** Another person's name, in the shared channel; null for what was said here. */
  readonly by: string | null
  readonly delivery: Delivery
  readonly reply: Reply | null
  /** What to send again; null for a turn that came from the desk. */
  readonly body: TurnBody | null
  /** Why it is waiting or held; null when it is held for its age alone. */
  readonly failure: Failure | null
}

export interface ShownConversation {
  /** False until the desk's history was read once. */
  readonly caughtUp: boolean
  readonly turns: readonly ShownTurn[]
}

export type ConversationChange =
  /** The desk's own record, oldest first. It wins over what the page remembers. */
  | { readonly kind: 'history'; readonly turns: readonly HistoryTurn[] }
  | {
      readonly kind: 'said'
      readonly id: string
      readonly at: Instant
      readonly said: string
      readonly body: TurnBody
    }
  | {
      readonly kind: 'delivery'
      readonly id: string
      readonly delivery: Exclude<Delivery, 'answered'>
      readonly failure: Failure | null
    }
  | { readonly kind: 'answered'; readonly id: string; readonly reply: Reply }
  /** A turn of this conversation that happened in another tab, or this tab's own one reported back. */
  | { readonly kind: 'happened'; readonly turn: HistoryTurn }
  | { readonly kind: 'discarded'; readonly id: string }
  /** A new conversation begins; what the desk has not heard yet stays. */
  | { readonly kind: 'cleared' }

export const EMPTY_CONVERSATION: ShownConversation = { caughtUp: false, turns: [] }

export function conversationReducer(shown: ShownConversation, change: ConversationChange): ShownConversation {
  switch (change.kind) {
    case 'history':
      return { caughtUp: true, turns: mergeHistory(shown.turns, change.turns) }
    case 'said':
      if (shown.turns.some((turn) => turn.id === change.id)) return shown
      return withTurns(shown, [...shown.turns, saidTurn(change)])
    case 'delivery':
      return edit(shown, change.id, (turn) =>
        turn.delivery === 'answered' ? turn : { ...turn, delivery: change.delivery, failure: change.failure },
      )
    case 'answered':
      return edit(shown, change.id, (turn) => ({
        ...turn,
        delivery: 'answered',
        reply: change.reply,
        failure: null,
      }))
    case 'happened':
      return happened(shown, change.turn)
    case 'discarded':
      return withTurns(
        shown,
        shown.turns.filter((turn) => turn.id !== change.id || turn.delivery === 'answered'),
      )
    case 'cleared':
      return withTurns(
        shown,
        shown.turns.filter((turn) => turn.delivery !== 'answered'),
      )
  }
}

/**
 * The turn whose card may still be acted on: the person's own last one, once it is answered. Notices and what others
 * said since take nothing away from it.
 */
export function latestAnswered(shown: ShownConversation): ShownTurn | null {
  const last = shown.turns.findLast(({ by, said }) => by === null && said !== '')
  return last?.delivery === 'answered' ? last : null
}

function saidTurn(change: Extract<ConversationChange, { kind: 'said' }>): ShownTurn {
  const { id, at, said, body } = change
  return { id, at, said, by: null, body, delivery: 'sending', reply: null, failure: null }
}

function fromDesk(turn: HistoryTurn): ShownTurn {
  return {
    id: turn.id,
    at: turn.at,
    said: turn.said,
    by: turn.by,
    delivery: 'answered',
    reply: turn.reply,
    body: null,
    failure: null,
  }
}

function withTurns(shown: ShownConversation, turns: readonly ShownTurn[]): ShownConversation {
  return { ...shown, turns }
}

function edit(
  shown: ShownConversation,
  id: string,
  change: (turn: ShownTurn) => ShownTurn,
): ShownConversation {
  return withTurns(
    shown,
    shown.turns.map((turn) => (turn.id === id ? change(turn) : turn)),
  )
}

/**
 * The desk's last turns, then what it has not heard yet. Older turns than its record reaches back to stay
 * on screen, as long as the record continues them; when it does not (a new conversation), they go.
 */
function mergeHistory(shown: readonly ShownTurn[], history: readonly HistoryTurn[]): readonly ShownTurn[] {
  const recorded = new Set(history.map((turn) => turn.id))
  const first = history[0]
  const overlap = first === undefined ? -1 : shown.findIndex((turn) => turn.id === first.id)
  const older = shown.slice(0, Math.max(overlap, 0)).filter((turn) => turn.delivery === 'answered')
  const unheard = shown.filter((turn) => turn.delivery !== 'answered' && !recorded.has(turn.id))
  const known = new Map(shown.map((turn) => [turn.id, turn]))
  return [...older, ...history.map((turn) => keepIfSame(known.get(turn.id), turn)), ...unheard]
}

/** Keeps the object already on screen when nothing changed, so that its card (and what is typed in it) stays. */
function keepIfSame(shown: ShownTurn | undefined, turn: HistoryTurn): ShownTurn {
  if (shown?.delivery !== 'answered' || shown.reply === null) return fromDesk(turn)
  return shown.said === turn.said && shown.at === turn.at
    ? shown
    : { ...shown, said: turn.said, at: turn.at, body: null }
}

/** A known turn takes the desk's wording and time; a new one comes before what the desk has not heard yet. */
function happened(shown: ShownConversation, turn: HistoryTurn): ShownConversation {
  const known = shown.turns.find((each) => each.id === turn.id)
  if (known) return edit(shown, turn.id, () => keepIfSame(known, turn))
  const unheard = shown.turns.findIndex((each) => each.delivery !== 'answered')
  const place = unheard < 0 ? shown.turns.length : unheard
  return withTurns(shown, [...shown.turns.slice(0, place), fromDesk(turn), ...shown.turns.slice(place)])
}
