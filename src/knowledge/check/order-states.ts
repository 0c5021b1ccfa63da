/** Whether an order or some of its lines are in a state, by quantities first, recorded states second. */

import type { Fact, FactAspect } from '../../domain/fact.ts'
import type { State } from './claim.ts'
import { dateOf, type Lines, type OrderRecord } from './order-record.ts'

/** `part`: some of it. `unsure`: the record contradicts itself or says nothing of it. */
export type Truth = 'yes' | 'no' | 'part' | 'unsure'

export interface StateReading {
  readonly truth: Truth
  /** The fact that shows it. */
  readonly evidence: Fact | null
}

const UNSURE: StateReading = { truth: 'unsure', evidence: null }

export function readState(record: OrderRecord, lines: Lines, state: State): StateReading {
  switch (state) {
    case 'shipped':
      return agreed(quantityState(record, lines, 'quantity-shipped'), statusState(record, lines, state))
    case 'delivered':
      return agreed(quantityState(record, lines, 'quantity-delivered'), statusState(record, lines, state))
    case 'in-transit':
      return transitState(record, lines)
    case 'invoiced':
      return invoicedState(record, lines)
    case 'paid':
      return paidState(record)
    case 'acknowledged':
      return acknowledgedState(record)
    case 'late':
      return lateState(record, lines)
    case 'on-time':
      return opposite(lateState(record, lines))
    case 'arrived':
    case 'cleared':
    case 'booked':
      return shipmentState(record, state)
    case 'lost':
    case 'damaged':
    case 'refused':
    case 'returned':
      return confirmedOnly(shipmentState(record, state))
    default:
      return statusState(record, lines, state)
  }
}

const opposite = ({ truth, evidence }: StateReading): StateReading => ({
  truth: truth === 'yes' ? 'no' : truth === 'no' ? 'yes' : truth,
  evidence,
})

const confirmedOnly = (reading: StateReading): StateReading => (reading.truth === 'yes' ? reading : UNSURE)

/** Two sources that say opposite things leave it open. */
function agreed(first: StateReading, second: StateReading): StateReading {
  if (first.truth === 'unsure') return second
  if (second.truth === 'unsure' || second.truth === first.truth) return first
  if (first.truth === 'part' || second.truth === 'part') return first.truth === 'part' ? first : second
  return UNSURE
}

function quantityState(record: OrderRecord, lines: Lines, aspect: FactAspect): StateReading {
  let wanted = 0
  let moved = 0
  let evidence: Fact | null = null
  const all = lines.length > 0 ? lines : record.lines
  const isAllCancelled = all.every((line) => isCancelled(record, line))
  for (const line of all) {
    const ordered = record.quantity('quantity-ordered', line)
    const done = record.quantity(aspect, line)
    if (ordered === null || done === null) return UNSURE
    if (!isAllCancelled && isCancelled(record, line)) continue
    wanted += ordered
    moved += Math.min(done, ordered)
    evidence ??= record.index.of(aspect).find((fact) => fact.line === line) ?? null
  }
  if (wanted === 0) return UNSURE
  return { truth: moved <= 0 ? 'no' : moved < wanted ? 'part' : 'yes', evidence }
}

function isCancelled(record: OrderRecord, line: string): boolean {
  return record.index
    .of('line-status')
    .some((fact) => fact.line === line && fact.value.kind === 'status' && fact.value.status === 'cancelled')
}

/** What each recorded state of an order or a line says of the states people speak of. */
const ORDER_STATES: ReadonlyMap<string, readonly State[]> = new Map<string, readonly State[]>([
  ['draft', ['draft', 'open']],
  ['received', ['received', 'open']],
  ['to_clarify', ['to-clarify', 'open']],
  ['under_check', ['open']],
  ['acknowledged', ['acknowledged', 'open']],
  ['ack_with_changes', ['acknowledged', 'open']],
  ['awaiting_payment', ['awaiting-payment', 'open']],
  ['awaiting_lc', ['awaiting-lc', 'open']],
  ['awaiting_licence', ['awaiting-licence', 'open']],
  ['in_preparation', ['preparing', 'open']],
  ['open', ['open']],
  ['partially_shipped', ['open']],
  ['shipped', ['shipped']],
  ['delivered', ['shipped', 'delivered']],
  ['closed', ['shipped', 'delivered', 'closed']],
  ['on_hold', ['on-hold', 'open']],
  ['cancelled', ['cancelled']],
  ['reopened', ['reopened', 'open']],
])
/** States that a line can be in; the others are the whole order's. */
const OF_LINES: ReadonlySet<State> = new Set<State>(['shipped', 'delivered', 'cancelled', 'open'])

/** States of an order that say nothing of where its goods are. */
const SILENT_ON_GOODS: ReadonlySet<string> = new Set([
  'on_hold',
  'closed',
  'reopened',
  'to_clarify',
  'cancelled',
])

function statusState(record: OrderRecord, lines: Lines, state: State): StateReading {
  const isOfLines = lines.length > 0 && OF_LINES.has(state)
  const own = isOfLines ? record.pool('line-status', lines).filter((fact) => fact.line !== null) : []
  const facts = own.length > 0 ? own : record.index.of('order-status')
  if (facts.length === 0) return UNSURE
  const readings = facts.map((fact) => ({ fact, truth: byStatus(fact, state) }))
  const [first] = readings
  const yes = readings.find((each) => each.truth === 'yes')
  if (yes && readings.every((each) => each.truth === 'yes')) return { truth: 'yes', evidence: yes.fact }
  const part = readings.find((each) => each.truth === 'part') ?? yes
  if (part) return { truth: own.length > 1 || part.truth === 'part' ? 'part' : 'unsure', evidence: part.fact }
  return { truth: first?.truth ?? 'unsure', evidence: first?.fact ?? null }
}

function byStatus(fact: Fact, state: State): Truth {
  if (fact.value.kind !== 'status') return 'unsure'
  const { status } = fact.value
  const means = ORDER_STATES.get(status)
  if (means === undefined) return 'unsure'
  if (means.includes(state)) return 'yes'
  const isOfGoods = state === 'shipped' || state === 'delivered'
  if (status === 'partially_shipped' && state === 'shipped') return 'part'
  if (isOfGoods && SILENT_ON_GOODS.has(status)) return 'unsure'
  if (state === 'delivered' && status === 'partially_shipped') return 'unsure'
  return 'no'
}

function transitState(record: OrderRecord, lines: Lines): StateReading {
  const shipped = readState(record, lines, 'shipped')
  const delivered = readState(record, lines, 'delivered')
  if (shipped.truth === 'no') return shipped
  if (delivered.truth === 'yes') return { truth: 'no', evidence: delivered.evidence }
  if (shipped.truth === 'unsure') return UNSURE
  const under = record.index.of('shipment-status').find((fact) => TRANSIT.has(statusOf(fact)))
  if (under) return { truth: 'yes', evidence: under }
  return { truth: shipped.truth === 'yes' ? 'yes' : 'unsure', evidence: shipped.evidence }
}

const TRANSIT: ReadonlySet<string> = new Set([
  'picked_up',
  'export_cleared',
  'departed',
  'arrived',
  'import_cleared',
  'held',
  'rolled',
])
const CLEARED: ReadonlySet<string> = new Set([
  'export_cleared',
  'departed',
  'arrived',
  'import_cleared',
  'delivered',
])
const ARRIVED: ReadonlySet<string> = new Set(['arrived', 'import_cleared', 'delivered'])
const NOT_YET: ReadonlySet<string> = new Set(['planned', 'booked', 'docs_ready', 'picked_up'])

function statusOf(fact: Fact): string {
  return fact.value.kind === 'status' ? fact.value.status : ''
}

function shipmentState(record: OrderRecord, state: State): StateReading {
  const facts = record.index.of('shipment-status')
  const [first] = facts
  if (!first) return UNSURE
  const is = (fact: Fact): boolean => {
    const status = statusOf(fact)
    if (state === 'arrived') return ARRIVED.has(status)
    if (state === 'cleared') return CLEARED.has(status)
    if (state === 'booked') return status !== 'planned'
    return status === state
  }
  const found = facts.find(is)
  if (found) return { truth: facts.every(is) ? 'yes' : 'part', evidence: found }
  const early = facts.every((fact) => NOT_YET.has(statusOf(fact)))
  return early || state === 'booked' ? { truth: 'no', evidence: first } : UNSURE
}

function invoicedState(record: OrderRecord, lines: Lines): StateReading {
  const byQuantity = quantityState(record, lines, 'quantity-invoiced')
  if (byQuantity.truth !== 'unsure') {
    const number = record.index.of('invoice-number')[0]
    return byQuantity.truth === 'no' || !number ? byQuantity : { truth: byQuantity.truth, evidence: number }
  }
  const number = record.index.of('invoice-number')[0]
  return number ? { truth: 'yes', evidence: number } : UNSURE
}

function paidState(record: OrderRecord): StateReading {
  const invoices = record.index.of('invoice-number').length
  const paid = record.index.of('paid-on')
  if (paid[0]) return { truth: paid.length >= invoices ? 'yes' : 'part', evidence: paid[0] }
  const number = record.index.of('invoice-number')[0]
  return number ? { truth: 'no', evidence: number } : UNSURE
}

function acknowledgedState(record: OrderRecord): StateReading {
  const on = record.index.of('acknowledged-on')[0]
  if (on) return { truth: 'yes', evidence: on }
  const status = record.index.of('order-status')[0]
  if (!status) return UNSURE
  const said = statusOf(status)
  if (said === 'acknowledged' || said === 'ack_with_changes') return { truth: 'yes', evidence: status }
  return said === 'received' || said === 'draft' ? { truth: 'no', evidence: status } : UNSURE
}

/** Late when the record has a delay, or when a promise has passed with goods still to move. */
function lateState(record: OrderRecord, lines: Lines): StateReading {
  const delays = record
    .pool('delay-working-days', lines)
    .filter((fact) => fact.line !== null && fact.value.kind === 'days')
  const late = delays.find((fact) => fact.value.kind === 'days' && fact.value.days > 0)
  if (late) return { truth: 'yes', evidence: late }
  const promised = record.pool('promised-on', lines)
  const [first] = promised
  if (!first) return UNSURE
  const open = (lines.length > 0 ? lines : record.lines).some(
    (line) => (record.quantity('quantity-outstanding', line) ?? 0) > 0,
  )
  const passed = promised.find((fact) => dateOf(fact) < record.today)
  if (open && passed && delays.length === 0) return UNSURE
  const expectedLater = (lines.length > 0 ? lines : record.lines).some((line) => {
    const own = record.index.of('promised-on').filter((fact) => fact.line === line)
    const latest = own.reduce((most, fact) => Math.max(most, asNumber(fact)), Number.NEGATIVE_INFINITY)
    return record.expected(line).some((fact) => asNumber(fact) > latest)
  })
  return expectedLater ? UNSURE : { truth: 'no', evidence: delays[0] ?? first }
}

const asNumber = (fact: Fact): number => Date.parse(`${dateOf(fact)}T00:00:00Z`)
