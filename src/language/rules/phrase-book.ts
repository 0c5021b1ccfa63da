/** Finds known expressions among the words of a message, endings and small words between them forgiven. */

import { readSaid, type Word } from './said.ts'

export interface PhraseHit<T> {
  readonly value: T
  /** First word of the expression, and the place after its last. */
  readonly first: number
  readonly end: number
  /** Words of the expression itself, those skipped in between not counted. */
  readonly length: number
}

interface Entry<T> {
  readonly stems: readonly string[]
  readonly value: T
}

/** Words that may stand inside an expression without changing it: "pas encore facturé", "where are my orders". */
const SKIPPED = new Set(
  'le la les l un une des du de d ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs encore deja donc bien toujours the a an of my your our their its this that these those still yet all'.split(
    ' ',
  ),
)

/** Expressions by their first word. Longer ones win over shorter ones that begin at the same place. */
export class PhraseBook<T> {
  readonly #byFirst = new Map<string, Entry<T>[]>()
  readonly #byWhole = new Map<string, T>()

  constructor(entries: Iterable<readonly [phrase: string, value: T]> = []) {
    for (const [phrase, value] of entries) this.add(phrase, value)
  }

  add(phrase: string, value: T): void {
    const stems = readSaid(phrase).words.map((word) => word.stem)
    const first = stems[0]
    if (first === undefined) return
    const whole = stems.join(' ')
    if (!this.#byWhole.has(whole)) this.#byWhole.set(whole, value)
    const listed = this.#byFirst.get(first)
    const entry = { stems, value }
    if (!listed) this.#byFirst.set(first, [entry])
    else {
      listed.push(entry)
      listed.sort((left, right) => right.stems.length - left.stems.length)
    }
  }

  /** The expression that the words are, from the first to the last; undefined when they are none. */
  whole(words: readonly Word[]): T | undefined {
    return words.length === 0 ? undefined : this.#byWhole.get(words.map((word) => word.stem).join(' '))
  }

  /** All expressions found, also overlapping ones: for each place the longest of each value. */
  all(words: readonly Word[]): PhraseHit<T>[] {
    const hits: PhraseHit<T>[] = []
    for (let first = 0; first < words.length; first++) {
      const seen = new Set<T>()
      for (const entry of this.#at(words, first)) {
        if (seen.has(entry.value)) continue
        const end = endOf(entry.stems, words, first)
        if (end === -1) continue
        seen.add(entry.value)
        hits.push({ value: entry.value, first, end, length: entry.stems.length })
      }
    }
    return hits
  }

  /** The longest expression that begins at a place. */
  startingAt(words: readonly Word[], first: number): PhraseHit<T> | null {
    for (const entry of this.#at(words, first)) {
      const end = endOf(entry.stems, words, first)
      if (end !== -1) return { value: entry.value, first, end, length: entry.stems.length }
    }
    return null
  }

  /** Expressions from left to right that do not overlap, the longest first at each place. */
  inOrder(words: readonly Word[]): PhraseHit<T>[] {
    const hits: PhraseHit<T>[] = []
    for (let first = 0; first < words.length; ) {
      const hit = this.startingAt(words, first)
      if (hit) hits.push(hit)
      first = hit ? hit.end : first + 1
    }
    return hits
  }

  #at(words: readonly Word[], first: number): readonly Entry<T>[] {
    return this.#byFirst.get(words[first]?.stem ?? '') ?? []
  }
}

/** Place after the last word of the expression when it stands at `first`, else -1. At most two small words are skipped. */
function endOf(stems: readonly string[], words: readonly Word[], first: number): number {
  let at = first
  let skips = 0
  for (const stem of stems) {
    while (at > first && words[at]?.stem !== stem && skips < 2 && SKIPPED.has(words[at]?.text ?? '')) {
      at++
      skips++
    }
    if (words[at]?.stem !== stem) return -1
    at++
  }
  return at
}
