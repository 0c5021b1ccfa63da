/** The port through which a message becomes commands. It has a rule back end and a model back end. */

import type { IsoDate } from '../domain/calendar-date.ts'
import type { Bilingual, BilingualWords, Locale } from '../domain/locale.ts'
import type { Command } from './command.ts'

/** What kind of thing a slot holds; it decides how words are read. */
export const SLOT_KINDS = [
  'order',
  'reference',
  'customer',
  'country',
  'item',
  'line',
  'date',
  'period',
  'quantity',
  'money',
  'incoterm',
  'mode',
  'document',
  'note',
  'person',
  'choice',
  'text',
] as const
export type SlotKind = (typeof SLOT_KINDS)[number]

/**
 * What a slot of each kind receives as `SlotInput.value` from either back end:
 * order, reference, item, line, person, text: string (references as the store writes them when found, else as typed) ·
 * customer: string (the store's name when found) · country: ISO 3166-1 alpha-2 · date: IsoDate ·
 * period: { from: IsoDate, to: IsoDate } · quantity: { quantity: number, unit: string | null } ·
 * money: { amount: number, currency: string | null } · incoterm: { code, place: string | null } ·
 * note: id of a note of the watch, or words of its title · mode: TransportMode · document: an id of `DOCUMENT_NAMES` · choice: one of the slot's choice ids.
 */
export interface SlotDescription {
  readonly name: string
  readonly kind: SlotKind
  readonly title: Bilingual
  /** Words that announce this slot among others of its kind: "promised", "new date". */
  readonly words: BilingualWords
  /** For `choice`: each id with the words people use for it. */
  readonly choices: readonly {
    readonly id: string
    readonly title: Bilingual
    readonly words: BilingualWords
  }[]
}

/** What the language layer knows of a dialog. The engine derives it from the dialog's one file. */
export interface DialogDescription {
  readonly id: string
  readonly title: Bilingual
  /** Sentences that start it; both the ranker and the model learn from them. */
  readonly examples: BilingualWords
  /** Words or expressions that nearly always mean it: "où en est", "where is". */
  readonly cues: BilingualWords
  readonly slots: readonly SlotDescription[]
}

/** Something offered in the last reply that can be picked by number, by its label or by one of its words. */
export interface OfferedChoice {
  readonly label: string
  /** What picking it means. */
  readonly commands: readonly Command[]
}

/** The state of the conversation, as far as it helps to read the next message. */
export interface UnderstandContext {
  readonly locale: Locale
  readonly today: IsoDate
  readonly open: {
    readonly dialog: string
    /** Slot the last reply asked for, or what else it waits for. */
    readonly awaiting: { readonly slot: string } | 'confirmation' | 'choice' | null
    readonly filled: readonly string[]
  } | null
  /** Values of the last answer that follow-ups lean on: order, customer, item, country; and which dialog gave it. */
  readonly focus: { readonly dialog: string | null; readonly values: Readonly<Record<string, unknown>> }
  readonly offered: readonly OfferedChoice[]
  readonly dialogs: readonly DialogDescription[]
}

export interface Understanding {
  /** Empty when nothing was understood. */
  readonly commands: readonly Command[]
  /** 0 to 1; the engine asks rather than acts when it is low. */
  readonly confidence: number
  readonly by: 'rules' | 'model'
  /** The language the message is written in, when it is plain. */
  readonly detected: Locale | null
}

export interface Understander {
  understand(text: string, context: UnderstandContext, signal?: AbortSignal): Promise<Understanding>
  /**
   * Begins to read a message while its conversation is still being loaded, and gives what reads it to the end; that may
   * never be called. `locale` is the conversation's as far as it is known.
   */
  begin?(text: string, locale: Locale): ReadOn
}

/** As `understand`, for the message it was begun with. */
export type ReadOn = (context: UnderstandContext, signal?: AbortSignal) => Promise<Understanding>

/** Begins to read a message where the understander can, else reads it all once the conversation is known. */
export function beginReading(understander: Understander, text: string, locale: Locale): ReadOn {
  return (
    understander.begin?.(text, locale) ??
    ((context, signal) => understander.understand(text, context, signal))
  )
}
