/** Which of a dialog's named choices a message speaks of: "late", "the supplier", "the invoice". */

import type { SlotInput } from '../command.ts'
import type { DialogDescription } from '../understand.ts'
import { isNegated } from './negation.ts'
import { PhraseBook, type PhraseHit } from './phrase-book.ts'
import type { PhraseFile } from './phrase-files.ts'
import { originalWords, type Said, type Word } from './said.ts'

interface ChoiceId {
  readonly slot: string
  readonly id: string
}

/** A choice found in the message. */
export interface FoundChoice extends ChoiceId {
  readonly first: number
  readonly end: number
  readonly length: number
}

/** The words of all choices of one dialog. */
export interface ChoiceWords {
  find(said: Said, taken: (at: number) => boolean): readonly FoundChoice[]
  /** Choices of one slot that are the whole answer, its title included. */
  answer(slot: string, said: Said): FoundChoice | null
  readonly unsaid: ReadonlySet<string>
  readonly unless: Readonly<Record<string, readonly string[]>>
  /** What a choice means in a message that names no order: its slot and id, then those meant. */
  readonly listing: Readonly<Record<string, string>>
}

const ANNOUNCE_WITHIN = 3

/** Gathers the words of the dialog's choices, from its own file and from its phrase file. */
export function choiceWords(dialog: DialogDescription, file: PhraseFile | undefined): ChoiceWords {
  const book = new PhraseBook<ChoiceId>()
  const announcing = new PhraseBook<string>()
  for (const slot of dialog.slots) {
    for (const word of [...slot.words.fr, ...slot.words.en])
      if (slot.kind === 'choice') announcing.add(word, slot.name)
    for (const choice of slot.choices) {
      const value = { slot: slot.name, id: choice.id }
      const more = file?.choices[slot.name]?.[choice.id]
      const titles = [choice.title.fr, choice.title.en]
      const words = [
        ...choice.words.fr,
        ...choice.words.en,
        ...titles,
        ...(more?.fr ?? []),
        ...(more?.en ?? []),
      ]
      for (const word of words) book.add(word, value)
    }
  }
  const unsaid = new Set(
    Object.entries(file?.unsaid ?? {}).flatMap(([slot, ids]) => ids.map((id) => `${slot}.${id}`)),
  )
  return {
    unsaid,
    unless: file?.unless ?? {},
    listing: file?.listing ?? {},
    find: (said, taken) => pick(said, book.all(said.words), announcing.all(said.words), taken),
    answer: (slot, said) =>
      best(book.all(said.words).filter((hit) => hit.value.slot === slot && !isNegated(said, hit))),
  }
}

function best(hits: readonly PhraseHit<ChoiceId>[]): FoundChoice | null {
  const longest = [...hits].sort((left, right) => right.length - left.length || left.first - right.first)[0]
  return longest ? { ...longest.value, first: longest.first, end: longest.end, length: longest.length } : null
}

/** Longer expressions before shorter ones; a word belongs to one choice; one choice a slot. */
function pick(
  said: Said,
  hits: readonly PhraseHit<ChoiceId>[],
  announcements: readonly PhraseHit<string>[],
  taken: (at: number) => boolean,
): readonly FoundChoice[] {
  const isAnnounced = (hit: PhraseHit<ChoiceId>) =>
    announcements.some(
      (each) =>
        each.value === hit.value.slot && each.end <= hit.first && hit.first - each.end <= ANNOUNCE_WITHIN,
    )
  const sorted = [...hits].sort(
    (left, right) =>
      right.length - left.length ||
      Number(isPronoun(said.words, left)) - Number(isPronoun(said.words, right)) ||
      Number(isAnnounced(right)) - Number(isAnnounced(left)) ||
      left.first - right.first,
  )
  const used = new Set<number>()
  const found: FoundChoice[] = []
  for (const hit of sorted) {
    const places = placesOf(said.words, hit)
    if (places.some((at) => used.has(at) || taken(at)) || isNegated(said, hit)) continue
    if (found.some((each) => each.slot === hit.value.slot)) continue
    for (const at of places) used.add(at)
    found.push({ ...hit.value, first: hit.first, end: hit.end, length: hit.length })
  }
  return found
}

/** "me" names a person only when no one else is named: "the supplier told me". */
function isPronoun(words: readonly Word[], hit: PhraseHit<ChoiceId>): boolean {
  return hit.length === 1 && /^(me|moi|my|mon|ma|mes)$/.test(words[hit.first]?.text ?? '')
}

function placesOf(words: readonly Word[], hit: PhraseHit<ChoiceId>): readonly number[] {
  return words.slice(hit.first, hit.end).map((_, index) => hit.first + index)
}

export function choiceInput(choice: FoundChoice, said: Said): SlotInput {
  return { text: originalWords(said, choice.first, choice.end), value: choice.id }
}
