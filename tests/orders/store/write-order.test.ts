/** Writing to orders: once per message, never over a change that was not seen, with event and audit. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../src/domain/actor.ts'
import type { ForecastChange, WriteMeta } from '../../../src/orders/order-store.ts'
import { openTestStore, type TestStore } from '../../support/store.ts'

const CLAIRE: Actor = { id: 'aad-1', name: 'Claire Morel', role: 'agent' }

// One store for all: each test writes to an order of its own, with keys of its own.
let store: TestStore
beforeAll(async () => {
  store = await openTestStore()
})
afterAll(() => store.close())

function auditOf(order: string) {
  return store.db.db
    .selectFrom('audit_entry')
    .selectAll()
    .where('order_number', '=', order)
    .orderBy('id')
    .execute()
}

function meta(key: string, extra: Partial<WriteMeta> = {}): WriteMeta {
  return { actor: CLAIRE, turn: `turn-${key}`, idempotencyKey: key, at: '2026-03-16T09:30:00.000Z', ...extra }
}

function change(extra: Partial<ForecastChange> = {}): ForecastChange {
  return {
    order: 'SO-1001',
    expectedVersion: 1,
    line: '10',
    schedule: 1,
    forecastOn: '2026-03-27',
    forecastBy: 'Fonderie du Gier',
    causeCode: 'R15',
    ...extra,
  }
}

describe('a forecast', () => {
  it('changes the part, raises the version, and leaves an event and an audit entry', async () => {
    const { orders } = store
    const controls = [{ control: 'forecast-after-promise', result: 'warned' }]
    const recorded = await orders.recordForecast(change(), meta('k1', { controls }))
    const before = { forecastOn: null, forecastBy: null, causeCode: null }
    const after = { forecastOn: '2026-03-27', forecastBy: 'Fonderie du Gier', causeCode: 'R15' }
    expect(recorded).toEqual({ order: 'SO-1001', version: 2, line: '10', schedule: 1, before, after })

    const file = await orders.findOrder('SO-1001')
    expect(file?.order).toMatchObject({ version: 2, updatedAt: '2026-03-16T09:30:00.000Z' })
    expect(file?.lines[0]?.schedule[0]).toMatchObject({ promisedOn: '2026-03-20', ...after })
    expect(file?.events.at(-1)).toMatchObject({
      kind: 'forecast-recorded',
      lineNumber: '10',
      actor: 'Claire Morel',
      source: 'user',
      data: { schedule: 1, before, after },
    })
    expect(
      (await orders.searchOrders({ state: 'late' }, '2026-03-16', 9)).orders.map((o) => o.number),
    ).toContain('SO-1001')
    const [entry] = await auditOf('SO-1001')
    expect(entry).toMatchObject({
      tool: 'record-forecast',
      actor_id: 'aad-1',
      actor_role: 'agent',
      order_number: 'SO-1001',
      before,
      after,
      controls,
      at: '2026-03-16T09:30:00.000Z',
    })
  })

  it('can be taken back by writing what was before', async () => {
    const { orders } = store
    const first = await orders.recordForecast(change({ order: 'SO-1003' }), meta('back-1'))
    await orders.recordForecast(
      { ...change({ order: 'SO-1003' }), expectedVersion: first.version, ...first.before },
      meta('back-2'),
    )
    const file = await orders.findOrder('SO-1003')
    expect(file?.order.version).toBe(3)
    expect(file?.lines[0]?.schedule[0]?.forecastOn).toBeNull()
    expect(file?.events.at(-1)?.kind).toBe('forecast-withdrawn')
  })

  it('is written once when the same message comes again, and answered alike', async () => {
    const { orders } = store
    const first = await orders.recordForecast(change({ order: 'SO-1004' }), meta('again'))
    expect(
      await orders.recordForecast(change({ order: 'SO-1004', forecastOn: '2026-05-01' }), meta('again')),
    ).toEqual(first)
    expect((await orders.findOrder('SO-1004'))?.order.version).toBe(2)
  })

  it('is written once when the same message is handled twice at the same instant', async () => {
    const { orders } = store
    const twice = await Promise.all(
      [1, 2].map(() => orders.recordForecast(change({ order: 'SO-1006' }), meta('twice'))),
    )
    expect(twice[0]).toEqual(twice[1])
    expect(await auditOf('SO-1006')).toHaveLength(1)
    expect((await orders.findOrder('SO-1006'))?.order.version).toBe(2)
  })

  it('of two people who read the same version, the second is told and changes nothing', async () => {
    const { orders } = store
    const both = await Promise.allSettled([
      orders.recordForecast(change({ order: 'SO-1007', forecastOn: '2026-03-27' }), meta('first')),
      orders.recordForecast(change({ order: 'SO-1007', forecastOn: '2026-03-30' }), meta('second')),
    ])
    const refused = both.filter((each) => each.status === 'rejected')
    expect(refused.map((each) => each.reason)).toMatchObject([
      { code: 'changed-meanwhile', details: { order: 'SO-1007' } },
    ])
    const file = await orders.findOrder('SO-1007')
    expect(file?.order.version).toBe(2)
    expect(file?.events.filter((event) => event.kind === 'forecast-recorded')).toHaveLength(1)
  })

  it.each([
    [change({ order: 'SO-9999' }), 'order-not-found'],
    [change({ order: 'SO-1008', line: '30' }), 'line-not-found'],
    [change({ order: 'SO-1008', schedule: 2 }), 'line-not-found'],
    [change({ order: 'SO-1008', expectedVersion: 7 }), 'changed-meanwhile'],
  ])('is refused, and leaves no trace (%#)', async (wrong, code) => {
    await expect(store.orders.recordForecast(wrong, meta('refused'))).rejects.toMatchObject({ code })
    expect(await auditOf('SO-1008')).toEqual([])
    expect((await store.orders.findOrder('SO-1008'))?.order.version).toBe(1)
  })

  it('that was refused goes through once it is put right, under the same key', async () => {
    const wrong = change({ order: 'SO-1009', line: '15' })
    await expect(store.orders.recordForecast(wrong, meta('right'))).rejects.toMatchObject({
      code: 'line-not-found',
      details: { order: 'SO-1009', line: '15', lines: '10, 20' },
    })
    const right = await store.orders.recordForecast({ ...wrong, line: '10' }, meta('right'))
    expect(right.version).toBe(2)
  })
})

describe('a note', () => {
  it('joins the timeline without raising the version, and leaves it when withdrawn', async () => {
    const { orders } = store
    const { eventId } = await orders.addNote('SO-1010', 'Called the buyer', meta('note-1'))
    const noted = await orders.findOrder('SO-1010')
    expect(noted?.order.version).toBe(1)
    expect(noted?.events.at(-1)).toMatchObject({ id: eventId, kind: 'note', text: 'Called the buyer' })
    await orders.withdrawNote('SO-1010', eventId, meta('note-2'))
    expect((await orders.findOrder('SO-1010'))?.events.map((event) => event.id)).not.toContain(eventId)
    const audit = (await auditOf('SO-1010')).map(({ tool, before, after }) => ({ tool, before, after }))
    expect(audit).toEqual([
      { tool: 'add-note', before: null, after: { text: 'Called the buyer' } },
      { tool: 'withdraw-note', before: { text: 'Called the buyer' }, after: null },
    ])
  })

  it.each(['999999', 'x', '1; drop table order_event'])(
    'that is not there (%s) cannot be withdrawn',
    async (id) => {
      await expect(store.orders.withdrawNote('SO-1010', id, meta('gone'))).rejects.toMatchObject({
        code: 'note-not-found',
      })
    },
  )

  it('of another order, or an event that is no note, cannot be withdrawn', async () => {
    const { orders } = store
    const { eventId } = await orders.addNote('SO-1011', 'x', meta('other-1'))
    await expect(orders.withdrawNote('SO-1002', eventId, meta('other-2'))).rejects.toMatchObject({
      code: 'note-not-found',
    })
    const received = (await orders.findOrder('SO-1011'))?.events[0]?.id ?? ''
    await expect(orders.withdrawNote('SO-1011', received, meta('other-3'))).rejects.toMatchObject({
      code: 'note-not-found',
    })
  })
})

describe('a handover', () => {
  it('is kept with its order, or with none', async () => {
    const { orders, db } = store
    const first = await orders.recordHandover(
      'SO-1002',
      'Julien Petit',
      { wants: 'a new date' },
      meta('hand-1'),
    )
    const again = await orders.recordHandover(
      'SO-1002',
      'Julien Petit',
      { wants: 'a new date' },
      meta('hand-1'),
    )
    expect(again).toEqual(first)
    expect((await orders.findOrder('SO-1002'))?.events.at(-1)).toMatchObject({
      id: first.handoverId,
      kind: 'handover',
      data: { to: 'Julien Petit', summary: { wants: 'a new date' } },
    })
    await orders.recordHandover(null, null, {}, meta('hand-2'))
    const loose = await db.db
      .selectFrom('order_event')
      .select('kind')
      .where('order_number', 'is', null)
      .execute()
    expect(loose).toEqual([{ kind: 'handover' }])
    const wrong = orders.recordHandover('SO-9', null, {}, meta('hand-3'))
    await expect(wrong).rejects.toMatchObject({ code: 'order-not-found' })
  })
})

describe('text that looks like something else', () => {
  const odd = [
    `'; drop table customer_order; --`,
    `<img src=x onerror="alert(1)"> & <script>`,
    `=cmd|' /C calc'!A0`,
    `{{order}} \${7*7} {problem}`,
    'مرحبا \u202eabc\u202c 😀🏳️‍🌈 e\u0301',
    'line\nbreak\ttab \\ "quote"',
    'x'.repeat(50_000),
  ]
  it.each(odd)('comes back as it went in (%#)', async (text) => {
    const { orders } = store
    const actor: Actor = { id: text, name: text, role: 'agent' }
    const note = await orders.addNote('SO-1012', text, meta(`n${text}`, { actor, turn: text }))
    const expectedVersion = (await orders.findOrder('SO-1012'))?.order.version ?? 0
    const forecast = { order: 'SO-1012', expectedVersion, forecastBy: text, causeCode: text }
    await orders.recordForecast(change(forecast), meta(`f${text}`, { actor }))
    await orders.recordHandover('SO-1012', text, { [text]: text }, meta(`h${text}`, { actor }))
    const file = await orders.findOrder('SO-1012')
    expect(file?.events.find((event) => event.id === note.eventId)).toMatchObject({ text, actor: text })
    expect(file?.lines[0]?.schedule[0]).toMatchObject({ forecastBy: text, causeCode: text })
    expect(file?.events.at(-1)?.data).toEqual({ to: text, summary: { [text]: text } })
    expect(await orders.countOrders()).toBe(21)
  })

  it('loses only what the database cannot hold', async () => {
    const { orders } = store
    const { eventId } = await orders.addNote('SO-1012', 'a\0b', meta('nul\0'))
    await orders.recordHandover('SO-1012', null, { half: 'x\ud800y\0' }, meta('half'))
    const file = await orders.findOrder('SO-1012')
    expect(file?.events.find((event) => event.id === eventId)?.text).toBe('ab')
    expect(file?.events.at(-1)?.data['summary']).toEqual({ half: 'x\ufffdy' })
  })
})
