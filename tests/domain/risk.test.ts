import { describe, expect, it } from 'vitest'
import type { IncotermCode, Shipment } from '../../src/domain/order.ts'
import { riskOf } from '../../src/domain/risk.ts'
import { orderFile } from '../support/order-files.ts'

function risk(code: IncotermCode, namedPlace: string | null, given: Partial<Shipment>) {
  const [shipment] = orderFile({ shipments: [given] }).shipments
  if (!shipment) expect.unreachable()
  return riskOf({ code, namedPlace, edition: 2020 }, shipment)
}

const NOT_LEFT = { status: 'booked', pickedUpOn: null } as const

describe('who bears the risk', () => {
  it('CPT Bursa, after pick-up: the buyer, since the hand-over to the first carrier', () => {
    expect(risk('CPT', 'Bursa', {})).toEqual({
      bearer: 'buyer',
      event: 'handed-to-carrier',
      on: '2026-03-13',
      missing: null,
    })
    expect(risk('CPT', 'Bursa', NOT_LEFT).bearer).toBe('seller')
    expect(risk('CIP', 'Jebel Ali', { status: 'damaged' }).bearer).toBe('buyer')
  })

  it('DAP Stuttgart, before arrival: the seller', () => {
    expect(risk('DAP', 'Stuttgart', { status: 'departed' })).toMatchObject({
      bearer: 'seller',
      event: 'arrived',
    })
    expect(risk('DAP', 'Stuttgart', { status: 'arrived' }).bearer).toBe('buyer')
    expect(risk('DPU', 'Stuttgart', { status: 'arrived' })).toMatchObject({
      bearer: 'unknown',
      missing: 'event',
    })
    expect(risk('DPU', 'Stuttgart', { deliveredOn: '2026-03-15' }).bearer).toBe('buyer')
  })

  it('on board decides for sea terms, and customs clearance does not tell', () => {
    expect(risk('FOB', 'Fos', { status: 'picked_up' }).bearer).toBe('seller')
    expect(risk('CFR', 'San Antonio', { status: 'export_cleared' }).bearer).toBe('unknown')
    expect(risk('CIF', 'San Antonio', { status: 'departed' })).toMatchObject({
      bearer: 'buyer',
      event: 'on-board',
    })
  })

  it('EXW: not known before pick-up, since making available is not on record', () => {
    expect(risk('EXW', 'Saint-Priest', NOT_LEFT)).toMatchObject({ bearer: 'unknown', missing: 'event' })
    expect(risk('EXW', 'Saint-Priest', {}).bearer).toBe('buyer')
  })

  it('FCA without a place: not known until the main carriage has begun', () => {
    expect(risk('FCA', null, {})).toMatchObject({ bearer: 'unknown', missing: 'named-place' })
    expect(risk('FCA', null, { status: 'departed' }).bearer).toBe('buyer')
    expect(risk('FCA', 'Saint-Priest', {}).bearer).toBe('buyer')
  })

  it('concludes nothing without a term, or from an older one', () => {
    expect(risk('DAF', 'Kehl', {})).toMatchObject({ bearer: 'unknown', missing: 'rule' })
    const [shipment] = orderFile({ shipments: [{}] }).shipments
    expect(shipment && riskOf(null, shipment)).toMatchObject({ bearer: 'unknown', missing: 'term' })
  })
})
