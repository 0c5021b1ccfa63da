/**
 * How well questions to the watch find the note that answers them: recall at the first and the first three places, and how
 * often a question that no note answers is refused, on questions written apart from the search. `--dev` takes those it was
 * tuned on and lists what it gets wrong.
 */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { LOCALES, type Locale } from '../src/domain/locale.ts'
import { buildLibrary } from '../src/knowledge/watch/library.ts'
import { askLibrary } from '../src/knowledge/watch/search/ask-library.ts'
import { readShippedNotes } from '../src/knowledge/watch/shipped-notes.ts'
import { demoWorldSchema } from '../src/orders/demo-world-schema.ts'

const QUESTIONS = join(import.meta.dirname, '..', 'tests', 'knowledge', 'watch', 'questions')
const ASKED_ON = '2026-11-24'
const isSmoke = process.argv.includes('--smoke')
const isDev = process.argv.includes('--dev')

const questionsSchema = z.array(
  z.object({
    ask: z.string(),
    notes: z.array(z.string()),
    order: z.string().optional(),
    date: z.string().optional(),
  }),
)
type Question = z.infer<typeof questionsSchema>[number]

/** What is promised, as a share. */
const BUDGETS = { first: 0.85, three: 0.95, refused: 0.85 } as const

const library = buildLibrary(await readShippedNotes(), [], 0)
const world = demoWorldSchema.parse(
  parse(readFileSync(join(import.meta.dirname, '..', 'content', 'demo', 'world.yaml'), 'utf8')),
)

function questionsOf(locale: Locale): readonly Question[] {
  const file = join(QUESTIONS, `${isDev ? 'dev-' : ''}${locale}.yaml`)
  const all = questionsSchema.parse(parse(readFileSync(file, 'utf8')))
  return isSmoke ? all.slice(0, 12) : all
}

function found(question: Question): readonly string[] {
  const destination = world.orders.find(({ number }) => number === question.order)?.destination ?? null
  const { hits } = askLibrary(library, {
    text: question.ask,
    date: question.date ?? ASKED_ON,
    destination,
    sellerCountry: 'FR',
  })
  return hits.map(({ found: { note } }) => note.id)
}

function line(label: string, right: number, of: number, budget: number): void {
  if (of === 0) return
  const share = right / of
  const verdict = share >= budget ? 'ok' : `missed by ${(budget - share).toFixed(3)}`
  console.log(
    `  ${label.padEnd(34)} ${share.toFixed(3)}  (${right} of ${of})  budget ${budget.toFixed(2)}  ${verdict}`,
  )
}

for (const locale of LOCALES) {
  const questions = questionsOf(locale)
  const begun = performance.now()
  const answers = questions.map((question) => ({ question, ids: found(question) }))
  const each = (performance.now() - begun) / questions.length
  const covered = answers.filter(({ question }) => question.notes.length > 0)
  const uncovered = answers.filter(({ question }) => question.notes.length === 0)
  const within = (most: number) =>
    covered.filter(({ question, ids }) => ids.slice(0, most).some((id) => question.notes.includes(id))).length
  console.log(`\n${locale}: ${questions.length} questions ${isDev ? '(seen while tuning)' : '(held out)'}`)
  line('right note first', within(1), covered.length, BUDGETS.first)
  line('right note among the first three', within(3), covered.length, BUDGETS.three)
  line(
    'uncovered question refused',
    uncovered.filter(({ ids }) => ids.length === 0).length,
    uncovered.length,
    BUDGETS.refused,
  )
  console.log(`  ${each.toFixed(3)} ms a question`)
  if (!isDev) continue
  for (const { question, ids } of covered) {
    if (ids[0] === undefined || !question.notes.includes(ids[0]))
      console.log(
        `    ${question.ask}  →  ${ids.slice(0, 3).join(', ') || 'nothing'}   (${question.notes.join(', ')})`,
      )
  }
  for (const { question, ids } of uncovered)
    if (ids.length > 0) console.log(`    not refused: ${question.ask}  →  ${ids[0]}`)
}
