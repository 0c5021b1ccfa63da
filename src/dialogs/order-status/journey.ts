/** The order's way in a few steps, as a picture and in words: ordered, acknowledged, promised, shipped, delivered, billed, paid. */

import type { IsoDate } from '../../domain/calendar-date.ts'
import type { TimelineBlock, TimelineStep } from '../../domain/draft.ts'
import type { FactAspect } from '../../domain/fact.ts'
import { hasLeft } from '../../domain/line-quantities.ts'
import type { OrderFile, ScheduleLine } from '../../domain/order.ts'
import type { LineProgress, OrderProgress } from '../../domain/order-progress.ts'
import type { PartProgress } from '../../domain/part-progress.ts'
import { isSilentOn } from '../../domain/source-silence.ts'
import type { View } from './view.ts'

interface Milestone {
  readonly fr: string
  readonly en: string
  readonly aspect: FactAspect
  readonly line: string | null
  readonly on: IsoDate | null
  readonly state: TimelineStep['state']
}

/** The way of the order so far and to come; of a cancelled one only how it began. */
export function timelineBlock(view: View): TimelineBlock {
  const { reading, say } = view
  const { file } = reading
  const start = [ordered(file), acknowledged(file)]
  const milestones =
    reading.progress.status === 'cancelled'
      ? start
      : [
          ...start,
          promised(view),
          receipt(view),
          ...shipped(view),
          ...delivered(view),
          invoiced(view),
          paid(view),
        ]
  return {
    kind: 'timeline',
    title: say({ fr: 'Parcours', en: 'Timeline' }),
    steps: milestones.flatMap((milestone) => (milestone === null ? [] : [stepOf(milestone, view)])),
  }
}

function stepOf({ fr, en, aspect, line, on, state }: Milestone, { sheet, say }: View): TimelineStep {
  return { label: say({ fr, en }), date: on === null ? '' : sheet.date(aspect, line, on), state }
}

function ordered({ order }: OrderFile): Milestone {
  const state = order.orderedOn === null ? 'missing' : 'done'
  return { fr: 'Commande', en: 'Order', aspect: 'ordered-on', line: null, on: order.orderedOn, state }
}

function acknowledged(file: OrderFile): Milestone | null {
  const on = file.order.acknowledgedOn
  if (on === null && isSilentOn(file, 'acknowledgements')) return null
  return {
    fr: 'Accusé de réception',
    en: 'Acknowledgement',
    aspect: 'acknowledged-on',
    line: null,
    on,
    state: on === null ? 'missing' : 'done',
  }
}

/** The promise that decides; the last one of an order that is done. */
function promised({ reading }: View): Milestone | null {
  const { leading } = reading.progress
  if (leading === null || leading.part.promisedOn === null) return null
  return {
    fr: 'Promesse',
    en: 'Promise',
    aspect: 'promised-on',
    line: leading.line.line.number,
    on: leading.part.promisedOn,
    state: promiseState(leading.part),
  }
}

function promiseState(part: PartProgress): TimelineStep['state'] {
  if (part.state === 'met' || part.state === 'done') return 'done'
  if (part.state === 'will-be-late') return 'at-risk'
  return part.state === 'met-late' || part.state === 'overdue' ? 'late' : 'expected'
}

interface Dated {
  readonly line: string | null
  readonly on: IsoDate
}

function lastOf(dates: readonly Dated[]): Dated | null {
  return dates.reduce<Dated | null>((last, each) => (last === null || each.on > last.on ? each : last), null)
}

/** When goods left; an order that left in part has a second step for the rest. */
function shipped(view: View): readonly Milestone[] {
  const { file, progress } = view.reading
  const last = lastOf([
    ...file.shipments.flatMap((each) =>
      hasLeft(each) && each.pickedUpOn !== null ? [{ line: null, on: each.pickedUpOn }] : [],
    ),
    ...partDates(file, (part) => part.shippedOn),
  ])
  const done = {
    aspect: 'shipped-on',
    line: last?.line ?? null,
    on: last?.on ?? null,
    state: 'done',
  } as const
  const active = activeLines(progress)
  if (active.every((line) => line.quantities.toShip === 0)) return [{ ...DEPARTURE, ...done }]
  const late = progress.terms.meaning !== 'delivered' && progress.leading?.part.state === 'overdue'
  const rest = { ...expectedOf(view), state: late ? 'late' : 'expected' } as const
  if (!active.some((line) => line.quantities.shipped > 0)) return [{ ...DEPARTURE, ...rest }]
  return [
    { ...PART_DEPARTURE, ...done },
    { ...REST_DEPARTURE, ...rest },
  ]
}

const DEPARTURE = { fr: 'Expédition', en: 'Shipment' }
const PART_DEPARTURE = { fr: 'Expédition partielle', en: 'Part shipment' }
const REST_DEPARTURE = { fr: 'Expédition du reste', en: 'Shipment of the rest' }

function activeLines(progress: OrderProgress): readonly LineProgress[] {
  return progress.lines.filter((line) => line.line.status !== 'cancelled')
}

function partDates(file: OrderFile, dateOf: (part: ScheduleLine) => IsoDate | null): readonly Dated[] {
  return file.lines.flatMap((line) =>
    line.schedule.flatMap((part) => {
      const on = dateOf(part)
      return on === null ? [] : [{ line: line.number, on }]
    }),
  )
}

/** The receipt that completes the stock, where the goods wait for one. */
function receipt({ reading }: View): Milestone | null {
  const { leading } = reading.progress
  const expectation = leading?.part.expectation
  if (!leading || expectation?.kind !== 'supply') return null
  const line = leading.line.line.number
  const label = { fr: 'Réception attendue', en: 'Receipt expected' }
  return { ...label, aspect: 'supply-due-on', line, on: expectation.on, state: 'expected' }
}

/** Day the leading part is forecast to leave; empty where only its receipt is known. */
function expectedOf({ reading }: View): Pick<Milestone, 'aspect' | 'line' | 'on'> {
  const { leading } = reading.progress
  const expectation = leading?.part.expectation
  const line = leading?.line.line.number ?? null
  if (expectation?.kind === 'forecast' && reading.progress.terms.meaning !== 'delivered') {
    return { aspect: 'forecast-on', line, on: expectation.on }
  }
  return { aspect: 'shipped-on', line, on: null }
}

/** When goods arrived; an order that arrived in part has a second step for the rest. */
function delivered(view: View): readonly Milestone[] {
  const { file, progress } = view.reading
  const last = lastOf([
    ...file.shipments.flatMap((each) =>
      each.deliveredOn === null ? [] : [{ line: null, on: each.deliveredOn }],
    ),
    ...partDates(file, (part) => part.deliveredOn),
  ])
  const done = {
    aspect: 'delivered-on',
    line: last?.line ?? null,
    on: last?.on ?? null,
    state: 'done',
  } as const
  const active = activeLines(progress)
  if (active.every((line) => line.quantities.undelivered === 0)) return [{ ...DELIVERY, ...done }]
  const rest = arrivalOf(view)
  if (!active.some((line) => line.quantities.delivered > 0)) return [{ ...DELIVERY, ...rest }]
  return [
    { ...PART_DELIVERY, ...done },
    { ...REST_DELIVERY, ...rest },
  ]
}

const DELIVERY = { fr: 'Livraison', en: 'Delivery' }
const PART_DELIVERY = { fr: 'Livraison partielle', en: 'Part delivery' }
const REST_DELIVERY = { fr: 'Livraison du reste', en: 'Delivery of the rest' }

/** A forecast of the delivery, else the carrier's estimate. */
function arrivalOf({ reading }: View): Pick<Milestone, 'aspect' | 'line' | 'on' | 'state'> {
  const { leading, terms, underWay } = reading.progress
  const promisesDelivery = terms.meaning === 'delivered'
  const late = promisesDelivery && leading?.part.state === 'overdue'
  const expectation = leading?.part.expectation
  if (promisesDelivery && leading && expectation?.kind === 'forecast') {
    const state = late ? 'late' : 'expected'
    return { aspect: 'forecast-on', line: leading.line.line.number, on: expectation.on, state }
  }
  const eta = lastOf(
    underWay.flatMap((each) => (each.etaOn === null ? [] : [{ line: null, on: each.etaOn }])),
  )
  const state = late ? 'late' : underWay.length > 0 ? 'current' : 'expected'
  return { aspect: 'eta-on', line: null, on: eta?.on ?? null, state }
}

function invoiced({ reading }: View): Milestone | null {
  const { file, progress } = reading
  if (progress.invoicing.state === 'silent') return null
  const dates = file.invoices.flatMap((each) =>
    each.issuedOn === null || each.kind === 'prepayment' ? [] : [{ line: null, on: each.issuedOn }],
  )
  const base = { fr: 'Facture', en: 'Invoice', aspect: 'invoiced-on', line: null } as const
  const on = lastOf(dates)?.on ?? null
  const { state, linesToInvoice } = progress.invoicing
  if (state === 'full' || state === 'over') return { ...base, on, state: 'done' }
  if (linesToInvoice > 0) return { ...base, on, state: 'current' }
  return { ...base, on, state: state === 'part' ? 'current' : 'expected' }
}

function paid({ reading }: View): Milestone | null {
  const { file, progress } = reading
  const bills = file.invoices.filter((each) => each.kind !== 'credit')
  if (bills.length === 0) return null
  const base = { fr: 'Paiement', en: 'Payment', line: null } as const
  if (bills.every((each) => each.paidOn !== null)) {
    const last = lastOf(
      bills.flatMap((each) => (each.paidOn === null ? [] : [{ line: null, on: each.paidOn }])),
    )
    return { ...base, aspect: 'paid-on', on: last?.on ?? null, state: 'done' }
  }
  const due = bills
    .flatMap((each) => (each.paidOn === null && each.dueOn !== null ? [each.dueOn] : []))
    .sort()[0]
  const late = due !== undefined && due < progress.today
  return { ...base, aspect: 'due-on', on: due ?? null, state: late ? 'late' : 'expected' }
}
