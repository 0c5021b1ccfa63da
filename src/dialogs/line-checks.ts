/** Which lines of an order a dialog may be about, and which dates it may take, with what to offer instead. */

import type { Fact } from '../domain/fact.ts'
import type { Locale } from '../domain/locale.ts'
import { joinWords, showDate } from '../domain/wording.ts'
import outlineOrder, { type OrderOutline, type OutlineLine } from '../tools/outline-order.tool.ts'
import type { DialogContext, SlotCheck, Suggestion } from './define-dialog.ts'
import { dateFact, orderNumberFact, said } from './said.ts'

/** Whether goods of the line are still to come. */
export function isOpenLine(line: OutlineLine): boolean {
  return line.status !== 'delivered' && line.status !== 'cancelled'
}

/**
 * The line in the order's own writing, found by its number ("L10", "10", "010") or by its item.
 * With no order known yet the value is kept and looked at again when there is one.
 */
export async function checkLine(
  value: string,
  orderNumber: unknown,
  context: DialogContext,
): Promise<SlotCheck<string>> {
  const order = await orderOf(orderNumber, context)
  if (!order) return { ok: true, value }
  const line = findLine(order, value)
  if (line) return { ok: true, value: line.number }
  const message = {
    fr: `La commande ${order.number} n’a pas de ligne ${value}. Ses lignes : ${lineNumbers(order, 'fr')}.`,
    en: `Order ${order.number} has no line ${value}. Its lines: ${lineNumbers(order, 'en')}.`,
  }[context.locale]
  const last = order.lines.slice(LINES_SHOWN).slice(-1)
  const shown = order.lines.slice(0, LINES_SHOWN)
  return {
    ok: false,
    message,
    suggestions: shown.map((each) => lineSuggestion(order, each)),
    grounds: [
      orderNumberFact(order.number),
      said({ kind: 'reference', text: value }, { fr: 'ligne donnée', en: 'line given' }),
      ...[...shown, ...last].flatMap((each) => lineFacts(order, each)),
    ],
  }
}

/** Lines named and offered at once: an order may have thousands. */
const LINES_SHOWN = 8

/** `10, 20 et 30`; of a long order the first ones, `10, 20, 30 … 2000`. */
export function lineNumbers({ lines }: OrderOutline, locale: Locale): string {
  const numbers = lines.map((line) => line.number)
  if (numbers.length <= LINES_SHOWN) return joinWords(numbers, locale)
  return `${numbers.slice(0, LINES_SHOWN).join(', ')} … ${numbers.at(-1)}`
}

/** The open lines of the order, or all of them when none is open; the first ones of a long order. */
export async function suggestLines(
  orderNumber: unknown,
  context: DialogContext,
): Promise<readonly Suggestion[]> {
  const order = await orderOf(orderNumber, context)
  if (!order) return []
  const open = order.lines.filter(isOpenLine)
  return (open.length > 0 ? open : order.lines)
    .slice(0, LINES_SHOWN)
    .map((line) => lineSuggestion(order, line))
}

/** The number of the line when goods are to come on one line only. */
export async function onlyOpenLine(
  orderNumber: unknown,
  context: DialogContext,
): Promise<string | undefined> {
  const order = await orderOf(orderNumber, context)
  const open = order?.lines.filter(isOpenLine) ?? []
  return open.length === 1 ? open[0]?.number : undefined
}

/** A date that lies ahead; one in the past is questioned, since it is more often a slip than meant. */
export function checkDateToCome(value: string, context: DialogContext): SlotCheck<string> {
  const today = context.clock.today()
  if (value >= today) return { ok: true, value }
  const message = {
    fr: `Le ${showDate(value, 'fr')} est déjà passé (nous sommes le ${showDate(today, 'fr')}).`,
    en: `${showDate(value, 'en')} is already past (today is ${showDate(today, 'en')}).`,
  }[context.locale]
  const grounds = [
    said({ kind: 'date', date: value }, { fr: 'date donnée', en: 'date given' }),
    dateFact('today', today, { fr: 'aujourd’hui', en: 'today' }),
  ]
  return { ok: false, message, grounds, mayInsist: true }
}

/** The outline of the order held by another slot; null when that is not known or no longer in the store. */
export async function orderOf(number: unknown, context: DialogContext): Promise<OrderOutline | null> {
  if (typeof number !== 'string' || number === '') return null
  return (await context.call(outlineOrder, { order: number })).order
}

/** The line that a number or an item names; an item carried by two lines names neither. */
export function findLine(order: OrderOutline, value: string): OutlineLine | undefined {
  const wanted = plainNumber(value)
  const byNumber = order.lines.find((line) => line.number === value || plainNumber(line.number) === wanted)
  if (byNumber) return byNumber
  const byItem = order.lines.filter((line) => line.sku?.toLowerCase() === value.trim().toLowerCase())
  return byItem.length === 1 ? byItem[0] : undefined
}

function plainNumber(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/^(ligne|line|poste|l)\s*(?=\d)/, '')
    .replace(/^0+(?=\d)/, '')
}

function lineSuggestion(order: OrderOutline, line: OutlineLine): Suggestion {
  const name = line.sku ?? line.description
  return { label: `${line.number} · ${name}`, value: line.number, grounds: lineFacts(order, line) }
}

/** The number and item of a line, as facts. */
export function lineFacts(order: OrderOutline, line: OutlineLine): readonly Fact[] {
  const of = { order: order.number, line: line.number }
  return [
    {
      ...of,
      aspect: 'line-number',
      value: { kind: 'reference', text: line.number },
      label: { fr: 'numéro de ligne', en: 'line number' },
    },
    {
      ...of,
      aspect: 'item',
      value: { kind: 'reference', text: line.sku ?? line.description },
      label: { fr: `article de la ligne ${line.number}`, en: `item of line ${line.number}` },
    },
  ]
}
