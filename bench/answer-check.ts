/**
 * The answer check: verdicts on statements that a person judged, figures of our own drafts altered one by one, and what
 * checking an order-status answer costs against making it.
 */

import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../src/db/database.ts'
import orderStatus from '../src/dialogs/order-status.dialog.ts'
import type { Draft } from '../src/domain/draft.ts'
import { LOCALES, type Locale } from '../src/domain/locale.ts'
import { checkDraft } from '../src/knowledge/check/check-draft.ts'
import type { CheckedStatement } from '../src/knowledge/checked-reply.ts'
import { buildLibrary } from '../src/knowledge/watch/library.ts'
import { openWatch } from '../src/knowledge/watch/open-watch.ts'
import { openWatchStore } from '../src/knowledge/watch/postgres-watch-store.ts'
import { readShippedNotes } from '../src/knowledge/watch/shipped-notes.ts'
import { loadDemoWorld } from '../src/orders/demo-world.ts'
import { openOrderStore } from '../src/orders/postgres-order-store.ts'
import checkText from '../src/tools/check-text.tool.ts'
import { createToolRunner } from '../src/tools/run-tool.ts'
import { type JudgedStatement, readStatements, score, VERDICTS } from '../tests/knowledge/support/evaluate.ts'
import { median } from './support/processes.ts'

const smoke = process.argv.includes('--smoke')
const TODAY = '2026-03-16'
const CLOCK = { now: () => `${TODAY}T08:00:00.000Z`, today: () => TODAY }
const ACTOR = { id: 'bench', name: 'Claire Morel', role: 'agent' } as const
const ROUNDS = smoke ? 2 : 60
const MOST_ALTERED = smoke ? 200 : 4_000
/** Of a status card, in milliseconds. */
const BUDGET_MS = 0.3

const dataDir = await mkdtemp(join(tmpdir(), 'escale-answer-check-'))
// As root PostgreSQL runs under another account, which has to enter.
await chmod(dataDir, 0o711)
const database = await openDatabase({ dataDir })
const orders = openOrderStore(database)
const watch = await openWatch({ store: openWatchStore(database), shipped: [], sellerCountry: 'FR' })
/** What every answer of the desk is held against beside its record. */
const RULES = {
  library: buildLibrary(await readShippedNotes(), [], 0),
  date: TODAY,
  situation: null,
  home: 'FR',
} as const
let turns = 0

function tools(locale: Locale) {
  turns += 1
  return createToolRunner({
    orders,
    watch,
    clock: CLOCK,
    actor: ACTOR,
    locale,
    turn: `t${turns}`,
    activityKey: `t${turns}`,
  })
}

async function statusDraft(order: string, locale: Locale): Promise<Draft> {
  const unasked = { line: undefined, customer: undefined, country: undefined, item: undefined }
  const values = { ...unasked, order, state: undefined, owner: undefined, facet: undefined }
  const context = { locale, clock: CLOCK, actor: ACTOR, call: tools(locale).call }
  const { draft } = await orderStatus.submit(values, context)
  return { locale, ...draft }
}

async function measureVerdicts(): Promise<void> {
  console.log(
    'statements judged by a person   n values  precision              recall                 right value',
  )
  for (const locale of LOCALES) {
    const judged = smoke ? readStatements(locale).slice(0, 20) : readStatements(locale)
    const answers = new Map<JudgedStatement, readonly CheckedStatement[]>()
    for (const each of judged) {
      const given = { text: each.text, ...(each.order === undefined ? {} : { order: each.order }) }
      answers.set(each, (await tools(locale).call(checkText, given)).statements)
    }
    const { values, precision, recall, right, misses } = score(judged, (each) => answers.get(each) ?? [])
    const row = (of: typeof precision) => VERDICTS.map((verdict) => of[verdict].toFixed(3)).join(' / ')
    console.log(
      `${locale}  ${VERDICTS.join(' / ')}  ${judged.length} ${values}  ${row(precision)}  ${row(recall)}  ${right.toFixed(3)}`,
    )
    for (const miss of misses.slice(0, 10)) console.log(`    ${miss.replaceAll('\n', ' ')}`)
  }
}

/** Every figure of the drafts with another digit: how many the check lets pass. */
function measureAltered(drafts: readonly Draft[]): void {
  let altered = 0
  let caught = 0
  for (const draft of drafts) {
    const words = JSON.stringify({ title: draft.title, blocks: draft.blocks })
    for (const { index, 0: digit } of words.matchAll(/\d(?=\D)/g)) {
      if (altered >= MOST_ALTERED) break
      const other = String((Number(digit) + 3) % 10)
      const changed = JSON.parse(words.slice(0, index) + other + words.slice(index + 1)) as Pick<
        Draft,
        'title' | 'blocks'
      >
      altered += 1
      if (checkDraft({ ...draft, ...changed }).withheld.length > 0) caught += 1
    }
  }
  console.log(
    `figures of our drafts altered by one digit: ${altered}, caught ${(caught / altered).toFixed(3)}`,
  )
}

function timesOf(drafts: readonly Draft[], check: (draft: Draft) => void): number {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const draft of drafts) {
      const begun = performance.now()
      check(draft)
      times.push(performance.now() - begun)
    }
  }
  return median(times.slice(drafts.length))
}

function measureCost(drafts: readonly Draft[], makingMs: number): void {
  const alone = timesOf(drafts, (draft) => checkDraft(draft))
  const ms = timesOf(drafts, (draft) => checkDraft(draft, RULES))
  const verdict = ms <= BUDGET_MS ? 'within' : 'OVER'
  console.log(
    `checking a status card: ${ms.toFixed(3)} ms at the median (${verdict} the budget of ${BUDGET_MS} ms)`,
  )
  console.log(`of it against the notes of the watch: ${(ms - alone).toFixed(3)} ms`)
  console.log(`against making it (look-up, working out, wording): ratio ${(ms / makingMs).toFixed(3)}`)
}

try {
  await loadDemoWorld(database.db)
  await measureVerdicts()
  const found = await orders.searchOrders({}, TODAY, 50)
  const drafts: Draft[] = []
  const making: number[] = []
  for (const locale of LOCALES) {
    for (const { number } of found.orders) {
      await statusDraft(number, locale)
      const begun = performance.now()
      drafts.push(await statusDraft(number, locale))
      making.push(performance.now() - begun)
    }
  }
  const withheld = drafts.flatMap((draft) => checkDraft(draft, RULES).withheld)
  console.log(`\n${drafts.length} status cards of the demo orders, statements withheld: ${withheld.length}`)
  measureAltered(drafts)
  measureCost(drafts, median(making))
} finally {
  await database.close()
  await rm(dataDir, { recursive: true, force: true })
}
