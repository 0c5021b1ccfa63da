/** How a dialog and its answers read in a sentence, and the facts such a sentence rests on. */

import { isIsoDate } from '../../domain/calendar-date.ts'
import type { Fact, FactValue } from '../../domain/fact.ts'
import type { Locale } from '../../domain/locale.ts'
import { showAmount, showDate, showNumber, showQuantity } from '../../domain/wording.ts'
import type { DialogDefinition, Slot } from '../define-dialog.ts'
import { said } from '../said.ts'
import type { FilledSlot, OpenDialog } from './conversation.ts'

/** Words with the facts behind their figures. */
export interface Worded {
  readonly text: string
  readonly grounds: readonly Fact[]
}

/** Values by slot name that count: filled, known to the dialog, and not excluded by `when`. */
export function countingValues(
  dialog: DialogDefinition,
  slots: Readonly<Record<string, FilledSlot>>,
): Readonly<Record<string, unknown>> {
  const all: Record<string, unknown> = {}
  for (const name of Object.keys(dialog.slots)) {
    const filled = slots[name]
    if (filled) all[name] = filled.value
  }
  return Object.fromEntries(Object.entries(all).filter(([name]) => dialog.slots[name]?.when?.(all) ?? true))
}

/** Whether the slot counts, given the others. */
export function counts(slot: Slot, values: Readonly<Record<string, unknown>>): boolean {
  return slot.when?.(values) ?? true
}

/** A value as it reads in a sentence. */
export function showValue(slot: Slot, value: unknown, locale: Locale): string {
  if (slot.show) return slot.show(value, locale)
  if (typeof value === 'string')
    return slot.kind === 'date' && isIsoDate(value) ? showDate(value, locale) : value
  if (typeof value === 'number') return showNumber(value, locale)
  if (isRecord(value)) return showRecord(value, locale)
  return String(value)
}

function showRecord(value: Readonly<Record<string, unknown>>, locale: Locale): string {
  const { quantity, unit, amount, currency, from, to } = value
  if (typeof quantity === 'number')
    return showQuantity(quantity, typeof unit === 'string' ? unit : null, locale)
  if (typeof amount === 'number') {
    return typeof currency === 'string' ? showAmount(amount, currency, locale) : showNumber(amount, locale)
  }
  if (typeof from === 'string' && typeof to === 'string') {
    return `${showDate(from, locale)} – ${showDate(to, locale)}`
  }
  return Object.values(value)
    .filter((part) => part !== null)
    .join(' ')
}

/** What a person's value is, as a fact; its words too, so that the check finds either. */
export function valueFacts(slot: Slot, value: unknown, locale: Locale): readonly Fact[] {
  const asText = said({ kind: 'text', text: showValue(slot, value, locale) }, slot.title)
  const typed = factValues(value).map((each) => said(each, slot.title))
  return [...typed, asText]
}

function factValues(value: unknown): readonly FactValue[] {
  if (typeof value === 'string') {
    return [isIsoDate(value) ? { kind: 'date', date: value } : { kind: 'reference', text: value }]
  }
  if (typeof value === 'number') return [{ kind: 'count', count: value }]
  if (!isRecord(value)) return []
  const { quantity, unit, amount, currency, from, to } = value
  if (typeof quantity === 'number') {
    return [{ kind: 'quantity', quantity, unit: typeof unit === 'string' ? unit : null }]
  }
  if (typeof amount === 'number' && typeof currency === 'string')
    return [{ kind: 'amount', amount, currency }]
  return [from, to].filter((date) => typeof date === 'string').map((date) => ({ kind: 'date', date }))
}

/** "commande SO-1001": the slot with its value; a long text by its name alone. */
export function wordSlot(slot: Slot, value: unknown, locale: Locale): Worded {
  const title = slot.title[locale]
  if (slot.kind === 'text' && !slot.fill) return { text: title, grounds: [] }
  if (slot.aside) return { text: showValue(slot, value, locale), grounds: [] }
  return { text: `${title} ${showValue(slot, value, locale)}`, grounds: valueFacts(slot, value, locale) }
}

/** "noter une prévision (commande SO-1001, ligne 10)": where an open dialog stands. */
export function wordDialog(
  dialog: DialogDefinition,
  open: Pick<OpenDialog, 'slots'>,
  locale: Locale,
): Worded {
  const { text, grounds } = wordAnswers(dialog, open, locale)
  const title = dialog.title[locale]
  return { text: text === '' ? title : `${title} (${text})`, grounds }
}

/** "commande SO-1001, ligne 10": the answers given so far; empty when there is none. */
function wordAnswers(dialog: DialogDefinition, open: Pick<OpenDialog, 'slots'>, locale: Locale): Worded {
  const words: string[] = []
  const grounds: Fact[] = []
  for (const [name, value] of Object.entries(countingValues(dialog, open.slots))) {
    const slot = dialog.slots[name]
    // The only part of a line needs no words; the only open line does, since the person did not name it.
    if (!slot || (slot.kind === 'text' && open.slots[name]?.by === 'desk')) continue
    const worded = wordSlot(slot, value, locale)
    words.push(worded.text)
    grounds.push(...worded.grounds)
  }
  return { text: words.join(', '), grounds }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
