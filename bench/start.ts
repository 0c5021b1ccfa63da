/** From the start command to the first ready answer: on an existing store, after a kill, and against a bare echo bot. */

import { budgetLine, median, residentMiB, startDesk, startEcho, withDataDir } from './support/processes.ts'

const smoke = process.argv.includes('--smoke')
const RUNS = smoke ? 1 : 5
const BUDGET_SECONDS = 3

await withDataDir(async (dataDir) => {
  const first = await startDesk(dataDir)
  console.log(`first start, creating the store and the demo world: ${(first.readyMs / 1000).toFixed(2)} s`)
  const idle = residentMiB(first.pid)
  await first.stop()

  const desk: number[] = []
  const echo: number[] = []
  for (let run = 0; run < RUNS; run += 1) {
    const bot = await startEcho()
    echo.push(bot.readyMs)
    const echoMiB = residentMiB(bot.pid)
    await bot.stop()
    const again = await startDesk(dataDir)
    desk.push(again.readyMs)
    await again.stop()
    if (run === 0 && idle !== null && echoMiB !== null) {
      console.log(
        `memory when ready, desk / echo bot: ${(idle / echoMiB).toFixed(2)}  (${idle.toFixed(0)} / ${echoMiB.toFixed(0)} MiB)`,
      )
    }
  }
  const seconds = median(desk) / 1000
  console.log(budgetLine('ready on an existing store, seconds', seconds, BUDGET_SECONDS))
  console.log(`ready, desk / echo bot: ${(median(desk) / median(echo)).toFixed(2)}`)
})
