import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FACETS, type Facet } from '../../../src/dialogs/order-status/offers.ts'
import dialog from '../../../src/dialogs/order-status.dialog.ts'
import type { Draft } from '../../../src/domain/draft.ts'
import { LOCALES, type Locale } from '../../../src/domain/locale.ts'
import { checkDraft } from '../../../src/knowledge/check/check-draft.ts'
import { createToolRunner } from '../../../src/tools/run-tool.ts'
import { openTestStore, type TestStore } from '../../support/store.ts'

const CLOCK = { now: () => '2026-03-16T08:00:00.000Z', today: () => '2026-03-16' }
const CLAIRE = { id: 'u1', name: 'Claire Morel', role: 'agent' } as const

let store: TestStore
let numbers: readonly string[]

beforeAll(async () => {
  store = await openTestStore()
  numbers = (await store.orders.searchOrders({}, CLOCK.today(), 50)).orders.map((order) => order.number)
})
afterAll(() => store.close())

type Values = Parameters<typeof dialog.submit>[0]

async function draftOf(values: Partial<Values>, locale: Locale): Promise<Draft> {
  const parts = {
    orders: store.orders,
    watch: store.watch,
    clock: CLOCK,
    actor: CLAIRE,
    locale,
    turn: 't1',
    activityKey: 'a1',
  }
  const { call } = createToolRunner(parts)
  const empty = { line: undefined, customer: undefined, country: undefined, item: undefined }
  const asked = {
    ...empty,
    order: undefined,
    state: undefined,
    owner: undefined,
    facet: undefined,
    ...values,
  }
  const { draft } = await dialog.submit(asked, { locale, clock: CLOCK, actor: CLAIRE, call })
  return { locale, ...draft }
}

/** What the check keeps back of a draft, in a form that a failing test shows at once. */
function withheldOf(draft: Draft): readonly string[] {
  return checkDraft(draft).withheld.map(
    ({ verdict, value, statement }) => `${verdict} ${value} in: ${statement}`,
  )
}

describe('every answer passes the answer check as it is', () => {
  it.each(LOCALES)('for each order and facet, in %s', async (locale) => {
    const withheld: string[] = []
    for (const order of numbers) {
      for (const facet of FACETS as readonly Facet[]) {
        const draft = await draftOf({ order, facet }, locale)
        withheld.push(...withheldOf(draft).map((text) => `${order} ${facet} ${text}`))
      }
    }
    expect(withheld).toEqual([])
  })

  it.each(LOCALES)('beside what an open dialog says of another order, in %s', async (locale) => {
    const other = await draftOf({ order: 'SO-1005' }, locale)
    for (const asked of [
      { state: 'late', country: 'SE' },
      { state: 'delivered', country: 'GB' },
      { state: 'late' },
    ] as const) {
      const list = await draftOf(asked, locale)
      expect(
        withheldOf({ ...list, grounds: [...list.grounds, ...other.grounds] }),
        JSON.stringify(asked),
      ).toEqual([])
    }
  })

  it('and would not pass with another date or quantity', async () => {
    const draft = await draftOf({ order: 'SO-1001' }, 'en')
    const spoilt = (from: string, to: string): Draft => JSON.parse(JSON.stringify(draft).replaceAll(from, to))
    expect(withheldOf(spoilt('27 March 2026', '28 March 2026')).length).toBeGreaterThan(0)
    expect(withheldOf(spoilt('in stock 310', 'in stock 301')).length).toBeGreaterThan(0)
    expect(withheldOf(spoilt('5 working days', '4 working days')).length).toBeGreaterThan(0)
  })

  it.each(LOCALES)('for lists and lines, in %s', async (locale) => {
    const asked: readonly Partial<Values>[] = [
      { state: 'late' },
      { state: 'open' },
      { state: 'delivered' },
      { state: 'to-invoice' },
      { state: 'late', owner: 'me' },
      { state: 'open', owner: 'me' },
      { country: 'BR' },
      { country: 'SE', state: 'open' },
      { country: 'NZ' },
      { customer: 'Metallbau Krüger GmbH' },
      { item: 'VLV-25-SS' },
      { order: 'Northbrook Hydraulics Ltd' },
      { order: 'SO-1001', line: '20' },
    ]
    for (const values of asked) {
      const draft = await draftOf(values, locale)
      expect(withheldOf(draft), JSON.stringify(values)).toEqual([])
    }
  })
})
