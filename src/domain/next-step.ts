/** What has to happen next on an order, and whose move it is. */

import type { IsoDate } from './calendar-date.ts'
import { carriageBy } from './delivery-terms.ts'
import type { Contact, OrderFile, OrderStatus, Shipment, ShipmentStatus } from './order.ts'
import { isSilentOn } from './source-silence.ts'
import type { Coverage } from './stock-coverage.ts'

/** Services of the seller, then the others on the way. */
export const PARTIES = [
  'sales-admin',
  'owner',
  'supply',
  'warehouse',
  'transport',
  'invoicing',
  'accounts',
  'quality',
  'carrier',
  'customer',
  'customer-forwarder',
  'bank',
] as const
export type Party = (typeof PARTIES)[number]

export const STEP_CODES = [
  'complete-draft',
  'acknowledge',
  'clarify',
  'accept-changes',
  'pay-in-advance',
  'open-credit',
  'obtain-licence',
  'release-hold',
  'obtain-goods',
  'book-transport',
  'call-for-pick-up',
  'deliver',
  'hand-over',
  'solve-incident',
  'answer-reservations',
  'carry',
  'prove-delivery',
  'invoice',
  'collect',
  'await-payment',
  'close',
  'none',
] as const
export type StepCode = (typeof STEP_CODES)[number]

export interface NextStep {
  readonly code: StepCode
  readonly party: Party
  /** The person, carrier or firm by name, when the record has it. */
  readonly who: string | null
  /** Day it is expected or due. */
  readonly on: IsoDate | null
  /** The shipment, invoice or line it is about, as the record writes it. */
  readonly about: { readonly kind: 'shipment' | 'invoice' | 'line'; readonly text: string } | null
}

/** What the decision needs beside the order itself. */
export interface StepSituation {
  readonly today: IsoDate
  readonly status: OrderStatus
  readonly hasToShip: boolean
  /** First line whose stock does not cover what is still to ship. */
  readonly short: { readonly line: string; readonly coverage: Coverage } | null
  readonly underWay: readonly Shipment[]
  readonly linesToInvoice: number
  /** Otherwise the seller has done his part once the goods have left. */
  readonly promisesDelivery: boolean
}

const BEFORE_PREPARATION: Readonly<
  Partial<Record<OrderStatus, { readonly code: StepCode; readonly party: Party }>>
> = {
  draft: { code: 'complete-draft', party: 'sales-admin' },
  received: { code: 'acknowledge', party: 'sales-admin' },
  under_check: { code: 'acknowledge', party: 'sales-admin' },
  to_clarify: { code: 'clarify', party: 'sales-admin' },
  ack_with_changes: { code: 'accept-changes', party: 'customer' },
  awaiting_payment: { code: 'pay-in-advance', party: 'customer' },
  awaiting_lc: { code: 'open-credit', party: 'bank' },
  awaiting_licence: { code: 'obtain-licence', party: 'sales-admin' },
  on_hold: { code: 'release-hold', party: 'owner' },
}

const INCIDENTS: ReadonlySet<ShipmentStatus> = new Set([
  'held',
  'rolled',
  'lost',
  'damaged',
  'refused',
  'returned',
])

const READY: ReadonlySet<ShipmentStatus> = new Set(['planned', 'booked', 'docs_ready'])

/** The steps that are open now, the one that decides the customer's date first. Never empty. */
export function nextStepsOf(file: OrderFile, situation: StepSituation): readonly NextStep[] {
  const { status } = situation
  if (status === 'cancelled' || status === 'closed') return [step(file, 'none', 'sales-admin')]
  const early = BEFORE_PREPARATION[status]
  if (early && !(early.code === 'acknowledge' && isSilentOn(file, 'acknowledgements')))
    return [step(file, early.code, early.party)]
  const billing = settlement(file, situation)
  const carrying = carriage(file, situation)
  const billsFirst = !situation.hasToShip && !situation.promisesDelivery && situation.linesToInvoice > 0
  const steps = [
    ...incidents(file),
    ...preparation(file, situation),
    ...(billsFirst ? [...billing, ...carrying] : [...carrying, ...billing]),
  ]
  return steps.length > 0 ? steps : [step(file, 'close', 'sales-admin')]
}

function incidents(file: OrderFile): NextStep[] {
  const stopped = file.shipments.filter((each) => INCIDENTS.has(each.status) && each.deliveredOn === null)
  const reserved = file.shipments.filter((each) => (each.podReservations ?? '') !== '')
  return [
    ...stopped.map((each) => ({ ...step(file, 'solve-incident', 'transport'), about: shipmentRef(each) })),
    ...reserved.map((each) => ({
      ...step(file, 'answer-reservations', 'quality'),
      about: shipmentRef(each),
    })),
  ]
}

function preparation(file: OrderFile, { hasToShip, short }: StepSituation): NextStep[] {
  if (!hasToShip) return []
  if (short !== null) {
    const { coverage, line } = short
    const supplier = coverage.nextReceipt?.supply.supplier ?? null
    return [
      {
        ...step(file, 'obtain-goods', 'supply'),
        who: supplier,
        on: coverage.coveredOn ?? coverage.nextReceipt?.on ?? null,
        about: { kind: 'line', text: line },
      },
    ]
  }
  // A source without shipments does not tell how far their preparation is.
  if (isSilentOn(file, 'shipments')) return [step(file, 'deliver', 'sales-admin')]
  const ready = file.shipments.find((each) => READY.has(each.status) && each.pickedUpOn === null)
  if (ready) return [{ ...step(file, 'hand-over', 'warehouse'), about: shipmentRef(ready) }]
  const term = file.order.deliveryTerm
  return term !== null && carriageBy(term.code) === 'buyer'
    ? [step(file, 'call-for-pick-up', 'customer-forwarder')]
    : [step(file, 'book-transport', 'transport')]
}

function carriage(file: OrderFile, { underWay, today }: StepSituation): NextStep[] {
  const moving = underWay.filter((each) => !INCIDENTS.has(each.status))
  return moving.slice(0, 1).map((each) => {
    const arrived = each.etaOn !== null && each.etaOn < today
    return {
      code: arrived ? ('prove-delivery' as const) : ('carry' as const),
      party: 'carrier' as const,
      who: each.carrier ?? file.order.carrier,
      on: each.etaOn,
      about: shipmentRef(each),
    }
  })
}

function settlement(file: OrderFile, { linesToInvoice, today }: StepSituation): NextStep[] {
  if (linesToInvoice > 0) return [step(file, 'invoice', 'invoicing')]
  const unpaid = file.invoices.filter((each) => each.paidOn === null && each.kind !== 'credit')
  const first = [...unpaid].sort((a, b) => ((a.dueOn ?? '9') < (b.dueOn ?? '9') ? -1 : 1))[0]
  if (first === undefined) return []
  const overdue = first.dueOn !== null && first.dueOn < today
  return [
    {
      ...step(file, overdue ? 'collect' : 'await-payment', overdue ? 'accounts' : 'customer'),
      on: first.dueOn,
      about: { kind: 'invoice', text: first.number },
    },
  ]
}

function shipmentRef(shipment: Shipment): NextStep['about'] {
  return { kind: 'shipment', text: shipment.number }
}

const CONTACT_FOR: Readonly<Partial<Record<Party, Contact['role']>>> = {
  customer: 'buyer',
  'customer-forwarder': 'forwarder',
  bank: 'bank',
}

function step(file: OrderFile, code: StepCode, party: Party): NextStep {
  const role = CONTACT_FOR[party]
  const named =
    role === undefined
      ? party === 'owner' || party === 'sales-admin'
        ? file.order.owner
        : null
      : (file.contacts.find((contact) => contact.role === role)?.name ?? null)
  return { code, party, who: named, on: null, about: null }
}
