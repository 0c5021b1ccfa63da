/** Stored rows, as one look-up reads them, turned into the order that the desk speaks of. */

import type { Selectable } from 'kysely'
import type * as tables from '../db/schema.ts'
import type { Instant } from '../domain/calendar-date.ts'
import type { Money, UnitPrice } from '../domain/money.ts'
import type {
  Contact,
  Customer,
  DeliveryTerm,
  IncotermCode,
  Invoice,
  LineStatus,
  Order,
  OrderEvent,
  OrderFile,
  OrderLine,
  OrderStatus,
  ScheduleLine,
  Shipment,
  ShipmentStatus,
  StockLevel,
  Supply,
  TransportMode,
} from '../domain/order.ts'

type Row<Table> = Selectable<Table>

/** One order with all that hangs on it, as PostgreSQL's JSON gives it. Instants have an offset, dates none. */
export interface StoredOrder {
  readonly order: Row<tables.CustomerOrderTable>
  readonly derived_status: string | null
  readonly customer: Row<tables.CustomerTable> | null
  readonly contacts: readonly Row<tables.ContactTable>[] | null
  readonly lines:
    | readonly (Row<tables.OrderLineTable> & { readonly item: Row<tables.ItemTable> | null })[]
    | null
  readonly schedule: readonly Row<tables.ScheduleLineTable>[] | null
  readonly shipments: readonly Row<tables.ShipmentTable>[] | null
  readonly shipment_lines: readonly Row<tables.ShipmentLineTable>[] | null
  readonly invoices: readonly Row<tables.InvoiceTable>[] | null
  readonly invoice_lines: readonly Row<tables.InvoiceLineTable>[] | null
  readonly stock: readonly Row<tables.StockTable>[] | null
  readonly supply: readonly Row<tables.SupplyTable>[] | null
  readonly events: readonly Row<tables.OrderEventTable>[] | null
}

/** Numbers in the order people count: 2 before 10. */
const byNumber = new Intl.Collator('en', { numeric: true })

export function toOrderFile(stored: StoredOrder): OrderFile {
  const schedule = Map.groupBy(stored.schedule ?? [], (part) => part.line_number)
  const shipped = Map.groupBy(stored.shipment_lines ?? [], (line) => line.shipment_number)
  const invoiced = Map.groupBy(stored.invoice_lines ?? [], (line) => line.invoice_number)
  const { order } = stored
  const lines = (stored.lines ?? []).map((line) =>
    toLine(line, schedule.get(line.line_number) ?? [], order.currency),
  )
  return {
    order: toOrder(order, stored.derived_status),
    customer: toCustomer(stored.customer, order.customer_id),
    contacts: (stored.contacts ?? []).map(toContact),
    lines: lines.sort((a, b) => byNumber.compare(a.number, b.number)),
    shipments: (stored.shipments ?? []).map((shipment) =>
      toShipment(shipment, shipped.get(shipment.number) ?? []),
    ),
    invoices: (stored.invoices ?? []).map((invoice) =>
      toInvoice(invoice, invoiced.get(invoice.number) ?? []),
    ),
    stock: (stored.stock ?? []).map(toStock),
    supply: (stored.supply ?? []).map(toSupply),
    events: (stored.events ?? []).map(toEvent),
  }
}

/** The state that the source or a colleague recorded; what the quantities show where nobody recorded one. */
function toOrder(row: StoredOrder['order'], derivedStatus: string | null): Order {
  return {
    number: row.number,
    version: row.version,
    poNumber: row.po_number,
    contractRef: row.contract_ref,
    customerId: row.customer_id,
    status: (row.stated_status ?? derivedStatus ?? 'received') as OrderStatus,
    deliveryTerm: toDeliveryTerm(row),
    mode: row.mode as TransportMode | null,
    carrier: row.carrier,
    paymentTerms: row.payment_terms,
    currency: row.currency,
    destinationCountry: row.destination_country,
    dispatchCountry: row.dispatch_country,
    orderedOn: row.ordered_on,
    acknowledgedOn: row.acknowledged_on,
    dateMeaning: row.date_meaning,
    owner: row.owner,
    note: row.note,
    holds: row.holds,
    attributes: row.attributes,
    updatedAt: toInstant(row.updated_at),
  }
}

function toDeliveryTerm(row: StoredOrder['order']): DeliveryTerm | null {
  if (row.term_code === null) return null
  return { code: row.term_code as IncotermCode, namedPlace: row.term_place, edition: row.term_edition }
}

/** An order whose customer's record is missing still says whose it is. */
function toCustomer(row: StoredOrder['customer'], id: string): Customer {
  return {
    id,
    name: row?.name ?? id,
    country: row?.country ?? null,
    customerClass: row?.customer_class ?? null,
    language: row?.language ?? null,
    timeZone: row?.time_zone ?? null,
    email: row?.email ?? null,
    vatNumber: row?.vat_number ?? null,
    attributes: row?.attributes ?? {},
  }
}

function toContact(row: Row<tables.ContactTable>): Contact {
  return {
    id: row.id,
    customerId: row.customer_id,
    name: row.name,
    role: row.role as Contact['role'],
    email: row.email,
    phone: row.phone,
    language: row.language,
  }
}

function toLine(
  row: NonNullable<StoredOrder['lines']>[number],
  schedule: readonly Row<tables.ScheduleLineTable>[],
  orderCurrency: string | null,
): OrderLine {
  return {
    number: row.line_number,
    sku: row.sku,
    customerItemRef: row.customer_item_ref,
    description: row.description,
    quantity: row.quantity,
    unit: row.unit ?? row.item?.unit ?? null,
    unitPrice: toPrice(row.unit_price, row.currency ?? orderCurrency),
    hsCode: row.hs_code ?? row.item?.hs_code ?? null,
    originCountry: row.origin_country ?? row.item?.origin_country ?? null,
    status: lineStatus(row, schedule),
    schedule: schedule.map(toScheduleLine).sort((a, b) => a.number - b.number),
    attributes: row.attributes,
  }
}

/** From what moved of the schedule lines; a dated part without any quantity moved whole. */
function lineStatus(
  row: Row<tables.OrderLineTable>,
  schedule: readonly Row<tables.ScheduleLineTable>[],
): LineStatus {
  if (row.cancelled) return 'cancelled'
  let shipped = 0
  let delivered = 0
  for (const part of schedule) {
    const silent = part.quantity_shipped === 0 && part.quantity_delivered === 0
    const arrived = silent && part.delivered_on !== null ? part.quantity : part.quantity_delivered
    const left = silent && part.shipped_on !== null ? part.quantity : part.quantity_shipped
    delivered += arrived
    shipped += Math.max(left, arrived)
  }
  if (delivered >= row.quantity && delivered > 0) return 'delivered'
  if (shipped >= row.quantity && shipped > 0) return 'shipped'
  return shipped > 0 ? 'partially_shipped' : 'open'
}

function toScheduleLine(row: Row<tables.ScheduleLineTable>): ScheduleLine {
  return {
    number: row.number,
    quantity: row.quantity,
    requestedOn: row.requested_on,
    promisedOn: row.promised_on,
    forecastOn: row.forecast_on,
    forecastBy: row.forecast_by,
    causeCode: row.cause_code,
    shippedOn: row.shipped_on,
    deliveredOn: row.delivered_on,
    quantityShipped: row.quantity_shipped,
    quantityDelivered: row.quantity_delivered,
  }
}

function toShipment(
  row: Row<tables.ShipmentTable>,
  lines: readonly Row<tables.ShipmentLineTable>[],
): Shipment {
  return {
    number: row.number,
    mode: row.mode as TransportMode | null,
    carrier: row.carrier,
    status: row.status as ShipmentStatus,
    pickedUpOn: row.picked_up_on,
    etaOn: row.eta_on,
    deliveredOn: row.delivered_on,
    transportDocument: row.transport_document,
    containerNumber: row.container_number,
    packages: row.packages,
    grossKg: row.gross_kg,
    freightCost: toMoney(row.freight_minor, row.freight_currency),
    insuranceCost: toMoney(row.insurance_minor, row.insurance_currency),
    podName: row.pod_name,
    podReservations: row.pod_reservations,
    lines: lines
      .map((line) => ({
        lineNumber: line.line_number,
        quantity: line.quantity,
        quantityDelivered: line.quantity_delivered,
      }))
      .sort((a, b) => byNumber.compare(a.lineNumber, b.lineNumber)),
  }
}

function toInvoice(row: Row<tables.InvoiceTable>, lines: readonly Row<tables.InvoiceLineTable>[]): Invoice {
  return {
    number: row.number,
    kind: row.kind,
    issuedOn: row.issued_on,
    dueOn: row.due_on,
    paidOn: row.paid_on,
    total: toMoney(row.total_minor, row.currency),
    lines: lines
      .map((line) => ({
        lineNumber: line.line_number,
        quantity: line.quantity,
        unitPrice: toPrice(line.unit_price, line.currency ?? row.currency),
      }))
      .sort((a, b) => byNumber.compare(a.lineNumber, b.lineNumber)),
  }
}

function toStock(row: Row<tables.StockTable>): StockLevel {
  return {
    sku: row.sku,
    site: row.site,
    onHand: row.on_hand,
    reserved: row.reserved,
    qualityHold: row.quality_hold,
  }
}

function toSupply(row: Row<tables.SupplyTable>): Supply {
  return {
    id: row.id,
    kind: row.kind,
    sku: row.sku,
    quantity: row.quantity,
    dueOn: row.due_on,
    forecastOn: row.forecast_on,
    supplier: row.supplier,
  }
}

function toEvent(row: Row<tables.OrderEventTable>): OrderEvent {
  return {
    id: String(row.id),
    at: toInstant(row.at),
    kind: row.kind,
    lineNumber: row.line_number,
    actor: row.actor,
    source: row.source,
    text: row.text,
    data: row.data as Readonly<Record<string, unknown>>,
  }
}

function toMoney(minor: number | null, currency: string | null): Money | null {
  return minor === null || currency === null ? null : { minor, currency }
}

function toPrice(amount: number | null, currency: string | null): UnitPrice | null {
  return amount === null || currency === null ? null : { amount, currency }
}

/** JSON of PostgreSQL writes the offset and up to microseconds. */
function toInstant(text: string): Instant {
  return new Date(text).toISOString()
}
