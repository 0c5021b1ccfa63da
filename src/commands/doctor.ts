/** `npm run doctor`: says how every setting and every part stands, and how to get what is missing. */

import { openStore } from '../assemble.ts'
import { type Config, readConfig } from '../config/config.ts'
import { DeskError } from '../domain/desk-error.ts'
import { ordersHeld } from '../orders/demo-world-present.ts'
import { openOrderStore } from '../orders/postgres-order-store.ts'
import { checkSetup, type Finding } from './check-setup.ts'
import { pageState } from './page-build.ts'

const asJson = process.argv.includes('--json')
const SIGNS = { ok: '✔', missing: '·', wrong: '✘' } as const

const reading = readConfig(process.env)
const findings: readonly Finding[] = reading.ok
  ? await checkSetup(reading.config, process.env, {
      fetch,
      nodeVersion: process.version,
      openStore: () => lookIntoStore(reading.config),
      pageState,
    })
  : reading.problems.map(({ variable, sentence }) => ({ item: variable, state: 'wrong', detail: sentence }))

process.stdout.write(asJson ? `${JSON.stringify(findings, null, 2)}\n` : table(findings))
process.exitCode = findings.some(({ state }) => state === 'wrong') ? 1 : 0

async function lookIntoStore(config: Config) {
  const database = await openStore(config, 'doctor').catch((error: unknown) => {
    throw error instanceof DeskError
      ? new DeskError('bad-input', { problem: error.phrase('en') }, error)
      : error
  })
  try {
    const where =
      database.cluster === null ? 'PostgreSQL server' : `embedded PostgreSQL in ${database.cluster.directory}`
    return {
      orders: await openOrderStore(database).countOrders(),
      isDemo: (await ordersHeld(database)) === 'demo',
      where,
    }
  } finally {
    await database.close()
  }
}

function table(all: readonly Finding[]): string {
  const width = Math.max(...all.map(({ item }) => item.length))
  const lines = all.flatMap(({ item, state, detail, remedy }) => [
    `${SIGNS[state]} ${item.padEnd(width)}  ${state.padEnd(7)}  ${detail}`,
    ...(remedy === undefined ? [] : [`${' '.repeat(width + 13)}→ ${remedy}`]),
  ])
  const wrong = all.filter(({ state }) => state === 'wrong').length
  const end = wrong === 0 ? 'Nothing is wrong.' : `${wrong} to put right.`
  return `${lines.join('\n')}\n\n${end}\n`
}
