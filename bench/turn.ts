/** An order-status turn against a bare botbuilder echo turn, over the same HTTP, message by message in turn. */

import {
  budgetLine,
  median,
  type RunningProcess,
  residentMiB,
  say,
  startDesk,
  startEcho,
  withDataDir,
} from './support/processes.ts'

const smoke = process.argv.includes('--smoke')
const ROUNDS = smoke ? 20 : 600
const WARM_UP = smoke ? 5 : 200
const BUDGET = 3

const QUESTIONS = [
  'où en est la SO-1001 ?',
  'where is SO-1002?',
  'statut de la 1005',
  'status of SO-1009',
  'et la facture ?',
]
let serial = 0

await withDataDir(async (dataDir) => {
  const echo = await startEcho()
  const desk = await startDesk(dataDir)
  try {
    for (let round = 0; round < WARM_UP; round += 1) await both(echo, desk, round)
    const pairs: [number, number][] = []
    for (let round = 0; round < ROUNDS; round += 1) pairs.push(await both(echo, desk, round))
    const echoMs = median(pairs.map(([first]) => first))
    const deskMs = median(pairs.map(([, second]) => second))
    console.log(
      `${ROUNDS} turns each, one at a time: echo ${echoMs.toFixed(2)} ms, status ${deskMs.toFixed(2)} ms (medians)`,
    )
    console.log(budgetLine('status turn / bare echo turn, median', deskMs / echoMs, BUDGET))
    const [echoMiB, deskMiB] = [residentMiB(echo.pid), residentMiB(desk.pid)]
    if (echoMiB !== null && deskMiB !== null) {
      console.log(
        `memory after the run, desk / echo bot                       ${(deskMiB / echoMiB).toFixed(2)}  (${deskMiB.toFixed(0)} / ${echoMiB.toFixed(0)} MiB)`,
      )
    }
  } finally {
    await desk.stop()
    await echo.stop()
  }
})

async function both(echo: RunningProcess, desk: RunningProcess, round: number): Promise<[number, number]> {
  const text = QUESTIONS[round % QUESTIONS.length] ?? ''
  return [await ask(echo, text), await ask(desk, text)]
}

/** Milliseconds from sending the activity to having its reply. */
async function ask(server: RunningProcess, text: string): Promise<number> {
  serial += 1
  const started = performance.now()
  await say(server, { id: `bench-${serial}`, text, conversation: 'bench' })
  return performance.now() - started
}
