/** Typed references: what they name, and what a mistyped one was meant to be. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { REFERENCE_KINDS } from '../../../src/domain/reference.ts'
import { nearTexts } from '../../../src/orders/typed-reference.ts'
import { openTestStore, type TestStore } from '../../support/store.ts'

let store: TestStore
beforeAll(async () => {
  store = await openTestStore()
})
afterAll(() => store.close())

async function named(candidate: string): Promise<string[]> {
  const [matches] = await store.orders.findReferences([candidate])
  return (matches ?? []).map((match) => `${match.kind} ${match.text}`)
}

async function suggested(candidate: string, limit = 3): Promise<string[]> {
  const matches = await store.orders.suggestReferences(candidate, REFERENCE_KINDS, limit)
  return matches.map((match) => `${match.kind} ${match.text}`)
}

describe('a reference names', () => {
  it.each([
    ['SO-1006', 'order SO-1006'],
    ['so1006', 'order SO-1006'],
    ['so 1006', 'order SO-1006'],
    ['1006', 'order SO-1006'],
    ['cde 1006', 'order SO-1006'],
    ['commande n° 1006', 'order SO-1006'],
    ['order no. 1006', 'order SO-1006'],
    ['nb 44871', 'po NB-44871'],
    ['4500018722', 'po 4500018722'],
    ['PO 4500018722', 'po 4500018722'],
    ['f20260311', 'invoice F-2026-0311'],
    ['facture 0311', 'invoice F-2026-0311'],
    ['shp 2601', 'shipment SHP-2601'],
    ['BMLU4821937', 'shipment SHP-2601'],
    ['85748213374', 'transport-document 857-48213374'],
    ['CMR-448120', 'transport-document CMR-448120'],
    ['vlv 25 ss', 'item VLV-25-SS'],
    ['metallbau krueger', undefined],
    ['Metallbau Krüger GmbH', 'customer Metallbau Krüger GmbH'],
    ['anadolu makina as', 'customer Anadolu Makina AŞ'],
    ['SO-21006', undefined],
    ['21006', undefined],
    ['06', undefined],
    ['', undefined],
    ['---', undefined],
    ["'; drop table customer_order; --", undefined],
    ['\0', undefined],
  ])('%j: %s', async (candidate, expected) => {
    expect(await named(candidate)).toEqual(expected === undefined ? [] : [expected])
  })

  it('in the order asked, with the orders it leads to', async () => {
    const found = await store.orders.findReferences(['nothing', 'KIT-SEAL-88', 'SO-1002'])
    expect(found).toEqual([
      [],
      [
        {
          kind: 'item',
          text: 'KIT-SEAL-88',
          orders: ['SO-1021', 'SO-1020', 'SO-1002', 'SO-1010'],
          orderCount: 4,
          likeness: 1,
        },
      ],
      [{ kind: 'order', text: 'SO-1002', orders: ['SO-1002'], orderCount: 1, likeness: 1 }],
    ])
    expect(await store.orders.findReferences([])).toEqual([])
  })

  it('less surely by its last digits alone', async () => {
    const [matches] = await store.orders.findReferences(['1006'])
    expect(matches?.[0]?.likeness).toBeLessThan(1)
  })
})

describe('a mistyped reference suggests', () => {
  it.each([
    ['SO-1060', 'order SO-1006', 'two digits swapped'],
    ['1O06', 'order SO-1006', 'a letter for a digit'],
    ['SA-1006', 'order SO-1006', 'another prefix'],
    ['SO-10006', 'order SO-1006', 'a digit too many'],
    ['cde 2006', 'order SO-1006', 'a wrong digit after an announcing word'],
    ['NB-48471', 'po NB-44871', 'a purchase order'],
    ['F-2026-0331', 'invoice F-2026-0311', 'an invoice'],
    ['BMLU 482197 3', 'shipment SHP-2601', 'a container'],
    ['VLV-25-SX', 'item VLV-25-SS', 'an item'],
    ['norhtbrook', 'customer Northbrook Hydraulics Ltd', 'a customer'],
    ['galf fabrication', 'customer Gulf Fabrication LLC', 'a customer of two words'],
  ])('%s: %s (%s)', async (candidate, expected) => {
    expect((await suggested(candidate))[0]).toBe(expected)
  })

  it('the order that its digits swapped would name before those with a wrong digit', async () => {
    const [first, second] = await store.orders.suggestReferences('SO-1060', ['order'], 5)
    expect(first?.text).toBe('SO-1006')
    expect(first?.likeness ?? 0).toBeGreaterThan(second?.likeness ?? 1)
  })

  it('only kinds that were asked for, and no more than asked for', async () => {
    expect(await store.orders.suggestReferences('NB-48471', ['order', 'customer'], 5)).toEqual([])
    expect(await suggested('SO-101', 2)).toHaveLength(2)
  })

  it.each(['', '!!!', '\0', '0A', '000', 'xyzzy', '999999999999999999999999999999'])(
    'nothing for %j',
    async (candidate) => {
      expect(await suggested(candidate)).toEqual([])
    },
  )

  it('354 for 345, as two fingers in the wrong order', () => {
    expect(nearTexts('354').find((near) => near.text === '345')?.likeness).toBe(0.9)
  })
})

describe('customers', () => {
  it('are found by some of their words, the surest first', async () => {
    const matches = await store.orders.findCustomers('hydraulics northbridge', 5)
    expect(matches.map((match) => match.text)).toEqual([
      'Northbridge Hydraulics Inc.',
      'Northbrook Hydraulics Ltd',
    ])
  })

  it('with nearly the same name are both found, so that the person can be asked', async () => {
    const matches = await store.orders.findCustomers('northbr hydraulics', 5)
    expect(matches.map((match) => match.text).sort()).toEqual([
      'Northbridge Hydraulics Inc.',
      'Northbrook Hydraulics Ltd',
    ])
  })

  it.each(['Krueger', 'metallbau krueger', 'KRUEGER'])(
    'written without umlauts are found as surely: %s',
    async (typed) => {
      const [match] = await store.orders.findCustomers(typed, 5)
      expect(match?.text).toBe('Metallbau Krüger GmbH')
      expect(match?.likeness).toBeGreaterThan(0.9)
    },
  )

  it('lead to their orders, the next one due first', async () => {
    const [match] = await store.orders.findCustomers('sakura precision kk', 1)
    expect(match).toMatchObject({ likeness: 1, orders: ['SO-1003', 'SO-1020'], orderCount: 2 })
  })
})
