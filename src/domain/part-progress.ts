/** Promised against expected against actual for one schedule line, with the delay in working and calendar days. */

import { daysBetween, type IsoDate } from './calendar-date.ts'
import type { OrderLine, ScheduleLine, Shipment } from './order.ts'
import type { PromiseTerms } from './promise.ts'
import type { Coverage } from './stock-coverage.ts'
import { workingDaysBetween } from './working-days.ts'

/** When the part should be there, as far as anything on record says. */
export interface Expectation {
  readonly on: IsoDate
  /** Given by someone, by the carrier of its shipment, or concluded from the receipt that completes its stock. */
  readonly kind: 'forecast' | 'carrier' | 'supply'
  readonly by: string | null
  /** It cannot be sooner and may be later: goods complete that day still have to travel. */
  readonly atLeast: boolean
}

export type PartState =
  | 'cancelled'
  /** Done by its promise, done after it, or done without one. */
  | 'met'
  | 'met-late'
  | 'done'
  /** The promise has passed and the part is not done. */
  | 'overdue'
  | 'will-be-late'
  | 'on-track'
  /** Promised later, and nothing on record says whether it will be kept. */
  | 'not-known'
  | 'unpromised'

export interface Delay {
  /** Positive is late, negative is early. */
  readonly workingDays: number
  readonly calendarDays: number
  /** What it was measured to. `today` is a delay that still grows. */
  readonly to: 'actual' | 'forecast' | 'carrier' | 'supply' | 'today'
  readonly on: IsoDate
}

export interface PartProgress {
  readonly schedule: number
  readonly quantity: number
  readonly left: number
  readonly requestedOn: IsoDate | null
  readonly promisedOn: IsoDate | null
  readonly expectation: Expectation | null
  /** The given forecast has passed without the part being done. */
  readonly forecastPassed: boolean
  /** Day the promised event happened; null while it has not, or when the day is not on record. */
  readonly actualOn: IsoDate | null
  readonly state: PartState
  readonly delay: Delay | null
  /** Why it is late: recorded by someone, or concluded from the stock. */
  readonly cause: { readonly code: string; readonly recorded: boolean } | null
  readonly coverage: Coverage | null
}

export interface PartContext {
  readonly line: OrderLine
  readonly terms: PromiseTerms
  readonly today: IsoDate
  /** Shipments under way that carry goods of this part. */
  readonly underWay: readonly Shipment[]
  readonly lineDone: boolean
  readonly coverage: Coverage | null
}

/** Where one schedule line stands on the day of the context. */
export function progressOf(part: ScheduleLine, context: PartContext): PartProgress {
  const { terms, today, line } = context
  const cancelled = line.status === 'cancelled'
  const recordedOn = actualDate(part, terms)
  const moved = movedOf(part, terms)
  const done =
    !cancelled && (context.lineDone || moved >= part.quantity || (recordedOn !== null && moved === 0))
  const actualOn = done ? recordedOn : null
  const expectation = done || cancelled ? null : expectationOf(part, context)
  const forecastPassed = !done && !cancelled && part.forecastOn !== null && part.forecastOn < today
  const state = cancelled
    ? 'cancelled'
    : done
      ? doneState(part.promisedOn, actualOn)
      : openState(part.promisedOn, expectation, context)
  return {
    schedule: part.number,
    quantity: part.quantity,
    left: done || cancelled ? 0 : Math.max(0, part.quantity - moved),
    requestedOn: part.requestedOn,
    promisedOn: part.promisedOn,
    expectation,
    forecastPassed,
    actualOn,
    state,
    delay: delayOf(part.promisedOn, state, actualOn, expectation, context),
    cause: causeOf(part, state, context),
    coverage: context.coverage,
  }
}

/** The day that answers the promise: of delivery, or of leaving. A delivery shows that the goods had left. */
function actualDate(part: ScheduleLine, terms: PromiseTerms): IsoDate | null {
  return terms.meaning === 'delivered' ? part.deliveredOn : (part.shippedOn ?? part.deliveredOn)
}

function movedOf(part: ScheduleLine, terms: PromiseTerms): number {
  return terms.meaning === 'delivered'
    ? part.quantityDelivered
    : Math.max(part.quantityShipped, part.quantityDelivered)
}

function doneState(promisedOn: IsoDate | null, actualOn: IsoDate | null): PartState {
  if (promisedOn === null || actualOn === null) return 'done'
  return actualOn > promisedOn ? 'met-late' : 'met'
}

function openState(
  promisedOn: IsoDate | null,
  expectation: Expectation | null,
  { today, coverage, underWay }: PartContext,
): PartState {
  if (promisedOn === null) return 'unpromised'
  if (promisedOn < today) return 'overdue'
  if (expectation !== null) return expectation.on > promisedOn ? 'will-be-late' : 'on-track'
  if (coverage !== null && coverage.fromStock === coverage.needed && underWay.length === 0) return 'on-track'
  return 'not-known'
}

/** What a person recorded wins, then the carrier's estimate, then the day stock will be complete. */
function expectationOf(part: ScheduleLine, context: PartContext): Expectation | null {
  const { today, terms, underWay, coverage } = context
  if (part.forecastOn !== null && part.forecastOn >= today) {
    return { on: part.forecastOn, kind: 'forecast', by: part.forecastBy, atLeast: false }
  }
  if (terms.meaning === 'delivered') {
    const etas = underWay.flatMap((shipment) => (shipment.etaOn === null ? [] : [shipment]))
    const last = etas.reduce<Shipment | null>(
      (latest, each) => (latest === null || (each.etaOn ?? '') > (latest.etaOn ?? '') ? each : latest),
      null,
    )
    if (last?.etaOn != null && last.etaOn >= today) {
      return { on: last.etaOn, kind: 'carrier', by: last.carrier, atLeast: false }
    }
  }
  if (coverage?.coveredOn != null) {
    return { on: coverage.coveredOn, kind: 'supply', by: null, atLeast: terms.meaning === 'delivered' }
  }
  return null
}

/** As forecasts file it. */
const STOCK_SHORTAGE = 'stock-shortage'

function causeOf(part: ScheduleLine, state: PartState, { coverage }: PartContext): PartProgress['cause'] {
  if (part.causeCode !== null) return { code: part.causeCode, recorded: true }
  const inDoubt = state === 'overdue' || state === 'will-be-late' || state === 'not-known'
  const runsShort = coverage !== null && (coverage.short > 0 || coverage.coveredOn !== null)
  return inDoubt && runsShort ? { code: STOCK_SHORTAGE, recorded: false } : null
}

function delayOf(
  promisedOn: IsoDate | null,
  state: PartState,
  actualOn: IsoDate | null,
  expectation: Expectation | null,
  { terms, today }: PartContext,
): Delay | null {
  if (promisedOn === null || state === 'cancelled' || state === 'done' || state === 'unpromised') return null
  const span = (on: IsoDate, to: Delay['to']): Delay => ({
    workingDays: workingDaysBetween(promisedOn, on, terms.calendar),
    calendarDays: daysBetween(promisedOn, on),
    to,
    on,
  })
  if (actualOn !== null && (state === 'met' || state === 'met-late')) return span(actualOn, 'actual')
  if (expectation !== null && (state === 'will-be-late' || expectation.on > today)) {
    return expectation.on > promisedOn ? span(expectation.on, expectation.kind) : null
  }
  return state === 'overdue' ? span(today, 'today') : null
}
