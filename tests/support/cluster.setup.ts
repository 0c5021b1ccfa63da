/**
 * One PostgreSQL for the whole test run: a throw-away embedded cluster, or the server of TEST_DATABASE_URL. A template
 * database with the tables and the demo world makes a fresh store for a test a matter of milliseconds.
 */

import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { openCluster } from '../../src/db/cluster.ts'
import { openDatabase } from '../../src/db/database.ts'
import { findCluster } from '../../src/db/find-cluster.ts'
import { isAlive } from '../../src/db/server-pid.ts'
import { loadDemoWorld } from '../../src/orders/demo-world.ts'

export interface TestServer {
  /** Address of the server with `{database}` for the database's name. */
  readonly url: string
  /** A database to connect to while others are made and dropped; templates must have no connections. */
  readonly adminUrl: string
  readonly demoTemplate: string
  readonly emptyTemplate: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    testServer: TestServer
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await openServer()
  const run = randomBytes(4).toString('hex')
  const emptyTemplate = `escale_test_${run}_empty`
  const demoTemplate = `escale_test_${run}_demo`
  const adminUrl = server.url.replace('{database}', server.adminDatabase)
  const admin = new pg.Client(adminUrl)
  await admin.connect()
  await admin.query(`create database ${emptyTemplate}`)
  await (
    await openDatabase({ dataDir: '', databaseUrl: server.url.replace('{database}', emptyTemplate) })
  ).close()
  await admin.query(`create database ${demoTemplate} template ${emptyTemplate}`)
  const demo = await openDatabase({
    dataDir: '',
    databaseUrl: server.url.replace('{database}', demoTemplate),
  })
  await loadDemoWorld(demo.db)
  await demo.close()
  project.provide('testServer', { url: server.url, adminUrl, demoTemplate, emptyTemplate })
  return async () => {
    for (const template of [demoTemplate, emptyTemplate])
      await admin.query(`drop database ${template} with (force)`)
    await admin.end()
    await server.stop()
  }
}

async function openServer() {
  const given = process.env['TEST_DATABASE_URL']
  if (given !== undefined && given !== '') {
    const [, base = '', database = '', options = ''] = /^(\w+:\/\/[^/]*)\/([^?]*)(.*)$/.exec(given) ?? []
    return { url: `${base}/{database}${options}`, adminDatabase: database, stop: async () => {} }
  }
  await endAbandoned()
  const dataDir = await mkdtemp(join(tmpdir(), `${FOLDER}${process.pid}-`))
  // Where the tests run as root, PostgreSQL runs as another account, which has to enter.
  await chmod(dataDir, 0o711)
  const cluster = await openCluster({ dataDir, durable: false })
  const { host, port, user, password } = cluster.facts
  const where = `host=${encodeURIComponent(host)}&port=${port}`
  return {
    url: `postgres://${user}:${password}@localhost/{database}?${where}`,
    adminDatabase: 'postgres',
    async stop() {
      await cluster.leave()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

const FOLDER = 'escale-test-run-'

/** Ends the servers of test runs that were killed, which had no time to do it themselves. */
async function endAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = name.startsWith(FOLDER) ? Number.parseInt(name.slice(FOLDER.length), 10) : 0
    if (!(pid > 0) || isAlive(pid)) continue
    const dataDir = join(tmpdir(), name)
    if ((await findCluster(dataDir)) !== null) await (await openCluster({ dataDir, durable: false })).leave()
    await rm(dataDir, { recursive: true, force: true })
  }
}
