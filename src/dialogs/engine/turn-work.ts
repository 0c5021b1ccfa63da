/** The conversation while one turn works on it: read once before, given back once after. */

import type { Actor } from '../../domain/actor.ts'
import type { Clock } from '../../domain/calendar-date.ts'
import type { Locale } from '../../domain/locale.ts'
import type { Watch } from '../../knowledge/watch/watch.ts'
import type { SlotInput } from '../../language/command.ts'
import type { SecondReader } from '../../language/second-reader.ts'
import type { OrderStore } from '../../orders/order-store.ts'
import type { ToolDefinition } from '../../tools/define-tool.ts'
import { createToolRunner, type ToolRunner } from '../../tools/run-tool.ts'
import type { DialogContext, DialogDefinition, SlotProblem } from '../define-dialog.ts'
import type { Conversation, OpenDialog } from './conversation.ts'
import { createReply, type Reply } from './reply.ts'

/** What the engine works with; the same for all conversations. */
export interface EngineParts {
  readonly dialogs: ReadonlyMap<string, DialogDefinition>
  readonly tools: ReadonlyMap<string, ToolDefinition>
  readonly clock: Clock
  readonly orders: OrderStore
  readonly watch: Watch
  readonly secondReader?: SecondReader | undefined
}

/** The message behind the commands of a turn. */
export interface TurnInput {
  readonly id: string
  readonly actor: Actor
  readonly text: string
  /** The same for every delivery of one message. */
  readonly activityKey: string
  /** The language the message is plainly written in; followed unless the person chose one. */
  readonly detected?: Locale | null
  /** How sure the understanding is, 0 to 1; 1 when not given. */
  readonly confidence?: number
  /** The values came from a submitted form, which is shown again with what is wrong in it. */
  readonly form?: boolean
}

/** A value that could not be taken in this turn. */
interface Refusal extends SlotProblem {
  readonly slot: string
  readonly input: SlotInput
}

export interface TurnWork {
  readonly parts: EngineParts
  readonly turn: TurnInput
  readonly before: Conversation
  readonly reply: Reply
  readonly runner: ToolRunner
  locale: Locale
  localeChosen: boolean
  stack: readonly OpenDialog[]
  focus: Conversation['focus']
  past: Conversation['past']
  lastWrite: Conversation['lastWrite']
  lastDone: NonNullable<Conversation['lastDone']> | null
  misses: number
  /** The stack changed by what the person answered, so that undo can go back to what it was. */
  answered: boolean
  /** Something in the message made sense. */
  understood: boolean
  /** A dialog ran to its end, was dropped or was left aside: what is open below is announced again. */
  returning: boolean
  /** What the reply ends with is said already, so no question follows. */
  prompted: boolean
  /** A greeting that nothing else followed yet. */
  greeted: boolean
  /** The open dialog is to be shown as a form. */
  asForm: boolean
  /** The reply is the last one again, as it was. */
  repeating: boolean
  /** Last dialog that ran in this turn, for the trace. */
  ran: string | null
  readonly refusals: Refusal[]
}

/** Begins a turn on a conversation. */
export function beginWork(
  parts: EngineParts,
  before: Conversation,
  turn: TurnInput,
  isUnderstood: boolean,
): TurnWork {
  // What made no sense says little of its language, except in the first message.
  const isTelling = isUnderstood || before.lastDraft === null
  const followed = before.localeChosen || !isTelling ? before.locale : (turn.detected ?? before.locale)
  const { orders, watch, secondReader, clock } = parts
  const work: TurnWork = {
    parts,
    turn,
    before,
    reply: createReply(() => work.locale),
    runner: createToolRunner({
      orders,
      watch,
      secondReader,
      clock,
      actor: turn.actor,
      turn: turn.id,
      activityKey: turn.activityKey,
      get locale() {
        return work.locale
      },
    }),
    locale: followed,
    localeChosen: before.localeChosen,
    stack: before.stack,
    focus: before.focus,
    past: before.past,
    lastWrite: before.lastWrite,
    lastDone: before.lastDone ?? null,
    misses: before.misses,
    answered: false,
    understood: false,
    returning: false,
    prompted: false,
    greeted: false,
    asForm: false,
    repeating: false,
    ran: null,
    refusals: [],
  }
  return work
}

/** What the functions of a dialog may use in this turn. */
export function contextOf(work: TurnWork, seen?: OpenDialog['seen']): DialogContext {
  return {
    locale: work.locale,
    clock: work.parts.clock,
    actor: work.turn.actor,
    call: work.runner.call,
    ...(seen ? { seen } : {}),
  }
}

/** The open dialog with its definition; null when none is open. */
export function topOf(
  work: TurnWork,
): { readonly open: OpenDialog; readonly dialog: DialogDefinition } | null {
  const open = work.stack.at(-1)
  const dialog = open && work.parts.dialogs.get(open.dialog)
  return open && dialog ? { open, dialog } : null
}

/** Puts the open dialog in place of what it was. */
export function replaceTop(work: TurnWork, open: OpenDialog): void {
  work.stack = [...work.stack.slice(0, -1), open]
}

/**
 * Closes the open dialog. Undo inside the dialogs below stays possible; what was answered in the closed one does not
 * come back.
 */
export function closeTop(work: TurnWork): void {
  work.stack = work.stack.slice(0, -1)
  work.returning = true
  work.past = work.past.filter((stack) => leadsTo(stack, work.stack))
}

/** Whether the later stack can have come from the earlier one without a dialog in between that is closed by now. */
export function leadsTo(earlier: readonly OpenDialog[], later: readonly OpenDialog[]): boolean {
  if (later.length === 0 || earlier.length > later.length) return false
  return earlier.every((open, at) => open.dialog === later[at]?.dialog)
}
