/** Opens a ticked line of an order's checklist again. */

import { z } from 'zod'
import { defineTool } from './define-tool.ts'
import { tickSchema } from './tick-rule.tool.ts'

export default defineTool({
  name: 'untick-rule',
  description: 'Open a ticked document or act on the regulatory checklist of an order again.',
  effect: 'write',
  roles: ['agent'],
  input: tickSchema,
  output: tickSchema.extend({ wasTicked: z.boolean() }),
  example: { input: { order: 'SO-1006', note: 'turkey-atr', requirement: 'atr' } },
  async run({ watch, actor, turn, idempotencyKey, clock }, { order, note, requirement }) {
    const meta = { actor, turn, idempotencyKey, at: clock.now() }
    const before = await watch.store.untick(order, note, requirement, meta)
    return { order, note, requirement, wasTicked: before !== null }
  },
})
