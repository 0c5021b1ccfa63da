/** Runs tools for one turn: role, input and output are checked, reads are done once, writes get their idempotency key. */

import { z } from 'zod'
import { type Actor, mayAct } from '../domain/actor.ts'
import type { Clock } from '../domain/calendar-date.ts'
import { DeskError } from '../domain/desk-error.ts'
import type { Locale } from '../domain/locale.ts'
import type { Watch } from '../knowledge/watch/watch.ts'
import type { SecondReader } from '../language/second-reader.ts'
import type { OrderStore } from '../orders/order-store.ts'
import type { CallTool, Inverse, ToolContext, ToolDefinition } from './define-tool.ts'

/** What the tools of one turn need. */
export interface ToolTurn {
  readonly orders: OrderStore
  readonly watch: Watch
  readonly secondReader?: SecondReader | undefined
  readonly clock: Clock
  readonly actor: Actor
  readonly locale: Locale
  readonly turn: string
  /** The same at each delivery of one message; the writes of a turn are numbered after it. */
  readonly activityKey: string
}

/** One call that ran, for the trace and for the tests. */
export interface ToolCall {
  readonly tool: string
  readonly effect: 'read' | 'write'
  readonly input: unknown
  readonly output: unknown
}

export interface ToolRunner {
  readonly call: CallTool
  /** In the order they ran; a read answered from an earlier one of the turn is not listed again. */
  readonly calls: readonly ToolCall[]
  /** What takes back the last write of the turn; undefined when nothing was written. */
  readonly lastInverse: () => Inverse | null | undefined
  /** Lets go of what was read, because someone else has changed it since. */
  readonly forget: () => void
}

/**
 * A runner for one turn. Throws `not-allowed` when the role does not suffice and `internal` (with the tool's name)
 * when a caller's input or the tool's own output does not fit its schema; what the tool throws passes through.
 */
export function createToolRunner(turn: ToolTurn): ToolRunner {
  const calls: ToolCall[] = []
  const read = new Map<string, unknown>()
  let writes = 0
  let inverse: Inverse | null | undefined

  const call: CallTool = async (tool, rawInput) => {
    checkRole(tool, turn.actor)
    const input = fitting(tool.input, rawInput, tool.name, 'input', turn.turn)
    const key = `${tool.name} ${JSON.stringify(input)}`
    if (tool.effect === 'read' && read.has(key)) {
      return fitting(tool.output, read.get(key), tool.name, 'output', turn.turn)
    }
    if (tool.effect === 'write') writes += 1
    const context: ToolContext = {
      orders: turn.orders,
      watch: turn.watch,
      secondReader: turn.secondReader,
      clock: turn.clock,
      actor: turn.actor,
      locale: turn.locale,
      // With the tool's name: a turn run again on a changed conversation may write something else.
      idempotencyKey: `${turn.activityKey}/${tool.name}${writes > 1 ? `#${writes}` : ''}`,
      turn: turn.turn,
    }
    const output = fitting(tool.output, await tool.run(context, input), tool.name, 'output', turn.turn)
    calls.push({ tool: tool.name, effect: tool.effect, input, output })
    if (tool.effect === 'read') read.set(key, output)
    else {
      read.clear()
      inverse = tool.inverse?.(input, output) ?? null
    }
    return output
  }
  return { call, calls, lastInverse: () => inverse, forget: () => read.clear() }
}

function checkRole(tool: ToolDefinition, actor: Actor): void {
  if (mayAct(actor.role, tool.roles)) return
  throw new DeskError('not-allowed', { role: actor.role, needed: tool.roles[0] ?? 'manager' })
}

function fitting<T extends z.ZodType>(
  schema: T,
  value: unknown,
  tool: string,
  side: 'input' | 'output',
  turn: string,
): z.output<T> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new DeskError('internal', { turn, tool, side, problem: z.prettifyError(parsed.error) }, parsed.error)
}
