/**
 * The answer check against the watch: verdicts on statements that a person judged, on the whole way of a person's text, and
 * what two thousand notes cost against sixty when they share no word with it. `--dev` lists what is misjudged among the
 * statements that the rules were made with; of the held-out ones only totals are ever printed.
 */

import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../src/db/database.ts'
import { LOCALES, type Locale } from '../src/domain/locale.ts'
import { type PlacedStatement, reviewText } from '../src/knowledge/check/check-text.ts'
import { compileRules } from '../src/knowledge/check/rules/compiled-rules.ts'
import { buildLibrary, type Library } from '../src/knowledge/watch/library.ts'
import { orderSituation } from '../src/knowledge/watch/order-situation.ts'
import { readShippedNotes } from '../src/knowledge/watch/shipped-notes.ts'
import { loadDemoWorld } from '../src/orders/demo-world.ts'
import { openOrderStore } from '../src/orders/postgres-order-store.ts'
import { factsToCheck } from '../src/tools/facts-to-check.ts'
import {
  DAY_THAT_MATTERS,
  isWrong,
  readWatchStatements,
  type StatementSet,
  WATCH_VERDICTS,
  type WatchStatement,
} from '../tests/knowledge/watch/read-statements.ts'
import { inventedNotes } from './support/invented-notes.ts'
import {
  isRight,
  type JudgedStatement,
  judgeStatement,
  rightValueShare,
  scoreFlagged,
  scoreOf,
} from './support/judge-statements.ts'
import { budgetLine, median } from './support/processes.ts'

const isSmoke = process.argv.includes('--smoke')
const isDev = process.argv.includes('--dev')
/** Country of the demo firm. */
const HOME = 'FR'
const FEW_NOTES = 60
const MANY_NOTES = isSmoke ? 200 : 2_000
const ROUNDS = isSmoke ? 3 : 40
/** Checking against many notes may cost so many times what it costs against few. */
const MOST_RATIO = 1.5
/** What is promised of the statements never seen, as shares; precision comes first. */
const BUDGETS = { flagged: { precision: 0.95, recall: 0.6 } } as const

const dataDir = await mkdtemp(join(tmpdir(), 'escale-rules-'))
// As root PostgreSQL runs under another account, which has to enter.
await chmod(dataDir, 0o711)
const shipped = await readShippedNotes()
const database = await openDatabase({ dataDir })
const orders = openOrderStore(database)

/** What the desk says of the statement as the text of a person, about its order where it has one. */
async function check(
  { text, order, date = DAY_THAT_MATTERS }: WatchStatement,
  library: Library,
  locale: Locale,
): Promise<readonly PlacedStatement[]> {
  const found = await factsToCheck(orders, text, order ?? null, date)
  const situations = found.files.map((file) => {
    const situation = orderSituation(file, { sellerCountry: HOME, today: date, answers: [] })
    // The person gave the day that matters with the statement.
    return [file.order.number, { ...situation, date }] as const
  })
  return reviewText(text, {
    facts: found.facts,
    meanings: found.meanings,
    locale,
    today: date,
    ...(found.order === null ? {} : { order: found.order }),
    rules: { library, situations: new Map(situations), date, home: HOME },
  }).statements
}

async function judge(set: StatementSet, locale: Locale, library: Library): Promise<JudgedStatement[]> {
  const all = readWatchStatements(set, locale)
  const judged: JudgedStatement[] = []
  for (const each of isSmoke ? all.slice(0, 20) : all) {
    judged.push(judgeStatement(each, await check(each, library, locale)))
  }
  return judged
}

async function measureVerdicts(set: StatementSet, library: Library): Promise<void> {
  console.log(`\n${set === 'held out' ? 'statements never seen' : 'statements the rules were made with'}`)
  for (const locale of LOCALES) {
    const judged = await judge(set, locale, library)
    for (const verdict of WATCH_VERDICTS.filter((each) => each !== 'none')) {
      const { precision, recall, said, expected } = scoreOf(judged, verdict)
      console.log(
        `  ${locale}  ${verdict.padEnd(14)} precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}  (said ${said}, expected ${expected})`,
      )
    }
    const { precision, recall, said, expected } = scoreFlagged(judged)
    const silent = judged.filter(({ statement }) => !isWrong(statement.expect)).length
    console.log(
      `  ${locale}  flagged at all precision ${precision.toFixed(3)} ${against(precision, BUDGETS.flagged.precision)}  recall ${recall.toFixed(3)} ${against(recall, BUDGETS.flagged.recall)}  (said ${said}, expected ${expected} of ${judged.length}, ${silent} to be let be)`,
    )
    console.log(
      `  ${locale}  right value given with what is rightly flagged ${rightValueShare(judged).toFixed(3)}`,
    )
    if (isDev && set === 'development') for (const each of judged) listMiss(each)
  }
}

function against(share: number, budget: number): string {
  return share >= budget
    ? `(budget ${budget}: ok)`
    : `(budget ${budget}: missed by ${(budget - share).toFixed(3)})`
}

function listMiss(judged: JudgedStatement): void {
  if (isRight(judged)) return
  const { statement, verdict, finding } = judged
  const isFault = isWrong(verdict) && !isWrong(statement.expect)
  const said = finding === null ? '' : ` ${finding.note ?? 'record'} «${finding.value}»`
  console.log(
    `  ${isFault ? '!!' : '  '} ${statement.expect} → ${verdict}${said} | ${statement.note ?? ''} | ${statement.text}`,
  )
}

/** A reply as the desk gives it and people paste it: half of it speaks of rules, half does not. */
const REPLY = [
  'Hello Ayşe, the pumps left on 6 March and the A.TR follows with the carrier, no EUR.1 is issued for Türkiye.',
  'Insurance is 110 % under CIP, the bank has five banking days, and the goods reach you within two weeks.',
  'Merci de nous envoyer l’état récapitulatif, le seuil REX pour le Royaume-Uni reste à 6 000 EUR par envoi.',
].join('\n\n')

/** The time that one check of the reply takes, in milliseconds; notes are compiled before. */
function costWith(library: Library): () => void {
  compileRules(library)
  const rules = { library, situations: new Map(), date: DAY_THAT_MATTERS, home: HOME }
  return () => void reviewText(REPLY, { facts: [], locale: 'en', today: DAY_THAT_MATTERS, rules })
}

function timed(work: () => void): number {
  const begun = performance.now()
  for (let round = 0; round < 10; round += 1) work()
  return (performance.now() - begun) / 10
}

function measureCost(): void {
  const few = shipped.slice(0, FEW_NOTES)
  const small = buildLibrary(few, [], 1)
  const large = buildLibrary([...few, ...inventedNotes(few, MANY_NOTES - few.length)], [], 2)
  const begun = performance.now()
  compileRules(large)
  const compiling = performance.now() - begun
  const [withFew, withMany] = [costWith(small), costWith(large)]
  for (let round = 0; round < ROUNDS; round += 1) {
    withFew()
    withMany()
  }
  // Taken in turns, so that whatever slows the machine slows both.
  const ratios: number[] = []
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const one = timed(withFew)
    const other = timed(withMany)
    ratios.push(other / one)
    times.push(one)
  }
  console.log(`\nchecking a reply of ${REPLY.length} characters`)
  console.log(budgetLine(`${large.notes.length} notes to ${small.notes.length}`, median(ratios), MOST_RATIO))
  console.log(
    `  ${median(times).toFixed(3)} ms at ${small.notes.length} notes; compiling ${large.notes.length} notes once: ${compiling.toFixed(0)} ms`,
  )
}

try {
  await loadDemoWorld(database.db)
  const library = buildLibrary(shipped, [], 0)
  await measureVerdicts('development', library)
  await measureVerdicts('held out', library)
  measureCost()
} finally {
  await database.close()
  await rm(dataDir, { recursive: true, force: true })
}
