import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FACETS } from '../../../src/dialogs/order-status/offers.ts'
import { answerBlocks } from '../../../src/dialogs/order-status/status-answer.ts'
import { viewOf } from '../../../src/dialogs/order-status/view.ts'
import dialog from '../../../src/dialogs/order-status.dialog.ts'
import { LOCALES, type Locale } from '../../../src/domain/locale.ts'
import readOrder from '../../../src/tools/read-order.tool.ts'
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

function context(locale: Locale = 'en') {
  const parts = {
    orders: store.orders,
    watch: store.watch,
    clock: CLOCK,
    actor: CLAIRE,
    locale,
    turn: 't1',
    activityKey: 'a1',
  }
  const runner = createToolRunner(parts)
  return { locale, clock: CLOCK, actor: CLAIRE, call: runner.call, calls: runner.calls }
}

type Asked = Partial<Parameters<typeof dialog.submit>[0]>

const ask = (values: Asked, locale: Locale = 'en') =>
  dialog.submit(
    {
      order: undefined,
      line: undefined,
      customer: undefined,
      country: undefined,
      item: undefined,
      state: undefined,
      owner: undefined,
      facet: undefined,
      ...values,
    },
    context(locale),
  )

async function gapsOf(order: string): Promise<readonly string[]> {
  const { reading } = await context().call(readOrder, { order })
  return reading?.gaps.map((gap) => gap.id) ?? []
}

describe('order status on the demo world', () => {
  it('words every figure of every order from its facts, in both languages and all facets', async () => {
    expect(numbers.length).toBeGreaterThan(18)
    for (const order of numbers) {
      const { reading } = await context().call(readOrder, { order })
      if (!reading) expect.unreachable()
      for (const locale of LOCALES) {
        for (const facet of FACETS) {
          const view = viewOf(reading, locale)
          answerBlocks(view, { facet, lines: null })
          expect(view.sheet.untraced(), `${order} ${facet} ${locale}`).toEqual([])
        }
      }
    }
  })

  it('finds the gaps that were put there, and no others', async () => {
    const found = new Map<string, readonly string[]>()
    for (const order of numbers) {
      const gaps = await gapsOf(order)
      if (gaps.length > 0) found.set(order, gaps)
    }
    expect(Object.fromEntries(found)).toEqual({
      'SO-1005': ['G03'],
      'SO-1010': ['G01'],
      'SO-1011': ['G02'],
      'SO-1012': ['G13'],
      'SO-1013': ['G20'],
      'SO-1014': ['G09'],
      'SO-1021': ['G09'],
    })
  })

  it.each([
    ['our number', 'so1014'],
    ['the customer’s PO', '4500019035'],
    ['the shipment', 'SHP-2599'],
    ['the invoice', 'F-2026-0317'],
    ['the transport document', 'CMR-448155'],
  ])('finds an order by %s', async (_, order) => {
    expect((await ask({ order })).focus).toMatchObject({ order: 'SO-1014', customer: 'Nordkraft Maskin AB' })
  })

  it('lists what a customer’s name or an item leads to, each with the facts to choose by', async () => {
    const { draft, offered } = await ask({ order: 'Metallbau Krüger GmbH' })
    expect(draft.blocks[0]).toMatchObject({ text: '2 orders for Metallbau Krüger GmbH.' })
    expect(draft.actions[0]?.label).toBe('SO-1004 · Metallbau Krüger GmbH · promised 24 March 2026')
    expect(offered?.[0]?.commands).toMatchObject([
      { kind: 'start', dialog: 'order-status', slots: { order: { value: 'SO-1004' } } },
    ])
    expect((await ask({ order: 'VLV-25-SS' })).focus).toEqual({ item: 'VLV-25-SS' })
  })

  it('offers the late ones first', async () => {
    const { draft } = await ask({ country: 'BR' }, 'fr')
    expect(draft.actions[0]?.label).toContain('SO-1021')
    expect(draft.actions).toHaveLength(3)
  })

  it('answers at once where only one order fits, and says that it is the only one', async () => {
    const { draft, focus } = await ask({ country: 'SE', state: 'open' }, 'fr')
    expect(draft.title).toContain('SO-1014')
    expect(draft.blocks[0]).toMatchObject({ text: 'Commandes en cours, destination Suède\u00a0: une seule.' })
    expect(focus).toMatchObject({ order: 'SO-1014' })
  })

  it('turns from the order at hand to another country when that is asked', async () => {
    expect((await ask({ order: 'SO-1001', country: 'CL' })).focus).toMatchObject({ order: 'SO-1005' })
    expect((await ask({ order: 'SO-1001', country: 'GB' })).focus).toMatchObject({ order: 'SO-1001' })
  })

  it('looks among one’s own, and offers everybody’s when there are none', async () => {
    const { draft } = await ask({ state: 'late', owner: 'me' }, 'fr')
    expect(draft.blocks[0]).toMatchObject({
      text: 'Commandes en retard à votre nom (Claire Morel)\u00a0: aucune.',
    })
    expect(draft.actions.map((action) => action.label)).toEqual(['Tous les retards'])
  })

  it('shows one item’s line of an order with several', async () => {
    const { draft, focus } = await ask({ order: 'SO-1001', item: 'PMP-HX100' })
    const table = draft.blocks.find((block) => block.kind === 'table')
    expect(table?.kind === 'table' && table.rows.map((row) => row[0]?.text)).toEqual(['20'])
    expect(focus).toMatchObject({ item: 'PMP-HX100', line: '20' })
  })

  it('asks the store once for an order that was just checked', async () => {
    const one = context()
    const check = dialog.slots.order.check
    expect(await check?.('SO-1001', {}, one)).toEqual({ ok: true, value: 'SO-1001' })
    await dialog.submit({ order: 'SO-1001' } as Parameters<typeof dialog.submit>[0], one)
    expect(one.calls.map((call) => call.tool)).toEqual(['read-order'])
  })

  it('offers what comes close when nothing is written that way', async () => {
    const check = await dialog.slots.order.check?.('SO-1055', {}, context('fr'))
    if (!check || check.ok) expect.unreachable('SO-1055 is no order')
    expect(check.message).toContain('SO-1055')
    expect(check.suggestions?.map((each) => each.label)).toEqual([
      'SO-1005 (Andina Minera SpA)',
      'SO-1015 (Fluidos do Sul Ltda)',
    ])
  })

  it('asks for an order only when nothing else says which are meant', () => {
    const { when } = dialog.slots.order
    expect(when({})).toBe(true)
    expect(when({ state: 'late' })).toBe(false)
    expect(when({ state: 'late', order: 'SO-1001' })).toBe(true)
    expect(when({ state: 'late', facet: 'delay' })).toBe(true)
  })
})
