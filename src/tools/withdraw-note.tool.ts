/** Takes a note off the timeline of an order; the audit keeps that it was there. */

import { z } from 'zod'
import { defineTool } from './define-tool.ts'

export default defineTool({
  name: 'withdraw-note',
  description: 'Take a note off the timeline of an order; the audit keeps it.',
  effect: 'write',
  roles: ['agent'],
  input: z.object({
    order: z.string().min(1).describe('Our order number, for example SO-1001'),
    eventId: z.string().min(1).describe('The note, as add-note returned it'),
  }),
  output: z.object({ order: z.string(), eventId: z.string() }),
  example: { input: { order: 'SO-1001', eventId: '1' } },
  async run({ orders, actor, turn, idempotencyKey, clock }, { order, eventId }) {
    const meta = { actor, turn, idempotencyKey, at: clock.now() }
    return { ...(await orders.withdrawNote(order, eventId, meta)) }
  },
})
