/** A submitted form as commands: the same as saying its values. */

import type { Command, SlotInput } from '../language/command.ts'
import type { SlotDescription, UnderstandContext } from '../language/understand.ts'
import type { IncomingTurn } from './turn.ts'

type Form = NonNullable<IncomingTurn['form']>

/**
 * Values of the open dialog are given one by one; those of another one start it. Fields that the dialog does not have
 * are left out, and so are empty ones. What a value cannot be read as is passed on as typed, for the dialog to refuse.
 */
export function formCommands(form: Form, context: UnderstandContext): readonly Command[] {
  const slots = context.dialogs.find(({ id }) => id === form.dialog)?.slots ?? []
  const inputs = slots.flatMap((slot) => {
    const text = form.values[slot.name]?.trim() ?? ''
    return text === '' ? [] : [[slot.name, inputOf(slot, text)] as const]
  })
  if (context.open?.dialog === form.dialog) {
    return inputs.map(([slot, input]) => ({ kind: 'set', slot, input }))
  }
  return [{ kind: 'start', dialog: form.dialog, slots: Object.fromEntries(inputs) }]
}

/** What was submitted, as it is shown in the history: one line per value. */
export function formAsSaid(form: Form): string {
  return Object.values(form.values)
    .map((value) => value.trim())
    .filter((value) => value !== '')
    .join(' · ')
}

function inputOf(slot: SlotDescription, text: string): SlotInput {
  const figure = Number(text.replaceAll(/[\s\u00a0\u202f]/g, '').replace(',', '.'))
  if (Number.isFinite(figure)) {
    if (slot.kind === 'quantity') return { text, value: { quantity: figure, unit: null } }
    if (slot.kind === 'money') return { text, value: { amount: figure, currency: null } }
  }
  return { text, value: text }
}
