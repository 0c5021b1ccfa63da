/** Keeps what a colleague knows about an order, or about the firm, and the record does not hold: screening done, wood packaging. */

import { z } from 'zod'
import { DeskError } from '../domain/desk-error.ts'
import { readAnswer } from '../knowledge/watch/order-situation.ts'
import { watchLists } from '../knowledge/watch/watch-lists.ts'
import { defineTool } from './define-tool.ts'

export default defineTool({
  name: 'answer-rule',
  description:
    'Keep a fact that decides which rules apply to an order and that the order record does not hold; null takes it back.',
  effect: 'write',
  roles: ['agent'],
  input: z.object({
    order: z.string().min(1).nullable().describe('Our order number; null for what holds for the whole firm'),
    field: z.string().min(1).describe('Field of content/watch/fields.yaml that colleagues answer'),
    value: z.string().min(1).max(80).nullable().describe('yes, no, or one of the choices of the field'),
  }),
  output: z.object({
    order: z.string().nullable(),
    field: z.string(),
    before: z.string().nullable(),
    after: z.string().nullable(),
  }),
  example: { input: { order: 'SO-1006', field: 'sanctions_screening', value: 'clear' } },
  async run({ watch, actor, turn, idempotencyKey, clock }, { order, field, value }) {
    const known = watchLists().fields.get(field)
    if (known?.from !== 'asked' || (value !== null && readAnswer(value, known) === null)) {
      throw new DeskError('watch-answer-unknown', { field, value: value ?? '' })
    }
    const meta = { actor, turn, idempotencyKey, at: clock.now() }
    const of = known.scope === 'firm' ? null : order
    const before = await watch.store.answer(of, field, value, meta)
    return { order: of, field, before, after: value }
  },
  inverse(_input, { order, field, before }) {
    return { tool: 'answer-rule', input: { order, field, value: before } }
  },
})
