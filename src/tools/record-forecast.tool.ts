/** Records when a part of an order line is now expected, or takes the forecast away; the promise is not touched. */

import { z } from 'zod'
import { defineTool } from './define-tool.ts'

const forecastSchema = z.object({
  forecastOn: z.iso.date().nullable(),
  forecastBy: z.string().nullable(),
  causeCode: z.string().nullable(),
})

export default defineTool({
  name: 'record-forecast',
  description:
    'Record a new forecast date for one part of an order line, with who gave it and why; null removes it.',
  effect: 'write',
  roles: ['agent'],
  input: z.object({
    order: z.string().min(1).describe('Our order number, for example SO-1001'),
    expectedVersion: z.number().int().describe('Version of the order that was read before deciding'),
    line: z.string().min(1).describe('Line number as the order writes it, for example 10'),
    schedule: z.number().int().describe('Number of the dated part of the line; 1 when there is one'),
    ...forecastSchema.shape,
  }),
  output: z.object({
    order: z.string(),
    version: z.number().int(),
    line: z.string(),
    schedule: z.number().int(),
    before: forecastSchema,
    after: forecastSchema,
  }),
  example: {
    input: {
      order: 'SO-1001',
      expectedVersion: 1,
      line: '10',
      schedule: 1,
      forecastOn: '2026-03-27',
      forecastBy: 'supplier',
      causeCode: 'stock-shortage',
    },
  },
  async run({ orders, actor, turn, idempotencyKey, clock }, input) {
    const recorded = await orders.recordForecast(input, { actor, turn, idempotencyKey, at: clock.now() })
    return { ...recorded, before: { ...recorded.before }, after: { ...recorded.after } }
  },
  inverse(_input, output) {
    return {
      tool: 'record-forecast',
      input: {
        order: output.order,
        expectedVersion: output.version,
        line: output.line,
        schedule: output.schedule,
        ...output.before,
      },
    }
  },
})
