/** Every tool runs its own example on the demo world; roles, input and output are held. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { loadTools } from '../../src/dialogs/load-definitions.ts'
import type { Role } from '../../src/domain/actor.ts'
import addNote from '../../src/tools/add-note.tool.ts'
import { defineTool } from '../../src/tools/define-tool.ts'
import lookUpReference from '../../src/tools/look-up-reference.tool.ts'
import outlineOrder from '../../src/tools/outline-order.tool.ts'
import recordForecast from '../../src/tools/record-forecast.tool.ts'
import { createToolRunner, type ToolRunner } from '../../src/tools/run-tool.ts'
import shareNote from '../../src/tools/share-note.tool.ts'
import { openTestStore, type TestStore } from '../support/store.ts'

let store: TestStore
let turns = 0
const clock = { now: () => '2026-03-16T09:00:00.000Z', today: () => '2026-03-16' }

function runner(role: Role = 'manager', activityKey?: string): ToolRunner {
  turns += 1
  const actor = { id: 'u1', name: 'Claire Morel', role }
  const turn = `turn-${turns}`
  return createToolRunner({
    orders: store.orders,
    watch: store.watch,
    clock,
    actor,
    locale: 'fr',
    turn,
    activityKey: activityKey ?? turn,
  })
}

beforeAll(async () => {
  store = await openTestStore()
})
afterAll(() => store.close())

describe('every tool', () => {
  it('runs its example', async () => {
    const tools = await loadTools()
    expect(tools.length).toBeGreaterThanOrEqual(6)
    // A note has to exist before it can be withdrawn, so its number comes from adding one.
    const added = await runner().call(addNote, { order: 'SO-1001', text: 'A note to withdraw.' })
    // So does a note of the watch before it can be decided about, changed and put back.
    await runner().call(shareNote, shareNote.example.input)
    for (const tool of tools) {
      const input = tool.name === 'withdraw-note' ? added : tool.example.input
      const output = await runner().call(tool, input)
      if (tool.example.output !== undefined)
        expect(output, tool.name).toMatchObject(Object(tool.example.output))
    }
  })

  it('is refused to a role below its own', async () => {
    for (const tool of await loadTools()) {
      if (tool.effect !== 'write' || tool.roles.includes('reader')) continue
      const refused = runner('reader').call(tool, tool.example.input)
      await expect(refused, tool.name).rejects.toMatchObject({ code: 'not-allowed' })
    }
  })
})

describe('the runner', () => {
  it('reads once and lists it once', async () => {
    const r = runner()
    await r.call(outlineOrder, { order: 'SO-1001' })
    await r.call(outlineOrder, { order: 'SO-1001' })
    expect(r.calls).toHaveLength(1)
  })

  it('reads again after a write', async () => {
    const r = runner()
    const { order } = await r.call(outlineOrder, { order: 'SO-1002' })
    const change = { order: 'SO-1002', expectedVersion: order?.version ?? 0, line: '10', schedule: 1 }
    await r.call(recordForecast, {
      ...change,
      forecastOn: '2026-04-02',
      forecastBy: 'carrier',
      causeCode: null,
    })
    const after = await r.call(outlineOrder, { order: 'SO-1002' })
    expect(after.order?.lines[0]?.schedule[0]?.forecastOn).toBe('2026-04-02')
    expect(r.calls.map((call) => call.tool)).toEqual(['outline-order', 'record-forecast', 'outline-order'])
  })

  it('gives the write that takes the last one back', async () => {
    const r = runner()
    expect(r.lastInverse()).toBeUndefined()
    const added = await r.call(addNote, { order: 'SO-1003', text: 'Crates measured.' })
    expect(r.lastInverse()).toEqual({ tool: 'withdraw-note', input: added })
  })

  it('writes two things of one message, and each once however often it is delivered', async () => {
    const deliver = async () => {
      const r = runner('agent', 'same-key')
      await r.call(addNote, { order: 'SO-1004', text: 'First.' })
      await r.call(addNote, { order: 'SO-1004', text: 'Second.' })
    }
    await deliver()
    await deliver()
    const texts = (await store.orders.findOrder('SO-1004'))?.events.map((event) => event.text) ?? []
    expect(texts.filter((text) => text === 'First.' || text === 'Second.')).toHaveLength(2)
  })

  it('refuses input and output that do not fit, with the tool’s name', async () => {
    const broken = defineTool({
      name: 'broken',
      description: 'Says the wrong thing.',
      effect: 'read',
      roles: ['reader'],
      input: z.object({ n: z.number() }),
      output: z.object({ n: z.number().max(1) }),
      example: { input: { n: 1 } },
      run: async (_context, { n }) => ({ n }),
    })
    await expect(runner().call(broken, { n: Number.NaN })).rejects.toMatchObject({
      code: 'internal',
      details: { tool: 'broken', side: 'input' },
    })
    await expect(runner().call(broken, { n: 2 })).rejects.toMatchObject({ details: { side: 'output' } })
    await expect(runner().call(broken, { n: 1 })).resolves.toEqual({ n: 1 })
  })
})

describe('looking a reference up', () => {
  it('finds what is written so, and the closest when nothing is', async () => {
    const kinds = ['order', 'po'] as const
    const exact = await runner().call(lookUpReference, { text: 'NB-44871', kinds: [...kinds] })
    expect(exact.exact[0]).toMatchObject({ kind: 'po', orders: ['SO-1001'] })
    const near = await runner().call(lookUpReference, { text: 'SO-10O1', kinds: [...kinds] })
    expect(near.exact).toEqual([])
    expect(near.near[0]).toMatchObject({ kind: 'order', text: 'SO-1001' })
  })
})

describe('recording a forecast', () => {
  it('is refused on a version that is no longer the order’s', async () => {
    const { order } = await runner().call(outlineOrder, { order: 'SO-1006' })
    const change = {
      order: 'SO-1006',
      expectedVersion: (order?.version ?? 0) + 5,
      line: order?.lines[0]?.number ?? '',
      schedule: 1,
      forecastOn: '2026-04-02',
      forecastBy: 'carrier',
      causeCode: null,
    }
    await expect(runner().call(recordForecast, change)).rejects.toMatchObject({ code: 'changed-meanwhile' })
  })
})
