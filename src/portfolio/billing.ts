/** Which shipments the invoices of a line cover: the earliest first, as invoicing works through them. */

import type { IsoDate } from '../domain/calendar-date.ts'
import { hasLeft } from '../domain/line-quantities.ts'
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

/** Departures of a line, the earliest first. */
export function departuresOf(file: OrderFile, line: LineProgress): readonly Departure[] {
  const shipped = file.shipments.filter(hasLeft).flatMap((shipment) =>
    shipment.lines
      .filter((each) => each.lineNumber === line.line.number && each.quantity > 0)
      .map((each) => ({
        line,
        shipment: shipment.number,
        on: shipment.pickedUpOn,
        quantity: each.quantity,
      })),
  )
  const departures = shipped.length > 0 ? shipped : scheduledDepartures(line)
  return departures.toSorted((a, b) => ((a.on ?? '9') < (b.on ?? '9') ? -1 : 1))
}

function scheduledDepartures(line: LineProgress): Departure[] {
  return line.line.schedule.flatMap((part) => {
    const on = part.shippedOn ?? part.deliveredOn
    const moved = Math.max(part.quantityShipped, part.quantityDelivered)
    const quantity = moved > 0 ? moved : on === null ? 0 : part.quantity
    return quantity > 0 ? [{ line, shipment: null, on, quantity }] : []
  })
}

/** Departures of which nothing has been invoiced. */
export function notInvoiced(file: OrderFile, line: LineProgress): readonly Departure[] {
  let covered = line.quantities.invoiced
  return departuresOf(file, line).filter((departure) => {
    if (covered > 0) {
      covered -= departure.quantity
      return false
    }
    return true
  })
}

/** Lines of goods invoices for one order line, with their invoice numbers; the last one is the newest. */
export function billedLines(
  file: OrderFile,
  line: OrderLine,
): readonly { readonly invoice: string; readonly on: IsoDate | null; readonly billed: InvoiceLine }[] {
  return file.invoices
    .filter((invoice) => invoice.kind === 'final' || invoice.kind === 'partial')
    .toSorted((a, b) => ((a.issuedOn ?? '') < (b.issuedOn ?? '') ? -1 : 1))
    .flatMap((invoice) =>
      invoice.lines
        .filter((each) => each.lineNumber === line.number)
        .map((billed) => ({ invoice: invoice.number, on: invoice.issuedOn, billed })),
    )
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
