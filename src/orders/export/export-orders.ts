/** Gives all orders back as CSV with the columns of an import. */

import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { PoolClient } from 'pg'
import type { Database } from '../../db/database.ts'
import type { Instant, IsoDate } from '../../domain/calendar-date.ts'
import { minorDigits } from '../../domain/money.ts'
import { csvRecord } from '../csv-text.ts'
import { ATTRIBUTE_PREFIX, COLUMN_NAMES, foldHeading } from '../import/columns.ts'
import { type LineRow, lineRows } from './line-rows.ts'
import { attributeNames, type ExportedLine, readLines } from './read-lines.ts'

export interface ExportReport {
  readonly rows: number
  readonly orders: number
}

export interface ExportOptions {
  /** Only orders changed since the beginning of that day; null for all. */
  readonly since: IsoDate | null
  /** In which the day begins. */
  readonly timeZone: string
}

/** Only an import as of a day asks for it. */
const COLUMNS = COLUMN_NAMES.filter((name) => name !== 'known_since')

/** Writes UTF-8 with a mark, as it stood at one instant, in constant memory. Ends the output. */
export async function exportOrders(
  db: Pick<Database, 'pool'>,
  output: Writable,
  options: ExportOptions,
): Promise<ExportReport> {
  const client = await db.pool.connect()
  const counted = { rows: 0, orders: 0 }
  try {
    await client.query('begin transaction isolation level repeatable read read only')
    const since = await firstInstant(client, options)
    await pipeline(Readable.from(csvOf(client, since, counted)), output)
    await client.query('commit')
    return counted
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}

async function firstInstant(client: PoolClient, { since, timeZone }: ExportOptions): Promise<Instant | null> {
  if (since === null) return null
  const { rows } = await client.query<{ at: Instant }>('select $1::date::timestamp at time zone $2 as at', [
    since,
    timeZone,
  ])
  return rows[0]?.at ?? null
}

async function* csvOf(
  client: PoolClient,
  since: Instant | null,
  counted: { rows: number; orders: number },
): AsyncGenerator<string> {
  const attributes = await attributeNames(client, since)
  yield `\uFEFF${csvRecord([...COLUMNS, ...attributeHeadings(attributes)])}`
  let order: string | null = null
  for await (const lines of readLines(client, since)) {
    let text = ''
    for (const line of lines) {
      if (line.order_number !== order) counted.orders += 1
      order = line.order_number
      for (const row of lineRows(line.quantity, line.parts, line.shipments, line.invoices)) {
        const fields = fieldsOf(line, row)
        text += csvRecord([
          ...COLUMNS.map((column) => fields[column] ?? null),
          ...attributes.map((name) => line.attributes[name] ?? null),
        ])
        counted.rows += 1
      }
    }
    yield text
  }
}

/** An attribute called like one of our columns must not be read as that column. */
function attributeHeadings(names: readonly string[]): readonly string[] {
  const taken = new Set(COLUMN_NAMES.map(foldHeading))
  return names.map((name) => {
    const folded = foldHeading(name)
    const isClear =
      !taken.has(folded) && !name.startsWith(ATTRIBUTE_PREFIX) && name.trim() === name && name !== ''
    taken.add(folded)
    return isClear ? name : `${ATTRIBUTE_PREFIX}${name}`
  })
}

type Fields = Readonly<Record<string, string | number | null>>

function fieldsOf(line: ExportedLine, row: LineRow): Fields {
  return { ...orderFields(line), ...partFields(row), ...movementFields(line, row) }
}

function orderFields(line: ExportedLine): Fields {
  return {
    order_number: line.order_number,
    line_number: line.line_number,
    order_date: line.ordered_on,
    customer: line.customer,
    customer_country: line.customer_country,
    customer_email: line.customer_email,
    contract_ref: line.contract_ref,
    sku: line.sku,
    description: line.description,
    hs_code: line.hs_code,
    origin_country: line.origin_country,
    destination_country: line.destination_country,
    incoterm: [line.term_code, line.term_edition === null ? null : `Incoterms ${line.term_edition}`]
      .filter((part) => part !== null)
      .join(' '),
    named_place: line.term_place,
    unit: line.unit,
    unit_price: line.unit_price,
    currency: line.currency,
    payment_terms: line.payment_terms,
    stock_available: line.stock,
    note: line.note,
    po_number: line.po_number,
    acknowledged_date: line.acknowledged_on,
    owner: line.owner,
    date_meaning: line.date_meaning,
    dispatch_country: line.dispatch_country,
    order_status: line.stated_status,
    cancelled: line.cancelled ? 'yes' : null,
  }
}

function partFields({ part }: LineRow): Fields {
  return {
    schedule_number: part.number,
    quantity_ordered: part.quantity,
    requested_date: part.requested_on,
    promised_date: part.promised_on,
    forecast_date: part.forecast_on,
    forecast_by: part.forecast_by,
    forecast_cause: part.cause_code,
    shipped_date: part.shipped_on,
    delivered_date: part.delivered_on,
    quantity_shipped: part.quantity_shipped,
    quantity_delivered: part.quantity_delivered,
  }
}

/** A shipment's weight and costs stand on the rows they came from, or on its first row. */
function movementFields(
  { mode, carrier, currency }: ExportedLine,
  { part, shipment, invoice }: LineRow,
): Fields {
  const own = shipment === null || part.source_shipment === shipment.number
  const major = (minor: number | null) =>
    minor === null || currency === null ? null : minor / 10 ** minorDigits(currency)
  const [kg, freight, insurance] = own
    ? [part.source_gross_kg, part.source_freight_minor, part.source_insurance_minor]
    : shipment.is_first
      ? [shipment.gross_kg, shipment.freight_minor, shipment.insurance_minor]
      : [null, null, null]
  return {
    shipment_number: shipment?.number ?? null,
    transport_mode: shipment?.mode ?? mode,
    carrier: shipment?.carrier ?? carrier,
    transport_document: shipment?.transport_document ?? null,
    gross_weight_kg: kg,
    freight_cost: major(freight),
    insurance_cost: major(insurance),
    invoice_number: invoice?.number ?? null,
    invoice_date: invoice?.issued_on ?? null,
    quantity_invoiced: invoice?.quantity ?? null,
    invoice_unit_price: invoice?.unit_price ?? null,
  }
}
