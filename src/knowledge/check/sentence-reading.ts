/** What reading a sentence gives: its claims, the words that say what they are about, and how it is meant. */

import type { IsoDate } from '../../domain/calendar-date.ts'
import type { Claim, ClaimValue, ReferenceNaming } from './claim.ts'
import type { Turn } from './phrase-words.ts'
import type { Topic } from './topic.ts'

/** A word that says what the figures around it are about. */
export interface Cue {
  readonly topic: Topic
  readonly first: number
  readonly next: number
  /** A plain noun such as "delivery", which leaves open whether it has happened. */
  readonly open: boolean
}

/** A word that says what kind of reference stands near it: "container", "facture". */
export interface NamingMark {
  readonly naming: ReferenceNaming
  readonly first: number
  readonly next: number
}

export interface TurnMark {
  readonly turn: Turn
  readonly first: number
}

/** Names of the orders at hand that no dictionary holds: customers and carriers, as folded words. */
export interface KnownName {
  readonly words: readonly string[]
  readonly value: ClaimValue
}
export type KnownNames = ReadonlyMap<string, readonly KnownName[]>

export interface ReadContext {
  readonly text: string
  readonly today: IsoDate | null
  readonly names: KnownNames
}

export interface SentenceReading {
  readonly claims: readonly Claim[]
  readonly cues: readonly Cue[]
  readonly turns: readonly TurnMark[]
  readonly namings: readonly NamingMark[]
  /** Tokens that are the word for a line of an order, as in the head of a column. */
  readonly lineWords: readonly number[]
  /** Tokens at which a clause ends: commas, brackets, "but", "and". */
  readonly breaks: readonly { readonly at: number; readonly hard: boolean }[]
}
