/** Ready-made slots for what every dialog of the trade asks: which order, which line, when, who, what. */

import { z } from 'zod'
import { isIsoDate } from '../domain/calendar-date.ts'
import { countryName } from '../domain/country-names.ts'
import type { Bilingual, BilingualWords, Locale } from '../domain/locale.ts'
import { capital, showDate } from '../domain/wording.ts'
import type { Slot } from './define-dialog.ts'
import { checkDateToCome, checkLine, onlyOpenLine, suggestLines } from './line-checks.ts'
import { checkName, checkOrder } from './slot-checks.ts'

/** What a dialog may say differently about a ready-made slot. */
export interface SlotOptions {
  readonly title?: Bilingual
  readonly question?: Bilingual
  readonly why?: Bilingual
  readonly hint?: Bilingual
  readonly words?: BilingualWords
  readonly optional?: boolean
  readonly aside?: boolean
  readonly focus?: string
  when?(values: Readonly<Record<string, unknown>>): boolean
}

/** The slot with what its options make of its type: optional, or there only when it counts. */
type Shaped<T, O> = Slot<T> & Pick<O, keyof O & ('optional' | 'when')>

type Texts = Pick<Slot, 'title' | 'question' | 'why' | 'hint' | 'words'>

function shaped<T, const O extends SlotOptions>(slot: Slot<T>, options: O): Shaped<T, O> {
  return { ...slot, ...options }
}

const ORDER: Texts = {
  title: { fr: 'commande', en: 'order' },
  question: { fr: 'De quelle commande s’agit-il ?', en: 'Which order is it?' },
  why: {
    fr: 'Il me faut la commande pour lire et écrire au bon endroit.',
    en: 'I need the order to read and write in the right place.',
  },
  hint: {
    fr: 'Donnez notre numéro de commande, ou celui du bon de commande du client.',
    en: 'Give our order number, or the customer’s PO number.',
  },
  words: { fr: ['commande', 'cde'], en: ['order', 'so', 'po'] },
}

/** One order: by our number, or by any reference that leads to exactly one; close ones are offered otherwise. */
export function orderSlot<const O extends SlotOptions = Record<never, never>>(
  options: O = {} as O,
): Shaped<string, O> {
  return shaped<string, O>(
    {
      ...ORDER,
      kind: 'order',
      focus: 'order',
      schema: z.string().trim().min(1).max(80),
      check: (value, _values, context) => checkOrder(value, context),
    },
    options,
  )
}

/** A line of the order held by the slot named `order`; the only open line is taken without asking. */
export function lineSlot<const O extends SlotOptions = Record<never, never>>(
  options: O = {} as O,
  order = 'order',
): Shaped<string, O> {
  return shaped<string, O>(
    {
      kind: 'line',
      title: { fr: 'ligne', en: 'line' },
      question: { fr: 'De quelle ligne s’agit-il ?', en: 'Which line is it?' },
      why: {
        fr: 'Chaque ligne a ses propres dates et quantités.',
        en: 'Each line has its own dates and quantities.',
      },
      hint: {
        fr: 'Donnez le numéro de la ligne, ou l’article.',
        en: 'Give the line number, or the item.',
      },
      words: { fr: ['ligne', 'poste'], en: ['line', 'item'] },
      schema: z.string().trim().min(1).max(40),
      check: (value, values, context) => checkLine(value, values[order], context),
      suggest: (values, context) => suggestLines(values[order], context),
      fill: (values, context) => onlyOpenLine(values[order], context),
    },
    options,
  )
}

/** A calendar date. With `toCome`, a date before today is questioned, and taken when the person insists. */
export function dateSlot<const O extends SlotOptions & { readonly toCome?: boolean }>(
  options: O,
): Shaped<string, O> {
  const { toCome, ...rest } = options
  const slot: Slot<string> = {
    kind: 'date',
    title: { fr: 'date', en: 'date' },
    question: { fr: 'Quelle date ?', en: 'Which date?' },
    why: { fr: 'Il me faut une date précise.', en: 'I need an exact date.' },
    hint: {
      fr: 'Dites quand, par exemple « vendredi prochain » ou « fin de mois ».',
      en: 'Say when, for example “next Friday” or “end of the month”.',
    },
    schema: z.string().refine(isIsoDate),
    show: (value, locale) => showDate(value, locale),
  }
  const checked: Slot<string> = toCome
    ? { ...slot, check: async (value, _values, context) => checkDateToCome(value, context) }
    : slot
  return { ...checked, ...rest } as Shaped<string, O>
}

/** One of a closed list: each choice has its id, its name and the words people use for it. */
export interface Choice<Id extends string = string> {
  readonly id: Id
  readonly title: Bilingual
  readonly words: BilingualWords
}

/** One of a few named answers; all of them are offered as buttons. */
export function choiceSlot<const Id extends string, const O extends SlotOptions>(
  choices: readonly Choice<Id>[],
  options: O,
): Shaped<Id, O> {
  const ids = choices.map((choice) => choice.id)
  const titleOf = (id: string, locale: Locale) =>
    choices.find((choice) => choice.id === id)?.title[locale] ?? id
  return shaped<Id, O>(
    {
      kind: 'choice',
      title: { fr: 'choix', en: 'choice' },
      question: { fr: 'Que choisissez-vous ?', en: 'Which one do you choose?' },
      why: { fr: 'Je range la réponse dans une liste fixe.', en: 'I file the answer in a fixed list.' },
      hint: { fr: 'Choisissez dans la liste.', en: 'Choose from the list.' },
      choices,
      schema: z.enum(ids as [Id, ...Id[]]),
      show: titleOf,
      suggest: async (_values, { locale }) =>
        choices.map(({ id, title }) => ({ label: capital(title[locale]), value: id })),
    },
    options,
  )
}

/** Free words, kept as they were written. */
export function textSlot<const O extends SlotOptions & { readonly most?: number }>(
  options: O,
): Shaped<string, O> {
  const { most = 2000, ...rest } = options
  const slot: Slot<string> = {
    kind: 'text',
    title: { fr: 'texte', en: 'text' },
    question: { fr: 'Quel est le texte ?', en: 'What is the text?' },
    why: { fr: 'Je le garde mot pour mot.', en: 'I keep it word for word.' },
    hint: {
      fr: 'Écrivez-le comme il doit se lire, sans dépasser la longueur d’un message.',
      en: 'Write it as it should read, no longer than one message.',
    },
    schema: z.string().trim().min(1).max(most),
  }
  return { ...slot, ...rest } as Shaped<string, O>
}

const NAMED_CUSTOMER: Texts = {
  title: { fr: 'client', en: 'customer' },
  question: { fr: 'De quel client s’agit-il ?', en: 'Which customer is it?' },
  why: { fr: 'Je cherche parmi ses commandes.', en: 'I search among its orders.' },
  hint: { fr: 'Donnez le nom du client, même incomplet.', en: 'Give the customer’s name, even in part.' },
  words: { fr: ['client', 'chez', 'pour'], en: ['customer', 'for', 'client'] },
}

const NAMED_ITEM: Texts = {
  title: { fr: 'article', en: 'item' },
  question: { fr: 'De quel article s’agit-il ?', en: 'Which item is it?' },
  why: { fr: 'Je cherche les commandes qui le portent.', en: 'I search the orders that carry it.' },
  hint: { fr: 'Donnez la référence de l’article.', en: 'Give the item code.' },
  words: { fr: ['article', 'référence', 'réf'], en: ['item', 'sku', 'part'] },
}

/** A customer by name, as the store writes it; close names are offered when none is written that way. */
export function customerSlot<const O extends SlotOptions = Record<never, never>>(
  options: O = {} as O,
): Shaped<string, O> {
  return namedSlot('customer', NAMED_CUSTOMER, options)
}

/** An item by its code, as the store writes it; close codes are offered when none is written that way. */
export function itemSlot<const O extends SlotOptions = Record<never, never>>(
  options: O = {} as O,
): Shaped<string, O> {
  return namedSlot('item', NAMED_ITEM, options)
}

function namedSlot<const O extends SlotOptions>(
  kind: 'customer' | 'item',
  texts: Texts,
  options: O,
): Shaped<string, O> {
  const check = (value: string, _values: unknown, context: Parameters<typeof checkName>[2]) =>
    checkName(value, kind, context)
  return shaped<string, O>({ ...texts, kind, schema: z.string().trim().min(1).max(120), check }, options)
}

/** A country by its ISO 3166-1 alpha-2 code, shown by its name. */
export function countrySlot<const O extends SlotOptions = Record<never, never>>(
  options: O = {} as O,
): Shaped<string, O> {
  return shaped<string, O>(
    {
      kind: 'country',
      title: { fr: 'pays', en: 'country' },
      question: { fr: 'Vers quel pays ?', en: 'To which country?' },
      why: { fr: 'Je cherche parmi les commandes qui y partent.', en: 'I search the orders that go there.' },
      hint: { fr: 'Donnez le nom du pays.', en: 'Give the name of the country.' },
      words: { fr: ['pays', 'vers', 'destination'], en: ['country', 'to', 'destination'] },
      schema: z.string().regex(/^[A-Z]{2}$/),
      show: countryName,
    },
    options,
  )
}
