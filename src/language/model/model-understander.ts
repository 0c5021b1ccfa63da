/** The model back end of understanding: asked only when the rules are unsure, and never waited for too long. */

import type { Logger } from 'pino'
import {
  beginReading,
  type DialogDescription,
  type ReadOn,
  type UnderstandContext,
  type Understander,
  type Understanding,
} from '../understand.ts'
import { type AskModel, loadChatModel, type ModelEndpoint } from './chat-model.ts'
import { type CircuitBreaker, createCircuitBreaker } from './circuit-breaker.ts'
import { commandsFromModel, modelOutputSchema, type ReadSlotText } from './model-output.ts'
import { loadPrompt } from './prompt.ts'

export interface ModelUnderstanderOptions {
  readonly endpoint: ModelEndpoint
  /** Asked first, and again believed whenever the model fails. */
  readonly rules: Understander
  readonly readSlotText: ReadSlotText
  readonly log: Pick<Logger, 'warn' | 'info'>
  /** At or above this confidence of the rules the model is not asked. */
  readonly sureAt?: number
  /** For both attempts together. */
  readonly timeLimitMs?: number
  readonly breaker?: CircuitBreaker
}

const DEFAULT_TIME_LIMIT_MS = 6_000
/** Measured on the rules' own scale: below it the rules guess between neighbours. */
const DEFAULT_SURE_AT = 0.8
const ATTEMPTS = 2
/** What the model adds is worth acting on, yet a person may be asked when the rules saw something else. */
const MODEL_CONFIDENCE = 0.75

/** An understander that falls back to the rules on any failure; it never rejects because of the endpoint. */
export function createModelUnderstander(options: ModelUnderstanderOptions): Understander {
  const { endpoint, rules, readSlotText, log } = options
  const sureAt = options.sureAt ?? DEFAULT_SURE_AT
  const timeLimitMs = options.timeLimitMs ?? DEFAULT_TIME_LIMIT_MS
  const breaker =
    options.breaker ??
    createCircuitBreaker({ threshold: 3, coolDownMs: 30_000, now: () => performance.now() })
  const prompt = loadPrompt('understand')
  let model: Promise<AskModel> | null = null

  async function askTwice(system: string, text: string, signal: AbortSignal): Promise<unknown> {
    model ??= loadChatModel(endpoint, 'commands', modelOutputSchema)
    const ask = await model
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await ask(system, text, signal)
      } catch (error) {
        if (attempt === ATTEMPTS || signal.aborted || !mayPass(error)) throw error
      }
    }
  }

  const helping =
    (text: string, readByRules: ReadOn): ReadOn =>
    async (context, signal) => {
      const byRules = await readByRules(context, signal)
      if (byRules.confidence >= sureAt || !breaker.allows()) return byRules
      const deadline = AbortSignal.timeout(timeLimitMs)
      const limit = signal ? AbortSignal.any([signal, deadline]) : deadline
      try {
        const answer = await raceAbort(askTwice(describe(prompt.fill, context), text, limit), limit)
        const output = modelOutputSchema.parse(answer)
        breaker.succeeded()
        return merged(byRules, commandsFromModel(output, text, context, readSlotText))
      } catch (error) {
        breaker.failed()
        log.warn(
          { reason: reasonOf(error), breaker: breaker.state },
          'model gave no reading; the rules answer',
        )
        return byRules
      }
    }
  return {
    understand: (text, context, signal) =>
      helping(text, (...known) => rules.understand(text, ...known))(context, signal),
    begin: (text, locale) => helping(text, beginReading(rules, text, locale)),
  }
}

function merged(byRules: Understanding, commands: Understanding['commands']): Understanding {
  if (commands.length === 0) return byRules
  return { commands, confidence: MODEL_CONFIDENCE, by: 'model', detected: byRules.detected }
}

/** Rejects as soon as the signal aborts, even when the endpoint's client does not notice. */
function raceAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason)
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}

/** A refused key or a bad request fails the same way again; everything else may pass on a second try. */
function mayPass(error: unknown): boolean {
  const status = statusOf(error)
  return status === null || status === 408 || status === 409 || status === 429 || status >= 500
}

function statusOf(error: unknown): number | null {
  return error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : null
}

/** For the log: no text of the message, no key. */
function reasonOf(error: unknown): string {
  const status = statusOf(error)
  if (status !== null) return `http ${status}`
  return error instanceof Error ? error.name : 'unknown'
}

function describe(fill: (values: Record<string, string>) => string, context: UnderstandContext): string {
  const { open, focus, offered } = context
  return fill({
    today: context.today,
    locale: context.locale,
    open:
      open === null
        ? 'none'
        : `${open.dialog}, waiting for ${typeof open.awaiting === 'object' ? (open.awaiting?.slot ?? 'nothing') : open.awaiting}, filled: ${open.filled.join(', ') || 'nothing'}`,
    focus: focus.dialog === null ? 'nothing' : `${focus.dialog} ${JSON.stringify(focus.values)}`,
    offered: offered.map((choice, index) => `${index + 1}. ${choice.label}`).join('; ') || 'nothing',
    dialogs: context.dialogs.map(describeDialog).join('\n'),
  })
}

function describeDialog(dialog: DialogDescription): string {
  const slots = dialog.slots.map((slot) => {
    const choices = slot.choices.map((choice) => `${choice.id} (${choice.title.fr}, ${choice.title.en})`)
    return `  - ${slot.name}: ${slot.kind}, ${slot.title.en}${choices.length > 0 ? `; choices: ${choices.join(', ')}` : ''}`
  })
  const examples = [...dialog.examples.fr.slice(0, 3), ...dialog.examples.en.slice(0, 3)]
  return [`- ${dialog.id}: ${dialog.title.en}. Examples: ${examples.join(' | ')}`, ...slots].join('\n')
}
