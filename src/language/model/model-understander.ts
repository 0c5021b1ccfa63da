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
import type { ModelEndpoint } from './chat-model.ts'
import type { CircuitBreaker } from './circuit-breaker.ts'
import { createGuardedModel } from './guarded-model.ts'
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

/** Measured on the rules' own scale: below it the rules guess between neighbours. */
const DEFAULT_SURE_AT = 0.8
/** What the model adds is worth acting on, yet a person may be asked when the rules saw something else. */
const MODEL_CONFIDENCE = 0.75

/** An understander that falls back to the rules on any failure; it never rejects because of the endpoint. */
export function createModelUnderstander(options: ModelUnderstanderOptions): Understander {
  const { endpoint, rules, readSlotText, log } = options
  const sureAt = options.sureAt ?? DEFAULT_SURE_AT
  const prompt = loadPrompt('understand')
  const model = createGuardedModel({
    endpoint,
    name: 'commands',
    schema: modelOutputSchema,
    log,
    without: 'the rules answer',
    ...(options.timeLimitMs === undefined ? {} : { timeLimitMs: options.timeLimitMs }),
    ...(options.breaker === undefined ? {} : { breaker: options.breaker }),
  })

  const helping =
    (text: string, readByRules: ReadOn): ReadOn =>
    async (context, signal) => {
      const byRules = await readByRules(context, signal)
      if (byRules.confidence >= sureAt || !model.allows()) return byRules
      const output = await model.ask(describe(prompt.fill, context), text, signal)
      return output === null
        ? byRules
        : merged(byRules, commandsFromModel(output, text, context, readSlotText))
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
