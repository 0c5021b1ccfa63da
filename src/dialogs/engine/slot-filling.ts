/** Takes given values into an open dialog: each is read, checked against the store, and never costs another its place. */

import { isDeepStrictEqual } from 'node:util'
import { quoted } from '../../domain/typography.ts'
import type { Reading, SlotInput } from '../../language/command.ts'
import type { DialogDefinition, Slot, SlotCheck, SlotProblem } from '../define-dialog.ts'
import { said } from '../said.ts'
import type { FilledSlot, Hold, OpenDialog } from './conversation.ts'
import { phrase } from './phrases.ts'
import { countingValues, counts, showValue, valueFacts } from './slot-words.ts'
import { contextOf, type TurnWork } from './turn-work.ts'

/** Text of a `set` without a value that takes an optional answer away; with an empty text it asks to give it again. */
export const TAKE_AWAY = '-'

/** A `set` that gives no value: the person wants to change this slot, and has not said to what. */
export function wish(slot: string): {
  readonly kind: 'set'
  readonly slot: string
  readonly input: SlotInput
} {
  return { kind: 'set', slot, input: { text: '', value: null } }
}

/**
 * The dialog with these inputs taken, in the order of its slots so that a line is looked for in the order just given.
 * What cannot be taken is said and kept as a refusal of the turn; all other slots stay as they are.
 */
export async function fillSlots(
  work: TurnWork,
  dialog: DialogDefinition,
  open: OpenDialog,
  inputs: Readonly<Record<string, SlotInput>>,
): Promise<OpenDialog> {
  let state = withoutHolds(open, (hold) => hold.kind === 'resume' || hold.kind === 'change')
  const settled = new Set<string>()
  for (const [name, slot] of Object.entries(dialog.slots)) {
    const input = inputs[name]
    if (!input) continue
    state = await fillOne(work, dialog, state, { name, slot, input })
    settled.add(name)
  }
  const changed = !isDeepStrictEqual(state.slots, open.slots)
  return changed ? recheckSlots(work, dialog, { ...state, awaiting: null }, settled) : state
}

interface Given {
  readonly name: string
  readonly slot: Slot
  readonly input: SlotInput
}

async function fillOne(
  work: TurnWork,
  dialog: DialogDefinition,
  open: OpenDialog,
  given: Given,
): Promise<OpenDialog> {
  const { name, slot, input } = given
  if (input.value === null || input.value === undefined) {
    if (input.text !== TAKE_AWAY || !slot.optional) return withHold(open, { kind: 'again', slot: name })
    if (open.slots[name]) work.reply.say(phrase('removed', work.locale, { title: slot.title[work.locale] }))
    return withoutSlot(open, name)
  }
  const readings = await possibleReadings(work, dialog, open, given)
  if (readings.length > 1) {
    return withHold(open, { kind: 'reading', slot: name, text: input.text, readings })
  }
  const value = readings[0]?.value ?? input.value
  const insisted = isInsistedOn(open, name, value)
  const checked = await checkValue(work, dialog, open, { ...given, input: { ...input, value } }, insisted)
  if (!checked.ok) return refuse(work, open, { ...given, input: { text: input.text, value } }, checked)
  return accept(work, open, given, checked.value, insisted)
}

/** Readings that the slot could take; what the store or the schema rules out is not worth a question. */
async function possibleReadings(
  work: TurnWork,
  dialog: DialogDefinition,
  open: OpenDialog,
  given: Given,
): Promise<readonly Reading[]> {
  const all = given.input.readings ?? []
  if (all.length < 2) return all.length === 1 ? all : []
  const possible: Reading[] = []
  for (const reading of all) {
    if (possible.some((each) => isDeepStrictEqual(each.value, reading.value))) continue
    const input = { text: given.input.text, value: reading.value }
    const checked = await checkValue(work, dialog, open, { ...given, input }, false)
    if (checked.ok || checked.mayInsist) possible.push(reading)
  }
  return possible.length > 0 ? possible : all.slice(0, 1)
}

async function checkValue(
  work: TurnWork,
  dialog: DialogDefinition,
  open: OpenDialog,
  { name, slot, input }: Given,
  insisted: boolean,
): Promise<SlotCheck<unknown>> {
  const parsed = slot.schema.safeParse(input.value)
  if (!parsed.success) return { ok: false, ...unreadable(work, slot, input) }
  if (!slot.check || insisted) return { ok: true, value: parsed.data }
  const refused = new Set(work.refusals.map((refusal) => refusal.slot))
  // A slot that was just refused is about to change, so nothing is measured against its old value.
  const values = Object.fromEntries(
    Object.entries(countingValues(dialog, open.slots)).filter(
      ([other]) => other !== name && !refused.has(other),
    ),
  )
  return slot.check(parsed.data, values, contextOf(work))
}

function unreadable(work: TurnWork, slot: Slot, input: SlotInput): SlotProblem {
  const typed = quoted(beginningOf(input.text), work.locale)
  const title = slot.title[work.locale]
  const message = phrase('bad-value', work.locale, { typed, title })
  const hint = slot.hint?.[work.locale]
  return {
    message: hint ? `${message} ${hint}` : message,
    grounds: [said({ kind: 'text', text: input.text }, slot.title)],
  }
}

/** Enough of a value to recognise it: a whole email that cannot be taken is not said back. */
const MOST_SAID_BACK = 120

function beginningOf(text: string): string {
  return text.length <= MOST_SAID_BACK ? text : `${text.slice(0, MOST_SAID_BACK).trimEnd()}…`
}

function refuse(work: TurnWork, open: OpenDialog, { name, input }: Given, problem: SlotProblem): OpenDialog {
  work.refusals.push({ ...problem, slot: name, input })
  work.reply.say(problem.message, problem.grounds, 'warning')
  return withHold(open, {
    kind: 'again',
    slot: name,
    ...(problem.suggestions?.length ? { suggestions: problem.suggestions } : {}),
    ...(problem.mayInsist ? { keep: input } : {}),
  })
}

/** Whether the person gives once more what was refused for being unusual. */
function isInsistedOn(open: OpenDialog, name: string, value: unknown): boolean {
  return (open.holds ?? []).some(
    (hold) =>
      hold.kind === 'again' && hold.slot === name && hold.keep && isDeepStrictEqual(hold.keep.value, value),
  )
}

function accept(
  work: TurnWork,
  open: OpenDialog,
  { name, slot, input }: Given,
  value: unknown,
  insisted: boolean,
): OpenDialog {
  const old = open.slots[name]
  if (old && old.by === undefined && !isDeepStrictEqual(old.value, value))
    sayCorrected(work, slot, old.value, value)
  const filled: FilledSlot = { value, text: input.text, ...(insisted ? { insisted: true } : {}) }
  const rest = withoutHolds(open, (hold) => 'slot' in hold && hold.slot === name)
  return { ...rest, slots: { ...open.slots, [name]: filled } }
}

function sayCorrected(work: TurnWork, slot: Slot, old: unknown, value: unknown): void {
  const { locale, reply } = work
  const title = slot.title[locale]
  if (slot.kind === 'text') {
    reply.say(phrase('corrected-text', locale, { title }))
    return
  }
  const words = { title, old: showValue(slot, old, locale), new: showValue(slot, value, locale) }
  reply.say(phrase('corrected', locale, words), [
    ...valueFacts(slot, old, locale),
    ...valueFacts(slot, value, locale),
  ])
}

/**
 * Looks again at what was filled before, since it may hang on what has just changed: the line of another order. Values
 * the desk had filled itself are taken out to be found anew.
 */
export async function recheckSlots(
  work: TurnWork,
  dialog: DialogDefinition,
  open: OpenDialog,
  except: ReadonlySet<string> = new Set(),
): Promise<OpenDialog> {
  let state = open
  for (const [name, slot] of Object.entries(dialog.slots)) {
    const filled = state.slots[name]
    if (!filled || except.has(name)) continue
    if (filled.by === 'desk') {
      state = withoutSlot(state, name)
      continue
    }
    if (!counts(slot, countingValues(dialog, state.slots))) continue
    const given = { name, slot, input: { text: filled.text, value: filled.value } }
    const checked = await checkValue(work, dialog, state, given, filled.insisted === true)
    if (checked.ok) {
      state = { ...state, slots: { ...state.slots, [name]: { ...filled, value: checked.value } } }
    } else {
      const title = slot.title[work.locale]
      const message = phrase('no-longer-fits', work.locale, { title, problem: checked.message })
      state = refuse(work, withoutSlot(state, name), given, { ...checked, message })
    }
  }
  return state
}

/** Fills what has only one sensible value. */
export async function fillTheObvious(
  work: TurnWork,
  dialog: DialogDefinition,
  open: OpenDialog,
): Promise<OpenDialog> {
  let state = open
  for (const [name, slot] of Object.entries(dialog.slots)) {
    if (state.slots[name] || !slot.fill || isHeld(state, name)) continue
    const values = countingValues(dialog, state.slots)
    if (!counts(slot, values)) continue
    const value = await slot.fill(values, contextOf(work))
    if (value === undefined) continue
    const given = { name, slot, input: { text: '', value } }
    const checked = await checkValue(work, dialog, state, given, false)
    if (!checked.ok) continue
    state = { ...state, slots: { ...state.slots, [name]: { value: checked.value, text: '', by: 'desk' } } }
  }
  return state
}

/** Fills what the message leaves out and the last answer was about. Returns the names that were filled. */
export function fillFromFocus(
  work: TurnWork,
  dialog: DialogDefinition,
  open: OpenDialog,
  given: Readonly<Record<string, SlotInput>>,
): { readonly open: OpenDialog; readonly names: readonly string[] } {
  let state = open
  const names: string[] = []
  for (const [name, slot] of Object.entries(dialog.slots)) {
    if (!slot.focus || state.slots[name] || given[name]) continue
    const parsed = slot.schema.safeParse(work.focus.values[slot.focus])
    if (!parsed.success || !counts(slot, countingValues(dialog, state.slots))) continue
    state = { ...state, slots: { ...state.slots, [name]: { value: parsed.data, text: '', by: 'focus' } } }
    names.push(name)
  }
  return { open: state, names }
}

/** The required slots still empty, in order. */
export function missingSlots(dialog: DialogDefinition, open: OpenDialog): readonly string[] {
  const values = countingValues(dialog, open.slots)
  return Object.entries(dialog.slots)
    .filter(([name, slot]) => !slot.optional && !open.slots[name] && counts(slot, values))
    .map(([name]) => name)
}

/** The dialog with one more thing to settle; a slot is held once. */
export function withHold(open: OpenDialog, hold: Hold): OpenDialog {
  const others = (open.holds ?? []).filter(
    (each) => !('slot' in hold ? 'slot' in each && each.slot === hold.slot : each.kind === hold.kind),
  )
  return { ...open, awaiting: null, holds: [...others, hold] }
}

/** The dialog without the holds that `drops` picks. */
export function withoutHolds(open: OpenDialog, drops: (hold: Hold) => boolean): OpenDialog {
  return { ...open, holds: (open.holds ?? []).filter((hold) => !drops(hold)) }
}

function isHeld(open: OpenDialog, slot: string): boolean {
  return (open.holds ?? []).some((hold) => 'slot' in hold && hold.slot === slot)
}

function withoutSlot(open: OpenDialog, name: string): OpenDialog {
  const { [name]: _dropped, ...slots } = open.slots
  return { ...withoutHolds(open, (hold) => 'slot' in hold && hold.slot === name), slots }
}
