/** Which shipments the invoices of a line cover: the earliest first, as invoicing works through them. */

import type { IsoDate } from '../domain/calendar-date.ts'
import { hasLeft, roundQuantity, shippedOfPart } from '../domain/line-quantities.ts'
import { extend, type Money, type UnitPrice } from '../domain/money.ts'
import type { InvoiceLine, OrderFile, OrderLine } from '../domain/order.ts'
import type { LineProgress } from '../domain/order-progress.ts'

/** Goods of one line that left together. */
export interface Departure {
  readonly line: LineProgress
  /** Null where the source records dates and no shipments. */
  readonly shipment: string | null
  readonly on: IsoDate | null
  readonly quantity: number
}

/** An order's shipments and invoices by line, so that the checks of a long order stay quick. */
export interface Ledger {
  /** Departures of a line, the earliest first. */
  departures(line: LineProgress): readonly Departure[]
  /** Lines of goods invoices for an order line, the newest last; credit notes and down payments are none. */
  billed(line: OrderLine): readonly BilledLine[]
}

export interface BilledLine {
  readonly invoice: string
  readonly on: IsoDate | null
  readonly billed: InvoiceLine
}

/** The ledger of an order, grouped once for all its checks. */
export function ledgerOf(file: OrderFile): Ledger {
  const shipped = Map.groupBy(
    file.shipments
      .filter(hasLeft)
      .flatMap((shipment) =>
        shipment.lines.map((line) => ({ shipment: shipment.number, on: shipment.pickedUpOn, line })),
      ),
    ({ line }) => line.lineNumber,
  )
  const bills = Map.groupBy(
    file.invoices
      .filter((invoice) => invoice.kind === 'final' || invoice.kind === 'partial')
      .toSorted((a, b) => ((a.issuedOn ?? '') < (b.issuedOn ?? '') ? -1 : 1))
      .flatMap((invoice) =>
        invoice.lines.map((billed) => ({ invoice: invoice.number, on: invoice.issuedOn, billed })),
      ),
    ({ billed }) => billed.lineNumber,
  )
  return {
    departures(line) {
      const own = (shipped.get(line.line.number) ?? []).filter((each) => each.line.quantity > 0)
      const departures =
        own.length > 0
          ? own.map((each) => ({ line, shipment: each.shipment, on: each.on, quantity: each.line.quantity }))
          : scheduledDepartures(line)
      return departures.toSorted((a, b) => ((a.on ?? '9') < (b.on ?? '9') ? -1 : 1))
    },
    billed: (line) => bills.get(line.number) ?? [],
  }
}

function scheduledDepartures(line: LineProgress): Departure[] {
  return line.line.schedule.flatMap((part) => {
    const on = part.shippedOn ?? part.deliveredOn
    const quantity = shippedOfPart(part)
    return quantity > 0 ? [{ line, shipment: null, on, quantity }] : []
  })
}

/** Departures of which nothing has been invoiced. */
export function notInvoiced(ledger: Ledger, line: LineProgress): readonly Departure[] {
  let covered = line.quantities.invoiced
  return ledger.departures(line).filter((departure) => {
    if (covered > 0) {
      covered = roundQuantity(covered - departure.quantity)
      return false
    }
    return true
  })
}

/** Worth of a quantity at a price; null when the price is not known. */
export function worth(quantity: number, price: UnitPrice | null): Money | null {
  return price === null ? null : extend(Math.abs(quantity), price)
}

/** Sum of amounts; null when one is missing or currencies differ. */
export function sumOf(amounts: readonly (Money | null)[]): Money | null {
  const [first] = amounts
  if (first == null) return null
  let minor = 0
  for (const amount of amounts) {
    if (amount?.currency !== first.currency) return null
    minor += amount.minor
  }
  return { minor, currency: first.currency }
}
