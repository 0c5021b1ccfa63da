/** What the desk wants to say, free of any channel. Only the answer check turns it into something that may be sent. */

import type { Fact } from './fact.ts'
import type { Locale } from './locale.ts'

export type Tone = 'normal' | 'good' | 'warning' | 'attention' | 'subtle'

/** How sure a sentence is: read from the record, concluded from it, or not known. */
export type Standing = 'fact' | 'assumption' | 'unknown'

export interface TextBlock {
  readonly kind: 'text'
  readonly text: string
  readonly tone?: Tone
  readonly standing?: Standing
  /** A text that a person wrote (quoted order note, their own draft): shown as it is, never traced. */
  readonly quoted?: boolean
}

export interface FactsBlock {
  readonly kind: 'facts'
  readonly title?: string
  readonly items: readonly { readonly label: string; readonly value: string; readonly tone?: Tone }[]
}

export interface TableCell {
  readonly text: string
  readonly tone?: Tone
}

export interface TableBlock {
  readonly kind: 'table'
  readonly title?: string
  readonly columns: readonly { readonly label: string; readonly align: 'start' | 'end' }[]
  readonly rows: readonly (readonly TableCell[])[]
}

export interface TimelineStep {
  readonly label: string
  /** As shown, already in the reader's language; empty when the date is not known. */
  readonly date: string
  /** `late` is past its day; `at-risk` is a day to come that will not be kept as things stand. */
  readonly state: 'done' | 'late' | 'current' | 'expected' | 'missing' | 'at-risk'
}

/** Drawn as a picture where the channel can show one, and as words everywhere. */
export interface TimelineBlock {
  readonly kind: 'timeline'
  readonly title: string
  readonly steps: readonly TimelineStep[]
}

export interface ListBlock {
  readonly kind: 'list'
  readonly title?: string
  readonly items: readonly { readonly text: string; readonly tone?: Tone; readonly quoted?: boolean }[]
}

export interface FormField {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly input: 'text' | 'number' | 'date' | 'choice' | 'longtext'
  readonly value?: string
  readonly required: boolean
  readonly choices?: readonly { readonly value: string; readonly label: string }[]
  readonly error?: string
}

/** The open dialog as a form: submitting it is the same as saying the values. */
export interface FormBlock {
  readonly kind: 'form'
  readonly dialog: string
  readonly fields: readonly FormField[]
  readonly submitLabel: string
}

export type Block = TextBlock | FactsBlock | TableBlock | TimelineBlock | ListBlock | FormBlock

/** A button. Pressing it says `say` in the person's name: the words are read like any typed ones. */
export interface Action {
  readonly label: string
  readonly say: string
  readonly style?: 'default' | 'positive' | 'destructive'
}

export interface Draft {
  readonly locale: Locale
  readonly title?: string
  readonly blocks: readonly Block[]
  readonly actions: readonly Action[]
  /** The facts every figure, date, reference and status in it must be found in. */
  readonly grounds: readonly Fact[]
}
