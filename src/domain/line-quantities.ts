/** What was ordered, shipped, delivered and invoiced of each line, and what is left. */

import type {
  DateMeaning,
  Invoice,
  OrderFile,
  OrderLine,
  ScheduleLine,
  Shipment,
  ShipmentStatus,
} from './order.ts'

export interface LineQuantities {
  readonly ordered: number
  readonly shipped: number
  readonly delivered: number
  /** Net of credit notes; down payments do not count. */
  readonly invoiced: number
  /** What was promised and has happened: delivered, or shipped. */
  readonly fulfilled: number
  /** What was promised and has not happened: not delivered, or not shipped. Nothing on a cancelled line. */
  readonly outstanding: number
  /** Not delivered yet, whatever was promised. */
  readonly undelivered: number
  /** Not shipped yet. */
  readonly toShip: number
  /** Shipped, and not known to have arrived. */
  readonly inTransit: number
  /** The source gives a date, or only a state, and no quantity: all of it is taken to have moved. */
  readonly assumedFrom: 'date' | 'status' | null
  /** The schedule and the shipments tell different quantities; those of the shipments are used. */
  readonly disagreement: { readonly scheduled: number; readonly shipments: number } | null
}

const NOT_LEFT: ReadonlySet<ShipmentStatus> = new Set(['planned', 'booked', 'docs_ready'])

/** Whether the goods have left the seller. */
export function hasLeft(shipment: Shipment): boolean {
  return shipment.pickedUpOn !== null || !NOT_LEFT.has(shipment.status)
}

/** A sum or difference of quantities to six decimals: 0.1 + 0.2 kg shipped are the 0.3 kg ordered. */
export function roundQuantity(quantity: number): number {
  return Math.round(quantity * 1e6) / 1e6
}

/** What has left of a schedule line; all of it where the source gives a date and no quantity. */
export function shippedOfPart(part: ScheduleLine): number {
  const moved = Math.max(part.quantityShipped, part.quantityDelivered)
  return moved === 0 && isDated(part) ? part.quantity : moved
}

function isDated(part: ScheduleLine): boolean {
  return part.deliveredOn !== null || part.shippedOn !== null
}

/** An invoice for goods, or a correction of one; a down payment bills no goods. */
export function billsGoods(invoice: Invoice): boolean {
  return invoice.kind !== 'prepayment'
}

interface Tally {
  shipped: number
  delivered: number | null
  invoiced: number
}

/** Quantities of every line, in the order of `file.lines`. */
export function lineQuantities(file: OrderFile, meaning: DateMeaning): readonly LineQuantities[] {
  const tallies = new Map<string, Tally>()
  const tallyOf = (line: string): Tally => {
    const known = tallies.get(line)
    if (known) return known
    const fresh: Tally = { shipped: 0, delivered: null, invoiced: 0 }
    tallies.set(line, fresh)
    return fresh
  }
  for (const shipment of file.shipments) {
    if (!hasLeft(shipment)) continue
    for (const line of shipment.lines) {
      const tally = tallyOf(line.lineNumber)
      tally.shipped += line.quantity
      if (line.quantityDelivered !== null) tally.delivered = (tally.delivered ?? 0) + line.quantityDelivered
    }
  }
  for (const invoice of file.invoices) {
    if (!billsGoods(invoice)) continue
    for (const line of invoice.lines) tallyOf(line.lineNumber).invoiced += line.quantity
  }
  return file.lines.map((line) => quantitiesOf(line, tallies.get(line.number), meaning))
}

function quantitiesOf(line: OrderLine, tally: Tally | undefined, meaning: DateMeaning): LineQuantities {
  const scheduled = scheduledMoves(line)
  let { shipped, delivered, assumedFrom } = scheduled
  if (tally !== undefined && tally.shipped > 0) shipped = roundQuantity(tally.shipped)
  // A proof of delivery says more than the schedule.
  if (tally?.delivered != null) delivered = roundQuantity(tally.delivered)
  if (delivered === 0 && line.status === 'delivered') {
    delivered = shipped === 0 ? line.quantity : shipped
    assumedFrom = 'status'
  }
  if (shipped === 0 && (line.status === 'shipped' || line.status === 'delivered')) {
    shipped = line.quantity
    assumedFrom = 'status'
  }
  shipped = Math.max(shipped, delivered)
  const fulfilled = meaning === 'delivered' ? delivered : shipped
  const left = (done: number) =>
    line.status === 'cancelled' ? 0 : roundQuantity(Math.max(0, line.quantity - done))
  return {
    ordered: line.quantity,
    shipped,
    delivered,
    invoiced: roundQuantity(tally?.invoiced ?? 0),
    fulfilled,
    outstanding: left(fulfilled),
    undelivered: left(delivered),
    toShip: left(shipped),
    inTransit: roundQuantity(shipped - delivered),
    assumedFrom,
    disagreement:
      scheduled.shipped > 0 && scheduled.shipped !== shipped
        ? { scheduled: scheduled.shipped, shipments: shipped }
        : null,
  }
}

/** What the schedule says has moved. A dated part without any quantity moved whole. */
function scheduledMoves(line: OrderLine): Pick<LineQuantities, 'shipped' | 'delivered' | 'assumedFrom'> {
  let shipped = 0
  let delivered = 0
  let assumedFrom: LineQuantities['assumedFrom'] = null
  for (const part of line.schedule) {
    shipped += shippedOfPart(part)
    if (isDated(part) && part.quantityShipped === 0 && part.quantityDelivered === 0) {
      assumedFrom = 'date'
      if (part.deliveredOn !== null) delivered += part.quantity
    } else delivered += part.quantityDelivered
  }
  return { shipped: roundQuantity(shipped), delivered: roundQuantity(delivered), assumedFrom }
}
