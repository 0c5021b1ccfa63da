/** What a message asks of the dialog engine. The rules and the model produce the same commands. */

import { z } from 'zod'
import { LOCALES } from '../domain/locale.ts'

/** One reading of something typed, when there are several: "03/04" is 3 April or 4 March. */
const readingSchema = z.object({
  value: z.unknown(),
  label: z.object({ fr: z.string(), en: z.string() }),
})

/**
 * A value for a slot: the words as typed, the value as read, and the other readings when the words are ambiguous.
 * The value is a proposal; the engine checks it against the slot's schema and the store.
 */
export const slotInputSchema = z.object({
  text: z.string(),
  value: z.unknown(),
  readings: z.array(readingSchema).optional(),
})
export type SlotInput = z.infer<typeof slotInputSchema>
export type Reading = z.infer<typeof readingSchema>

/** One possible meaning to choose from. `dialog` with slots, or a wording of the question to ask again. */
const candidateSchema = z.object({
  dialog: z.string(),
  slots: z.record(z.string(), slotInputSchema),
  label: z.object({ fr: z.string(), en: z.string() }),
})
export type Candidate = z.infer<typeof candidateSchema>

export const commandSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('start'), dialog: z.string(), slots: z.record(z.string(), slotInputSchema) }),
  /** Gives a value, or corrects one. */
  z.object({ kind: z.literal('set'), slot: z.string(), input: slotInputSchema }),
  z.object({ kind: z.literal('affirm') }),
  z.object({ kind: z.literal('deny') }),
  z.object({ kind: z.literal('cancel') }),
  /** A question in the middle of a dialog that no dialog answers; it is answered or declined, and the dialog goes on. */
  z.object({ kind: z.literal('ask'), question: z.string() }),
  /** Several meanings are as likely: the person chooses. */
  z.object({ kind: z.literal('clarify'), about: z.string(), candidates: z.array(candidateSchema).min(2) }),
  z.object({ kind: z.literal('help'), topic: z.enum(['general', 'why', 'format', 'capabilities']) }),
  z.object({ kind: z.literal('repeat') }),
  z.object({ kind: z.literal('undo') }),
  z.object({ kind: z.literal('handover'), to: z.string().nullable() }),
  z.object({ kind: z.literal('language'), locale: z.enum(LOCALES) }),
  z.object({ kind: z.literal('smalltalk'), topic: z.enum(['greeting', 'thanks', 'goodbye', 'who-are-you']) }),
])
export type Command = z.infer<typeof commandSchema>
