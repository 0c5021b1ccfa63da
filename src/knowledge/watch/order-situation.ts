/** Reads from an order's file what the watch wants to know of it, with what colleagues answered and what the desk assumes. */

import type { IsoDate } from '../../domain/calendar-date.ts'
import type { OrderFile, OrderLine } from '../../domain/order.ts'
import { paymentMeans } from './payment-means.ts'
import type { DateBasis, FieldValue, LineSituation, Situation } from './situation.ts'
import { type WatchField, watchLists } from './watch-lists.ts'
import type { FieldAnswer } from './watch-store.ts'

export interface SituationOptions {
  /** Where the desk's firm is established, ISO 3166-1 alpha-2. */
  readonly sellerCountry: string
  readonly today: IsoDate
  /** What colleagues answered about this order, and about the firm. */
  readonly answers: readonly FieldAnswer[]
}

export function orderSituation(
  file: OrderFile,
  { sellerCountry, today, answers }: SituationOptions,
): Situation {
  const { order } = file
  const { date, basis } = dateThatMatters(file, today)
  const assumed = new Set<string>()
  if (order.dispatchCountry === null) assumed.add('dispatch')
  const fields = new Map<string, FieldValue>()
  const put = (field: string, value: FieldValue | null | undefined): void => {
    if (value !== null && value !== undefined && value !== '') fields.set(field, value)
  }
  const attributes = attributesOf(file)
  for (const [field, known] of watchLists().fields) {
    put(field, answered(field, known, answers) ?? fromAttributes(known, attributes))
  }
  put('seller_country', sellerCountry)
  put('dispatch', order.dispatchCountry ?? sellerCountry)
  put('destination', order.destinationCountry)
  put('customer_country', file.customer.country)
  put('customer_vat', file.customer.vatNumber)
  put('mode', order.mode)
  put('incoterm', order.deliveryTerm?.code)
  put('named_place', order.deliveryTerm?.namedPlace)
  put('incoterm_edition', order.deliveryTerm?.edition)
  put('payment', paymentMeans(order.paymentTerms))
  put('value', amountOf(file))
  put('gross_kg', grossOf(file))
  if (file.shipments.some(({ containerNumber }) => containerNumber !== null)) put('container', true)
  return { order: order.number, date, basis, fields, lines: lineGroups(file.lines), assumed }
}

/** The day that decides which rules count: of the shipment, done or still to come, and never before today when to come. */
export function dateThatMatters(
  file: OrderFile,
  today: IsoDate,
): { readonly date: IsoDate; readonly basis: DateBasis } {
  const parts = file.lines.flatMap((line) => (line.status === 'cancelled' ? [] : line.schedule))
  const open = parts.filter((part) => part.shippedOn === null)
  const shipped = parts.flatMap(({ shippedOn }) => (shippedOn === null ? [] : [shippedOn])).sort()
  const last = shipped.at(-1)
  if (open.length === 0 && last !== undefined) return { date: last, basis: 'shipped' }
  const expected = (basis: Exclude<DateBasis, 'shipped' | 'today'>) =>
    open.flatMap((part) => part[`${basis}On`] ?? []).sort()[0]
  for (const basis of ['forecast', 'promised', 'requested'] as const) {
    const date = expected(basis)
    if (date !== undefined) return date < today ? { date: today, basis: 'today' } : { date, basis }
  }
  return { date: today, basis: 'today' }
}

/** Lines that are alike in code and origin are tried together. */
function lineGroups(lines: readonly OrderLine[]): readonly LineSituation[] {
  const live = lines.filter(({ status }) => status !== 'cancelled')
  const groups = Map.groupBy(live, ({ hsCode, originCountry }) => `${hsCode ?? ''}/${originCountry ?? ''}`)
  const own = [...groups.values()].map((alike): LineSituation => {
    const fields = new Map<string, FieldValue>()
    const [first] = alike
    if (first?.hsCode) fields.set('hs', first.hsCode)
    if (first?.originCountry) fields.set('origin', first.originCountry)
    return { lines: alike.map(({ number }) => number), fields }
  })
  return own.length > 0 ? own : [{ lines: [], fields: new Map() }]
}

/** Sum of the lines; null when a price is missing or currencies differ. */
function amountOf({ lines, order }: OrderFile): FieldValue | null {
  let amount = 0
  const currencies = new Set<string>()
  const live = lines.filter(({ status }) => status !== 'cancelled')
  for (const { unitPrice, quantity } of live) {
    if (unitPrice === null) return null
    amount += unitPrice.amount * quantity
    currencies.add(unitPrice.currency)
  }
  const [currency = order.currency] = currencies
  return live.length === 0 || currencies.size > 1 || !currency
    ? null
    : { amount: Math.round(amount * 100) / 100, currency }
}

function grossOf({ shipments }: OrderFile): number | null {
  const known = shipments.flatMap(({ grossKg }) => (grossKg === null ? [] : [grossKg]))
  return known.length === 0 || known.length < shipments.length ? null : known.reduce((sum, kg) => sum + kg, 0)
}

function attributesOf({ order, lines }: OrderFile): ReadonlyMap<string, string> {
  const all = [order.attributes, ...lines.map(({ attributes }) => attributes)]
  return new Map(
    all.flatMap((own) => Object.entries(own).map(([name, value]) => [name.toLowerCase(), value] as const)),
  )
}

function answered(field: string, known: WatchField, answers: readonly FieldAnswer[]): FieldValue | null {
  const own = answers.find((each) => each.field === field)
  return own ? readAnswer(own.value, known) : null
}

function fromAttributes(known: WatchField, attributes: ReadonlyMap<string, string>): FieldValue | null {
  for (const name of known.attributes ?? []) {
    const written = attributes.get(name)?.trim()
    if (written) return readAnswer(written, known)
  }
  return null
}

const NO = new Set(['no', 'non', 'n', 'false', 'faux', '0', 'none', 'aucun', 'aucune', 'lcl'])

/** A written answer as the field's kind takes it; null when it is none of the field's choices. */
export function readAnswer(written: string, { kind, choices }: WatchField): FieldValue | null {
  const plain = written.trim().toLowerCase()
  if (plain === '') return null
  if (kind === 'yes-no') return !NO.has(plain)
  if (kind === 'choice') return Object.keys(choices ?? {}).find((choice) => choice === plain) ?? null
  if (kind === 'number') return Number.isFinite(Number(plain)) ? Number(plain) : null
  return kind === 'country' ? written.trim().toUpperCase() : written.trim()
}
