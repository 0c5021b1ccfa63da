/** Hands a conversation to a colleague: which order, and what was said so far, so that nobody has to ask again. */

import { z } from 'zod'
import { defineTool } from './define-tool.ts'

export default defineTool({
  name: 'hand-over',
  description: 'Hand the conversation over to a colleague with the answers given so far.',
  effect: 'write',
  roles: ['reader'],
  input: z.object({
    order: z.string().nullable().describe('Our order number; null when no order is in question'),
    to: z
      .string()
      .trim()
      .min(1)
      .max(120)
      .nullable()
      .describe('The colleague or service named; null for the desk'),
    summary: z.record(z.string(), z.string()).describe('Each answer so far, by the name of the question'),
  }),
  output: z.object({ handoverId: z.string() }),
  example: { input: { order: 'SO-1001', to: null, summary: { dialog: 'record-forecast', line: '10' } } },
  async run({ orders, actor, turn, idempotencyKey, clock }, { order, to, summary }) {
    const meta = { actor, turn, idempotencyKey, at: clock.now() }
    return { ...(await orders.recordHandover(order, to, summary, meta)) }
  },
})
