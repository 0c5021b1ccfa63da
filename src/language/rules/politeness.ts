/** Sets aside what people say around a request: greetings, "stp", "can you". */

import { PhraseBook } from './phrase-book.ts'
import type { Word } from './said.ts'
import { wordFile } from './word-files.ts'

const polite = new PhraseBook<true>()
const requests = new PhraseBook<true>()

function load(): void {
  const { politeness, requests: asked } = wordFile('fillers')
  for (const phrase of [...politeness.fr, ...politeness.en]) polite.add(phrase, true)
  for (const phrase of [...asked.fr, ...asked.en]) requests.add(phrase, true)
  loaded = true
}
let loaded = false

/** The words without politeness at either end; empty when there is nothing else. */
export function withoutPoliteness(words: readonly Word[]): readonly Word[] {
  if (!loaded) load()
  let first = 0
  let end = words.length
  for (;;) {
    const hit = polite.startingAt(words, first)
    if (!hit || hit.end > end) break
    first = hit.end
  }
  for (;;) {
    const start = politeEnding(words, first, end)
    if (start === end) break
    end = start
  }
  return words.slice(first, end)
}

function politeEnding(words: readonly Word[], first: number, end: number): number {
  for (let start = Math.max(first, end - 4); start < end; start++) {
    const hit = polite.startingAt(words, start)
    if (hit?.end === end) return start
  }
  return end
}

/** The words without a leading "je voudrais" or "can you". */
export function withoutRequest(words: readonly Word[]): readonly Word[] {
  if (!loaded) load()
  const hit = requests.startingAt(words, 0)
  return hit && hit.end < words.length ? words.slice(hit.end) : words
}
