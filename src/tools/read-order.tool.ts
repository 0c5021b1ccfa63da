/** Reads one order with all that follows from its record: where it stands, its gaps, and every fact that may be said. */

import { z } from 'zod'
import type { Fact } from '../domain/fact.ts'
import type { OrderFile } from '../domain/order.ts'
import { factsOf } from '../domain/order-facts.ts'
import { type OrderProgress, progressOfOrder } from '../domain/order-progress.ts'
import { findGaps, gapFacts } from '../portfolio/find-gaps.ts'
import type { Gap } from '../portfolio/gap.ts'
import { defineTool } from './define-tool.ts'

/** An order as it stands on the desk's date. */
export interface OrderReading {
  readonly file: OrderFile
  readonly progress: OrderProgress
  /** The most serious first. */
  readonly gaps: readonly Gap[]
  readonly facts: readonly Fact[]
}

/** The store's types hold already; reading it all again would cost more than the answer. */
const readingSchema = z.custom<OrderReading>(
  (value) => typeof value === 'object' && value !== null && 'file' in value && 'progress' in value,
)

export default defineTool({
  name: 'read-order',
  description:
    'Reads one order: quantities, dates, delays, stock coverage, shipments, invoices, gaps and who owns the next step.',
  effect: 'read',
  roles: ['reader'],
  input: z.object({ order: z.string().min(1).describe('Our order number, for example SO-1001') }),
  output: z.object({ reading: readingSchema.nullable() }),
  example: { input: { order: 'SO-1001' } },
  async run({ orders, clock }, { order }) {
    const file = await orders.findOrder(order)
    if (file === null) return { reading: null }
    const today = clock.today()
    const progress = progressOfOrder(file, today)
    const gaps = findGaps(file, today, progress)
    const facts = [...factsOf(file, today, progress), ...gapFacts(file.order.number, gaps)]
    return { reading: { file, progress, gaps, facts } }
  },
})
