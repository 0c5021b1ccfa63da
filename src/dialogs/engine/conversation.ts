/** What is kept of a conversation between turns: plain JSON, by slot name, so that dialogs may change while people talk. */

import type { Draft } from '../../domain/draft.ts'
import type { Bilingual, Locale } from '../../domain/locale.ts'
import type { Command, SlotInput } from '../../language/command.ts'
import type { OfferedChoice } from '../../language/understand.ts'
import type { Inverse } from '../../tools/define-tool.ts'
import type { Suggestion } from '../define-dialog.ts'

/** A filled slot: its value, and the words it came from. */
export interface FilledSlot {
  readonly value: unknown
  readonly text: string
  /** Not said by the person: taken from what was talked about, or the only sensible value. Replaced without a word. */
  readonly by?: 'focus' | 'desk'
  /** The desk had doubts and the person kept it, so it is not questioned again. */
  readonly insisted?: true
}

/** Something to settle in an open dialog before its next empty slot. */
export type Hold =
  /** Left for over a day: go on, or drop it. */
  | { readonly kind: 'resume' }
  /** The summary was not right: which value to change. */
  | { readonly kind: 'change' }
  /** A slot to be given, or given again: what was refused, what to choose from, and what may be insisted on. */
  | {
      readonly kind: 'again'
      readonly slot: string
      readonly suggestions?: readonly Suggestion[]
      readonly keep?: SlotInput
    }
  /** A value that can be read in several ways. */
  | {
      readonly kind: 'reading'
      readonly slot: string
      readonly text: string
      readonly readings: readonly { readonly value: unknown; readonly label: Bilingual }[]
    }

export interface OpenDialog {
  readonly dialog: string
  readonly slots: Readonly<Record<string, FilledSlot>>
  readonly awaiting: { readonly slot: string } | 'confirmation' | 'choice' | null
  /** Instant of the last change; a dialog left for over a day is resumed with a reminder of where it stood. */
  readonly touchedAt: string
  /** First one first; empty or absent when there is nothing to settle. */
  readonly holds?: readonly Hold[]
  /** What the summary on screen was made from; the write is refused when it has changed since. */
  readonly seen?: Readonly<Record<string, unknown>>
}

/** A dialog that ran to its end, with its values: a late correction starts from it, a change of language says it again. */
interface DoneDialog {
  readonly dialog: string
  readonly slots: Readonly<Record<string, FilledSlot>>
}

export interface Conversation {
  readonly locale: Locale
  /** The person chose the language, so a message in the other one does not switch it back. */
  readonly localeChosen: boolean
  /** The last one is open; those below wait for it. */
  readonly stack: readonly OpenDialog[]
  readonly focus: { readonly dialog: string | null; readonly values: Readonly<Record<string, unknown>> }
  readonly offered: readonly OfferedChoice[]
  /** Said again on "repeat". */
  readonly lastDraft: Draft | null
  /** Stacks before the last changes, newest last, at most ten: "undo" inside a dialog. */
  readonly past: readonly (readonly OpenDialog[])[]
  /** The last write, which "undo" takes back while nothing else was written since. */
  readonly lastWrite: {
    readonly title: { readonly fr: string; readonly en: string }
    readonly inverse: Inverse | null
    /** The values it was made from, to name it. */
    readonly done?: DoneDialog
  } | null
  readonly lastDone?: DoneDialog | null
  /** Messages in a row that were not understood. */
  readonly misses: number
}

export function newConversation(locale: Locale): Conversation {
  return {
    locale,
    localeChosen: false,
    stack: [],
    focus: { dialog: null, values: {} },
    offered: [],
    lastDraft: null,
    past: [],
    lastWrite: null,
    misses: 0,
  }
}

/** What the engine did in a turn, for the trace. */
export interface EngineReport {
  readonly dialog: string | null
  readonly awaiting: string | null
  readonly commands: readonly Command['kind'][]
  readonly tools: readonly string[]
}

export interface EngineTurn {
  readonly conversation: Conversation
  readonly draft: Draft
  readonly report: EngineReport
  /** Whether something was written, or was or is open: what the person then answers rests on this turn. */
  readonly isBinding: boolean
}
