/** What is kept of a conversation between turns: plain JSON, by slot name, so that dialogs may change while people talk. */

import type { Draft } from '../../domain/draft.ts'
import type { Locale } from '../../domain/locale.ts'
import type { Command } from '../../language/command.ts'
import type { OfferedChoice } from '../../language/understand.ts'
import type { Inverse } from '../../tools/define-tool.ts'

/** A filled slot: its value, and the words it came from. */
export interface FilledSlot {
  readonly value: unknown
  readonly text: string
}

export interface OpenDialog {
  readonly dialog: string
  readonly slots: Readonly<Record<string, FilledSlot>>
  readonly awaiting: { readonly slot: string } | 'confirmation' | 'choice' | null
  /** Instant of the last change; a dialog left for over a day is resumed with a reminder of where it stood. */
  readonly touchedAt: string
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
  } | null
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
}
