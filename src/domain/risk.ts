/** Who bears loss or damage of a shipment at this point of its journey, by the delivery term. */

import type { IsoDate } from './calendar-date.ts'
import type { DeliveryTerm, IncotermCode, Shipment, ShipmentStatus } from './order.ts'

/** The event at which risk passes: at the buyer's disposal, handed over, alongside or on board, arrived, unloaded. */
export type TransferEvent =
  | 'at-disposal'
  | 'handed-to-carrier'
  | 'alongside'
  | 'on-board'
  | 'arrived'
  | 'unloaded'

export interface RiskPosition {
  readonly bearer: 'seller' | 'buyer' | 'unknown'
  /** The event that decides; null when the term is unknown or one we hold no rule for. */
  readonly event: TransferEvent | null
  /** When it happened, if the record says. */
  readonly on: IsoDate | null
  /** Why it is not known: the term, its place, the event in the record, or a rule for an older term. */
  readonly missing: 'term' | 'named-place' | 'event' | 'rule' | null
}

const EVENTS: Readonly<Partial<Record<IncotermCode, TransferEvent>>> = {
  EXW: 'at-disposal',
  FCA: 'handed-to-carrier',
  CPT: 'handed-to-carrier',
  CIP: 'handed-to-carrier',
  FAS: 'alongside',
  FOB: 'on-board',
  CFR: 'on-board',
  CIF: 'on-board',
  DAP: 'arrived',
  DPU: 'unloaded',
  DDP: 'arrived',
}

/** How far along each status is; exceptions say nothing about the place the goods have reached. */
const REACHED: Readonly<Partial<Record<ShipmentStatus, number>>> = {
  planned: 0,
  booked: 0,
  docs_ready: 0,
  picked_up: 1,
  export_cleared: 2,
  departed: 3,
  arrived: 4,
  import_cleared: 5,
  delivered: 6,
}

/** Risk of one shipment under the order's term. It concludes from recorded events only, never from expected dates. */
export function riskOf(term: DeliveryTerm | null, shipment: Shipment): RiskPosition {
  if (term === null) return unknown(null, 'term')
  const event = EVENTS[term.code]
  if (event === undefined) return unknown(null, 'rule')
  const reached = Math.max(
    REACHED[shipment.status] ?? 0,
    shipment.pickedUpOn === null ? 0 : 1,
    shipment.deliveredOn === null ? 0 : 6,
  )
  switch (event) {
    case 'at-disposal':
      // Risk passes before pick-up, when the goods are made available; the record has no such event.
      return reached >= 1 ? passed(event, shipment.pickedUpOn) : unknown(event, 'event')
    case 'handed-to-carrier':
      if (reached < 1) return withSeller(event)
      // Under FCA the place decides whether pick-up was the hand-over or only the way to it.
      if (term.code === 'FCA' && term.namedPlace === null && reached < 3) return unknown(event, 'named-place')
      return passed(event, shipment.pickedUpOn)
    case 'alongside':
    case 'on-board':
      if (reached >= 3) return passed(event, null)
      return reached < 1
        ? withSeller(event)
        : shipment.status === 'picked_up'
          ? withSeller(event)
          : unknown(event, 'event')
    case 'arrived':
      return reached < 4 ? withSeller(event) : passed(event, shipment.deliveredOn)
    case 'unloaded':
      if (reached >= 6) return passed(event, shipment.deliveredOn)
      return reached < 4 ? withSeller(event) : unknown(event, 'event')
  }
}

function withSeller(event: TransferEvent): RiskPosition {
  return { bearer: 'seller', event, on: null, missing: null }
}

function passed(event: TransferEvent, on: IsoDate | null): RiskPosition {
  return { bearer: 'buyer', event, on, missing: null }
}

function unknown(event: TransferEvent | null, missing: NonNullable<RiskPosition['missing']>): RiskPosition {
  return { bearer: 'unknown', event, on: null, missing }
}
