/** The open dialog as a form to fill in at once, and what a submitted form says. */

import { isIsoDate } from '../../domain/calendar-date.ts'
import type { FormBlock, FormField } from '../../domain/draft.ts'
import type { Fact } from '../../domain/fact.ts'
import type { Locale } from '../../domain/locale.ts'
import { typeset } from '../../domain/typography.ts'
import { capital } from '../../domain/wording.ts'
import type { Command, SlotInput } from '../../language/command.ts'
import type { SlotDescription } from '../../language/understand.ts'
import type { DialogDefinition, Slot, Suggestion } from '../define-dialog.ts'
import type { Conversation, OpenDialog } from './conversation.ts'
import { describeSlot } from './describe.ts'
import { phrase } from './phrases.ts'
import { TAKE_AWAY } from './slot-filling.ts'
import { countingValues, counts, valueFacts } from './slot-words.ts'
import { contextOf, type TurnWork } from './turn-work.ts'

/** Reads one answer typed into a form, as the language layer reads it in a message; null when it cannot. */
export type ReadText = (slot: SlotDescription, text: string) => Promise<SlotInput | null>

const INPUT_OF: Readonly<Partial<Record<Slot['kind'], FormField['input']>>> = {
  date: 'date',
  choice: 'choice',
  text: 'longtext',
}

/** The form of the open dialog with what is known already, and what was wrong with the last try. */
export async function formOf(
  work: TurnWork,
  dialog: DialogDefinition,
  open: OpenDialog,
): Promise<{ readonly block: FormBlock; readonly grounds: readonly Fact[] }> {
  const values = countingValues(dialog, open.slots)
  const fields: FormField[] = []
  const grounds: Fact[] = []
  for (const [name, slot] of Object.entries(dialog.slots)) {
    if (slot.aside || !counts(slot, values)) continue
    const suggestions = (await slot.suggest?.(values, contextOf(work))) ?? []
    // The part of a line matters only once the line has several.
    if (slot.kind === 'text' && slot.fill && suggestions.length < 2) continue
    fields.push(fieldOf(work, open, name, slot, suggestions))
    grounds.push(...suggestions.flatMap((each) => each.grounds ?? []))
    if (values[name] !== undefined) grounds.push(...valueFacts(slot, values[name], work.locale))
  }
  const submitLabel = phrase('form-submit', work.locale)
  return { block: { kind: 'form', dialog: dialog.id, fields, submitLabel }, grounds }
}

function fieldOf(
  work: TurnWork,
  open: OpenDialog,
  name: string,
  slot: Slot,
  suggestions: readonly Suggestion[],
): FormField {
  const { locale } = work
  const choices = choicesOf(slot, suggestions, locale)
  const value = open.slots[name]?.value
  const refusal = work.refusals.find((each) => each.slot === name)
  const shown = refusal?.input.text ?? (typeof value === 'string' ? value : undefined)
  return {
    name,
    label: capital(slot.title[locale]),
    ...(slot.hint ? { hint: typeset(slot.hint[locale], locale) } : {}),
    input: choices.length > 0 ? 'choice' : (INPUT_OF[slot.kind] ?? 'text'),
    ...(shown === undefined ? {} : { value: shown }),
    required: !slot.optional,
    ...(choices.length > 0 ? { choices } : {}),
    ...(refusal ? { error: typeset(refusal.message, locale) } : {}),
  }
}

function choicesOf(
  slot: Slot,
  suggestions: readonly Suggestion[],
  locale: Locale,
): readonly { readonly value: string; readonly label: string }[] {
  if (slot.choices) return slot.choices.map(({ id, title }) => ({ value: id, label: capital(title[locale]) }))
  return suggestions.flatMap(({ label, value }) => (typeof value === 'string' ? [{ value, label }] : []))
}

/** What a submitted form asks of the engine: its answers to the open dialog, or the start of one with them. */
export async function commandsOfForm(
  conversation: Conversation,
  dialog: DialogDefinition,
  values: Readonly<Record<string, string>>,
  readText: ReadText | undefined,
): Promise<readonly Command[]> {
  const open = conversation.stack.findLast((each) => each.dialog === dialog.id)
  const inputs: Record<string, SlotInput> = {}
  for (const [name, slot] of Object.entries(dialog.slots)) {
    const text = values[name]?.trim()
    if (text === undefined) continue
    if (text !== '') inputs[name] = await readField(name, slot, text, readText)
    else if (slot.optional && open?.slots[name]) inputs[name] = { text: TAKE_AWAY, value: null }
  }
  return [{ kind: 'start', dialog: dialog.id, slots: inputs }]
}

async function readField(
  name: string,
  slot: Slot,
  text: string,
  readText: ReadText | undefined,
): Promise<SlotInput> {
  const plain = plainValue(slot, text)
  if (plain !== undefined) return { text, value: plain }
  return (await readText?.(describeSlot(name, slot), text)) ?? { text, value: text }
}

/** What a form's own controls send: an ISO date, the id of a choice. */
function plainValue(slot: Slot, text: string): string | undefined {
  if (slot.kind === 'date') return isIsoDate(text) ? text : undefined
  if (slot.kind === 'text') return text
  if (!slot.choices) return undefined
  const wanted = text.toLowerCase()
  return slot.choices.find(
    ({ id, title }) => id === text || title.fr.toLowerCase() === wanted || title.en.toLowerCase() === wanted,
  )?.id
}
