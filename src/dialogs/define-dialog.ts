/**
 * A guided dialog in one file: what to ask, how to recognise it, what to show before writing, what to do.
 * Never in a dialog file: cancel, correct, repeat, "why do you ask", change of subject or language, confirmation, undo.
 * The engine owns those once.
 */

import type { z } from 'zod'
import type { Actor, Role } from '../domain/actor.ts'
import type { Clock } from '../domain/calendar-date.ts'
import type { Draft } from '../domain/draft.ts'
import type { Fact } from '../domain/fact.ts'
import type { Bilingual, BilingualWords, Locale } from '../domain/locale.ts'
import type { OfferedChoice, SlotKind } from '../language/understand.ts'
import type { CallTool } from '../tools/define-tool.ts'

/** What a dialog's functions may use. They never see a channel. */
export interface DialogContext {
  readonly locale: Locale
  readonly clock: Clock
  readonly actor: Actor
  readonly call: CallTool
  /** In `submit` of a write: what its `review` had read, so that a change since then is noticed. */
  readonly seen?: Readonly<Record<string, unknown>>
}

/** A value offered for a slot, as a button and by number. */
export interface Suggestion {
  readonly label: string
  /** The value as the slot's schema takes it. */
  readonly value: unknown
  /** Facts for the figures and references in the label beyond the value itself. */
  readonly grounds?: readonly Fact[]
}

/** Why a value cannot be taken, what would do, and what to offer instead. */
export interface SlotProblem {
  readonly message: string
  readonly suggestions?: readonly Suggestion[]
  /** Facts for the figures and references in the message. */
  readonly grounds?: readonly Fact[]
  /** The value is unusual rather than impossible: it is taken when the person gives it again or says to keep it. */
  readonly mayInsist?: boolean
}

export type SlotCheck<T> = { readonly ok: true; readonly value: T } | ({ readonly ok: false } & SlotProblem)

export interface Slot<T = unknown> {
  readonly kind: SlotKind
  /** What the slot is called in summaries, forms and corrections: "new date". */
  readonly title: Bilingual
  readonly schema: z.ZodType<T>
  readonly question: Bilingual
  /** The question given the others, where they say more than a fixed one could. */
  asks?(values: Readonly<Record<string, unknown>>): Bilingual | undefined
  /** Answers "why do you ask?". */
  readonly why: Bilingual
  /** What a good answer looks like, said when one could not be read. */
  readonly hint?: Bilingual
  /** Words that announce this slot among others of its kind. */
  readonly words?: BilingualWords
  /** For kind `choice`. */
  readonly choices?: readonly {
    readonly id: string
    readonly title: Bilingual
    readonly words: BilingualWords
  }[]
  readonly optional?: boolean
  /** Taken when the person says it, and never proposed: neither in forms nor among the possible additions. */
  readonly aside?: boolean
  /**
   * Taken from what the last answer was about (`focus.order`) when the message does not give it, provided that `when`
   * holds for what the message did give: a dialog that can be asked by customer or by order says so there.
   */
  readonly focus?: string
  /** Whether the slot counts at all, given the others: when not, it is neither asked, filled nor handed on. */
  when?(values: Readonly<Record<string, unknown>>): boolean
  /** Checks a well-formed value against the store and the other slots; may put it in the store's writing. */
  check?(value: T, values: Readonly<Record<string, unknown>>, context: DialogContext): Promise<SlotCheck<T>>
  suggest?(values: Readonly<Record<string, unknown>>, context: DialogContext): Promise<readonly Suggestion[]>
  /** The one sensible value given the others, taken without asking: the only open line. Undefined when there is none. */
  fill?(values: Readonly<Record<string, unknown>>, context: DialogContext): Promise<T | undefined>
  /** How the value reads in a summary. */
  show?(value: T, locale: Locale): string
}

export type Slots = Readonly<Record<string, Slot>>

/** What a dialog receives by slot name: optional slots, and those with a `when`, may be missing. */
type ValuesOf<S> = {
  readonly [K in keyof S]: S[K] extends Slot<infer T>
    ? S[K] extends { readonly optional: true } | { when(values: never): boolean }
      ? T | undefined
      : T
    : never
}

/** What a dialog gives back; the engine adds its repairs and buttons and sends it through the answer check. */
export type DraftContent = Omit<Draft, 'locale'>

export interface DialogOutcome {
  readonly draft: DraftContent
  /** What follow-ups may lean on: { order: 'SO-1001' }. */
  readonly focus?: Readonly<Record<string, unknown>>
  /** What can be picked by number or label from the draft, beside what its actions say. */
  readonly offered?: readonly OfferedChoice[]
}

/** What will be written, and what was read to know it (`{ version: 3 }`), which `submit` gets back as `seen`. */
export interface DialogReview extends DraftContent {
  readonly seen?: Readonly<Record<string, unknown>>
}

export interface DialogDefinition<S = Slots> {
  /** Equal to the file name. */
  readonly id: string
  readonly title: Bilingual
  /** One line of the capabilities menu. */
  readonly purpose: Bilingual
  /**
   * Its place in the menu, the lowest first. Without one it is not listed: it is reached from an answer's buttons, or by
   * asking for it.
   */
  readonly menu?: number
  readonly examples: BilingualWords
  readonly cues: BilingualWords
  /** A write is summed up and confirmed before `submit` runs. */
  readonly effect: 'read' | 'write'
  readonly roles: readonly Role[]
  readonly slots: S
  /** What will be written, shown for confirmation. Required for a write. */
  review?(values: ValuesOf<S>, context: DialogContext): Promise<DialogReview>
  submit(values: ValuesOf<S>, context: DialogContext): Promise<DialogOutcome>
}

/** Checks nothing at run time: it ties the types of one dialog's slots to its functions. */
export function defineDialog<const S extends Slots>(definition: DialogDefinition<S>): DialogDefinition<S> {
  return definition
}
