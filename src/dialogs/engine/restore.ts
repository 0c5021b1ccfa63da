/** Takes up a kept conversation: dialogs may have changed or gone since, and a day may have passed. */

import { z } from 'zod'
import type { Instant } from '../../domain/calendar-date.ts'
import { LOCALES, type Locale } from '../../domain/locale.ts'
import type { DialogDefinition } from '../define-dialog.ts'
import { said } from '../said.ts'
import { type Conversation, type FilledSlot, newConversation, type OpenDialog } from './conversation.ts'
import { phrase } from './phrases.ts'
import { withHold } from './slot-filling.ts'
import type { TurnWork } from './turn-work.ts'

const DAY_MS = 86_400_000

const filledSchema = z.looseObject({ value: z.unknown(), text: z.string() })
const openSchema = z.looseObject({
  dialog: z.string(),
  slots: z.record(z.string(), filledSchema),
  awaiting: z.union([z.object({ slot: z.string() }), z.enum(['confirmation', 'choice']), z.null()]),
  touchedAt: z.string(),
})
const conversationSchema = z.looseObject({
  locale: z.enum(LOCALES),
  localeChosen: z.boolean(),
  stack: z.array(openSchema),
  focus: z.object({ dialog: z.string().nullable(), values: z.record(z.string(), z.unknown()) }),
  offered: z.array(
    z.looseObject({ label: z.string(), commands: z.array(z.looseObject({ kind: z.string() })) }),
  ),
  lastDraft: z.looseObject({ locale: z.enum(LOCALES) }).nullable(),
  past: z.array(z.array(openSchema)),
  lastWrite: z.looseObject({ title: z.object({ fr: z.string(), en: z.string() }) }).nullable(),
  misses: z.number().int().min(0),
})

/** Whether this is the state of a conversation, so that a damaged or foreign one is told from a good one. */
function isConversation(state: unknown): state is Conversation {
  return conversationSchema.safeParse(state).success
}

/** The conversation as it was kept; a new one in the given language when there is none or it cannot be read. */
export function readConversation(state: unknown, locale: Locale): Conversation {
  return isConversation(state) ? state : newConversation(locale)
}

/** Fits what was open to the dialogs of today, and marks what was left for more than a day. */
export function takeUp(work: TurnWork): void {
  const kept: OpenDialog[] = []
  let hasChanged = false
  for (const open of work.stack) {
    const dialog = work.parts.dialogs.get(open.dialog)
    if (!dialog) {
      const name = said({ kind: 'text', text: open.dialog }, { fr: 'sujet', en: 'subject' })
      work.reply.say(phrase('vanished', work.locale, { what: open.dialog }), [name], 'warning')
      continue
    }
    const fitted = fitSlots(dialog, open)
    if (fitted !== open) hasChanged = true
    kept.push(fitted)
  }
  if (hasChanged) work.reply.say(phrase('definition-changed', work.locale), [], 'subtle')
  if (kept.length !== work.stack.length) work.past = []
  work.stack = markLeft(kept, work.parts.clock.now())
}

/** Keeps values by slot name where they still fit their schema. */
function fitSlots(dialog: DialogDefinition, open: OpenDialog): OpenDialog {
  const slots: Record<string, FilledSlot> = {}
  for (const [name, filled] of Object.entries(open.slots)) {
    if (dialog.slots[name]?.schema.safeParse(filled.value).success) slots[name] = filled
  }
  const { awaiting } = open
  const isAskable = typeof awaiting !== 'object' || awaiting === null || dialog.slots[awaiting.slot]
  const fitsAll = Object.keys(slots).length === Object.keys(open.slots).length
  if (fitsAll && isAskable) return open
  return { ...open, slots, awaiting: null }
}

/** The dialog left open longest ago is not taken up as if nothing had been; those below are announced in their turn. */
function markLeft(stack: readonly OpenDialog[], now: Instant): readonly OpenDialog[] {
  const open = stack.at(-1)
  if (!open || Date.parse(now) - Date.parse(open.touchedAt) <= DAY_MS) return stack
  if (open.holds?.some((hold) => hold.kind === 'resume')) return stack
  const held = withHold(open, { kind: 'resume' })
  const holds = held.holds ?? []
  // Whether to go on comes before anything else there is to settle.
  return [...stack.slice(0, -1), { ...held, holds: [...holds.slice(-1), ...holds.slice(0, -1)] }]
}
