/** What the language layer is told: which dialogs there are, and where the conversation stands. */

import type { IsoDate } from '../../domain/calendar-date.ts'
import type { DialogDescription, SlotDescription, UnderstandContext } from '../../language/understand.ts'
import type { DialogDefinition, Slot } from '../define-dialog.ts'
import type { Conversation } from './conversation.ts'

/** The dialogs in the terms of the language layer, derived from their files. */
export function describeForLanguage(dialogs: readonly DialogDefinition[]): readonly DialogDescription[] {
  return dialogs.map(({ id, title, examples, cues, slots }) => ({
    id,
    title,
    examples,
    cues,
    slots: Object.entries(slots).map(([name, slot]) => describeSlot(name, slot)),
  }))
}

/** One slot in the terms of the language layer. */
export function describeSlot(name: string, slot: Slot): SlotDescription {
  return {
    name,
    kind: slot.kind,
    title: slot.title,
    words: slot.words ?? { fr: [], en: [] },
    choices: slot.choices ?? [],
  }
}

/** Where the conversation stands, as far as it helps to read the next message. */
export function contextForLanguage(
  conversation: Conversation,
  today: IsoDate,
  dialogs: readonly DialogDescription[],
): UnderstandContext {
  const open = conversation.stack.at(-1)
  return {
    locale: conversation.locale,
    today,
    open: open ? { dialog: open.dialog, awaiting: open.awaiting, filled: Object.keys(open.slots) } : null,
    focus: conversation.focus,
    offered: conversation.offered,
    dialogs,
  }
}
