/** What a delivery term settles: who books the main carriage and where the seller's delivery happens. */

import type { IncotermCode } from './order.ts'

/** Where the seller delivers: at his place, to a carrier, at the port of loading, or at the destination. */
export type DeliveryPoint = 'seller-place' | 'carrier' | 'loading-port' | 'destination'

interface TermRule {
  readonly point: DeliveryPoint
  readonly carriageBy: 'seller' | 'buyer'
}

const RULES: Readonly<Record<IncotermCode, TermRule>> = {
  EXW: { point: 'seller-place', carriageBy: 'buyer' },
  FCA: { point: 'carrier', carriageBy: 'buyer' },
  FAS: { point: 'loading-port', carriageBy: 'buyer' },
  FOB: { point: 'loading-port', carriageBy: 'buyer' },
  CPT: { point: 'carrier', carriageBy: 'seller' },
  CIP: { point: 'carrier', carriageBy: 'seller' },
  CFR: { point: 'loading-port', carriageBy: 'seller' },
  CIF: { point: 'loading-port', carriageBy: 'seller' },
  DAP: { point: 'destination', carriageBy: 'seller' },
  DPU: { point: 'destination', carriageBy: 'seller' },
  DDP: { point: 'destination', carriageBy: 'seller' },
  DAT: { point: 'destination', carriageBy: 'seller' },
  DDU: { point: 'destination', carriageBy: 'seller' },
  DAF: { point: 'destination', carriageBy: 'seller' },
  DES: { point: 'destination', carriageBy: 'seller' },
  DEQ: { point: 'destination', carriageBy: 'seller' },
}

/** Where the seller has delivered under the term. */
export function deliveryPoint(code: IncotermCode): DeliveryPoint {
  return RULES[code].point
}

/** Who chooses and pays the main carrier. */
export function carriageBy(code: IncotermCode): 'seller' | 'buyer' {
  return RULES[code].carriageBy
}
