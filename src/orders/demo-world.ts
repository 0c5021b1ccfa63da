/** Loads the made-up exporter's portfolio of content/demo/world.yaml into an empty store. */

import { readFile } from 'node:fs/promises'
import { type Kysely, sql } from 'kysely'
import { parse } from 'yaml'
import { plainJson } from '../db/plain-text.ts'
import type { Schema } from '../db/schema.ts'
import { addDays, daysBetween, type IsoDate, isoWeekday } from '../domain/calendar-date.ts'
import { DeskError } from '../domain/desk-error.ts'
import { money } from '../domain/money.ts'
import { type DemoOrder, demoWorldSchema } from './demo-world-schema.ts'
import { refreshSummaries } from './order-summary.ts'

/** The day on which the world stands as it is written. */
const DEMO_DAY: IsoDate = '2026-03-16'

const FILE = new URL('../../content/demo/world.yaml', import.meta.url)
const LOAD_LOCK = 20_260_318
const DISPATCH_COUNTRY = 'FR'

export interface DemoLoad {
  /** False when the store had orders already: then nothing was written. */
  readonly loaded: boolean
  readonly orders: number
  readonly shiftDays: number
}

/**
 * Fills an empty store, all at once or not at all; a store with orders is left as it is. With `today` every date moves
 * by whole weeks to the week of that day, so that weekdays stay; without it the dates stay as written.
 */
export async function loadDemoWorld(
  db: Kysely<Schema>,
  options: { readonly today?: IsoDate } = {},
): Promise<DemoLoad> {
  const shiftDays = options.today === undefined ? 0 : weeksTo(options.today)
  const world = readWorld(await readFile(FILE, 'utf8'), shiftDays)
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${LOAD_LOCK})`.execute(tx)
    const present = await tx.selectFrom('customer_order').select('number').limit(1).executeTakeFirst()
    if (present !== undefined) return { loaded: false, orders: 0, shiftDays: 0 }
    await insertParties(tx, world)
    for (const order of world.orders) await insertOrder(tx, order, world)
    await refreshSummaries(tx, sql`select number from customer_order`)
    return { loaded: true, orders: world.orders.length, shiftDays }
  })
}

type World = ReturnType<typeof readWorld>

function readWorld(text: string, shiftDays: number) {
  const read = demoWorldSchema.safeParse(shifted(parse(text), shiftDays))
  if (read.success) return read.data
  const { path, message } = read.error.issues[0] ?? { path: [], message: '' }
  throw new DeskError('bad-input', { problem: `content/demo/world.yaml: ${path.join('.')}: ${message}` })
}

/** From the Monday of the demo's week to the Monday of that day's week. */
function weeksTo(today: IsoDate): number {
  return daysBetween(DEMO_DAY, addDays(today, 1 - isoWeekday(today)))
}

/** Moves every date and instant of the file; they are known by their form. */
function shifted(value: unknown, days: number): unknown {
  if (days === 0) return value
  if (typeof value === 'string') {
    const [, date, rest] = /^(\d{4}-\d{2}-\d{2})(T[\d:.]+Z)?$/.exec(value) ?? []
    return date === undefined ? value : addDays(date, days) + (rest ?? '')
  }
  if (Array.isArray(value)) return value.map((each) => shifted(each, days))
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, shifted(each, days)]))
  }
  return value
}

async function insertParties(db: Kysely<Schema>, world: World): Promise<void> {
  const customers = world.customers.map((each) => ({
    id: each.id,
    name: each.name,
    country: each.country,
    customer_class: each.class,
    language: each.language,
    time_zone: each.timeZone,
    email: each.email,
    vat_number: each.vat,
    attributes: each.attributes,
  }))
  const contacts = world.customers.flatMap((customer) =>
    customer.contacts.map((contact) => ({ ...contact, customer_id: customer.id })),
  )
  const items = world.items.map((each) => ({
    sku: each.sku,
    description: each.description,
    unit: each.unit,
    hs_code: each.hs,
    origin_country: each.origin,
    net_kg: each.netKg,
    attributes: each.attributes,
  }))
  const stock = world.stock.map((each) => ({
    sku: each.sku,
    site: each.site,
    on_hand: each.onHand,
    reserved: each.reserved,
    quality_hold: each.qualityHold,
  }))
  const supply = world.supply.map(({ due, forecast, ...each }) => ({
    ...each,
    due_on: due,
    forecast_on: forecast,
  }))
  await db.insertInto('customer').values(customers).execute()
  await db.insertInto('contact').values(contacts).execute()
  await db.insertInto('item').values(items).execute()
  await db.insertInto('stock').values(stock).execute()
  await db.insertInto('supply').values(supply).execute()
}

async function insertOrder(db: Kysely<Schema>, order: DemoOrder, world: World): Promise<void> {
  const [, code, place] = /^(\w{3}) (.+)$/.exec(order.term ?? '') ?? []
  await db
    .insertInto('customer_order')
    .values({
      number: order.number,
      po_number: order.po,
      contract_ref: order.contract,
      customer_id: order.customer,
      stated_status: order.status,
      term_code: code ?? null,
      term_place: place ?? null,
      term_edition: code === undefined ? null : 2020,
      mode: order.mode,
      carrier: order.carrier,
      payment_terms: order.payment,
      currency: order.currency,
      destination_country: order.destination,
      dispatch_country: order.term === null ? null : DISPATCH_COUNTRY,
      ordered_on: order.ordered,
      acknowledged_on: order.acknowledged,
      date_meaning: order.dateMeaning,
      owner: order.owner,
      note: null,
      holds: order.holds,
      attributes: order.attributes,
      source: 'demo',
      import_run: null,
      updated_at: order.events.at(-1)?.at ?? `${DEMO_DAY}T06:00:00Z`,
      updated_by: null,
    })
    .execute()
  await insertLines(db, order, world)
  await insertShipments(db, order)
  await insertInvoices(db, order)
  await insertEvents(db, order)
}

async function insertLines(db: Kysely<Schema>, order: DemoOrder, world: World): Promise<void> {
  for (const line of order.lines) {
    const item = world.items.find((each) => each.sku === line.sku)
    await db
      .insertInto('order_line')
      .values({
        order_number: order.number,
        line_number: line.number,
        sku: line.sku,
        customer_item_ref: line.customerItem,
        description: line.description ?? item?.description ?? line.number,
        quantity: line.quantity,
        unit: item?.unit ?? null,
        unit_price: line.price,
        currency: null,
        hs_code: line.hs ?? item?.hs ?? null,
        origin_country: item?.origin ?? null,
        cancelled: line.cancelled,
      })
      .execute()
    const schedule = line.schedule.map((part, index) => ({
      order_number: order.number,
      line_number: line.number,
      number: index + 1,
      quantity: part.quantity,
      requested_on: part.requested,
      promised_on: part.promised,
      forecast_on: part.forecast,
      forecast_by: part.forecastBy,
      cause_code: part.cause,
      shipped_on: part.shipped,
      delivered_on: part.delivered,
      quantity_shipped: part.quantityShipped,
      quantity_delivered: part.quantityDelivered,
    }))
    if (schedule.length > 0) await db.insertInto('schedule_line').values(schedule).execute()
  }
}

async function insertShipments(db: Kysely<Schema>, order: DemoOrder): Promise<void> {
  for (const shipment of order.shipments) {
    await db
      .insertInto('shipment')
      .values({
        number: shipment.number,
        mode: shipment.mode,
        carrier: shipment.carrier,
        status: shipment.status,
        picked_up_on: shipment.pickedUp,
        eta_on: shipment.eta,
        delivered_on: shipment.delivered,
        transport_document: shipment.transportDocument,
        container_number: shipment.container,
        packages: shipment.packages,
        gross_kg: shipment.grossKg,
        freight_minor: shipment.freight?.minor ?? null,
        freight_currency: shipment.freight?.currency ?? null,
        insurance_minor: shipment.insurance?.minor ?? null,
        insurance_currency: shipment.insurance?.currency ?? null,
        pod_name: shipment.podName,
        pod_reservations: shipment.podReservations,
      })
      .execute()
    const lines = shipment.lines.map((line) => ({
      order_number: order.number,
      shipment_number: shipment.number,
      line_number: line.line,
      quantity: line.quantity,
      quantity_delivered: line.delivered,
    }))
    await db.insertInto('shipment_line').values(lines).execute()
  }
}

async function insertInvoices(db: Kysely<Schema>, order: DemoOrder): Promise<void> {
  for (const invoice of order.invoices) {
    const currency = invoice.total?.currency ?? order.currency
    const billed = invoice.lines.reduce((sum, line) => sum + line.quantity * line.price, 0)
    const total = invoice.total ?? (currency === null ? null : money(billed, currency))
    await db
      .insertInto('invoice')
      .values({
        number: invoice.number,
        kind: invoice.kind,
        issued_on: invoice.issued,
        due_on: invoice.due,
        paid_on: invoice.paid,
        total_minor: total?.minor ?? null,
        currency,
      })
      .execute()
    const lines = invoice.lines.map((line) => ({
      order_number: order.number,
      invoice_number: invoice.number,
      line_number: line.line,
      quantity: line.quantity,
      unit_price: line.price,
      currency: null,
    }))
    await db.insertInto('invoice_line').values(lines).execute()
  }
}

async function insertEvents(db: Kysely<Schema>, order: DemoOrder): Promise<void> {
  const events = order.events.map((event) => ({
    order_number: order.number,
    line_number: event.line,
    at: event.at,
    kind: event.kind,
    actor: event.actor,
    source: event.source,
    text: event.text,
    data: plainJson({}),
    withdrawn_at: null,
  }))
  if (events.length > 0) await db.insertInto('order_event').values(events).execute()
}
