/** Several orders to choose from, the late ones first, with the facts to choose by. */

import { daysBetween, type IsoDate } from '../../domain/calendar-date.ts'
import { countryName } from '../../domain/country-names.ts'
import type { Block, TableCell } from '../../domain/draft.ts'
import type { Fact } from '../../domain/fact.ts'
import { FactList } from '../../domain/fact-list.ts'
import { FactSheet } from '../../domain/fact-sheet.ts'
import type { Bilingual, Locale } from '../../domain/locale.ts'
import type { OrderSummary } from '../../domain/order.ts'
import { ORDER_STATUS_WORDS } from '../../domain/status-wording.ts'
import { typesetContent } from '../../domain/typeset-draft.ts'
import { typeset } from '../../domain/typography.ts'
import type { OrderReading } from '../../tools/read-order.tool.ts'
import type { DialogOutcome } from '../define-dialog.ts'
import { type Offer, orderOffer } from './offers.ts'

/** A list with what heads it. */
export interface OrderList {
  /** How many there are in all; more than are listed, at times. */
  readonly total: number
  readonly orders: readonly OrderSummary[]
  /** What they have in common: `en retard, vers le pays : Chili`. */
  readonly filter: string
  readonly grounds: readonly Fact[]
  readonly focus: Readonly<Record<string, unknown>>
}

export const ORDERS_LISTED = 8
const ORDERS_OFFERED = 6

const COUNT: Bilingual = { fr: 'nombre de commandes trouvées', en: 'number of orders found' }

export function listAnswer(
  list: OrderList,
  today: IsoDate,
  locale: Locale,
  extra: readonly Offer[] = [],
): DialogOutcome {
  const say = (words: Bilingual) => words[locale]
  const count = new FactList(null)
  count.count(list.total, COUNT)
  count.count(list.orders.length, COUNT)
  const sheet = new FactSheet(count.facts, locale)
  const rows = list.orders.map((order) => rowOf(order, today, locale))
  const found = sheet.count(list.total, { fr: ['commande', 'commandes'], en: ['order', 'orders'] })
  const cut =
    list.total > list.orders.length
      ? say({
          fr: ` Voici les ${sheet.number('count', null, list.orders.length)} plus pressantes.`,
          en: ` Here are the ${sheet.number('count', null, list.orders.length)} most pressing.`,
        })
      : ''
  const blocks: Block[] = [
    { kind: 'text', text: `${found}${list.filter}.${cut}` },
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
  const grounds = [...list.grounds, ...sheet.grounds(), ...rows.flatMap((row) => row.grounds)]
  return {
    draft: typesetContent({ blocks, actions: offers.map((offer) => offer.action), grounds }, locale),
    offered: offers.map((offer) => offer.choice),
    focus: list.focus,
  }
}

/** `1 commande en retard à votre nom.`, before the answer about it. */
export function onlyOneLead(
  filter: { readonly text: string; readonly grounds: readonly Fact[] },
  locale: Locale,
): { readonly block: Block; readonly grounds: readonly Fact[] } {
  const list = new FactList(null)
  list.count(1, COUNT)
  const sheet = new FactSheet(list.facts, locale)
  const found = sheet.count(1, { fr: ['commande', 'commandes'], en: ['order', 'orders'] })
  const block: Block = { kind: 'text', text: typeset(`${found}${filter.text}.`, locale), tone: 'subtle' }
  return { block, grounds: [...filter.grounds, ...sheet.grounds()] }
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

/** ` en retard, vers le pays : Chili`: what was asked for, in words, with the facts behind it. */
export function filterWords(
  asked: {
    readonly customer?: string | undefined
    readonly country?: string | undefined
    readonly item?: string | undefined
    readonly state?: keyof typeof STATE_WORDS | undefined
    readonly owner?: string | undefined
  },
  total: number,
  locale: Locale,
): { readonly text: string; readonly grounds: readonly Fact[] } {
  const list = new FactList(null)
  const pieces: Bilingual[] = []
  if (asked.state === 'delivered' && total < 2) pieces.push({ fr: ' livrée', en: ' delivered' })
  else if (asked.state !== undefined) pieces.push(STATE_WORDS[asked.state])
  if (asked.customer !== undefined) {
    list.text('customer', null, asked.customer)
    pieces.push({ fr: ` pour ${asked.customer}`, en: ` for ${asked.customer}` })
  }
  if (asked.country !== undefined) {
    list.text('country', null, asked.country)
    pieces.push({
      fr: `, destination ${countryName(asked.country, 'fr')}`,
      en: `, destination ${countryName(asked.country, 'en')}`,
    })
  }
  if (asked.item !== undefined) {
    list.reference('item', null, asked.item)
    pieces.push({ fr: ` avec l’article ${asked.item}`, en: ` with item ${asked.item}` })
  }
  if (asked.owner !== undefined) {
    list.text('owner', null, asked.owner)
    pieces.push({ fr: ` à votre nom (${asked.owner})`, en: ` in your name (${asked.owner})` })
  }
  return { text: pieces.map((piece) => piece[locale]).join(''), grounds: list.facts }
}

const STATE_WORDS = {
  open: { fr: ' en cours', en: ' still open' },
  late: { fr: ' en retard', en: ' late' },
  delivered: { fr: ' livrées', en: ' delivered' },
  'to-invoice': { fr: ' à facturer', en: ' to invoice' },
} as const satisfies Record<string, Bilingual>
