/** Carries rows into a staging table by COPY, the fastest way into PostgreSQL. */

import { hash } from 'node:crypto'
import { Transform } from 'node:stream'
import type { ImportRow } from './import-row.ts'

type Cell = string | number | boolean | null | readonly string[] | Readonly<Record<string, string>>

interface StagedColumn {
  readonly name: string
  readonly type: string
  of(row: ImportRow): Cell
}

const text = (name: string, of: (row: ImportRow) => Cell): StagedColumn => ({ name, type: 'text', of })
const date = (name: string, of: (row: ImportRow) => Cell): StagedColumn => ({ name, type: 'date', of })
/** As the store holds quantities and prices. */
const number = (name: string, of: (row: ImportRow) => Cell): StagedColumn => ({
  name,
  type: 'double precision',
  of,
})
/** What is multiplied by hundreds or added up, where nothing may be lost. */
const exact = (name: string, of: (row: ImportRow) => Cell): StagedColumn => ({ name, type: 'numeric', of })

const COLUMNS: readonly StagedColumn[] = [
  text('order_number', (row) => row.orderNumber),
  text('line_number', (row) => row.lineNumber),
  { name: 'schedule_number', type: 'integer', of: (row) => row.scheduleNumber },
  date('ordered_on', (row) => row.orderedOn),
  text('customer', (row) => row.customer),
  text('customer_country', (row) => row.customerCountry),
  text('customer_email', (row) => row.customerEmail),
  text('contract_ref', (row) => row.contractRef),
  text('sku', (row) => row.sku),
  text('description', (row) => row.description),
  text('hs_code', (row) => row.hsCode),
  text('origin_country', (row) => row.originCountry),
  text('destination_country', (row) => row.destinationCountry),
  text('term_code', (row) => row.termCode),
  text('term_place', (row) => row.termPlace),
  { name: 'term_edition', type: 'smallint', of: (row) => row.termEdition },
  text('mode', (row) => row.mode),
  text('carrier', (row) => row.carrier),
  number('quantity', (row) => row.quantity),
  text('unit', (row) => row.unit),
  number('unit_price', (row) => row.unitPrice),
  text('currency', (row) => row.currency),
  { name: 'minor_units', type: 'integer', of: (row) => row.minorUnits },
  date('requested_on', (row) => row.requestedOn),
  date('promised_on', (row) => row.promisedOn),
  date('forecast_on', (row) => row.forecastOn),
  text('forecast_by', (row) => row.forecastBy),
  text('forecast_cause', (row) => row.forecastCause),
  date('shipped_on', (row) => row.shippedOn),
  date('delivered_on', (row) => row.deliveredOn),
  number('quantity_shipped', (row) => row.quantityShipped),
  number('quantity_delivered', (row) => row.quantityDelivered),
  exact('quantity_invoiced', (row) => row.quantityInvoiced),
  text('invoice_number', (row) => row.invoiceNumber),
  date('invoiced_on', (row) => row.invoicedOn),
  number('invoice_price', (row) => row.invoicePrice),
  exact('gross_kg', (row) => row.grossKg),
  exact('freight', (row) => row.freightCost),
  exact('insurance', (row) => row.insuranceCost),
  text('payment_terms', (row) => row.paymentTerms),
  number('stock', (row) => row.stockAvailable),
  text('note', (row) => row.note),
  text('po_number', (row) => row.poNumber),
  text('shipment_number', (row) => row.shipmentNumber),
  text('transport_document', (row) => row.transportDocument),
  date('acknowledged_on', (row) => row.acknowledgedOn),
  text('stated_status', (row) => row.orderStatus),
  { name: 'cancelled', type: 'boolean', of: (row) => row.cancelled },
  text('owner', (row) => row.owner),
  text('date_meaning', (row) => row.dateMeaning),
  text('dispatch_country', (row) => row.dispatchCountry),
  { name: 'attributes', type: 'jsonb', of: (row) => row.attributes },
  { name: 'line_references', type: 'text[]', of: (row) => row.references },
]

/** One row per order line part; `at_line` is its line in the file. Gone with the transaction. */
export const CREATE_STAGED = `create temp table staged (
  at_line integer not null, row_hash text not null, changed boolean not null default true,
  ${COLUMNS.map(({ name, type }) => `${name} ${type}${type === 'text' ? ' collate "C"' : ''}`).join(', ')}
) on commit drop`

export const COPY_STAGED = `copy staged (at_line, row_hash, ${COLUMNS.map(({ name }) => name).join(', ')}) from stdin with (freeze)`

/** The row as one line of COPY text. Its hash covers all values, and not the line, which moves when rows are added. */
export function copyLine(row: ImportRow): string {
  let line = ''
  for (const { of } of COLUMNS) line += `\t${copyCell(of(row))}`
  return `${row.line}\t${hash('md5', line)}${line}\n`
}

function copyCell(value: Cell): string {
  if (value === null) return '\\N'
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return escaped(value)
  if (isList(value)) return escaped(`{${value.map(arrayElement).join(',')}}`)
  return escaped(JSON.stringify(value))
}

function isList(value: Cell): value is readonly string[] {
  return Array.isArray(value)
}

function arrayElement(text: string): string {
  return `"${text.replaceAll(/(["\\])/g, '\\$1')}"`
}

const NEEDS_ESCAPE = /[\\\t\n\r]/

function escaped(text: string): string {
  if (!NEEDS_ESCAPE.test(text)) return text
  return text.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r')
}

/** Batches of rows to COPY text. */
export function rowsToCopyText(): Transform {
  return new Transform({
    writableObjectMode: true,
    transform(rows: readonly ImportRow[], _encoding, done) {
      let text = ''
      for (const row of rows) text += copyLine(row)
      done(null, Buffer.from(text))
    },
  })
}
