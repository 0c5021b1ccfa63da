/** A typed tool: one thing the desk can look up or write. Dialogs, the model's agent and commands use the same ones. */

import type { z } from 'zod'
import type { Actor, Role } from '../domain/actor.ts'
import type { Clock } from '../domain/calendar-date.ts'
import type { Locale } from '../domain/locale.ts'
import type { Watch } from '../knowledge/watch/watch.ts'
import type { SecondReader } from '../language/second-reader.ts'
import type { OrderStore } from '../orders/order-store.ts'

export interface ToolContext {
  readonly orders: OrderStore
  readonly watch: Watch
  /** A configured model that reads a text a second time; absent without one. */
  readonly secondReader?: SecondReader | undefined
  readonly clock: Clock
  readonly actor: Actor
  readonly locale: Locale
  /** The same for every delivery of one message, so that a repeated one writes nothing twice. */
  readonly idempotencyKey: string
  readonly turn: string
}

/** What undoes a write: a call of another tool, or of the same one with the values from before. */
export interface Inverse {
  readonly tool: string
  readonly input: unknown
}

export interface ToolDefinition<In extends z.ZodType = z.ZodType, Out extends z.ZodType = z.ZodType> {
  /** Verb-noun, equal to the file name. */
  readonly name: string
  /** One sentence that people and the model read. */
  readonly description: string
  readonly effect: 'read' | 'write'
  readonly roles: readonly Role[]
  readonly input: In
  readonly output: Out
  /** Run by the tests against the demo world at its fixed date. */
  readonly example: { readonly input: z.input<In>; readonly output?: unknown }
  run(context: ToolContext, input: z.output<In>): Promise<z.output<Out>>
  /** For a write that trade allows to take back; null when this one cannot be. */
  inverse?(input: z.output<In>, output: z.output<Out>): Inverse | null
}

/** Checks nothing at run time: it ties the types of one tool together. */
export function defineTool<In extends z.ZodType, Out extends z.ZodType>(
  definition: ToolDefinition<In, Out>,
): ToolDefinition<In, Out> {
  return definition
}

/** Runs a tool: role, input and output are checked, a failure keeps its cause. */
export type CallTool = <In extends z.ZodType, Out extends z.ZodType>(
  tool: ToolDefinition<In, Out>,
  input: z.input<In>,
) => Promise<z.output<Out>>
