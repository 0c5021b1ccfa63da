/** The outline of one order: enough to choose a line and to see what is promised, without prices or papers. */

import { z } from 'zod'
import type { OrderFile } from '../domain/order.ts'
import { promiseTerms } from '../domain/promise.ts'
import { defineTool } from './define-tool.ts'

const scheduleSchema = z.object({
  number: z.number().int(),
  quantity: z.number(),
  promisedOn: z.iso.date().nullable(),
  forecastOn: z.iso.date().nullable(),
  forecastBy: z.string().nullable(),
  causeCode: z.string().nullable(),
  shippedOn: z.iso.date().nullable(),
  deliveredOn: z.iso.date().nullable(),
  quantityDelivered: z.number(),
})

const lineSchema = z.object({
  number: z.string(),
  sku: z.string().nullable(),
  description: z.string(),
  quantity: z.number(),
  unit: z.string().nullable(),
  status: z.string(),
  schedule: z.array(scheduleSchema),
})

/** The outline as dialogs use it. */
export const orderOutlineSchema = z.object({
  number: z.string(),
  version: z.number().int(),
  status: z.string(),
  customer: z.string(),
  calendar: z.string().describe('Country whose working days a delay against the promise is counted in'),
  lines: z.array(lineSchema),
})
export type OrderOutline = z.infer<typeof orderOutlineSchema>
export type OutlineLine = OrderOutline['lines'][number]
export type OutlinePart = OutlineLine['schedule'][number]

function outlineOf(file: OrderFile): OrderOutline {
  return {
    number: file.order.number,
    version: file.order.version,
    status: file.order.status,
    customer: file.customer.name,
    calendar: promiseTerms(file).calendar,
    lines: file.lines.map((line) => ({
      number: line.number,
      sku: line.sku,
      description: line.description,
      quantity: line.quantity,
      unit: line.unit,
      status: line.status,
      schedule: line.schedule.map((part) => ({
        number: part.number,
        quantity: part.quantity,
        promisedOn: part.promisedOn,
        forecastOn: part.forecastOn,
        forecastBy: part.forecastBy,
        causeCode: part.causeCode,
        shippedOn: part.shippedOn,
        deliveredOn: part.deliveredOn,
        quantityDelivered: part.quantityDelivered,
      })),
    })),
  }
}

export default defineTool({
  name: 'outline-order',
  description: 'Reads the lines of one order with their promised and forecast dates, by our order number.',
  effect: 'read',
  roles: ['reader'],
  input: z.object({ order: z.string().min(1).describe('Our order number, for example SO-1001') }),
  output: z.object({ order: orderOutlineSchema.nullable() }),
  example: { input: { order: 'SO-1001' } },
  async run({ orders }, { order }) {
    const file = await orders.findOrder(order)
    return { order: file ? outlineOf(file) : null }
  },
})
