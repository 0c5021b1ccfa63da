/** Finds orders by customer, country, item, state and owner: the late ones first, then by next promise. */

import { z } from 'zod'
import { ORDER_STATUSES } from '../domain/order.ts'
import type { OrderQuery } from '../domain/reference.ts'
import { defineTool } from './define-tool.ts'

const summarySchema = z.object({
  number: z.string(),
  poNumber: z.string().nullable(),
  customerName: z.string(),
  destinationCountry: z.string(),
  status: z.enum(ORDER_STATUSES),
  orderedOn: z.string().nullable(),
  nextPromisedOn: z.string().nullable().describe('Earliest promise of a part that is still to come'),
  lastDeliveredOn: z.string().nullable(),
  lineCount: z.number().int(),
  openLineCount: z.number().int(),
  owner: z.string().nullable(),
})

export const ORDER_STATES = ['open', 'late', 'delivered', 'to-invoice'] as const

export default defineTool({
  name: 'find-orders',
  description:
    'Finds orders by customer, destination country, item, state or owner, the late ones first, and counts them.',
  effect: 'read',
  roles: ['reader'],
  input: z.object({
    customer: z.string().min(1).optional().describe('The customer’s name or part of it'),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .optional()
      .describe('Destination, ISO 3166-1 alpha-2'),
    item: z.string().min(1).optional().describe('Item code (SKU)'),
    state: z.enum(ORDER_STATES).optional(),
    mine: z.boolean().default(false).describe('Only orders owned by the person who asks'),
    limit: z.number().int().min(1).max(50).default(8),
  }),
  output: z.object({ total: z.number().int(), orders: z.array(summarySchema) }),
  example: { input: { customer: 'Metallbau Krüger GmbH' } },
  async run({ orders, clock, actor }, { customer, country, item, state, mine, limit }) {
    const query: OrderQuery = {
      ...(customer === undefined ? {} : { customer }),
      ...(country === undefined ? {} : { country }),
      ...(item === undefined ? {} : { sku: item }),
      ...(state === undefined ? {} : { state }),
      ...(mine ? { owner: actor.name } : {}),
    }
    const page = await orders.searchOrders(query, clock.today(), limit)
    return { total: page.total, orders: page.orders.map((order) => ({ ...order })) }
  },
})
