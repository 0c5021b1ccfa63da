/** Ticks a line of an order's checklist: the document is there, the act is done, or it is not needed. */

import { z } from 'zod'
import { defineTool } from './define-tool.ts'

export const tickSchema = z.object({
  order: z.string().min(1).describe('Our order number, for example SO-1006'),
  note: z.string().min(1).describe('Id of the note that asks for it'),
  requirement: z.string().min(1).describe('Id of the document or act within the note'),
})

export default defineTool({
  name: 'tick-rule',
  description: 'Tick a document or an act on the regulatory checklist of an order as done or as not needed.',
  effect: 'write',
  roles: ['agent'],
  input: tickSchema.extend({
    state: z.enum(['done', 'not-needed']),
    fingerprint: z.string().min(1).describe('Of the checklist line that was read'),
    reason: z.string().max(500).nullable().default(null),
  }),
  output: tickSchema.extend({ state: z.enum(['done', 'not-needed']) }),
  example: {
    input: {
      order: 'SO-1006',
      note: 'turkey-atr',
      requirement: 'atr',
      state: 'done',
      fingerprint: 'example',
    },
  },
  async run({ watch, actor, turn, idempotencyKey, clock }, input) {
    const { order, note, requirement, state } = await watch.store.tick(input, {
      actor,
      turn,
      idempotencyKey,
      at: clock.now(),
    })
    return { order, note, requirement, state }
  },
  inverse(_input, { order, note, requirement }) {
    return { tool: 'untick-rule', input: { order, note, requirement } }
  },
})
