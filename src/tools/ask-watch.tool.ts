/** Answers a question about regulations from the notes in force on the day that matters, or says that none covers it. */

import { z } from 'zod'
import type { IsoDate } from '../domain/calendar-date.ts'
import { THEMES } from '../knowledge/watch/note.ts'
import { orderSituation } from '../knowledge/watch/order-situation.ts'
import { askLibrary, type WatchFindings } from '../knowledge/watch/search/ask-library.ts'
import type { DateBasis } from '../knowledge/watch/situation.ts'
import { defineTool } from './define-tool.ts'

/** What the notes say to a question, and for which day. */
export interface WatchAnswer extends WatchFindings {
  readonly date: IsoDate
  /** Why that day: an order's shipment, a day the person named, or today. */
  readonly basis: DateBasis | 'named'
  /** The order whose day it is, as the store writes it. */
  readonly order: string | null
}

const answerSchema = z.custom<WatchAnswer>(
  (value) => typeof value === 'object' && value !== null && 'hits' in value,
)

export default defineTool({
  name: 'ask-watch',
  description:
    'Answers a question about export regulations and trade practice from the notes of the watch: facts with their note and source, only what is in force or announced on the day that matters.',
  effect: 'read',
  roles: ['reader'],
  input: z.object({
    question: z.string().min(1).max(2000).describe('The question in the person’s words, French or English'),
    order: z
      .string()
      .min(1)
      .max(80)
      .optional()
      .describe('The order it is about: its shipment date then decides'),
    date: z.iso.date().optional().describe('The day on which the rule must hold, when not today'),
    theme: z.enum(THEMES).optional(),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .optional()
      .describe('ISO 3166-1 alpha-2'),
    since: z.iso.date().optional().describe('Only notes that began or were approved from this day on'),
  }),
  output: z.object({ answer: answerSchema }),
  example: { input: { question: 'EUR.1 or A.TR for Türkiye?' } },
  async run({ orders, watch, clock }, { question, order, date, theme, country, since }) {
    const file = order === undefined ? null : await orders.findOrder(order)
    const { sellerCountry } = watch
    const situation =
      file === null ? null : orderSituation(file, { sellerCountry, today: clock.today(), answers: [] })
    const destination = situation?.fields.get('destination')
    const day = date ?? situation?.date ?? clock.today()
    const findings = askLibrary(await watch.latest(), {
      text: question,
      date: day,
      destination: typeof destination === 'string' ? destination : null,
      sellerCountry,
      theme: theme ?? null,
      country: country ?? null,
      since: since ?? null,
    })
    const basis = date === undefined ? (situation?.basis ?? 'today') : 'named'
    const answer: WatchAnswer = { ...findings, date: day, basis, order: file?.order.number ?? null }
    return { answer }
  },
})
