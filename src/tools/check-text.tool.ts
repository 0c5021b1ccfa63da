/** Checks a person's text against the orders it names, or a given one, and against the notes of the watch. */

import { z } from 'zod'
import type { IsoDate } from '../domain/calendar-date.ts'
import type { Fact } from '../domain/fact.ts'
import type { OrderFile } from '../domain/order.ts'
import { reviewText, unplaced } from '../knowledge/check/check-text.ts'
import { orderSituation } from '../knowledge/watch/order-situation.ts'
import type { Situation } from '../knowledge/watch/situation.ts'
import type { Watch } from '../knowledge/watch/watch.ts'
import { defineTool } from './define-tool.ts'
import { factsToCheck } from './facts-to-check.ts'
import { secondReading } from './second-reading.ts'

/** Longest text that is checked, in characters. */
export const LONGEST_TEXT = 200_000

const statementSchema = z.object({
  statement: z.string(),
  verdict: z.enum(['verified', 'cited', 'contradicted', 'outdated', 'unsupported']),
  value: z.string().describe('The date, figure, reference or state looked at, as written'),
  evidence: z.string().nullable().describe('Where the verdict comes from'),
  right: z.string().nullable().describe('The right value, when the record says otherwise'),
  suggestion: z.string().nullable().describe('The statement put right'),
  note: z.string().optional().describe('Id of the note that the verdict rests on'),
  by: z.literal('model').optional().describe('Given when a language model found it, and no rule did'),
})
export type StatementChecked = z.infer<typeof statementSchema>

const factSchema = z.custom<Fact>((value) => typeof value === 'object' && value !== null && 'aspect' in value)

export default defineTool({
  name: 'check-text',
  description:
    'Checks a text someone wrote, such as an email to a customer, against the order record and the notes of the watch: verdict, evidence and right value for each statement.',
  effect: 'read',
  roles: ['reader'],
  input: z.object({
    text: z.string().min(1).max(LONGEST_TEXT).describe('The text, word for word'),
    order: z.string().min(1).max(80).optional().describe('The order it is about, when it names none'),
    date: z.iso.date().optional().describe('The day it is written, when not today'),
  }),
  output: z.object({
    statements: z.array(statementSchema),
    corrected: z
      .string()
      .nullable()
      .describe('The whole text put right; null when there is nothing to put right'),
    orders: z.array(z.string()).describe('Orders that the text was held against'),
    facts: z.array(factSchema).describe('Facts of the record that the verdicts rest on'),
  }),
  example: { input: { text: 'SO-1001 line 10 was promised for 25 March 2026.' } },
  async run({ orders, watch, secondReader, clock, locale }, { text, order, date }) {
    const today = date ?? clock.today()
    const library = await watch.latest()
    const found = await factsToCheck(orders, text, order ?? null, today)
    const {
      statements,
      corrected,
      orders: used,
    } = reviewText(text, {
      facts: found.facts,
      meanings: found.meanings,
      locale,
      today,
      ...(found.order === null ? {} : { order: found.order }),
      rules: {
        library,
        situations: await situationsOf(found.files, watch, today),
        date: today,
        home: watch.sellerCountry,
      },
    })
    const added =
      secondReader === undefined
        ? []
        : await secondReading(secondReader, text, statements, { library, date: today, locale })
    return {
      statements: [...statements.map(unplaced), ...added],
      corrected,
      orders: [...used],
      facts: groundsOf(
        found.facts,
        statements.flatMap((each) => each.facts),
        used,
      ),
    }
  },
})

/** What the watch knows of each order, with what colleagues answered about it. */
async function situationsOf(
  files: readonly OrderFile[],
  { store, sellerCountry }: Watch,
  today: IsoDate,
): Promise<ReadonlyMap<string, Situation>> {
  const read = files.map(async (file) => {
    const answers = await store.answers(file.order.number)
    return [file.order.number, orderSituation(file, { sellerCountry, today, answers })] as const
  })
  return new Map(await Promise.all(read))
}

/** Facts a reply about the check may state: the evidence, and what the orders' states are told by. */
const STATES = new Set([
  'order-number',
  'line-number',
  'order-status',
  'line-status',
  'shipment-status',
  'quantity-ordered',
  'quantity-shipped',
  'quantity-delivered',
  'quantity-invoiced',
  'delay-working-days',
  'promised-on',
  'today',
])

function groundsOf(facts: readonly Fact[], evidence: readonly Fact[], orders: readonly string[]): Fact[] {
  const used = new Set(orders)
  const told = new Set(evidence)
  return facts.filter(
    (fact) => told.has(fact) || (fact.order !== null && used.has(fact.order) && STATES.has(fact.aspect)),
  )
}
