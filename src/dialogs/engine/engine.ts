/** The dialog engine: commands in, what to say out. It knows no channel, keeps no state of its own and runs no timer. */

import type { Command } from '../../language/command.ts'
import type { DialogDescription, UnderstandContext } from '../../language/understand.ts'
import type { ToolDefinition } from '../../tools/define-tool.ts'
import type { ToolCall } from '../../tools/run-tool.ts'
import type { DialogDefinition } from '../define-dialog.ts'
import { applyCommands } from './apply-commands.ts'
import type { Conversation, EngineReport, EngineTurn, OpenDialog } from './conversation.ts'
import { askWhatFor } from './courtesy.ts'
import { contextForLanguage, describeForLanguage } from './describe.ts'
import { settle } from './finish.ts'
import { commandsOfForm, type ReadText } from './form.ts'
import { missed } from './misses.ts'
import { takeUp } from './restore.ts'
import { beginWork, type EngineParts, type TurnInput, type TurnWork } from './turn-work.ts'
import { rememberPast } from './undo.ts'

export interface EngineOptions extends Pick<EngineParts, 'clock' | 'orders' | 'watch' | 'secondReader'> {
  readonly dialogs: readonly DialogDefinition[]
  readonly tools: readonly ToolDefinition[]
  /** Reads what is typed into a form; without it forms take ISO dates, ids and plain words. */
  readonly readText?: ReadText
}

/** What the engine did, with the tool calls in full for tests; the trace has their names only. */
export interface DetailedTurn extends EngineTurn {
  readonly calls: readonly ToolCall[]
}

export interface Engine {
  /**
   * Runs one turn. Store failures that no answer can mend (`store-unavailable`, `internal`) are thrown and leave the
   * conversation as it was; everything else is said in the draft.
   */
  runTurn(conversation: Conversation, commands: readonly Command[], turn: TurnInput): Promise<DetailedTurn>
  /** A submitted form as commands; empty when no such dialog exists any more. */
  formCommands(
    conversation: Conversation,
    dialog: string,
    values: Readonly<Record<string, string>>,
  ): Promise<readonly Command[]>
  readonly descriptions: readonly DialogDescription[]
  /** Where the conversation stands, for reading the next message. */
  understandContext(conversation: Conversation): UnderstandContext
}

export function createEngine(options: EngineOptions): Engine {
  const parts: EngineParts = {
    dialogs: new Map(options.dialogs.map((dialog) => [dialog.id, dialog])),
    tools: new Map(options.tools.map((tool) => [tool.name, tool])),
    clock: options.clock,
    orders: options.orders,
    watch: options.watch,
    secondReader: options.secondReader,
  }
  const descriptions = describeForLanguage(options.dialogs)
  return {
    descriptions,
    runTurn: (conversation, commands, turn) => runTurn(parts, conversation, commands, turn),
    async formCommands(conversation, id, values) {
      const dialog = parts.dialogs.get(id)
      return dialog ? commandsOfForm(conversation, dialog, values, options.readText) : []
    },
    understandContext: (conversation) => contextForLanguage(conversation, parts.clock.today(), descriptions),
  }
}

async function runTurn(
  parts: EngineParts,
  conversation: Conversation,
  commands: readonly Command[],
  turn: TurnInput,
): Promise<DetailedTurn> {
  const work = beginWork(parts, conversation, turn, commands.length > 0)
  takeUp(work)
  await applyCommands(work, commands)
  if (work.understood) work.misses = 0
  else missed(work)
  if (work.greeted && work.stack.length === 0 && work.ran === null) askWhatFor(work)
  // News of what was open comes with its question, not with an old reply.
  if (work.repeating && !work.reply.isEmpty()) work.repeating = false
  if (!work.prompted && !work.repeating) await settle(work)
  rememberPast(work)
  return endTurn(work, commands)
}

function endTurn(work: TurnWork, commands: readonly Command[]): DetailedTurn {
  const { before } = work
  const again = work.repeating ? before.lastDraft : null
  const draft = again ?? work.reply.draft()
  const now = work.parts.clock.now()
  const stack = work.stack.map((open, at) =>
    at === work.stack.length - 1 ? { ...open, touchedAt: now } : open,
  )
  const next: Conversation = {
    locale: work.locale,
    localeChosen: work.localeChosen,
    stack,
    focus: work.focus,
    offered: again ? before.offered : work.reply.offered(),
    lastDraft: draft,
    past: work.past,
    lastWrite: work.lastWrite,
    lastDone: work.lastDone,
    misses: work.misses,
  }
  const { calls } = work.runner
  const isBinding =
    before.stack.length > 0 || stack.length > 0 || calls.some(({ effect }) => effect === 'write')
  return { conversation: next, draft, report: reportOf(work, stack, commands), calls, isBinding }
}

function reportOf(work: TurnWork, stack: readonly OpenDialog[], commands: readonly Command[]): EngineReport {
  const open = stack.at(-1)
  const awaiting = open?.awaiting ?? null
  return {
    dialog: open?.dialog ?? work.ran,
    awaiting: typeof awaiting === 'object' && awaiting !== null ? awaiting.slot : awaiting,
    commands: commands.map((command) => command.kind),
    tools: work.runner.calls.map((call) => call.tool),
  }
}
