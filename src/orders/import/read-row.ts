/** Turns the records of a file into rows of orders, by a map and, when replaying history, as of a day. */

import type { IsoDate } from '../../domain/calendar-date.ts'
import { COLUMN_NAMES, foldHeading, REQUIRED_COLUMNS } from './columns.ts'
import type { CsvRecord } from './csv-reader.ts'
import type { ImportRow, RowResult } from './import-row.ts'
import type { ImportMap } from './map-file.ts'
import { readDate, readIncoterm, readMode } from './read-values.ts'
import { RowFields } from './row-fields.ts'

export interface RowReader {
  /** Required columns that neither the file nor the map gives. Rows can be read only when there are none. */
  readonly missing: readonly string[]
  /** Headings that no column reads; their values are kept as attributes. */
  readonly kept: readonly string[]
  read(record: CsvRecord): RowResult
}

export interface RowReaderOptions {
  readonly map: ImportMap
  /** Dates after it count as not known yet; null takes everything. */
  readonly asOf: IsoDate | null
}

type Source = { readonly index: readonly number[] } | { readonly constant: string }

/** Prepares reading for a heading. */
export function createRowReader(heading: readonly string[], options: RowReaderOptions): RowReader {
  const { map, asOf } = options
  const folded = heading.map(foldHeading)
  const sources = new Map<string, Source>()
  for (const column of COLUMN_NAMES) {
    const source = sourceOf(column, folded, map)
    if (source) sources.set(column, source)
  }
  const used = new Set([...sources.values()].flatMap((source) => ('index' in source ? source.index : [])))
  const kept = heading.flatMap((name, index) =>
    used.has(index) || name.trim() === '' ? [] : [{ name: name.trim(), index }],
  )
  const wanted = Object.entries(map.only).map(([name, values]) => ({
    index: folded.indexOf(foldHeading(name)),
    values,
  }))
  const notKnown = new Set(map.not_known)
  const translations = new Map(
    Object.entries(map.values).map(([column, table]) => [column, new Map(Object.entries(table))]),
  )

  const known = (text: string) => {
    const trimmed = text.trim()
    return notKnown.has(trimmed) ? '' : trimmed
  }
  const firstKnown = (fields: readonly string[], indexes: readonly number[]) => {
    for (const index of indexes) {
      const value = known(fields[index] ?? '')
      if (value !== '') return value
    }
    return ''
  }
  const rawOf = (fields: readonly string[]) => (column: string) => {
    const source = sources.get(column)
    if (!source) return ''
    const value = 'constant' in source ? source.constant : firstKnown(fields, source.index)
    return translations.get(column)?.get(value) ?? value
  }

  return {
    missing: REQUIRED_COLUMNS.filter((column) => !sources.has(column)),
    kept: kept.map(({ name }) => name),
    read(record) {
      const { fields, line } = record
      const row = new RowFields(line, rawOf(fields), map)
      if (fields.length !== heading.length) {
        row.refuse(
          fields.length < heading.length ? 'too-few-fields' : 'too-many-fields',
          '',
          String(fields.length),
        )
        return { kind: 'refused', refusals: row.refusals }
      }
      if (wanted.some(({ index, values }) => !values.includes((fields[index] ?? '').trim()))) {
        return { kind: 'left-out', reason: 'not-wanted' }
      }
      for (const { name, index } of kept) {
        const value = known(fields[index] ?? '')
        if (value !== '' && !isLater(value, map, asOf)) row.attributes[name] = value
      }
      const read = readRow(line, row, map)
      if (row.refusals.length > 0) return { kind: 'refused', refusals: row.refusals }
      const seen = asOf === null ? read : asKnownOn(read, asOf)
      if (seen === null) return { kind: 'left-out', reason: 'after-as-of' }
      return { kind: 'taken', row: seen, warnings: row.warnings }
    },
  }
}

function sourceOf(column: string, folded: readonly string[], map: ImportMap): Source | null {
  const constant = map.constants[column]
  if (constant !== undefined) return { constant }
  const given = map.columns[column]
  const names = given === undefined ? [column] : typeof given === 'string' ? [given] : given
  const index = names.map((name) => folded.indexOf(foldHeading(name))).filter((at) => at >= 0)
  return index.length > 0 ? { index } : null
}

/** A kept column that is a date after the day would tell what was not known yet. */
function isLater(value: string, map: ImportMap, asOf: IsoDate | null): boolean {
  if (asOf === null) return false
  const date = readDate(value, map.dates)
  return date !== null && date > asOf
}

function readRow(line: number, row: RowFields, map: ImportMap): ImportRow {
  const quantity = row.positive('quantity_ordered')
  if (quantity === null && row.refusals.length === 0) row.refuse('missing-value', 'quantity_ordered', '')
  const term = readTerm(row)
  const invoicedQuantity = row.number('quantity_invoiced') ?? 0
  const invoiceNumber = row.text('invoice_number')
  const orderNumber = row.key('order_number')
  if (invoicedQuantity !== 0 && invoiceNumber === null)
    row.warn('invoice-without-number', 'quantity_invoiced', String(invoicedQuantity))
  const read: ImportRow = {
    line,
    orderNumber,
    lineNumber: row.key('line_number'),
    scheduleNumber: row.positive('schedule_number'),
    orderedOn: row.date('order_date'),
    customer: row.required('customer'),
    customerCountry: row.country('customer_country'),
    customerEmail: row.text('customer_email'),
    contractRef: row.text('contract_ref'),
    sku: row.text('sku'),
    description: row.required('description'),
    hsCode: row.text('hs_code'),
    originCountry: row.country('origin_country'),
    destinationCountry: row.country('destination_country') ?? missingDestination(row),
    termCode: term?.code ?? null,
    termPlace: row.text('named_place') ?? term?.place ?? null,
    termEdition: term?.edition ?? null,
    mode: readRowMode(row),
    carrier: row.text('carrier'),
    quantity: quantity ?? 0,
    unit: row.text('unit'),
    unitPrice: row.positive('unit_price'),
    currency: row.currency('currency'),
    requestedOn: row.date('requested_date'),
    promisedOn: row.date('promised_date'),
    forecastOn: row.date('forecast_date'),
    shippedOn: row.date('shipped_date'),
    deliveredOn: row.date('delivered_date'),
    quantityShipped: row.positive('quantity_shipped') ?? 0,
    quantityDelivered: row.positive('quantity_delivered') ?? 0,
    quantityInvoiced: invoicedQuantity,
    invoiceNumber: invoiceNumber ?? (invoicedQuantity === 0 ? null : `${orderNumber} (?)`),
    invoicedOn: row.date('invoice_date'),
    invoicePrice: row.positive('invoice_unit_price'),
    grossKg: row.positive('gross_weight_kg'),
    freightCost: row.positive('freight_cost'),
    insuranceCost: row.positive('insurance_cost'),
    paymentTerms: row.text('payment_terms'),
    stockAvailable: row.number('stock_available'),
    note: row.text('note'),
    poNumber: row.text('po_number'),
    shipmentNumber: row.text('shipment_number'),
    transportDocument: row.text('transport_document'),
    acknowledgedOn: row.date('acknowledged_date'),
    owner: row.text('owner'),
    dateMeaning: readDateMeaning(row),
    dispatchCountry: row.country('dispatch_country'),
    attributes: { ...row.attributes, ...map.attributes },
    references: row.references,
  }
  crossCheck(read, row)
  return read
}

function readTerm(row: RowFields) {
  const text = row.text('incoterm')
  if (text === null) return null
  const term = readIncoterm(text)
  if (term === null) row.keep('unknown-incoterm', 'incoterm', text)
  return term
}

function readRowMode(row: RowFields) {
  const text = row.text('transport_mode')
  if (text === null) return null
  const mode = readMode(text)
  if (mode === null) row.keep('unknown-mode', 'transport_mode', text)
  return mode
}

function readDateMeaning(row: RowFields): string | null {
  const text = row.text('date_meaning')
  return text === 'delivered' || text === 'shipped' || text === 'ex-works' ? text : null
}

function missingDestination(row: RowFields): string {
  if (!row.refusals.some(({ column }) => column === 'destination_country')) {
    row.refuse('missing-value', 'destination_country', '')
  }
  return ''
}

/** What cannot be refused, since it happens, and should be looked at. */
function crossCheck(read: ImportRow, row: RowFields): void {
  const { orderedOn, shippedOn, deliveredOn, quantity, quantityShipped, quantityDelivered } = read
  if (read.unitPrice !== null && read.currency === null)
    row.refuse('price-without-currency', 'unit_price', String(read.unitPrice))
  if (quantity === 0) row.warn('zero-quantity', 'quantity_ordered', '0')
  if (orderedOn !== null && shippedOn !== null && shippedOn < orderedOn)
    row.warn('shipped-before-ordered', 'shipped_date', shippedOn)
  if (shippedOn !== null && deliveredOn !== null && deliveredOn < shippedOn)
    row.warn('delivered-before-shipped', 'delivered_date', deliveredOn)
  if (quantityShipped > quantity)
    row.warn('shipped-more-than-ordered', 'quantity_shipped', String(quantityShipped))
  if (quantityDelivered > Math.max(quantityShipped, quantity))
    row.warn('delivered-more-than-shipped', 'quantity_delivered', String(quantityDelivered))
}

/**
 * The row as the desk knew it on that day: nothing that happened later. Null when the order was not placed yet; an
 * order without a date counts as known from the earliest date its row has.
 */
export function asKnownOn(row: ImportRow, day: IsoDate): ImportRow | null {
  const dates = [
    row.orderedOn,
    row.acknowledgedOn,
    row.requestedOn,
    row.promisedOn,
    row.shippedOn,
    row.deliveredOn,
  ]
  const first = row.orderedOn ?? dates.filter((date) => date !== null).sort()[0]
  if (first !== undefined && first !== null && first > day) return null
  const until = (date: IsoDate | null) => (date !== null && date <= day ? date : null)
  const shippedOn = until(row.shippedOn)
  const deliveredOn = until(row.deliveredOn)
  const moved = shippedOn !== null || deliveredOn !== null
  const invoiced = row.invoicedOn === null ? moved : until(row.invoicedOn) !== null
  return {
    ...row,
    acknowledgedOn: until(row.acknowledgedOn),
    shippedOn,
    deliveredOn,
    // A forecast, a stock and a document are of the day of the extract.
    forecastOn: null,
    stockAvailable: null,
    quantityShipped: moved ? row.quantityShipped : 0,
    quantityDelivered: deliveredOn === null ? 0 : row.quantityDelivered,
    shipmentNumber: moved ? row.shipmentNumber : null,
    transportDocument: moved ? row.transportDocument : null,
    quantityInvoiced: invoiced ? row.quantityInvoiced : 0,
    invoiceNumber: invoiced ? row.invoiceNumber : null,
    invoicedOn: invoiced ? row.invoicedOn : null,
    invoicePrice: invoiced ? row.invoicePrice : null,
  }
}
