/** Finds what a typed reference or name stands for, and what comes close when nothing is written that way. */

import { z } from 'zod'
import { REFERENCE_KINDS } from '../domain/reference.ts'
import { defineTool } from './define-tool.ts'

const matchSchema = z.object({
  kind: z.enum(REFERENCE_KINDS),
  text: z.string(),
  orders: z.array(z.string()),
  orderCount: z.number().int(),
  likeness: z.number(),
})
export type LookedUp = z.infer<typeof matchSchema>

export default defineTool({
  name: 'look-up-reference',
  description:
    'Finds the order, PO, invoice, shipment, item or customer that a text names, or the closest ones.',
  effect: 'read',
  roles: ['reader'],
  input: z.object({
    text: z.string().min(1).describe('The reference or name as typed'),
    kinds: z.array(z.enum(REFERENCE_KINDS)).min(1),
  }),
  output: z.object({
    exact: z.array(matchSchema),
    near: z.array(matchSchema).describe('Best first; only looked for when nothing matches exactly'),
  }),
  example: { input: { text: 'SO-1001', kinds: ['order'] } },
  async run({ orders }, { text, kinds }) {
    const [found = []] = await orders.findReferences([text])
    const exact = found.filter((match) => kinds.includes(match.kind)).map(plain)
    if (exact.length > 0) return { exact, near: [] }
    const near = await orders.suggestReferences(text, kinds, 3)
    return { exact, near: near.map(plain) }
  },
})

function plain(match: {
  readonly kind: LookedUp['kind']
  readonly text: string
  readonly orders: readonly string[]
  readonly orderCount: number
  readonly likeness: number
}): LookedUp {
  return { ...match, orders: [...match.orders] }
}
