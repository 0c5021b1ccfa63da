/** Several orders to choose from, the late ones first, with the facts to choose by. */

import { daysBetween, type IsoDate } from '../../domain/calendar-date.ts'
import type { Block, TableCell } from '../../domain/draft.ts'
import type { Fact } from '../../domain/fact.ts'
import { FactList } from '../../domain/fact-list.ts'
import { FactSheet } from '../../domain/fact-sheet.ts'
import type { Bilingual, Locale } from '../../domain/locale.ts'
import type { OrderSummary } from '../../domain/order.ts'
import { ORDER_STATUS_WORDS } from '../../domain/status-wording.ts'
import { typesetContent } from '../../domain/typeset-draft.ts'
import type { OrderReading } from '../../tools/read-order.tool.ts'
import type { DialogOutcome } from '../define-dialog.ts'
import { type AskedFor, headOf } from './list-head.ts'
import { type Offer, orderOffer } from './offers.ts'

/** A list with what heads it. */
export interface OrderList {
  /** How many there are in all; more than are listed, at times. */
  readonly total: number
  readonly orders: readonly OrderSummary[]
  readonly asked: AskedFor
  /** Facts behind what was asked for, where the head does not give them itself. */
  readonly grounds?: readonly Fact[]
  readonly focus: Readonly<Record<string, unknown>>
}

export const ORDERS_LISTED = 8
const ORDERS_OFFERED = 6

const LISTED: Bilingual = { fr: 'nombre de commandes montrées', en: 'number of orders shown' }

/** The list with a button for each of its first orders; `today` tells which promises have passed. */
export function listAnswer(
  list: OrderList,
  today: IsoDate,
  locale: Locale,
  extra: readonly Offer[] = [],
): DialogOutcome {
  const say = (words: Bilingual) => words[locale]
  const head = headOf(list.asked, list.total, locale)
  const listed = new FactList(null)
  listed.count(list.orders.length, LISTED)
  const rows = list.orders.map((order) => rowOf(order, today, locale))
  const cut =
    list.total > list.orders.length
      ? say({
          fr: ` Voici les ${list.orders.length} plus pressantes.`,
          en: ` Here are the ${list.orders.length} most pressing.`,
        })
      : ''
  const blocks: Block[] = [
    { kind: 'text', text: head.text + cut },
    {
      kind: 'table',
      columns: [
        { label: say({ fr: 'Commande', en: 'Order' }), align: 'start' },
        { label: say({ fr: 'Client', en: 'Customer' }), align: 'start' },
        { label: say({ fr: 'Pays', en: 'Country' }), align: 'start' },
        { label: say({ fr: 'État', en: 'Status' }), align: 'start' },
        { label: say({ fr: 'Promis', en: 'Promised' }), align: 'start' },
        { label: say({ fr: 'Retard', en: 'Delay' }), align: 'end' },
      ],
      rows: rows.map((row) => row.cells),
    },
  ]
  const offers = [...rows.slice(0, ORDERS_OFFERED).map((row) => row.offer), ...extra]
  const grounds = [
    ...head.grounds,
    ...listed.facts,
    ...(list.grounds ?? []),
    ...rows.flatMap((row) => row.grounds),
  ]
  return {
    draft: typesetContent({ blocks, actions: offers.map((offer) => offer.action), grounds }, locale),
    offered: offers.map((offer) => offer.choice),
    focus: list.focus,
  }
}

interface Row {
  readonly cells: readonly TableCell[]
  readonly offer: Offer
  readonly grounds: readonly Fact[]
}

/** Each order has its own sheet, so that a date of one never stands for that of another. */
function rowOf(order: OrderSummary, today: IsoDate, locale: Locale): Row {
  const sheet = new FactSheet(summaryFacts(order, today), locale)
  const number = sheet.name('order-number', null, order.number)
  const customer = sheet.name('customer', null, order.customerName)
  sheet.status('order-status', null, order.status)
  const promised = order.nextPromisedOn
  const promisedText = promised === null ? '' : sheet.date('promised-on', null, promised)
  const late = promised !== null && promised < today ? daysBetween(promised, today) : 0
  const words = locale === 'fr' ? 'promis le' : 'promised'
  const label = [number, customer, ...(promisedText === '' ? [] : [`${words} ${promisedText}`])].join(' · ')
  return {
    cells: [
      { text: number },
      { text: customer },
      { text: sheet.country(order.destinationCountry) },
      { text: ORDER_STATUS_WORDS[order.status][locale] },
      { text: promisedText },
      late > 0 ? { text: sheet.days(null, late, false), tone: 'attention' } : { text: '' },
    ],
    offer: orderOffer(order.number, label, locale),
    grounds: sheet.grounds(),
  }
}

function summaryFacts(order: OrderSummary, today: IsoDate): readonly Fact[] {
  const list = new FactList(order.number)
  list.reference('order-number', null, order.number)
  list.text('customer', null, order.customerName)
  list.status('order-status', null, order.status)
  list.text('country', null, order.destinationCountry)
  list.date('promised-on', null, order.nextPromisedOn)
  if (order.nextPromisedOn !== null && order.nextPromisedOn < today) {
    list.days(null, daysBetween(order.nextPromisedOn, today), false)
  }
  return list.facts
}

/** One order read in full as a row of a list. */
export function summaryOf({ file, progress }: OrderReading): OrderSummary {
  const promises = progress.lines.flatMap((line) =>
    line.parts.flatMap((part) => (part.left > 0 && part.promisedOn !== null ? [part.promisedOn] : [])),
  )
  const deliveries = file.lines.flatMap((line) =>
    line.schedule.flatMap((part) => (part.deliveredOn === null ? [] : [part.deliveredOn])),
  )
  return {
    number: file.order.number,
    poNumber: file.order.poNumber,
    customerName: file.customer.name,
    destinationCountry: file.order.destinationCountry,
    status: progress.status,
    orderedOn: file.order.orderedOn,
    nextPromisedOn: promises.toSorted()[0] ?? null,
    lastDeliveredOn: deliveries.toSorted().at(-1) ?? null,
    lineCount: progress.counts.lines,
    openLineCount: progress.counts.open,
    owner: file.order.owner,
  }
}
