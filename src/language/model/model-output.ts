/** What the model may say, and how it becomes commands: validated, traced back to the person's words, never trusted. */

import { z } from 'zod'
import { LOCALES } from '../../domain/locale.ts'
import type { Command, SlotInput } from '../command.ts'
import type { DialogDescription, SlotDescription, SlotKind, UnderstandContext } from '../understand.ts'

const slotSchema = z.object({
  name: z.string().describe('Slot name, as listed.'),
  text: z.string().describe("The exact words of the message that give the slot's value."),
  choice: z.string().nullable().describe('For a slot with choices: the id of the choice. Else null.'),
})

/** One flat shape for all commands: endpoints differ in how much of JSON Schema they follow. */
export const modelOutputSchema = z.object({
  commands: z
    .array(
      z.object({
        kind: z.enum([
          'start',
          'set',
          'affirm',
          'deny',
          'cancel',
          'ask',
          'clarify',
          'help',
          'repeat',
          'handover',
          'language',
          'smalltalk',
        ]),
        dialog: z.string().nullable().describe('Dialog id, for start.'),
        dialogs: z.array(z.string()).nullable().describe('Two or more dialog ids, for clarify.'),
        slots: z.array(slotSchema).nullable().describe('Slot values, for start and set.'),
        topic: z.string().nullable().describe('For help and smalltalk.'),
        locale: z.enum(LOCALES).nullable().describe('For language.'),
      }),
    )
    .max(8),
})
export type ModelOutput = z.infer<typeof modelOutputSchema>
type ModelCommand = ModelOutput['commands'][number]

/** Reads the words of a slot by the rules; null when they hold no such value. */
export type ReadSlotText = (kind: SlotKind, text: string, context: UnderstandContext) => SlotInput | null

const HELP_TOPICS = ['general', 'why', 'format', 'capabilities'] as const
const SMALLTALK_TOPICS = ['greeting', 'thanks', 'goodbye', 'who-are-you'] as const

/**
 * Turns the model's output into commands. Dropped: unknown dialogs and slots, words that are not in the message,
 * values the rules cannot read from those words, and any `affirm` while a write waits for confirmation, since only
 * the rules may hear a yes. Undo, which may take a write back at once, is no command of the model's at all.
 */
export function commandsFromModel(
  output: ModelOutput,
  message: string,
  context: UnderstandContext,
  readSlotText: ReadSlotText,
): Command[] {
  const spoken = fold(message)
  const readSlots = (dialog: DialogDescription | undefined, command: ModelCommand) =>
    (command.slots ?? []).flatMap((given): [string, SlotInput][] => {
      const slot = dialog?.slots.find((each) => each.name === given.name)
      if (!slot || given.text.trim() === '' || !spoken.includes(fold(given.text))) return []
      const input = readValue(slot, given, context, readSlotText)
      return input === null ? [] : [[slot.name, input]]
    })
  return output.commands.flatMap((command) => toCommands(command, message, context, readSlots))
}

function toCommands(
  command: ModelCommand,
  message: string,
  context: UnderstandContext,
  readSlots: (dialog: DialogDescription | undefined, command: ModelCommand) => [string, SlotInput][],
): Command[] {
  const find = (id: string | null | undefined) => context.dialogs.find((each) => each.id === id)
  switch (command.kind) {
    case 'start': {
      const dialog = find(command.dialog)
      return dialog
        ? [{ kind: 'start', dialog: dialog.id, slots: Object.fromEntries(readSlots(dialog, command)) }]
        : []
    }
    case 'set':
      return readSlots(find(context.open?.dialog), command).map(([slot, input]) => ({
        kind: 'set',
        slot,
        input,
      }))
    case 'clarify': {
      const candidates = (command.dialogs ?? []).flatMap((id) => {
        const dialog = find(id)
        return dialog ? [{ dialog: dialog.id, slots: {}, label: dialog.title }] : []
      })
      return candidates.length >= 2 ? [{ kind: 'clarify', about: message, candidates }] : []
    }
    case 'affirm':
      return context.open?.awaiting === 'confirmation' ? [] : [{ kind: 'affirm' }]
    case 'help':
      return [{ kind: 'help', topic: HELP_TOPICS.find((each) => each === command.topic) ?? 'general' }]
    case 'smalltalk':
      return [
        { kind: 'smalltalk', topic: SMALLTALK_TOPICS.find((each) => each === command.topic) ?? 'greeting' },
      ]
    case 'language':
      return command.locale === null ? [] : [{ kind: 'language', locale: command.locale }]
    case 'ask':
      return [{ kind: 'ask', question: message }]
    case 'handover':
      return [{ kind: 'handover', to: null }]
    default:
      return [{ kind: command.kind }]
  }
}

function readValue(
  slot: SlotDescription,
  given: z.infer<typeof slotSchema>,
  context: UnderstandContext,
  readSlotText: ReadSlotText,
): SlotInput | null {
  if (slot.kind === 'choice') {
    const choice = slot.choices.find((each) => each.id === given.choice)
    return choice ? { text: given.text, value: choice.id } : null
  }
  if (slot.kind === 'text') return { text: given.text, value: given.text }
  return readSlotText(slot.kind, given.text, context)
}

/** Case, accents and runs of blanks apart. */
function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/\s+/g, ' ').trim()
}
