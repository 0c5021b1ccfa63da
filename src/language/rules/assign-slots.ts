/** Gives what a message names to the slots of a dialog: by kind, by announcing words, by what is awaited, by order. */

import type { SlotInput } from '../command.ts'
import type { DialogDescription, SlotDescription, SlotKind } from '../understand.ts'
import { type ChoiceWords, choiceInput } from './choice-words.ts'
import type { FoundCustomer, FoundReference } from './entities.ts'
import type { MessageRead } from './message-read.ts'
import { findNotes } from './named-notes.ts'
import { isNegated } from './negation.ts'
import { PhraseBook } from './phrase-book.ts'
import type { PhraseFile } from './phrase-files.ts'
import type { FoundNumber } from './quantities.ts'
import { originalWords } from './said.ts'
import {
  blocInput,
  countryInput,
  customerInput,
  dateInput,
  numberInput,
  referenceInput,
  termInput,
} from './slot-inputs.ts'

export interface Assigning {
  readonly dialog: DialogDescription
  readonly choices: ChoiceWords
  readonly phrases: PhraseFile
  readonly references: readonly FoundReference[]
  readonly customer: FoundCustomer | null
  /** Slot that was asked for. */
  readonly awaited: string | null
  readonly filled: readonly string[]
}

/** Something named, with what it would be in a slot of each kind it fits. */
interface Offer {
  readonly first: number
  readonly end: number
  readonly kinds: readonly SlotKind[]
  /** Counts only for the slot that is awaited, or one announced right before. */
  readonly weak: boolean
  input(kind: SlotKind): SlotInput | null
}

export type SlotInputs = Readonly<Record<string, SlotInput>>

/** The slots that the message fills, by name. */
export function assignSlots(message: MessageRead, assigning: Assigning): SlotInputs {
  const given: Record<string, SlotInput> = {}
  const offers = offersOf(message, assigning)
  for (const offer of offers) {
    const slot = slotFor(message, offer, assigning, given)
    const input = slot && offer.input(slot.kind)
    if (slot && input) given[slot.name] = input
  }
  addUnsure(assigning, given, message)
  addChoices(message, assigning, given, offers)
  return given
}

/** "statut 99999": figures the store does not know are taken for the order when nothing else is. */
function addUnsure(
  { dialog, references, awaited, phrases }: Assigning,
  given: Record<string, SlotInput>,
  { said }: MessageRead,
): void {
  const slot = dialog.slots.find((each) => each.kind === 'order' || each.kind === 'reference')
  if (!slot || given[slot.name] !== undefined) return
  // In a note the figures are more likely a telephone number.
  if (phrases.verbatim !== undefined && awaited !== slot.name) return
  const unsure = references.find((each) => isUnsure(each) && !isNegated(said, each))
  const input = unsure && referenceInput(unsure, slot.kind)
  if (input) given[slot.name] = input
}

function offersOf(message: MessageRead, assigning: Assigning): readonly Offer[] {
  const { said, entities } = message
  const words = ({ first, end }: { readonly first: number; readonly end: number }) =>
    originalWords(said, first, end)
  const awaitedKind = assigning.dialog.slots.find((slot) => slot.name === assigning.awaited)?.kind
  const offers: Offer[] = [
    ...assigning.references.flatMap((each) => referenceOffers(each, awaitedKind)),
    ...(assigning.customer ? [customerOffer(assigning.customer, words(assigning.customer), assigning)] : []),
    ...entities.lines.map(
      (each): Offer => ({
        ...each,
        kinds: ['line'],
        weak: false,
        input: () => ({ text: words(each), value: each.line }),
      }),
    ),
    ...entities.dates.map(
      (each): Offer => ({
        ...each,
        kinds: ['date', 'period'],
        weak: false,
        input: (kind) => dateInput(each, words(each), kind),
      }),
    ),
    ...entities.numbers
      .filter((each) => !isReference(each, assigning.references))
      .map(
        (each): Offer => ({
          ...each,
          kinds:
            each.kind === 'money'
              ? ['money']
              : each.kind === 'quantity'
                ? ['quantity']
                : ['quantity', 'line', 'money'],
          weak: each.kind === 'number',
          input: (kind) => numberInput(each, words(each), kind),
        }),
      ),
    ...namedOffers(message, assigning.references.length === 0 && assigning.customer === null),
  ]
  const meant = offers.filter((offer) => !isNegated(said, offer))
  return meant.sort((left, right) => left.first - right.first)
}

function isReference(number: FoundNumber, references: readonly FoundReference[]): boolean {
  return references.some((each) => each.core < number.end && each.end > number.first && !isUnsure(each))
}

function referenceOffers(reference: FoundReference, awaited: SlotKind | undefined): readonly Offer[] {
  const { first, end } = reference
  // Figures that were asked for as a quantity are no order, unless the store has one of that number.
  const asked = awaited === 'quantity' || awaited === 'money' || awaited === 'line'
  if (asked && reference.shape === 'number' && reference.matches.length === 0) return []
  const isItem = reference.matches[0]?.kind === 'item' || reference.announced === 'item'
  const kinds: readonly SlotKind[] = isItem
    ? ['item', 'order', 'reference']
    : ['order', 'reference', 'item', 'customer']
  const { line } = reference
  const written: readonly Offer[] =
    line === undefined
      ? []
      : [{ first, end, kinds: ['line'], weak: false, input: () => ({ text: line, value: line }) }]
  return [
    { first, end, kinds, weak: isUnsure(reference), input: (kind) => referenceInput(reference, kind) },
    ...written,
  ]
}

/** Bare figures that the store does not know: a year, a weight, a price. */
function isUnsure(reference: FoundReference): boolean {
  return reference.shape === 'number' && reference.announced === null && reference.matches.length === 0
}

/** A customer can stand for an order where a dialog has no slot for one: "la commande de Sakura arrivera le 27". */
function customerOffer(
  customer: FoundCustomer,
  text: string,
  { dialog, references, awaited, phrases }: Assigning,
): Offer {
  const asked = dialog.slots.find((slot) => slot.name === awaited)?.kind
  const holdsCustomer = dialog.slots.some((slot) => slot.kind === 'customer')
  const standsFor = !holdsCustomer && references.length === 0 && phrases.verbatim === undefined
  const kinds: readonly SlotKind[] =
    standsFor || asked === 'order' || asked === 'reference'
      ? ['customer', 'order', 'reference']
      : ['customer']
  return { ...customer, kinds, weak: false, input: (kind) => customerInput(customer, text, kind) }
}

function namedOffers({ said, entities }: MessageRead, withBlocs: boolean): readonly Offer[] {
  const text = (each: { readonly first: number; readonly end: number }) =>
    originalWords(said, each.first, each.end)
  return [
    ...entities.countries.map(
      (each): Offer => ({
        ...each,
        kinds: ['country'],
        weak: false,
        input: () => countryInput(each.value, text(each)),
      }),
    ),
    ...(withBlocs ? entities.blocs : []).map(
      (each): Offer => ({
        ...each,
        kinds: ['country'],
        weak: false,
        input: () => blocInput(each.value, text(each)),
      }),
    ),
    ...findNotes(said).map(
      (each): Offer => ({
        ...each,
        kinds: ['note'],
        weak: false,
        input: () => ({ text: text(each), value: each.value }),
      }),
    ),
    ...entities.terms.map(
      (each): Offer => ({
        ...each,
        kinds: ['incoterm'],
        weak: false,
        input: () => termInput(each.value, text(each)),
      }),
    ),
    ...entities.modes.map(
      (each): Offer => ({
        ...each,
        kinds: ['mode'],
        weak: false,
        input: () => ({ text: text(each), value: each.value }),
      }),
    ),
    ...entities.documents.map(
      (each): Offer => ({
        ...each,
        kinds: ['document'],
        weak: false,
        input: () => ({ text: text(each), value: each.value }),
      }),
    ),
  ]
}

/** How far before a value the words that announce its slot may stand. */
const ANNOUNCE_WITHIN = 4

function slotFor(
  message: MessageRead,
  offer: Offer,
  { dialog, awaited, filled }: Assigning,
  given: SlotInputs,
): SlotDescription | null {
  for (const kind of offer.kinds) {
    const slots = dialog.slots.filter((slot) => slot.kind === kind && offer.input(kind) !== null)
    if (slots.length === 0) continue
    const announced = slots.find((slot) => isAnnounced(message, slot, offer.first))
    if (offer.weak) {
      const asked = announced ?? slots.find((slot) => slot.name === awaited)
      if (asked && given[asked.name] === undefined) return asked
      continue
    }
    const free = slots.filter((slot) => given[slot.name] === undefined)
    const chosen =
      announced ??
      free.find((slot) => slot.name === awaited) ??
      free.find((slot) => !filled.includes(slot.name)) ??
      free[0]
    // A second date or order in the same message does not overrule the first.
    return chosen && given[chosen.name] === undefined ? chosen : null
  }
  return null
}

const announcers = new WeakMap<SlotDescription, PhraseBook<true>>()

function isAnnounced(message: MessageRead, slot: SlotDescription, first: number): boolean {
  let book = announcers.get(slot)
  if (!book) {
    book = new PhraseBook(
      [...slot.words.fr, ...slot.words.en, slot.title.fr, slot.title.en].map((word) => [word, true]),
    )
    announcers.set(slot, book)
  }
  const near = message.said.words.slice(Math.max(0, first - ANNOUNCE_WITHIN), first)
  return book.all(near).length > 0
}

function addChoices(
  message: MessageRead,
  { dialog, choices, awaited }: Assigning,
  given: Record<string, SlotInput>,
  offers: readonly Offer[],
): void {
  const used = new Set<number>()
  for (const { first, end, kinds } of offers) {
    // The words that announce a document or a mode are also words of choices: "la facture".
    if (kinds[0] === 'document' || kinds[0] === 'mode') continue
    for (let at = first; at < end; at++) used.add(at)
  }
  for (const { core, first } of message.entities.candidates)
    for (let at = first; at < core; at++) used.delete(at)
  for (const choice of choices.find(message.said, (at) => used.has(at))) {
    const isAwaited = choice.slot === awaited
    if (!isAwaited && choices.unsaid.has(`${choice.slot}.${choice.id}`)) continue
    if (!isAwaited && choices.unless[choice.slot]?.some((other) => given[other] !== undefined)) continue
    if (dialog.slots.some((slot) => slot.name === choice.slot)) {
      given[choice.slot] = choiceInput(choice, message.said)
    }
  }
  listOrders(dialog, choices, given)
}

/** In a message that asks for several orders, "what is left" means the open ones. */
function listOrders(
  dialog: DialogDescription,
  { listing }: ChoiceWords,
  given: Record<string, SlotInput>,
): void {
  const has = (...kinds: readonly SlotKind[]) =>
    dialog.slots.some((slot) => kinds.includes(slot.kind) && given[slot.name] !== undefined)
  if (!has('customer', 'country', 'item') || has('order', 'reference')) return
  for (const [name, input] of Object.entries(given)) {
    const [slot, id] = listing[`${name}.${String(input.value)}`]?.split('.') ?? []
    if (slot === undefined || id === undefined) continue
    delete given[name]
    given[slot] ??= { text: input.text, value: id }
  }
}
