/** What the reply ends with: the next question of the open dialog, with its suggestions, or what else it waits for. */

import { capital } from '../../domain/wording.ts'
import type { SlotInput } from '../../language/command.ts'
import type { DialogDefinition, Slot, Suggestion } from '../define-dialog.ts'
import type { Hold, OpenDialog } from './conversation.ts'
import { formOf } from './form.ts'
import { phrase } from './phrases.ts'
import { missingSlots, TAKE_AWAY, wish } from './slot-filling.ts'
import { countingValues, counts, showValue, valueFacts, wordDialog } from './slot-words.ts'
import { contextOf, replaceTop, type TurnWork } from './turn-work.ts'

/** A form is shown at once from this many open questions on, and proposed from one fewer. */
const FORM_FROM = 3

/** The first thing to settle that still makes sense; what no longer does is let go. */
export function firstHold(dialog: DialogDefinition, open: OpenDialog): Hold | undefined {
  const values = countingValues(dialog, open.slots)
  return (open.holds ?? []).find((hold) => {
    if (!('slot' in hold)) return true
    const slot = dialog.slots[hold.slot]
    return slot !== undefined && counts(slot, values)
  })
}

/** Asks what the hold waits for. */
export async function askHold(
  work: TurnWork,
  dialog: DialogDefinition,
  open: OpenDialog,
  hold: Hold,
): Promise<void> {
  if (hold.kind === 'resume') askToResume(work, dialog, open)
  else if (hold.kind === 'change') askWhatToChange(work, dialog, open)
  else if (hold.kind === 'again') await askSlot(work, dialog, open, hold.slot)
  else askReading(work, dialog, open, hold)
}

function askToResume(work: TurnWork, dialog: DialogDefinition, open: OpenDialog): void {
  const { text, grounds } = wordDialog(dialog, open, work.locale)
  work.reply.say(phrase('left-open', work.locale, { what: text }), grounds)
  offerToGoOn(work)
  replaceTop(work, { ...open, awaiting: 'choice' })
}

/** Buttons to go on with what was left, or to drop it. */
export function offerToGoOn(work: TurnWork): void {
  work.reply.offer({
    label: phrase('button-continue', work.locale),
    commands: [{ kind: 'affirm' }],
    style: 'positive',
  })
  work.reply.offer({ label: phrase('button-drop', work.locale), commands: [{ kind: 'cancel' }] })
}

function askWhatToChange(work: TurnWork, dialog: DialogDefinition, open: OpenDialog): void {
  const { locale, reply } = work
  reply.say(phrase('what-to-change', locale))
  const values = countingValues(dialog, open.slots)
  for (const [name, slot] of Object.entries(dialog.slots)) {
    const isChosen = values[name] !== undefined
    // The only part of a line cannot be another one.
    const isGiven = slot.kind === 'text' && open.slots[name]?.by === 'desk'
    if (!counts(slot, values) || isGiven || slot.aside || (!isChosen && !slot.optional)) continue
    reply.offer({ label: capital(slot.title[locale]), commands: [wish(name)] })
  }
  reply.offer({
    label: phrase('button-cancel', locale),
    commands: [{ kind: 'cancel' }],
    style: 'destructive',
  })
  replaceTop(work, { ...open, awaiting: 'choice' })
}

function askReading(
  work: TurnWork,
  dialog: DialogDefinition,
  open: OpenDialog,
  hold: Extract<Hold, { kind: 'reading' }>,
): void {
  const slot = dialog.slots[hold.slot]
  if (!slot) return
  const { locale, reply } = work
  const typed = locale === 'fr' ? `« ${hold.text} »` : `“${hold.text}”`
  const text = phrase('which-reading', locale, { typed, title: slot.title[locale] })
  reply.say(text, valueFacts(slot, hold.text, locale))
  for (const { value, label } of hold.readings) {
    const input = { text: label[locale], value }
    const command = { kind: 'set', slot: hold.slot, input } as const
    reply.offer({ label: label[locale], commands: [command] }, [
      ...valueFacts(slot, value, locale),
      ...valueFacts(slot, label[locale], locale),
    ])
  }
  replaceTop(work, { ...open, awaiting: { slot: hold.slot } })
}

/** Asks one slot: its question unless the refusal just said asks it already, then what could be answered. */
export async function askSlot(
  work: TurnWork,
  dialog: DialogDefinition,
  open: OpenDialog,
  name: string,
): Promise<void> {
  const slot = dialog.slots[name]
  if (!slot) return
  const { locale, reply } = work
  const held = (open.holds ?? []).find((hold) => hold.kind === 'again' && hold.slot === name)
  const again = held?.kind === 'again' ? held : undefined
  const values = countingValues(dialog, open.slots)
  if (!isAskedAlready(work, name)) reply.say((slot.asks?.(values) ?? slot.question)[locale])
  const suggestions = again?.suggestions ?? (await slot.suggest?.(values, contextOf(work))) ?? []
  for (const suggestion of suggestions) offerSuggestion(work, name, slot, suggestion)
  if (again?.keep) offerToKeep(work, name, slot, again.keep)
  if (slot.optional && open.slots[name]) {
    const none = { kind: 'set', slot: name, input: { text: TAKE_AWAY, value: null } } as const
    reply.offer({ label: phrase('button-none', locale), commands: [none] })
  }
  // A refused value is mended first; the form can wait.
  if (!again || work.asForm || work.turn.form === true) await offerForm(work, dialog, open)
  replaceTop(work, { ...open, awaiting: { slot: name } })
}

/** A refusal that ends in "did you mean one of these" needs no question after it. */
function isAskedAlready(work: TurnWork, name: string): boolean {
  const last = work.refusals.at(-1)
  return last?.slot === name && (last.suggestions?.length ?? 0) > 0 && /[?:]\s*$/.test(last.message)
}

function offerSuggestion(work: TurnWork, name: string, slot: Slot, suggestion: Suggestion): void {
  const { label, value, grounds = [] } = suggestion
  const command = { kind: 'set', slot: name, input: { text: label, value } } as const
  work.reply.offer({ label, commands: [command] }, [...grounds, ...valueFacts(slot, value, work.locale)])
}

function offerToKeep(work: TurnWork, name: string, slot: Slot, input: SlotInput): void {
  const what = showValue(slot, input.value, work.locale)
  const label = phrase('button-keep', work.locale, { what })
  work.reply.offer(
    { label, commands: [{ kind: 'set', slot: name, input }] },
    valueFacts(slot, input.value, work.locale),
  )
}

async function offerForm(work: TurnWork, dialog: DialogDefinition, open: OpenDialog): Promise<void> {
  // What mostly has one sensible value, such as the part of a line, does not make much to ask.
  const isSide = (slot: Slot | undefined) => slot?.kind === 'text' && slot.fill !== undefined
  const missing = missingSlots(dialog, open).filter((name) => !isSide(dialog.slots[name])).length
  const isNew = !work.before.stack.some((each) => each.dialog === dialog.id)
  if (work.asForm || work.turn.form === true || (isNew && missing >= FORM_FROM)) {
    const { block, grounds } = await formOf(work, dialog, open)
    if (!work.asForm && work.turn.form !== true)
      work.reply.say(phrase('form-lead', work.locale), [], 'subtle')
    work.reply.add(block, grounds)
  } else if (missing >= FORM_FROM - 1) {
    work.reply.offer({ label: phrase('button-form', work.locale), commands: [wish('form')] })
  }
}

/** Sums up what will be written, with old and new values, and asks for the word that writes it. */
export async function askConfirmation(
  work: TurnWork,
  dialog: DialogDefinition,
  open: OpenDialog,
): Promise<void> {
  const { locale, reply } = work
  const isOnScreen = open.awaiting === 'confirmation' && locale === work.before.locale
  if (isOnScreen) {
    const { text, grounds } = wordDialog(dialog, open, locale)
    reply.say(phrase('back-to-confirm', locale, { what: text }), grounds)
    offerToConfirm(work, dialog, open)
    return
  }
  const values = countingValues(dialog, open.slots)
  const review = await dialog.review?.(values, contextOf(work))
  reply.say(phrase('confirm-lead', locale))
  if (review) reply.show(review)
  reply.say(phrase('confirm-ask', locale))
  offerToConfirm(work, dialog, open)
  const { seen: _old, ...rest } = open
  replaceTop(work, { ...rest, awaiting: 'confirmation', ...(review?.seen ? { seen: review.seen } : {}) })
}

function offerToConfirm(work: TurnWork, dialog: DialogDefinition, open: OpenDialog): void {
  const { locale, reply } = work
  const values = countingValues(dialog, open.slots)
  reply.offer({ label: phrase('button-confirm', locale), commands: [{ kind: 'affirm' }], style: 'positive' })
  reply.offer({ label: phrase('button-change', locale), commands: [{ kind: 'deny' }] })
  for (const [name, slot] of Object.entries(dialog.slots)) {
    if (!slot.optional || slot.aside || values[name] !== undefined || !counts(slot, values)) continue
    reply.offer({
      label: phrase('button-add', locale, { title: slot.title[locale] }),
      commands: [wish(name)],
    })
  }
  reply.offer({
    label: phrase('button-cancel', locale),
    commands: [{ kind: 'cancel' }],
    style: 'destructive',
  })
}
