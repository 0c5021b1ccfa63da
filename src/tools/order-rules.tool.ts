/** Puts one order to the fixed questions of the watch: which rules apply, which do not, what is missing, what to do by when. */

import { z } from 'zod'
import type { OrderFile } from '../domain/order.ts'
import { type Checklist, checklist } from '../knowledge/watch/checklist.ts'
import type { Library } from '../knowledge/watch/library.ts'
import { orderSituation } from '../knowledge/watch/order-situation.ts'
import { momentsOf } from '../knowledge/watch/time-limits.ts'
import type { FieldAnswer } from '../knowledge/watch/watch-store.ts'
import { defineTool } from './define-tool.ts'

/** An order's checklist as it stands, with the library it was answered from. */
export interface OrderRules {
  readonly file: OrderFile
  readonly checklist: Checklist
  readonly answers: readonly FieldAnswer[]
  readonly library: Library
}

/** The parts' types hold already; reading it all again would cost more than the answer. */
const rulesSchema = z.custom<OrderRules>(
  (value) => typeof value === 'object' && value !== null && 'checklist' in value,
)

export default defineTool({
  name: 'order-rules',
  description:
    'Which regulations apply to one order: every question of the fixed checklist answered with the note cited, what is missing, and the documents and acts required.',
  effect: 'read',
  roles: ['reader'],
  input: z.object({ order: z.string().min(1).describe('Our order number, for example SO-1001') }),
  output: z.object({ rules: rulesSchema.nullable() }),
  example: { input: { order: 'SO-1006' } },
  async run({ orders, watch, clock }, { order }) {
    const file = await orders.findOrder(order)
    if (file === null) return { rules: null }
    const { number } = file.order
    const [library, ticks, answers] = await Promise.all([
      watch.latest(),
      watch.store.ticks(number),
      watch.store.answers(number),
    ])
    const { sellerCountry } = watch
    const situation = orderSituation(file, { sellerCountry, today: clock.today(), answers })
    const shipment = situation.basis === 'today' ? null : situation.date
    const moments = momentsOf(file, shipment, sellerCountry)
    return { rules: { file, checklist: checklist({ library, situation, moments, ticks }), answers, library } }
  },
})
