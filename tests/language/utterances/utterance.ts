/** One message of the evaluation set: what a person typed, where the conversation stood, and what it should ask of the desk. */

import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { LOCALES, type Locale } from '../../../src/domain/locale.ts'

const isoDate = z.iso.date()

/** The form each slot value must have, by dialog; the same forms as the understanding port promises. */
export const slotForms = {
  'order-status': z.strictObject({
    order: z.string().min(1).optional(),
    customer: z.string().min(1).optional(),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .optional(),
    item: z
      .string()
      .regex(/^[A-Z0-9]+(-[A-Z0-9]+)*$/)
      .optional(),
    state: z.enum(['open', 'late', 'delivered', 'to-invoice']).optional(),
    owner: z.literal('me').optional(),
    facet: z.enum(['status', 'invoice', 'rest', 'timeline', 'gaps', 'documents', 'contact']).optional(),
  }),
  'record-forecast': z.strictObject({
    order: z.string().min(1).optional(),
    line: z.string().regex(/^\d+$/).optional(),
    date: isoDate.optional(),
    by: z.enum(['supplier', 'carrier', 'production', 'colleague', 'customer']).optional(),
    cause: z
      .enum([
        'stock-shortage',
        'supplier-delay',
        'production',
        'transport',
        'customs',
        'payment',
        'customer-request',
        'other',
      ])
      .optional(),
  }),
  'add-note': z.strictObject({ order: z.string().min(1).optional(), text: z.string().min(1).optional() }),
  'check-text': z.strictObject({ text: z.string().min(1).optional(), order: z.string().min(1).optional() }),
  'ask-watch': z.strictObject({
    question: z.string().min(1).optional(),
    order: z.string().min(1).optional(),
  }),
  'watch-news': z.strictObject({
    theme: z.enum(['trade', 'inspection', 'customs', 'transport', 'insurance', 'payment', 'tax']).optional(),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .optional(),
  }),
  'show-note': z.strictObject({ note: z.string().min(1).optional() }),
  'watch-state': z.strictObject({}),
  'watch-digest': z.strictObject({
    wish: z
      .enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'mute', 'unmute', 'snooze'])
      .optional(),
    until: isoDate.optional(),
  }),
} as const

export type EvaluatedDialog = keyof typeof slotForms
const DIALOGS = Object.keys(slotForms) as EvaluatedDialog[]
const dialog = z.enum(DIALOGS)
const slots = z.record(z.string(), z.string())

const expectedCommandSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('start'), dialog, slots }),
  z.strictObject({ kind: z.literal('set'), slot: z.string(), value: z.string() }),
  z.strictObject({ kind: z.literal('affirm') }),
  z.strictObject({ kind: z.literal('deny') }),
  z.strictObject({ kind: z.literal('cancel') }),
  z.strictObject({ kind: z.literal('ask') }),
  z.strictObject({ kind: z.literal('clarify') }),
  z.strictObject({
    kind: z.literal('help'),
    topic: z.enum(['general', 'why', 'format', 'capabilities']),
  }),
  z.strictObject({ kind: z.literal('repeat') }),
  z.strictObject({ kind: z.literal('undo') }),
  z.strictObject({ kind: z.literal('handover'), to: z.string().nullable() }),
  z.strictObject({ kind: z.literal('language'), locale: z.enum(LOCALES) }),
  z.strictObject({
    kind: z.literal('smalltalk'),
    topic: z.enum(['greeting', 'thanks', 'goodbye', 'who-are-you']),
  }),
])
export type ExpectedCommand = z.infer<typeof expectedCommandSchema>

const readingSchema = z.array(expectedCommandSchema).min(1)

const utteranceSchema = z.strictObject({
  text: z.string().min(1),
  context: z
    .strictObject({
      open: z
        .strictObject({
          dialog,
          awaiting: z.union([
            z.strictObject({ slot: z.string() }),
            z.literal('confirmation'),
            z.literal('choice'),
            z.null(),
          ]),
          filled: z.array(z.string()),
        })
        .optional(),
      focus: z.strictObject({ dialog, values: slots }).optional(),
      /** An order number stands for starting its status; anything else says what picking it means. */
      offered: z
        .array(z.union([z.string(), z.strictObject({ label: z.string(), commands: readingSchema })]))
        .min(2)
        .optional(),
    })
    .nullable(),
  expect: z.union([
    z.strictObject({ commands: readingSchema }),
    z.strictObject({ anyOf: z.array(readingSchema).min(2) }),
    z.strictObject({ refuse: z.literal(true) }),
  ]),
})
export type Utterance = z.infer<typeof utteranceSchema>

/** The readings that are right for a message; none when it is outside the desk's abilities. */
export function rightReadings(utterance: Utterance): readonly (readonly ExpectedCommand[])[] {
  const { expect } = utterance
  if ('refuse' in expect) return []
  return 'anyOf' in expect ? expect.anyOf : [expect.commands]
}

/** Reads one language's set; a line that does not have the right form is named in the error. */
export function readUtterances(locale: Locale): readonly Utterance[] {
  const file = new URL(`${locale}.jsonl`, import.meta.url)
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n')
  return lines.map((line, index) => {
    const parsed = utteranceSchema.safeParse(JSON.parse(line))
    if (parsed.success) return parsed.data
    throw new Error(`${locale}.jsonl line ${index + 1}: ${z.prettifyError(parsed.error)}\n${line}`)
  })
}
