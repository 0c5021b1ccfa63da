/** Where an order stands: quantities, dates and delays of its lines, its state by the figures, and what comes next. */

import { mostUrgent, worstFirst } from './attention.ts'
import type { IsoDate } from './calendar-date.ts'
import {
  hasLeft,
  type LineQuantities,
  lineQuantities,
  roundQuantity,
  shippedOfPart,
} from './line-quantities.ts'
import { extend, type Money } from './money.ts'
import { type NextStep, nextStepsOf } from './next-step.ts'
import type { OrderFile, OrderLine, OrderStatus, Shipment } from './order.ts'
import { type PartProgress, type PartState, progressOf } from './part-progress.ts'
import { type PromiseTerms, promiseTerms } from './promise.ts'
import { type RiskPosition, riskOf } from './risk.ts'
import { isSilentOn } from './source-silence.ts'
import { type Coverage, coverNeeds, type Need } from './stock-coverage.ts'

export interface LineProgress {
  readonly line: OrderLine
  readonly quantities: LineQuantities
  readonly parts: readonly PartProgress[]
  /** The part that says most about the line: the latest of the late ones, else the next one due. */
  readonly leading: PartProgress | null
  /** Stock for all that is still to ship of it. */
  readonly coverage: LineCoverage | null
}

export interface LineCoverage {
  readonly needed: number
  readonly fromStock: number
  readonly short: number
  /** Coverage of the first part that stock does not cover, else of the first part. */
  readonly leading: Coverage
}

export interface OrderCounts {
  readonly lines: number
  readonly cancelled: number
  /** Something promised is still to come: a delivery, or a shipment where that was promised. */
  readonly open: number
  readonly overdue: number
  readonly willBeLate: number
  /** Done after its promise. */
  readonly late: number
  readonly delivered: number
}

export interface Invoicing {
  /** `silent`: the source never records invoices. */
  readonly state: 'none' | 'part' | 'full' | 'over' | 'silent'
  /** Lines of which more was done, by what the promise means, than invoiced. */
  readonly linesToInvoice: number
}

export interface OrderProgress {
  readonly today: IsoDate
  readonly terms: PromiseTerms
  readonly lines: readonly LineProgress[]
  readonly counts: OrderCounts
  /** The state that the quantities show; the recorded one where they say nothing. */
  readonly status: OrderStatus
  /** The recorded state is another one. */
  readonly statusDiffers: boolean
  /** Of the line that decides how the order stands; null when nothing is open. */
  readonly leading: { readonly line: LineProgress; readonly part: PartProgress } | null
  readonly underWay: readonly Shipment[]
  readonly risk: readonly { readonly shipment: Shipment; readonly position: RiskPosition }[]
  readonly invoicing: Invoicing
  /** Value of what is outstanding; null when a price is missing or currencies differ. */
  readonly openValue: Money | null
  readonly orderValue: Money | null
  /** Open steps, the one that decides the customer's date first. */
  readonly next: readonly NextStep[]
}

const ARRIVED = new Set(['delivered', 'returned', 'refused', 'lost'])

/** Works everything out of one order's record; pure, and in time proportional to its lines. */
export function progressOfOrder(file: OrderFile, today: IsoDate): OrderProgress {
  const terms = promiseTerms(file)
  const quantities = lineQuantities(file, terms.meaning)
  const underWay = file.shipments.filter(
    (each) => hasLeft(each) && each.deliveredOn === null && !ARRIVED.has(each.status),
  )
  const carriers = shipmentsByLine(underWay)
  const coverage = coverNeeds(file, needsOf(file, quantities), today)
  const lines = file.lines.flatMap((line, index) => {
    const figures = quantities[index]
    return figures === undefined ? [] : [lineProgress(line, figures, { terms, today, carriers, coverage })]
  })
  const status = statusOf(file, lines)
  const invoicing = invoicingOf(file, lines)
  const short = lines.find((line) => line.coverage !== null && line.coverage.fromStock < line.coverage.needed)
  return {
    today,
    terms,
    lines,
    counts: countLines(lines),
    status,
    statusDiffers: status !== file.order.status,
    leading: leadingOf(lines),
    underWay,
    risk: underWay.map((shipment) => ({ shipment, position: riskOf(file.order.deliveryTerm, shipment) })),
    invoicing,
    openValue: worth(lines, (line) => line.quantities.outstanding),
    orderValue: worth(lines, (line) => (line.line.status === 'cancelled' ? 0 : line.line.quantity)),
    next: nextStepsOf(file, {
      today,
      status,
      hasToShip: lines.some((line) => line.quantities.toShip > 0),
      short: short?.coverage ? { line: short.line.number, coverage: short.coverage.leading } : null,
      underWay,
      promisesDelivery: terms.meaning === 'delivered',
      linesToInvoice: invoicing.state === 'silent' ? 0 : invoicing.linesToInvoice,
    }),
  }
}

function needsOf(file: OrderFile, quantities: readonly LineQuantities[]): Need[] {
  return file.lines.flatMap((line, index) => {
    const { sku } = line
    let toShip = quantities[index]?.toShip ?? 0
    if (sku === null || toShip === 0) return []
    return line.schedule.flatMap((part) => {
      const quantity = roundQuantity(Math.min(toShip, part.quantity - part.quantityShipped))
      if (quantity <= 0) return []
      toShip -= quantity
      const neededOn = part.promisedOn ?? part.requestedOn
      return [{ line: line.number, schedule: part.number, sku, quantity, neededOn }]
    })
  })
}

interface LineContext {
  readonly terms: PromiseTerms
  readonly today: IsoDate
  readonly carriers: ReadonlyMap<string, readonly Shipment[]>
  readonly coverage: ReadonlyMap<string, Coverage>
}

function shipmentsByLine(shipments: readonly Shipment[]): ReadonlyMap<string, readonly Shipment[]> {
  const byLine = new Map<string, Shipment[]>()
  for (const shipment of shipments) {
    for (const { lineNumber } of shipment.lines) {
      const listed = byLine.get(lineNumber)
      if (listed) listed.push(shipment)
      else byLine.set(lineNumber, [shipment])
    }
  }
  return byLine
}

function lineProgress(line: OrderLine, quantities: LineQuantities, context: LineContext): LineProgress {
  const { terms, today, coverage } = context
  const underWay = context.carriers.get(line.number) ?? []
  const aboard = partsAboard(line, quantities)
  const parts = line.schedule.map((part) =>
    progressOf(part, {
      line,
      terms,
      today,
      underWay: aboard.has(part.number) ? underWay : [],
      lineDone: quantities.outstanding === 0,
      coverage: coverage.get(`${line.number}/${part.number}`) ?? null,
    }),
  )
  return {
    line,
    quantities,
    parts,
    leading: mostUrgent(parts),
    coverage: coverageOfLine(parts),
  }
}

/** Parts of which goods have left, the earliest first where the schedule does not say: an arrival is no news of the others. */
function partsAboard(line: OrderLine, { shipped }: LineQuantities): ReadonlySet<number> {
  const recorded = line.schedule.filter((part) => shippedOfPart(part) > 0)
  if (recorded.length > 0) return new Set(recorded.map((part) => part.number))
  let left = shipped
  const aboard = line.schedule.filter((part, index) => {
    const has = index === 0 || left > 0
    left = roundQuantity(left - part.quantity)
    return has
  })
  return new Set(aboard.map((part) => part.number))
}

function coverageOfLine(parts: readonly PartProgress[]): LineCoverage | null {
  const known = parts.flatMap((part) => (part.coverage === null ? [] : [part.coverage]))
  const leading = known.find((each) => each.fromStock < each.needed) ?? known[0]
  if (leading === undefined) return null
  const sum = (of: (each: Coverage) => number) => known.reduce((total, each) => total + of(each), 0)
  return {
    needed: sum((each) => each.needed),
    fromStock: sum((each) => each.fromStock),
    short: sum((each) => each.short),
    leading,
  }
}

function leadingOf(lines: readonly LineProgress[]): OrderProgress['leading'] {
  const line = worstFirst(lines)[0]
  return line?.leading ? { line, part: line.leading } : null
}

function countLines(lines: readonly LineProgress[]): OrderCounts {
  const count = (test: (line: LineProgress) => boolean) => lines.filter(test).length
  const withPart = (state: PartState) => count((line) => line.parts.some((part) => part.state === state))
  return {
    lines: lines.length,
    cancelled: count((line) => line.line.status === 'cancelled'),
    open: count((line) => line.quantities.outstanding > 0),
    overdue: withPart('overdue'),
    willBeLate: withPart('will-be-late'),
    late: withPart('met-late'),
    delivered: count((line) => line.line.status !== 'cancelled' && line.quantities.undelivered === 0),
  }
}

/** States that only people or money decide; figures never overrule them. */
const DECIDED: ReadonlySet<OrderStatus> = new Set(['cancelled', 'closed', 'reopened', 'on_hold'])

function statusOf(file: OrderFile, lines: readonly LineProgress[]): OrderStatus {
  const recorded = file.order.status
  if (DECIDED.has(recorded) || lines.length === 0) return recorded
  const active = lines.filter((line) => line.line.status !== 'cancelled')
  if (active.length === 0) return 'cancelled'
  if (active.every((line) => line.quantities.undelivered === 0)) return 'delivered'
  if (active.every((line) => line.quantities.toShip === 0)) return 'shipped'
  return active.some((line) => line.quantities.shipped > 0) ? 'partially_shipped' : recorded
}

function invoicingOf(file: OrderFile, lines: readonly LineProgress[]): Invoicing {
  const active = lines.filter((line) => line.line.status !== 'cancelled')
  const linesToInvoice = active.filter(({ quantities }) => quantities.fulfilled > quantities.invoiced).length
  const of = (state: Invoicing['state']): Invoicing => ({ state, linesToInvoice })
  if (isSilentOn(file, 'invoices')) return of('silent')
  if (active.some(({ quantities }) => quantities.invoiced > quantities.ordered)) return of('over')
  if (lines.every((line) => line.quantities.invoiced <= 0)) return of('none')
  return of(active.every(({ quantities }) => quantities.invoiced >= quantities.ordered) ? 'full' : 'part')
}

function worth(lines: readonly LineProgress[], quantityOf: (line: LineProgress) => number): Money | null {
  let minor = 0
  let currency: string | null = null
  for (const line of lines) {
    const quantity = quantityOf(line)
    const price = line.line.unitPrice
    if (quantity === 0) continue
    if (price === null || (currency !== null && price.currency !== currency)) return null
    currency = price.currency
    minor += extend(quantity, price).minor
  }
  return currency === null ? null : { minor, currency }
}
