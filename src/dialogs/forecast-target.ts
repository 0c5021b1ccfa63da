/** Which dated part of which line a forecast is about, and why some cannot have one. */

import { DeskError } from '../domain/desk-error.ts'
import type { Fact } from '../domain/fact.ts'
import type { Bilingual } from '../domain/locale.ts'
import { showDate, showQuantity } from '../domain/wording.ts'
import type { OrderOutline, OutlineLine, OutlinePart } from '../tools/outline-order.tool.ts'
import type { DialogContext, SlotCheck, Suggestion } from './define-dialog.ts'
import {
  checkLine,
  findLine,
  isOpenLine,
  lineFacts,
  lineNumbers,
  orderOf,
  suggestLines,
} from './line-checks.ts'
import { dateFact, orderNumberFact, said } from './said.ts'
import { checkOrder } from './slot-checks.ts'

type Values = Readonly<Record<string, unknown>>

export interface ForecastTarget {
  readonly order: OrderOutline
  readonly line: OutlineLine
  readonly part: OutlinePart
}

/** The part that the slots name. Throws `order-not-found` or `line-not-found` when it has left the store since. */
export async function forecastTarget(values: Values, context: DialogContext): Promise<ForecastTarget> {
  const number = String(values['order'] ?? '')
  const order = await orderOf(number, context)
  if (!order) throw new DeskError('order-not-found', { reference: number })
  const line = findLine(order, String(values['line'] ?? ''))
  const part = line && findPart(line, values['part'])
  if (!line || !part) {
    const lines = lineNumbers(order, context.locale)
    throw new DeskError('line-not-found', { order: order.number, line: String(values['line'] ?? ''), lines })
  }
  return { order, line, part }
}

function findPart(line: OutlineLine, wanted: unknown): OutlinePart | undefined {
  if (wanted === undefined && line.schedule.length === 1) return line.schedule[0]
  return line.schedule.find((part) => String(part.number) === String(wanted))
}

/** An order with goods still to come; one that is all delivered or cancelled has nothing to forecast. */
export async function checkOpenOrder(value: string, context: DialogContext): Promise<SlotCheck<string>> {
  const found = await checkOrder(value, context)
  if (!found.ok) return found
  const order = await orderOf(found.value, context)
  if (!order || order.lines.some((line) => isOpenLine(line) && line.schedule.length > 0)) return found
  const done = {
    fr: `Toutes les lignes de ${found.value} sont livrées ou annulées : il n’y a plus de date à prévoir.`,
    en: `All lines of ${found.value} are delivered or cancelled: there is no date left to forecast.`,
  }
  const undated = {
    fr: `Les lignes de ${found.value} n’ont aucune échéance dans le registre : une prévision n’aurait pas où aller.`,
    en: `The lines of ${found.value} have no schedule line in the record: a forecast would have nowhere to go.`,
  }
  const message = (order.lines.some(isOpenLine) ? undated : done)[context.locale]
  const grounds = [orderNumberFact(found.value), ...order.lines.map((line) => lineStatusFact(order, line))]
  return { ok: false, message, grounds }
}

/** A line with goods still to come. */
export async function checkOpenLine(
  value: string,
  orderNumber: unknown,
  context: DialogContext,
): Promise<SlotCheck<string>> {
  const found = await checkLine(value, orderNumber, context)
  if (!found.ok) return found
  const order = await orderOf(orderNumber, context)
  const line = order && findLine(order, found.value)
  if (!order || !line || (isOpenLine(line) && line.schedule.length > 0)) return found
  const message = whyNoForecast(order, line)[context.locale]
  const grounds = [orderNumberFact(order.number), ...lineFacts(order, line), lineStatusFact(order, line)]
  return { ok: false, message, grounds, suggestions: await suggestLines(orderNumber, context) }
}

function whyNoForecast(order: OrderOutline, line: OutlineLine): Bilingual {
  const fr = `La ligne ${line.number} de ${order.number}`
  const en = `Line ${line.number} of ${order.number}`
  if (isOpenLine(line)) {
    return {
      fr: `${fr} n’a aucune échéance dans le registre : une prévision n’aurait pas où aller.`,
      en: `${en} has no schedule line in the record: a forecast would have nowhere to go.`,
    }
  }
  const isCancelled = line.status === 'cancelled'
  return {
    fr: `${fr} est ${isCancelled ? 'annulée' : 'livrée'} : il n’y a plus de date à prévoir.`,
    en: `${en} is ${isCancelled ? 'cancelled' : 'delivered'}: there is no date left to forecast.`,
  }
}

function lineStatusFact(order: OrderOutline, line: OutlineLine): Fact {
  return {
    order: order.number,
    line: line.number,
    aspect: 'line-status',
    value: { kind: 'status', status: line.status },
    label: { fr: `état de la ligne ${line.number}`, en: `status of line ${line.number}` },
  }
}

/** A part by its number, with or without a word before it. */
export async function checkPart(
  value: string,
  values: Values,
  context: DialogContext,
): Promise<SlotCheck<string>> {
  const order = await orderOf(values['order'], context)
  const line = order && findLine(order, String(values['line'] ?? ''))
  if (!line) return { ok: true, value }
  const number = /\d+/.exec(value)?.[0] ?? value
  const part = findPart(line, number)
  if (part && isOpenPart(part)) return { ok: true, value: String(part.number) }
  const none = {
    fr: `La ligne ${line.number} n’a pas d’échéance ${value}.`,
    en: `Line ${line.number} has no schedule line ${value}.`,
  }
  // That it is delivered could not be said: no record states it of a part.
  const done = {
    fr: `Plus rien n’est à venir de l’échéance ${value} de la ligne ${line.number} : il n’y a plus de date à prévoir.`,
    en: `Nothing of schedule line ${value} of line ${line.number} is still to come: there is no date left to forecast.`,
  }
  const message = (part ? done : none)[context.locale]
  const typed = said({ kind: 'reference', text: value }, { fr: 'échéance donnée', en: 'schedule line given' })
  return {
    ok: false,
    message,
    grounds: [typed, ...lineFacts(order, line)],
    suggestions: await suggestParts(values, context),
  }
}

/** Whether goods of the part are still to come: not when all was delivered, or when a day and no quantity is recorded. */
function isOpenPart({ quantity, quantityDelivered, deliveredOn }: OutlinePart): boolean {
  if (quantityDelivered >= quantity) return false
  return quantityDelivered > 0 || deliveredOn === null
}

/** The open parts of the line, each with its quantity and promise. */
export async function suggestParts(values: Values, context: DialogContext): Promise<readonly Suggestion[]> {
  const order = await orderOf(values['order'], context)
  const line = order && findLine(order, String(values['line'] ?? ''))
  if (!line) return []
  return line.schedule.filter(isOpenPart).map((part) => ({
    label: partName(line, part, context.locale),
    value: String(part.number),
    grounds: partFacts(order, line, part),
  }))
}

/** The number of the part when goods are to come on one part only. */
export async function onlyPart(values: Values, context: DialogContext): Promise<string | undefined> {
  const order = await orderOf(values['order'], context)
  const line = order && findLine(order, String(values['line'] ?? ''))
  const open = line?.schedule.filter(isOpenPart) ?? []
  return open.length === 1 ? String(open[0]?.number) : undefined
}

/** `1 · 150 pièces, promis le 20 mars 2026`. */
export function partName(line: OutlineLine, part: OutlinePart, locale: 'fr' | 'en'): string {
  const quantity = showQuantity(part.quantity, line.unit, locale)
  if (part.promisedOn === null) return `${part.number} · ${quantity}`
  const date = showDate(part.promisedOn, locale)
  return `${part.number} · ${quantity}, ${locale === 'fr' ? `promis le ${date}` : `promised ${date}`}`
}

/** What the name of a part, its promise and its forecast rest on. */
export function partFacts(order: OrderOutline, line: OutlineLine, part: OutlinePart): readonly Fact[] {
  const of = { order: order.number, line: line.number }
  const dates = [
    ['promised-on', part.promisedOn, { fr: 'date promise', en: 'promised date' }],
    ['forecast-on', part.forecastOn, { fr: 'date prévue', en: 'forecast date' }],
    ['shipped-on', part.shippedOn, { fr: 'date d’expédition', en: 'shipping date' }],
  ] as const
  return [
    ...lineFacts(order, line),
    {
      ...of,
      aspect: 'quantity-scheduled',
      value: { kind: 'quantity', quantity: part.quantity, unit: line.unit },
      label: { fr: `quantité de l’échéance ${part.number}`, en: `quantity of schedule line ${part.number}` },
    },
    said(
      { kind: 'reference', text: String(part.number) },
      { fr: 'numéro de l’échéance', en: 'number of the schedule line' },
    ),
    ...dates.flatMap(([aspect, date, label]) => (date === null ? [] : [dateFact(aspect, date, label, of)])),
  ]
}
