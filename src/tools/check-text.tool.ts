/** Checks a person's text against the orders it names, or against a given one: every date, figure, reference and state. */

import { z } from 'zod'
import type { Fact } from '../domain/fact.ts'
import { reviewText } from '../knowledge/check/check-text.ts'
import { defineTool } from './define-tool.ts'
import { factsToCheck } from './facts-to-check.ts'

/** Longest text that is checked, in characters. */
export const LONGEST_TEXT = 200_000

const statementSchema = z.object({
  statement: z.string(),
  verdict: z.enum(['verified', 'cited', 'contradicted', 'outdated', 'unsupported']),
  value: z.string().describe('The date, figure, reference or state looked at, as written'),
  evidence: z.string().nullable().describe('Where the verdict comes from'),
  right: z.string().nullable().describe('The right value, when the record says otherwise'),
  suggestion: z.string().nullable().describe('The statement put right'),
})
export type StatementChecked = z.infer<typeof statementSchema>

const factSchema = z.custom<Fact>((value) => typeof value === 'object' && value !== null && 'aspect' in value)

export default defineTool({
  name: 'check-text',
  description:
    'Checks a text someone wrote, such as an email to a customer, against the order record: verdict, evidence and right value for each statement.',
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
  async run({ orders, clock, locale }, { text, order, date }) {
    const today = date ?? clock.today()
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
    })
    return {
      statements: statements.map(({ statement, verdict, value, evidence, right, suggestion }) => ({
        statement,
        verdict,
        value,
        evidence,
        right,
        suggestion,
      })),
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
