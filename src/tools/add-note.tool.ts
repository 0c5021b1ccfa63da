/** Adds a colleague's note to the timeline of an order. */

import { z } from 'zod'
import { defineTool } from './define-tool.ts'

export default defineTool({
  name: 'add-note',
  description: "Add a colleague's note to the timeline of an order, word for word.",
  effect: 'write',
  roles: ['agent'],
  input: z.object({
    order: z.string().min(1).describe('Our order number, for example SO-1001'),
    text: z.string().trim().min(1).max(2000).describe('The note, kept as written'),
  }),
  output: z.object({ order: z.string(), eventId: z.string() }),
  example: { input: { order: 'SO-1001', text: 'Northbrook asks for pallets of 80 cm.' } },
  async run({ orders, actor, turn, idempotencyKey, clock }, { order, text }) {
    return { ...(await orders.addNote(order, text, { actor, turn, idempotencyKey, at: clock.now() })) }
  },
  inverse(_input, output) {
    return { tool: 'withdraw-note', input: { order: output.order, eventId: output.eventId } }
  },
})
