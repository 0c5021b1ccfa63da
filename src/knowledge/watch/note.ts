/** A regulatory note: dated facts with their sources, the orders they concern, and what they say that can be checked. */

import type { Instant, IsoDate } from '../../domain/calendar-date.ts'
import type { Bilingual, BilingualWords, Locale } from '../../domain/locale.ts'
import type { Condition } from './condition.ts'

/** The five themes of the watch, then payment and tax. */
export const THEMES = ['trade', 'inspection', 'customs', 'transport', 'insurance', 'payment', 'tax'] as const
export type Theme = (typeof THEMES)[number]

/**
 * What the text itself says of its force. `announced`: adopted or planned, from its first day on. `draft`: written and
 * not to be used. Whether a note is superseded by another on a day is worked out from that one's `supersedes`.
 */
export const NOTE_STATUSES = ['draft', 'reviewed', 'in-force', 'superseded', 'announced'] as const
export type NoteStatus = (typeof NOTE_STATUSES)[number]

/** `official`: the body that makes or applies the rule. `professional`: chamber, law firm, trade body. `weak`: anything else. */
export const SOURCE_QUALITIES = ['official', 'professional', 'weak'] as const
export type SourceQuality = (typeof SOURCE_QUALITIES)[number]

export interface NoteSource {
  /** `S1`, as facts cite it. */
  readonly id: string
  readonly publisher: string
  readonly title: string
  /** Null when the source has no address: a letter, a meeting. */
  readonly url: string | null
  readonly quality: SourceQuality
}

/** One numbered statement of a note, in one language or both. */
export interface NoteFact {
  readonly number: number
  /** At least one language is given. */
  readonly words: { readonly [locale in Locale]?: string }
  /** Ids of the sources it was seen in. */
  readonly sources: readonly string[]
  /** General knowledge that no source was seen for: shown as "to verify", never corrects anybody. */
  readonly isUnverified: boolean
  /** A date announced before it came: the source does not prove that it happened. */
  readonly isPlanned: boolean
}

/** Who has to act. */
export const PARTIES = [
  'seller',
  'buyer',
  'carrier',
  'forwarder',
  'declarant',
  'bank',
  'supplier',
  'insurer',
  'chamber',
] as const
export type Party = (typeof PARTIES)[number]

/** Moments of an order that a time limit counts from. */
export const ANCHORS = ['order', 'shipment', 'arrival', 'delivery', 'invoice', 'export-release'] as const
export type Anchor = (typeof ANCHORS)[number]

/**
 * By when: so many days after (or, negative, before) a moment, or on the nth day or nth working day of the month after it.
 * Calendar days unless `working`. Time limits in hours are given in whole days, on the safe side.
 */
export type TimeLimit =
  | { readonly from: Anchor; readonly days: number; readonly working: boolean }
  | { readonly from: Anchor; readonly nextMonthDay: number; readonly working: boolean }

/** A document to have or an act to do when the note applies. */
export interface Requirement {
  /** Unique within the note. */
  readonly id: string
  /** Id of `content/words/documents.yaml`; null for an act without a document. */
  readonly document: string | null
  readonly act: { readonly [locale in Locale]?: string }
  readonly who: Party
  readonly by: TimeLimit | null
  /** Whether goods may not leave without it. Only an approved note blocks. */
  readonly isBlocking: boolean
  /** Number of the fact that it follows from. */
  readonly fact: number
  /** Beyond the note's own condition. */
  readonly appliesWhen: Condition | null
}

/** A wording that is out of use, with the current one. */
export interface TermRule {
  readonly id: string
  /** Expressions; written in capitals they are only found in capitals (`DAT`, `SAD`). */
  readonly old: BilingualWords
  readonly current: Bilingual
  /** From this day the old wording is outdated; before it, it was the right one. Null: out of use for as long as matters. */
  readonly since: IsoDate | null
  /** Until this day; null when it stays so. */
  readonly until: IsoDate | null
  /** Whether `current` can stand in its place in a sentence, so that a text can be put right. */
  readonly isReplaceable: boolean
  /** Words one of which must stand in the same statement or order context, when the expression alone is ambiguous. */
  readonly onlyWith: BilingualWords | null
  /** The statement or the order must be about one of these countries or blocs; empty for any. */
  readonly countries: readonly string[]
  readonly fact: number
}

/** A value that a statement can be right or wrong about. */
export type ClaimedValue =
  | { readonly kind: 'amount'; readonly amount: number; readonly currency: string }
  /** An amount per unit: 8.33 XDR per `kg`, 666.67 XDR per `package`. */
  | { readonly kind: 'rate'; readonly amount: number; readonly currency: string; readonly per: string }
  /** A length of time; `unit` as the rule counts it. */
  | { readonly kind: 'duration'; readonly count: number; readonly unit: DurationUnit }
  | { readonly kind: 'percentage'; readonly percent: number }
  | { readonly kind: 'date'; readonly date: IsoDate }
  /** A counted or measured thing: 3 originals, 50 tonnes, 6 mm, 56 °C. `unit` as people write it, in both languages. */
  | { readonly kind: 'quantity'; readonly quantity: number; readonly unit: BilingualWords }
  /** Whether something is required, accepted, in force...: a predicate of `content/watch/predicates.yaml`. */
  | { readonly kind: 'predicate'; readonly predicate: string; readonly holds: boolean }
  /** Which of several papers, forms, names or systems is the right one. */
  | { readonly kind: 'choice'; readonly right: BilingualWords; readonly wrong: readonly WrongChoice[] }

export type DurationUnit = 'hour' | 'day' | 'working-day' | 'banking-day' | 'week' | 'month' | 'year'

export interface WrongChoice {
  readonly words: BilingualWords
  /** It was the right one until this day, so that naming it is outdated; null: it never was. */
  readonly until: IsoDate | null
}

/** A statement of the note that others' sentences are compared with, whatever their wording. */
export interface NoteClaim {
  /** Unique within the note. */
  readonly id: string
  readonly fact: number
  /** Groups of words: each must be found in the statement, or in what the text has just spoken of. */
  readonly about: readonly BilingualWords[]
  /** Beside the groups: the statement or the order must be about one of these countries or blocs. Empty for any. */
  readonly countries: readonly string[]
  /** With an order at hand: it must meet this for the claim to be held against the statement. */
  readonly appliesWhen: Condition | null
  /** Words that make the statement speak of something else. */
  readonly unless: BilingualWords | null
  readonly value: ClaimedValue
  /** Values that were right before, each until its last day. */
  readonly was: readonly { readonly value: ClaimedValue; readonly until: IsoDate | null }[]
  readonly validFrom: IsoDate | null
  readonly validTo: IsoDate | null
  /** A sentence that says it right, to be suggested; taken from the fact when not given. */
  readonly say: { readonly [locale in Locale]?: string } | null
}

/** Orders on which a note's condition is tried: a number of the demo world, or the fields of one. */
export interface NoteExamples {
  readonly applies: readonly NoteExample[]
  readonly doesNotApply: readonly NoteExample[]
  readonly cannotConclude: readonly NoteExample[]
}
export type NoteExample = string | Readonly<Record<string, unknown>>

export interface Note {
  /** Lower-case words and figures joined by hyphens; equal to the file name. */
  readonly id: string
  readonly title: { readonly [locale in Locale]?: string }
  readonly theme: Theme
  /** Other themes it is filed under. */
  readonly also: readonly Theme[]
  /** Ids of `content/watch/blocs.yaml`. */
  readonly blocs: readonly string[]
  /** ISO 3166-1 alpha-2; empty when it is not about named countries. */
  readonly countries: readonly string[]
  readonly status: NoteStatus
  readonly effectiveFrom: IsoDate | null
  readonly effectiveTo: IsoDate | null
  /** Date of the newest source: `2026`, `2026-05` or `2026-05-12`. Null when the sources have none. */
  readonly asOf: string | null
  /** A colleague must look again by this day; after it, answers say that the check is overdue. */
  readonly checkAgain: IsoDate | null
  /** Who answers for the note. Null while nobody does. */
  readonly verifiedBy: string | null
  readonly sources: readonly NoteSource[]
  readonly facts: readonly NoteFact[]
  /** A sentence or two before the facts; may be missing. */
  readonly summary: { readonly [locale in Locale]?: string }
  /** What to do at the desk beyond the law, our own practice. */
  readonly practice: { readonly [locale in Locale]?: string }
  /** Questions of `content/watch/checklist.yaml` that it answers. */
  readonly answers: readonly string[]
  /** When it concerns an order. Null when nobody has said so yet: it then concerns none. */
  readonly appliesWhen: Condition | null
  readonly requires: readonly Requirement[]
  readonly terms: readonly TermRule[]
  readonly claims: readonly NoteClaim[]
  /** Notes that this one takes the place of from `effectiveFrom`. */
  readonly supersedes: readonly string[]
  /** Notes that say something else, with what about; shown, never settled by the desk. */
  readonly conflicts: readonly {
    readonly with: string | null
    readonly about: { readonly [locale in Locale]?: string }
  }[]
  /** Words people use for its subject that are not in its text, for finding it. */
  readonly keywords: BilingualWords
  readonly examples: NoteExamples
}

/** Where a note stands among colleagues. Only approved notes may answer, block or correct. */
export const NOTE_STATES = ['proposed', 'approved', 'not-relevant', 'withdrawn'] as const
export type NoteState = (typeof NOTE_STATES)[number]

/** A note with where it comes from and who stands for it. */
export interface WatchNote {
  readonly note: Note
  /** Rises by one at each change; 1 for a note as it came with the desk. */
  readonly version: number
  readonly state: NoteState
  /** `shipped`: came with the desk, in `content/notes`. `colleague`: written or changed here. */
  readonly origin: 'shipped' | 'colleague'
  readonly author: { readonly id: string; readonly name: string } | null
  readonly createdAt: Instant | null
  readonly approved: { readonly by: string; readonly at: Instant } | null
  /** The last day a colleague said it still holds; for shipped notes the day of their sources. */
  readonly checkedOn: string | null
}
