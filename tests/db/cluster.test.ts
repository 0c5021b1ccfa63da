/** The embedded PostgreSQL: created once, adopted, recovered, and stopped by whoever leaves last. */

import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openCluster } from '../../src/db/cluster.ts'
import { openDatabase } from '../../src/db/database.ts'
import { findCluster } from '../../src/db/find-cluster.ts'
import { loadDemoWorld } from '../../src/orders/demo-world.ts'
import { openOrderStore } from '../../src/orders/postgres-order-store.ts'
import { endStoreProcesses, startStoreProcess } from '../support/store-processes.ts'

// Servers are started and killed for real; a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const made: string[] = []
/** Most tests share one cluster: creating one is the slow part. */
let dataDir: string

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'escale-cluster-'))
  await chmod(folder, 0o711)
  made.push(folder)
  return folder
}

beforeAll(async () => {
  dataDir = await newFolder()
})
afterAll(async () => {
  endStoreProcesses()
  for (const folder of made) {
    // A server that a failed test left running is adopted and stopped by leaving as the last one.
    if ((await findCluster(folder)) !== null)
      await (await openCluster({ dataDir: folder, durable: false })).leave()
    await rm(folder, { recursive: true, force: true })
  }
})

describe('opening and leaving', () => {
  it('starts a server, lets a second one in, and stops it when the last one leaves', async () => {
    await mkdir(join(dataDir, 'postgres.new-999999999-aa'))
    const first = await openCluster({ dataDir, durable: false })
    const second = await openCluster({ dataDir, durable: false })
    expect([first.started, second.started]).toEqual([true, false])
    expect(second.facts).toEqual(first.facts)
    expect(await findCluster(dataDir)).toEqual(first.facts)
    await first.leave()
    expect(await findCluster(dataDir)).toEqual(second.facts)
    await second.leave()
    expect(await findCluster(dataDir)).toBeNull()
    // What a process left that died while it created the cluster is gone.
    expect((await readdir(dataDir)).sort()).toEqual(['postgres', 'postgres.log'])
  })

  it('lets two processes that start at once into one new store, loaded once', async () => {
    // A path too long for a socket, so that the server listens on the loopback address.
    const folder = join(await newFolder(), 'data'.repeat(25))
    const desks = [startStoreProcess(folder, 'hold'), startStoreProcess(folder, 'hold')]
    const said = await Promise.all(desks.map((desk) => desk.next()))
    expect(said[0]?.['opened']).toBe(said[1]?.['opened'])
    expect(said.map((line) => line['loaded']).sort()).toEqual([false, true])
    expect((await findCluster(folder))?.host).toBe('127.0.0.1')
    for (const { child } of desks) child.stdin.end()
    await Promise.all(desks.map(({ child }) => once(child, 'exit')))
    expect(await findCluster(folder)).toBeNull()
  })

  it('is one server under two names of the folder', async () => {
    const otherName = join(await newFolder(), 'link')
    await symlink(dataDir, otherName)
    const first = await openCluster({ dataDir, durable: false })
    const second = await openCluster({ dataDir: otherName, durable: false })
    expect(second.facts).toEqual(first.facts)
    await second.leave()
    expect(await findCluster(dataDir)).toEqual(first.facts)
    await first.leave()
  })

  it('keeps the password out of reach of other accounts', async () => {
    const cluster = await openCluster({ dataDir, durable: false })
    expect((await stat(cluster.facts.directory)).mode & 0o077).toBe(0)
    expect((await stat(join(cluster.facts.directory, 'escale-password'))).mode & 0o077).toBe(0)
    await cluster.leave()
  })
})

describe('after a crash', () => {
  it('adopts the server of a killed desk, with every confirmed write once and none doubled by a retry', async () => {
    const desk = startStoreProcess(dataDir, 'write')
    const { opened } = await desk.next()
    const confirmed: string[] = []
    let trying = ''
    while (confirmed.length < 25) {
      const said = await desk.next()
      if (typeof said['confirmed'] === 'string') confirmed.push(said['confirmed'])
      if (typeof said['trying'] === 'string') trying = said['trying']
    }
    desk.child.kill('SIGKILL')
    await once(desk.child, 'exit')

    const database = await openDatabase({ dataDir })
    expect(database.cluster?.pid).toBe(opened)
    const audit = () => database.db.selectFrom('audit_entry').select(['idempotency_key', 'result']).execute()
    const written = (await audit()).map((row) => row.idempotency_key)
    expect(written).toEqual(expect.arrayContaining(confirmed))
    expect(new Set(written).size).toBe(written.length)

    const again = await openOrderStore(database).addNote('SO-1001', 'sent again', {
      actor: { id: 'u1', name: 'Claire Morel', role: 'agent' },
      turn: 'turn-again',
      idempotencyKey: trying,
      at: '2026-03-16T09:05:00.000Z',
    })
    const entries = (await audit()).filter((row) => row.idempotency_key === trying)
    expect(entries).toEqual([{ idempotency_key: trying, result: again }])
    const notes = await database.db
      .selectFrom('order_event')
      .select('id')
      .where('kind', '=', 'note')
      .where('at', '>=', '2026-03-16T00:00:00Z')
      .execute()
    expect(notes).toHaveLength((await audit()).length)
    await database.close()
    expect(await findCluster(dataDir)).toBeNull()
  })

  it('recovers what a killed server had confirmed', async () => {
    const database = await openDatabase({ dataDir })
    await loadDemoWorld(database.db)
    const lost = database.cluster?.pid ?? 0
    process.kill(lost, 'SIGKILL')
    // The open desk brings the server back by itself.
    const replaced = async () => ((await findCluster(dataDir))?.pid ?? lost) !== lost
    await expect.poll(replaced, { timeout: 60_000, interval: 50 }).toBe(true)
    const orders = openOrderStore(database)
    const count = () => orders.countOrders().catch((error: Error) => error.message)
    await expect.poll(count, { timeout: 60_000, interval: 50 }).toBe(21)
    await database.close()
    expect(await findCluster(dataDir)).toBeNull()
  })

  it('is not misled by the pid file of a dead server whose number another program has now', async () => {
    const home = join(dataDir, 'postgres')
    const pidFile = `${process.pid}\n${home}\n1773648000\n5432\n${home}\n\n  1 1\nready   \n`
    await writeFile(join(home, 'postmaster.pid'), pidFile)
    const cluster = await openCluster({ dataDir, durable: false })
    expect(cluster.started).toBe(true)
    await cluster.leave()
  })
})

describe.runIf(process.getuid?.() === 0)('as root', () => {
  it('runs the server under a lesser account', async () => {
    const cluster = await openCluster({ dataDir, durable: false })
    expect((await stat(`/proc/${cluster.facts.pid}`)).uid).not.toBe(0)
    await cluster.leave()
  })

  it('puts the cluster where that account can reach it when it cannot enter the data folder', async () => {
    const folder = await newFolder()
    await chmod(folder, 0o700)
    const cluster = await openCluster({ dataDir: folder, durable: false })
    const pointer = (await readFile(join(folder, 'postgres-is-at'), 'utf8')).trim()
    expect(cluster.facts.directory).toBe(pointer)
    expect(pointer).toMatch(/^\/var\/lib\/escale\/[0-9a-f]{16}$/)
    await cluster.leave()
    const again = await openCluster({ dataDir: folder, durable: false })
    expect(again.facts.password).toBe(cluster.facts.password)
    await again.leave()
    await rm(pointer, { recursive: true, force: true })
  })
})
