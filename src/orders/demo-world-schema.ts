/** The form of content/demo/world.yaml: what may be left out, and what each part must be. */

import { z } from 'zod'
import { type Money, money } from '../domain/money.ts'
import { INCOTERM_CODES, ORDER_STATUSES, TRANSPORT_MODES } from '../domain/order.ts'

const text = z.string().min(1).nullable().default(null)
const date = z.iso.date().nullable().default(null)
const country = z.string().regex(/^[A-Z]{2}$/)
const attributes = z.record(z.string(), z.string()).default({})

/** "EUR 1,480.00" */
const amount = z
  .string()
  .regex(/^[A-Z]{3} [\d,]+(\.\d+)?$/)
  .transform((words): Money => money(Number(words.slice(4).replaceAll(',', '')), words.slice(0, 3)))
  .nullable()
  .default(null)

const customer = z.strictObject({
  id: z.string(),
  name: z.string(),
  country,
  class: z.enum(['A', 'B', 'C']),
  language: z.string(),
  timeZone: z.string(),
  email: text,
  vat: text,
  attributes,
  contacts: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      role: z.enum(['buyer', 'planner', 'quality', 'accounts', 'forwarder', 'bank', 'inspector', 'other']),
      email: text,
      phone: text,
      language: text,
    }),
  ),
})

const item = z.strictObject({
  sku: z.string(),
  description: z.string(),
  unit: z.string(),
  hs: z.string(),
  origin: country,
  netKg: z.number(),
  attributes,
})

const stock = z.strictObject({
  sku: z.string(),
  site: z.string(),
  onHand: z.number(),
  reserved: z.number(),
  qualityHold: z.number(),
})

const supply = z.strictObject({
  id: z.string(),
  kind: z.enum(['purchase', 'production', 'transfer']),
  sku: z.string(),
  quantity: z.number(),
  due: date,
  forecast: date,
  supplier: text,
})

const part = z.strictObject({
  quantity: z.number(),
  requested: date,
  promised: date,
  forecast: date,
  forecastBy: text,
  cause: text,
  shipped: date,
  delivered: date,
  quantityShipped: z.number().default(0),
  quantityDelivered: z.number().default(0),
})

const line = z.strictObject({
  number: z.string(),
  sku: text,
  customerItem: text,
  description: text,
  quantity: z.number(),
  price: z.number().nullable().default(null),
  hs: text,
  cancelled: z.boolean().default(false),
  schedule: z.array(part).default([]),
})

const shipment = z.strictObject({
  number: z.string(),
  mode: z.enum(TRANSPORT_MODES),
  carrier: text,
  status: z.string(),
  pickedUp: date,
  eta: date,
  delivered: date,
  transportDocument: text,
  container: text,
  packages: z.number().int().nullable().default(null),
  grossKg: z.number().nullable().default(null),
  freight: amount,
  insurance: amount,
  podName: text,
  podReservations: text,
  lines: z.array(
    z.strictObject({
      line: z.string(),
      quantity: z.number(),
      delivered: z.number().nullable().default(null),
    }),
  ),
})

const invoice = z.strictObject({
  number: z.string(),
  kind: z.enum(['final', 'partial', 'prepayment', 'credit', 'debit']),
  issued: date,
  due: date,
  paid: date,
  total: amount,
  lines: z.array(z.strictObject({ line: z.string(), quantity: z.number(), price: z.number() })),
})

const event = z.strictObject({
  at: z.iso.datetime(),
  kind: z.string(),
  source: z.enum(['erp', 'carrier', 'user', 'watch', 'desk']),
  actor: text,
  line: text,
  text,
})

const order = z.strictObject({
  number: z.string(),
  customer: z.string(),
  po: text,
  contract: text,
  status: z.enum(ORDER_STATUSES).nullable().default(null),
  holds: z.array(z.string()).default([]),
  /** "FCA Saint-Priest", by Incoterms 2020. */
  term: z
    .string()
    .refine((words) => INCOTERM_CODES.some((code) => words.startsWith(`${code} `)))
    .nullable()
    .default(null),
  mode: z.enum(TRANSPORT_MODES).nullable().default(null),
  carrier: text,
  payment: text,
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable()
    .default(null),
  destination: country,
  ordered: date,
  acknowledged: date,
  dateMeaning: z.enum(['ex-works', 'shipped', 'delivered']).nullable().default(null),
  owner: text,
  attributes,
  lines: z.array(line).min(1),
  shipments: z.array(shipment).default([]),
  invoices: z.array(invoice).default([]),
  events: z.array(event).default([]),
})
export type DemoOrder = z.output<typeof order>

/** Checked whole before anything is written; an unknown field is an error, so that no typing slip is lost. */
export const demoWorldSchema = z.strictObject({
  customers: z.array(customer),
  items: z.array(item),
  stock: z.array(stock),
  supply: z.array(supply),
  orders: z.array(order),
})
