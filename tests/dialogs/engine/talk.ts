/** A conversation with the engine by explicit commands, on a store with the demo world. */

import type { DialogDefinition } from '../../../src/dialogs/define-dialog.ts'
import { type Conversation, newConversation } from '../../../src/dialogs/engine/conversation.ts'
import { createEngine, type DetailedTurn, type Engine } from '../../../src/dialogs/engine/engine.ts'
import { readConversation } from '../../../src/dialogs/engine/restore.ts'
import type { TurnInput } from '../../../src/dialogs/engine/turn-work.ts'
import type { Actor, Role } from '../../../src/domain/actor.ts'
import type { Clock } from '../../../src/domain/calendar-date.ts'
import type { Block, Draft } from '../../../src/domain/draft.ts'
import type { Locale } from '../../../src/domain/locale.ts'
import type { Command, SlotInput } from '../../../src/language/command.ts'
import type { OrderStore } from '../../../src/orders/order-store.ts'
import addNote from '../../../src/tools/add-note.tool.ts'
import type { ToolDefinition } from '../../../src/tools/define-tool.ts'
import handOver from '../../../src/tools/hand-over.tool.ts'
import lookUpReference from '../../../src/tools/look-up-reference.tool.ts'
import outlineOrder from '../../../src/tools/outline-order.tool.ts'
import recordForecast from '../../../src/tools/record-forecast.tool.ts'
import withdrawNote from '../../../src/tools/withdraw-note.tool.ts'
import { watchOf } from '../../support/watch.ts'

const TOOLS: readonly ToolDefinition[] = [
  addNote,
  handOver,
  lookUpReference,
  outlineOrder,
  recordForecast,
  withdrawNote,
]

const MONDAY = Date.parse('2026-03-16T09:00:00.000Z')
const HOUR_MS = 3_600_000

export interface TalkOptions {
  readonly orders: OrderStore
  readonly dialogs: readonly DialogDefinition[]
  readonly locale?: Locale
  readonly role?: Role
  /** Keeps the keys of this conversation apart from others on the same store. */
  readonly name?: string
}

export interface Talk {
  readonly engine: Engine
  conversation: Conversation
  /** Says these commands in one message. */
  say(...commands: readonly Command[]): Promise<DetailedTurn>
  with(turn: Partial<TurnInput>, ...commands: readonly Command[]): Promise<DetailedTurn>
  /** Presses the button with this label. */
  press(label: string): Promise<DetailedTurn>
  wait(hours: number): void
  /** What a restart does: the state is written, read back, and worked on by a new engine. */
  restart(dialogs?: readonly DialogDefinition[]): void
  as(role: Role): void
  last(): DetailedTurn
  written(): readonly string[]
}

let talks = 0

export function talk(options: TalkOptions): Talk {
  talks += 1
  const name = options.name ?? `talk-${talks}`
  let now = MONDAY
  let turns = 0
  let last: DetailedTurn | undefined
  const writes: string[] = []
  let actor: Actor = { id: 'u1', name: 'Claire Morel', role: options.role ?? 'agent' }
  const clock: Clock = {
    now: () => new Date(now).toISOString(),
    today: () => new Date(now).toISOString().slice(0, 10),
  }
  const engineOf = (dialogs: readonly DialogDefinition[]) =>
    createEngine({ dialogs, tools: TOOLS, clock, orders: options.orders, watch: watchOf() })
  let engine = engineOf(options.dialogs)
  const self: Talk = {
    get engine() {
      return engine
    },
    conversation: newConversation(options.locale ?? 'en'),
    say: (...commands) => self.with({}, ...commands),
    async with(turn, ...commands) {
      turns += 1
      const id = `${name}-${turns}`
      const input: TurnInput = { id, actor, text: '', activityKey: id, ...turn }
      last = await engine.runTurn(self.conversation, commands, input)
      // As the store keeps it: what JSON does not hold is not there in the next turn.
      self.conversation = JSON.parse(JSON.stringify(last.conversation))
      writes.push(...last.calls.filter((call) => call.effect === 'write').map((call) => call.tool))
      return last
    },
    press(label) {
      const choice = self.conversation.offered.find((each) => each.label === label)
      if (!choice) throw new Error(`no button “${label}” among ${labels(self.last().draft).join(' · ')}`)
      return self.say(...choice.commands)
    },
    wait(hours) {
      now += hours * HOUR_MS
    },
    restart(dialogs = options.dialogs) {
      self.conversation = readConversation(JSON.parse(JSON.stringify(self.conversation)), 'en')
      engine = engineOf(dialogs)
    },
    as(role) {
      actor = { ...actor, role }
    },
    last() {
      if (!last) throw new Error('nothing was said yet')
      return last
    },
    written: () => writes,
  }
  return self
}

export function labels(draft: Draft): readonly string[] {
  return draft.actions.map((action) => action.label)
}

/** The words of a draft, one block a line; blanks that do not break are plain ones here. */
export function words(draft: Draft): string {
  const lines = [draft.title ?? '', ...draft.blocks.map(blockWords)].filter((line) => line !== '')
  return lines.join('\n').replaceAll('\u00a0', ' ')
}

function blockWords(block: Block): string {
  switch (block.kind) {
    case 'text':
      return block.text
    case 'facts':
      return block.items.map(({ label, value }) => `${label}: ${value}`).join('\n')
    case 'list':
      return block.items.map(({ text }) => `- ${text}`).join('\n')
    case 'table':
      return block.rows.map((row) => row.map((cell) => cell.text).join(' | ')).join('\n')
    case 'timeline':
      return block.steps.map((step) => `${step.label} ${step.date}`).join('\n')
    case 'form':
      return `form: ${block.fields.map((field) => field.name).join(', ')}`
  }
}

export const start = (dialog: string, slots: Readonly<Record<string, unknown>> = {}): Command => ({
  kind: 'start',
  dialog,
  slots: Object.fromEntries(Object.entries(slots).map(([name, value]) => [name, input(value)])),
})

export const set = (slot: string, value: unknown, text = String(value)): Command => ({
  kind: 'set',
  slot,
  input: input(value, text),
})

export function input(value: unknown, text = String(value)): SlotInput {
  return { text, value }
}

export const yes: Command = { kind: 'affirm' }
export const no: Command = { kind: 'deny' }
export const cancel: Command = { kind: 'cancel' }
export const undo: Command = { kind: 'undo' }
