/** Reads the words given for one slot on its own: a field of a form, or what a model took from a message. */

import type { SlotInput } from '../command.ts'
import type { SlotKind, UnderstandContext } from '../understand.ts'
import type { Entities } from './entities.ts'
import { readMessage } from './message-read.ts'
import { findNotes } from './named-notes.ts'
import { isNegated } from './negation.ts'
import { originalWords, type Said } from './said.ts'
import { blocInput, countryInput, dateInput, numberInput, termInput } from './slot-inputs.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Longer texts are read only where a text is asked for. */
const LONGEST = 400

/**
 * The value that the words give for a slot of a kind, with other readings when they are ambiguous; null when they hold
 * none. Names and references come back as typed: the engine looks them up. Choices are not read here.
 */
export function readSlotText(
  kind: SlotKind,
  text: string,
  context: Pick<UnderstandContext, 'locale' | 'today'>,
  vocabulary: Vocabulary,
): SlotInput | null {
  const typed = text.trim()
  if (typed === '') return null
  if (kind === 'text') return { text: typed, value: typed }
  if (typed.length > LONGEST || kind === 'choice') return null
  const message = readMessage(typed, context, vocabulary)
  if (kind === 'order' || kind === 'reference' || kind === 'item')
    return referenceText(message.said, message.entities, kind, typed)
  if (kind === 'note') return { text: typed, value: findNotes(message.said)[0]?.value ?? typed }
  if (kind === 'customer' || kind === 'person') return { text: typed, value: typed }
  return valueIn(kind, message.said, message.entities, typed)
}

function referenceText(
  said: Said,
  { candidates }: Entities,
  kind: SlotKind,
  typed: string,
): SlotInput | null {
  const meant = candidates.filter((candidate) => !isNegated(said, candidate))
  const first = meant[0] ?? candidates[0]
  if (first) return { text: typed, value: first.text }
  return kind === 'item' || /\d/.test(typed) ? { text: typed, value: typed } : null
}

function valueIn(kind: SlotKind, said: Said, entities: Entities, typed: string): SlotInput | null {
  const words = (each: { readonly first: number; readonly end: number }) =>
    originalWords(said, each.first, each.end)
  const meant = <T extends { readonly first: number; readonly end: number }>(list: readonly T[]) =>
    list.find((each) => !isNegated(said, each)) ?? null
  switch (kind) {
    case 'date':
    case 'period': {
      const date = meant(entities.dates)
      return date && dateInput(date, words(date), kind)
    }
    case 'quantity':
    case 'money': {
      const number = meant(entities.numbers)
      return number && numberInput(number, words(number), kind)
    }
    case 'line':
      return lineValue(said, entities, typed)
    case 'country': {
      const country = meant(entities.countries)
      if (country) return countryInput(country.value, words(country))
      if (/^[A-Z]{2}$/.test(typed)) return countryInput(typed, typed)
      const bloc = meant(entities.blocs)
      return bloc && blocInput(bloc.value, words(bloc))
    }
    case 'incoterm': {
      const term = meant(entities.terms)
      return term && termInput(term.value, words(term))
    }
    case 'mode': {
      const mode = meant(entities.modes)
      return mode && { text: words(mode), value: mode.value }
    }
    case 'document': {
      const document = meant(entities.documents)
      return document && { text: words(document), value: document.value }
    }
    default:
      return null
  }
}

function lineValue(said: Said, { lines, numbers }: Entities, typed: string): SlotInput | null {
  const line = lines.find((each) => !isNegated(said, each))
  if (line) return { text: originalWords(said, line.first, line.end), value: line.line }
  const number = numbers.find((each) => !isNegated(said, each))
  return (number && numberInput(number, typed, 'line')) ?? null
}
