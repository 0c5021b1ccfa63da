/** One row of a file as the store takes it, and what may be wrong with a row. */

import type { IsoDate } from '../../domain/calendar-date.ts'
import type { OrderStatus, TransportMode } from '../../domain/order.ts'

/** An order line's dated part with what the row says of its order, customer, shipment and invoice. */
export interface ImportRow {
  readonly line: number
  readonly orderNumber: string
  /** Null where the map has the lines of an order counted. */
  readonly lineNumber: string | null
  /** Null where the map has the dated parts of a line counted. */
  readonly scheduleNumber: number | null
  /** As the source states it; null leaves it to what moved. */
  readonly orderStatus: OrderStatus | null
  /** The line was cancelled. */
  readonly cancelled: boolean
  /** Earliest day on which anybody could know of the order; only a replay as of a day asks. */
  readonly knownSince: IsoDate | null
  readonly orderedOn: IsoDate | null
  readonly customer: string
  readonly customerCountry: string | null
  readonly customerEmail: string | null
  readonly contractRef: string | null
  readonly sku: string | null
  readonly description: string
  readonly hsCode: string | null
  readonly originCountry: string | null
  readonly destinationCountry: string
  readonly termCode: string | null
  readonly termPlace: string | null
  readonly termEdition: number | null
  readonly mode: TransportMode | null
  readonly carrier: string | null
  readonly quantity: number
  readonly unit: string | null
  readonly unitPrice: number | null
  readonly currency: string | null
  /** Minor units in one unit of the currency: 100 for EUR, 1 for JPY. */
  readonly minorUnits: number
  readonly requestedOn: IsoDate | null
  readonly promisedOn: IsoDate | null
  readonly forecastOn: IsoDate | null
  readonly forecastBy: string | null
  readonly forecastCause: string | null
  readonly shippedOn: IsoDate | null
  readonly deliveredOn: IsoDate | null
  readonly quantityShipped: number
  readonly quantityDelivered: number
  readonly quantityInvoiced: number
  readonly invoiceNumber: string | null
  readonly invoicedOn: IsoDate | null
  readonly invoicePrice: number | null
  readonly grossKg: number | null
  readonly freightCost: number | null
  readonly insuranceCost: number | null
  readonly paymentTerms: string | null
  readonly stockAvailable: number | null
  readonly note: string | null
  readonly poNumber: string | null
  readonly shipmentNumber: string | null
  readonly transportDocument: string | null
  readonly acknowledgedOn: IsoDate | null
  readonly owner: string | null
  readonly dateMeaning: string | null
  readonly dispatchCountry: string | null
  /** Columns without a field, texts met in number columns, references to other lines. */
  readonly attributes: Readonly<Record<string, string>>
  /** Of the above: references to other lines of the file, by line number. */
  readonly references: readonly string[]
}

/** Why a row is refused, or what to look at in one that was taken. */
export const FINDING_CODES = [
  'missing-value',
  'too-few-fields',
  'too-many-fields',
  'bad-date',
  'bad-number',
  'negative-quantity',
  'zero-quantity',
  'unknown-country',
  'price-without-currency',
  'too-long',
  'control-characters',
  'same-key-differs',
  'unknown-incoterm',
  'unknown-mode',
  'unknown-status',
  'unknown-date-meaning',
  'unknown-currency',
  'word-in-number',
  'shipped-before-ordered',
  'delivered-before-shipped',
  'delivered-more-than-shipped',
  'shipped-more-than-ordered',
  'invoice-without-number',
] as const
export type FindingCode = (typeof FINDING_CODES)[number]

export interface Finding {
  readonly line: number
  readonly code: FindingCode
  readonly column: string
  /** The value as the file has it, cut to 80 characters. */
  readonly value: string
}

export type RowResult =
  | { readonly kind: 'taken'; readonly row: ImportRow; readonly warnings: readonly Finding[] }
  | { readonly kind: 'refused'; readonly refusals: readonly Finding[] }
  /** Left out as asked: not yet known on the as-of day, or not among the wanted rows of the map. */
  | { readonly kind: 'left-out'; readonly reason: 'after-as-of' | 'not-wanted' }
