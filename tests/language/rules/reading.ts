/** Reads a message with the rules over the demo world and writes the commands as one line, for tests that read as a table. */

import type { Locale } from '../../../src/domain/locale.ts'
import type { Command, SlotInput } from '../../../src/language/command.ts'
import { createRuleUnderstander } from '../../../src/language/rules/rule-understander.ts'
import type { OfferedChoice, UnderstandContext } from '../../../src/language/understand.ts'
import { demoLookup } from './demo-lookup.ts'
import { DESK_DIALOGS, QUOTE } from './desk-dialogs.ts'

export const TODAY = '2026-03-16'
export const DIALOGS = [...DESK_DIALOGS, QUOTE]
export const lookup = demoLookup()
export const rules = createRuleUnderstander({ lookup, dialogs: DIALOGS, clock: { today: () => TODAY } })

export const FRESH: UnderstandContext = {
  locale: 'fr',
  today: TODAY,
  open: null,
  focus: { dialog: null, values: {} },
  offered: [],
  dialogs: DIALOGS,
}

/** In the middle of a dialog that waits for a slot, for a confirmation, or for nothing. */
export function asking(
  dialog: string,
  awaiting: string | null,
  filled: readonly string[] = [],
): Partial<UnderstandContext> {
  const waits = awaiting === 'confirmation' || awaiting === 'choice' || awaiting === null
  return { open: { dialog, awaiting: waits ? awaiting : { slot: awaiting }, filled } }
}

/** After an answer about an order. */
export function following(
  values: Readonly<Record<string, unknown>>,
  dialog = 'order-status',
): Partial<UnderstandContext> {
  return { focus: { dialog, values } }
}

/** Choices shown in the last reply, each standing for the status of its order. */
export function offering(...labels: readonly string[]): Partial<UnderstandContext> {
  const offered = labels.map((label): OfferedChoice => {
    const order = label.split(' ')[0] ?? label
    return {
      label,
      commands: [{ kind: 'start', dialog: 'order-status', slots: { order: { text: order, value: order } } }],
    }
  })
  return { offered }
}

/** The commands of a message in words: `start order-status order=SO-1006 facet=invoice`. */
export async function reading(
  text: string,
  locale: Locale = 'fr',
  context: Partial<UnderstandContext> = {},
): Promise<string> {
  const { commands } = await rules.understand(text, { ...FRESH, locale, ...context })
  return commands.length === 0 ? 'nothing' : commands.map(inWords).join(' + ')
}

function inWords(command: Command): string {
  switch (command.kind) {
    case 'start':
      return [
        'start',
        command.dialog,
        ...Object.entries(command.slots)
          .map(([name, input]) => slotWords(name, input))
          .sort(),
      ].join(' ')
    case 'set':
      return `set ${slotWords(command.slot, command.input)}`
    case 'help':
    case 'smalltalk':
      return `${command.kind} ${command.topic}`
    case 'language':
      return `language ${command.locale}`
    case 'handover':
      return `handover ${command.to ?? 'anyone'}`
    case 'clarify':
      return `clarify ${command.candidates.map((candidate) => candidate.label.en).join(' / ')}`
    default:
      return command.kind
  }
}

function slotWords(name: string, { value, readings }: SlotInput): string {
  const show = (each: unknown) =>
    typeof each === 'object' && each !== null ? JSON.stringify(each) : String(each)
  const values = readings ? readings.map((each) => show(each.value)) : [show(value)]
  return `${name}=${values.join('|')}`
}
