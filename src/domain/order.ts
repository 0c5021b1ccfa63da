/** The order and all that hangs on it, as the desk reads it in one look-up. */

import type { Instant, IsoDate } from './calendar-date.ts'
import type { Money, UnitPrice } from './money.ts'

/** Main states of an order (order-desk data model, 3.2). Invoicing is a flag per shipment, never a main state. */
export const ORDER_STATUSES = [
  'draft',
  'received',
  'to_clarify',
  'under_check',
  'acknowledged',
  'ack_with_changes',
  'awaiting_payment',
  'awaiting_lc',
  'awaiting_licence',
  'in_preparation',
  'partially_shipped',
  'shipped',
  'delivered',
  'closed',
  'on_hold',
  'cancelled',
  'reopened',
] as const
export type OrderStatus = (typeof ORDER_STATUSES)[number]

export const TRANSPORT_MODES = ['road', 'sea', 'air', 'rail', 'courier', 'multimodal'] as const
export type TransportMode = (typeof TRANSPORT_MODES)[number]

/** The eleven rules of Incoterms 2020, and older ones that real orders still carry. */
export const INCOTERM_CODES = [
  'EXW',
  'FCA',
  'CPT',
  'CIP',
  'DAP',
  'DPU',
  'DDP',
  'FAS',
  'FOB',
  'CFR',
  'CIF',
  'DAT',
  'DDU',
  'DAF',
  'DES',
  'DEQ',
] as const
export type IncotermCode = (typeof INCOTERM_CODES)[number]

export interface DeliveryTerm {
  readonly code: IncotermCode
  readonly namedPlace: string | null
  /** Edition of the rules the order cites, 2020 or 2010; null when the order does not say. */
  readonly edition: number | null
}

export type CustomerClass = 'A' | 'B' | 'C'

export interface Customer {
  readonly id: string
  readonly name: string
  readonly country: string | null
  readonly customerClass: CustomerClass | null
  readonly language: string | null
  readonly timeZone: string | null
  readonly email: string | null
  readonly vatNumber: string | null
  readonly attributes: Readonly<Record<string, string>>
}

export interface Contact {
  readonly id: string
  readonly customerId: string
  readonly name: string
  readonly role: 'buyer' | 'planner' | 'quality' | 'accounts' | 'forwarder' | 'bank' | 'inspector' | 'other'
  readonly email: string | null
  readonly phone: string | null
  readonly language: string | null
}

/** What the promised date means: goods ready, handed over, or delivered. */
export type DateMeaning = 'ex-works' | 'shipped' | 'delivered'

export interface Order {
  /** Our number, as written by the ERP: `SO-1001`. */
  readonly number: string
  /** Rises by one at each change; an amendment names the version it changes. */
  readonly version: number
  readonly poNumber: string | null
  readonly contractRef: string | null
  readonly customerId: string
  readonly status: OrderStatus
  readonly deliveryTerm: DeliveryTerm | null
  readonly mode: TransportMode | null
  readonly carrier: string | null
  readonly paymentTerms: string | null
  readonly currency: string | null
  /** ISO 3166-1 alpha-2. */
  readonly destinationCountry: string
  /** ISO 3166-1 alpha-2 of the place the goods leave from; null when unknown. */
  readonly dispatchCountry: string | null
  readonly orderedOn: IsoDate | null
  readonly acknowledgedOn: IsoDate | null
  readonly dateMeaning: DateMeaning | null
  readonly owner: string | null
  readonly note: string | null
  readonly holds: readonly string[]
  /** Columns of the source that the desk has no field for, kept as they came. */
  readonly attributes: Readonly<Record<string, string>>
  readonly updatedAt: Instant
}

export type LineStatus = 'open' | 'partially_shipped' | 'shipped' | 'delivered' | 'cancelled'

export interface OrderLine {
  /** As the ERP numbers it: `10`, `20`. */
  readonly number: string
  readonly sku: string | null
  readonly customerItemRef: string | null
  readonly description: string
  readonly quantity: number
  /** UNECE Recommendation 20 code or the ERP's own word; null when the source gives none. */
  readonly unit: string | null
  readonly unitPrice: UnitPrice | null
  readonly hsCode: string | null
  readonly originCountry: string | null
  readonly status: LineStatus
  readonly schedule: readonly ScheduleLine[]
  readonly attributes: Readonly<Record<string, string>>
}

/** One dated part of a line. A line delivered at once has exactly one. */
export interface ScheduleLine {
  readonly number: number
  readonly quantity: number
  readonly requestedOn: IsoDate | null
  readonly promisedOn: IsoDate | null
  readonly forecastOn: IsoDate | null
  /** Who gave the forecast: a supplier, a carrier, a colleague; null when there is no forecast. */
  readonly forecastBy: string | null
  readonly causeCode: string | null
  readonly shippedOn: IsoDate | null
  readonly deliveredOn: IsoDate | null
  readonly quantityShipped: number
  readonly quantityDelivered: number
}

export type ShipmentStatus =
  | 'planned'
  | 'booked'
  | 'docs_ready'
  | 'picked_up'
  | 'export_cleared'
  | 'departed'
  | 'arrived'
  | 'import_cleared'
  | 'delivered'
  | 'held'
  | 'rolled'
  | 'lost'
  | 'damaged'
  | 'refused'
  | 'returned'

export interface Shipment {
  readonly number: string
  readonly mode: TransportMode | null
  readonly carrier: string | null
  readonly status: ShipmentStatus
  readonly pickedUpOn: IsoDate | null
  /** Estimated arrival at the named place or destination, from the carrier. */
  readonly etaOn: IsoDate | null
  readonly deliveredOn: IsoDate | null
  readonly transportDocument: string | null
  readonly containerNumber: string | null
  readonly packages: number | null
  readonly grossKg: number | null
  readonly freightCost: Money | null
  readonly insuranceCost: Money | null
  readonly podName: string | null
  readonly podReservations: string | null
  readonly lines: readonly ShipmentLine[]
}

export interface ShipmentLine {
  readonly lineNumber: string
  readonly quantity: number
  readonly quantityDelivered: number | null
}

export type InvoiceKind = 'final' | 'partial' | 'prepayment' | 'credit' | 'debit'

export interface Invoice {
  readonly number: string
  readonly kind: InvoiceKind
  readonly issuedOn: IsoDate | null
  readonly dueOn: IsoDate | null
  readonly paidOn: IsoDate | null
  readonly total: Money | null
  readonly lines: readonly InvoiceLine[]
}

export interface InvoiceLine {
  readonly lineNumber: string
  /** Negative on a credit note. */
  readonly quantity: number
  readonly unitPrice: UnitPrice | null
}

export interface StockLevel {
  readonly sku: string
  readonly site: string
  readonly onHand: number
  readonly reserved: number
  readonly qualityHold: number
}

/** A purchase or production order that will bring an item. */
export interface Supply {
  readonly id: string
  readonly kind: 'purchase' | 'production' | 'transfer'
  readonly sku: string
  readonly quantity: number
  readonly dueOn: IsoDate | null
  readonly forecastOn: IsoDate | null
  readonly supplier: string | null
}

/** An entry of the order's append-only timeline. */
export interface OrderEvent {
  readonly id: string
  readonly at: Instant
  readonly kind: string
  readonly lineNumber: string | null
  readonly actor: string | null
  readonly source: 'erp' | 'carrier' | 'user' | 'watch' | 'desk'
  readonly text: string | null
  readonly data: Readonly<Record<string, unknown>>
}

/** Everything the desk knows of one order. */
export interface OrderFile {
  readonly order: Order
  readonly customer: Customer
  readonly contacts: readonly Contact[]
  readonly lines: readonly OrderLine[]
  readonly shipments: readonly Shipment[]
  readonly invoices: readonly Invoice[]
  readonly stock: readonly StockLevel[]
  readonly supply: readonly Supply[]
  readonly events: readonly OrderEvent[]
}

/** One row of a list of orders, enough to choose from. */
export interface OrderSummary {
  readonly number: string
  readonly poNumber: string | null
  readonly customerName: string
  readonly destinationCountry: string
  readonly status: OrderStatus
  readonly orderedOn: IsoDate | null
  /** Earliest promise of a part not yet delivered; null when all is delivered or nothing was promised. */
  readonly nextPromisedOn: IsoDate | null
  readonly lastDeliveredOn: IsoDate | null
  readonly lineCount: number
  readonly openLineCount: number
  readonly owner: string | null
}
