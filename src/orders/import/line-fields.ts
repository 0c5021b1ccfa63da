/** What one row says of its order line, with what is wrong with it gathered in the fields. */

import { minorDigits } from '../../domain/money.ts'
import { ORDER_STATUSES, type OrderStatus } from '../../domain/order.ts'
import type { ImportRow } from './import-row.ts'
import type { ImportMap } from './map-file.ts'
import type { RowFields } from './row-fields.ts'

/** Reads every column. The result counts only when the fields hold no refusal afterwards. */
export function readRow(line: number, row: RowFields, map: ImportMap): ImportRow {
  const quantity = row.positive('quantity_ordered')
  if (quantity === null && row.refusals.length === 0) row.refuse('missing-value', 'quantity_ordered', '')
  const term = readTerm(row)
  const unitPrice = row.positive('unit_price')
  const currency = row.currency('currency')
  const quantityShipped = row.positive('quantity_shipped') ?? 0
  const invoiceNumber = row.text('invoice_number')
  // A row that names its invoice without a quantity was invoiced for what left, or for all of it.
  const invoicedQuantity =
    row.number('quantity_invoiced') ?? (invoiceNumber === null ? 0 : quantityShipped || (quantity ?? 0))
  const orderNumber = row.key('order_number')
  if (invoicedQuantity !== 0 && invoiceNumber === null)
    row.warn('invoice-without-number', 'quantity_invoiced', String(invoicedQuantity))
  const read: ImportRow = {
    line,
    orderNumber,
    lineNumber: map.count_lines ? null : row.key('line_number'),
    scheduleNumber: readScheduleNumber(row, map),
    orderStatus: readStatus(row),
    cancelled: isYes(row.text('cancelled')),
    knownSince: row.date('known_since'),
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
    unitPrice,
    currency,
    minorUnits: currency === null ? 1 : 10 ** minorDigits(currency),
    requestedOn: row.date('requested_date'),
    promisedOn: row.date('promised_date'),
    forecastOn: row.date('forecast_date'),
    forecastBy: row.text('forecast_by'),
    forecastCause: row.text('forecast_cause'),
    shippedOn: row.date('shipped_date'),
    deliveredOn: row.date('delivered_date'),
    quantityShipped,
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
    attributes: row.attributes === null ? map.attributes : { ...row.attributes, ...map.attributes },
    references: row.references,
  }
  crossCheck(read, row)
  return read
}

function readTerm(row: RowFields) {
  const text = row.text('incoterm')
  if (text === null) return null
  const term = row.values.incoterm(text)
  if (term === null) row.keep('unknown-incoterm', 'incoterm', text)
  return term
}

function readRowMode(row: RowFields) {
  const text = row.text('transport_mode')
  if (text === null) return null
  const mode = row.values.mode(text)
  if (mode === null) row.keep('unknown-mode', 'transport_mode', text)
  return mode
}

function readDateMeaning(row: RowFields): string | null {
  const text = row.text('date_meaning')
  if (text === null || text === 'delivered' || text === 'shipped' || text === 'ex-works') return text
  row.keep('unknown-date-meaning', 'date_meaning', text)
  return null
}

const YES: ReadonlySet<string> = new Set(['yes', 'y', 'true', '1', 'x', 'oui', 'o', 'vrai'])

function isYes(text: string | null): boolean {
  return text !== null && YES.has(text.toLowerCase())
}

function readStatus(row: RowFields): OrderStatus | null {
  const text = row.text('order_status')
  if (text === null) return null
  const status = ORDER_STATUSES.find((each) => each === text.toLowerCase().replaceAll(/[\s-]+/g, '_'))
  if (status === undefined) row.keep('unknown-status', 'order_status', text)
  return status ?? null
}

function readScheduleNumber(row: RowFields, map: ImportMap): number | null {
  const number = row.positive('schedule_number')
  if (number === null) return map.schedule_parts ? null : 1
  if (!Number.isInteger(number) || number > 9_999 || number < 1) {
    row.refuse('bad-number', 'schedule_number', String(number))
  }
  return number
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
  const amounts = [read.unitPrice, read.freightCost, read.insuranceCost, read.invoicePrice]
  const amount = amounts.find((each) => each !== null)
  if (amount !== undefined && read.currency === null && row.refusals.length === 0)
    row.refuse('price-without-currency', 'currency', String(amount))
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
