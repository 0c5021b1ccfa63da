/** Order status, references and searches in stores of 10,000, 100,000 and 1,000,000 order lines. */

import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../src/db/database.ts'
import type { OrderStore } from '../src/orders/order-store.ts'
import { openOrderStore } from '../src/orders/postgres-order-store.ts'
import { type Filled, fillOrders } from './support/fill-orders.ts'
import { budgetLine, median, type RunningProcess, say, startDesk } from './support/processes.ts'

const smoke = process.argv.includes('--smoke')
const SIZES = smoke ? [1_000, 4_000] : [10_000, 100_000, 1_000_000]
const ROUNDS = smoke ? 10 : 300
const WARM_UP = smoke ? 2 : 50
const BUDGET = 1.3
const TODAY = '2026-03-16'

const KINDS = ['order', 'po', 'invoice', 'shipment', 'customer', 'item'] as const

const ASKED: readonly (readonly [string, (store: OrderStore, order: string) => Promise<unknown>])[] = [
  ['one order', (store, order) => store.findOrder(order)],
  ['three references', (store, order) => store.findReferences([order, `cde ${order.slice(3)}`, 'nothing'])],
  ['close references', (store, order) => store.suggestReferences(`${order.slice(0, -1)}x`, KINDS, 5)],
  ['late orders', (store) => store.searchOrders({ state: 'late' }, TODAY, 10)],
  ['open orders of a country', (store) => store.searchOrders({ state: 'open', country: 'DE' }, TODAY, 10)],
  ['orders of a customer', (store) => store.searchOrders({ customer: 'BENCH-3' }, TODAY, 10)],
]

interface Store {
  readonly dataDir: string
  readonly lines: number
  /** The next order to ask about: from all over the store, always the same ones. */
  readonly pick: () => string
}

const stores: Store[] = []
try {
  for (const lines of SIZES) stores.push(await fill(lines))
  const sizes = stores.map((store) => store.lines).join(' / ')
  console.log(`medians in ms at ${sizes} lines, the stores asked in turn`)
  await measureStores()
  await measureTurns()
} finally {
  for (const { dataDir } of stores) await rm(dataDir, { recursive: true, force: true })
}

async function fill(lines: number): Promise<Store> {
  const dataDir = await mkdtemp(join(tmpdir(), 'escale-scale-'))
  // As root PostgreSQL runs under another account, which has to enter.
  await chmod(dataDir, 0o711)
  const database = await openDatabase({ dataDir })
  const started = performance.now()
  const filled = await fillOrders(database.db, lines, TODAY)
  console.log(`${filled.lines} lines written in ${((performance.now() - started) / 1000).toFixed(1)} s`)
  await database.close()
  return { dataDir, lines: filled.lines, pick: orderPicker(filled) }
}

async function measureStores(): Promise<void> {
  const databases = await Promise.all(stores.map(({ dataDir }) => openDatabase({ dataDir })))
  const opened = databases.map((database) => openOrderStore(database))
  for (const [name, run] of ASKED) {
    const times = await inTurn(async (index, order) => {
      const store = opened[index]
      if (store !== undefined) await run(store, order)
    })
    console.log(
      `${name.padEnd(30)} ${times.map((ms) => ms.toFixed(2)).join(' / ')}  ratio ${ratioOf(times).toFixed(2)}`,
    )
  }
  await Promise.all(databases.map((database) => database.close()))
}

async function measureTurns(): Promise<void> {
  const desks: RunningProcess[] = []
  try {
    for (const { dataDir } of stores) desks.push(await startDesk(dataDir, { DESK_TODAY: TODAY }))
    const times = await inTurn(async (index, order, round) => {
      const desk = desks[index]
      if (desk !== undefined) await statusTurn(desk, order, round)
    })
    console.log(`${'status turn'.padEnd(30)} ${times.map((ms) => ms.toFixed(2)).join(' / ')}`)
    console.log(budgetLine(`status turn at ${SIZES.at(-1)} lines / at ${SIZES[0]}`, ratioOf(times), BUDGET))
  } finally {
    await Promise.all(desks.map((desk) => desk.stop()))
  }
}

/** Median times by store. The stores take turns, so that what else the machine does falls on all alike. */
async function inTurn(
  ask: (store: number, order: string, round: number) => Promise<void>,
): Promise<number[]> {
  const times = stores.map((): number[] => [])
  for (let round = 0; round < ROUNDS + WARM_UP; round += 1) {
    for (const [index, store] of stores.entries()) {
      const order = store.pick()
      const from = performance.now()
      await ask(index, order, round)
      if (round >= WARM_UP) times[index]?.push(performance.now() - from)
    }
  }
  return times.map((each) => median(each))
}

/** The largest store against the smallest. */
function ratioOf(times: readonly number[]): number {
  return (times.at(-1) ?? Number.NaN) / (times[0] ?? Number.NaN)
}

function orderPicker(filled: Filled): () => string {
  let at = 0
  return () => {
    at = (at + 7919) % filled.orders
    return `SO-${5_000_001 + at}`
  }
}

/** Asks where an order stands and waits for the answer. */
async function statusTurn(desk: RunningProcess, order: string, round: number): Promise<void> {
  const body = await say(desk, { id: `scale-${round}`, text: `where is ${order}?`, conversation: 'scale' })
  if (!body.includes(order)) throw new Error(`no status of ${order}: ${body.slice(0, 200)}`)
}
