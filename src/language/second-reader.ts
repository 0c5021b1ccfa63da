/** The port through which a configured model reads a text a second time, against passages of notes. It adds, and removes nothing. */

import type { Locale } from '../domain/locale.ts'

/** A point of a note that the text may be held against. */
export interface Passage {
  /** `turkey-atr/1`. */
  readonly id: string
  readonly words: string
}

export interface SecondFinding {
  /** Which of the sentences given, from 0. */
  readonly sentence: number
  readonly verdict: 'contradicted' | 'outdated'
  /** Id of the passage it rests on: one of those given. */
  readonly passage: string
}

export interface SecondReader {
  /** Findings about the sentences; empty when there is none, and when the model failed. Never rejects. */
  read(
    sentences: readonly string[],
    passages: readonly Passage[],
    locale: Locale,
  ): Promise<readonly SecondFinding[]>
}
