/** Slots of the checklist's dialogs: which line is meant, which question is answered, and with what. */

import { z } from 'zod'
import type { Locale } from '../../domain/locale.ts'
import { typeset } from '../../domain/typography.ts'
import { capital, joinWords } from '../../domain/wording.ts'
import type { ChecklistItem } from '../../knowledge/watch/checklist.ts'
import { type WatchField, watchLists } from '../../knowledge/watch/watch-lists.ts'
import orderRules, { type OrderRules } from '../../tools/order-rules.tool.ts'
import type { DialogContext, DraftContent, Slot, SlotCheck, Suggestion } from '../define-dialog.ts'
import { orderNumberFact } from '../said.ts'
import { fieldTitle, watchFact } from '../watch-wording.ts'
import { itemKey, itemName, itemsNamed } from './checklist-items.ts'

const MOST_OFFERED = 6

export function noSuchOrder(order: string, locale: Locale): DraftContent {
  const text = { fr: `Je ne trouve pas la commande ${order}.`, en: `I cannot find order ${order}.` }[locale]
  return { blocks: [{ kind: 'text', text, tone: 'warning' }], actions: [], grounds: [orderNumberFact(order)] }
}

/** The rules of the order that the other slots name; null when there is none. */
export async function rulesOf(
  values: Readonly<Record<string, unknown>>,
  { call }: DialogContext,
): Promise<OrderRules | null> {
  const order = values['order']
  return typeof order === 'string' ? (await call(orderRules, { order })).rules : null
}

/** A line of the order's checklist, by its document, its note or its words; the only open line is taken. */
export const itemSlot: Slot<string> = {
  kind: 'document',
  title: { fr: 'ligne de la liste', en: 'line of the checklist' },
  question: { fr: 'Quel document ou quelle action ?', en: 'Which document or act?' },
  why: {
    fr: 'Chaque ligne se coche pour elle-même, avec votre nom et la date.',
    en: 'Each line is ticked on its own, with your name and the date.',
  },
  hint: {
    fr: 'Nommez le document, par exemple « A.TR », ou choisissez dans la liste.',
    en: 'Name the document, such as “A.TR”, or choose from the list.',
  },
  words: { fr: ['document', 'ligne', 'action'], en: ['document', 'line', 'act'] },
  schema: z.string().trim().min(1).max(300),
  async check(value, values, context) {
    const rules = await rulesOf(values, context)
    // Before the order is known any words may be right; they are read again with it.
    if (rules === null) return { ok: true, value }
    const found = itemsNamed(rules.checklist.items, value)
    const [only] = found
    if (found.length === 1 && only) return { ok: true, value: itemKey(only) }
    return itemProblem(rules.checklist.items, found, context.locale)
  },
  async suggest(values, context) {
    const rules = await rulesOf(values, context)
    return offered(rules?.checklist.items.filter(isOpen) ?? [], context.locale)
  },
  async fill(values, context) {
    const open = (await rulesOf(values, context))?.checklist.items.filter(isOpen) ?? []
    return open.length === 1 && open[0] ? itemKey(open[0]) : undefined
  },
}

const isOpen = ({ state }: ChecklistItem): boolean => state === 'open' || state === 'reopened'

function offered(items: readonly ChecklistItem[], locale: Locale): readonly Suggestion[] {
  return items.slice(0, MOST_OFFERED).map((item) => {
    const label = typeset(itemName(item, locale), locale)
    return { label, value: itemKey(item), grounds: [watchFact(label)] }
  })
}

function itemProblem(
  all: readonly ChecklistItem[],
  found: readonly ChecklistItem[],
  locale: Locale,
): SlotCheck<string> {
  const among = found.length > 1 ? found : all
  if (all.length === 0) {
    const message = {
      fr: 'La liste de contrôle de cette commande ne demande rien à cocher.',
      en: 'The checklist of this order has nothing to tick.',
    }[locale]
    return { ok: false, message }
  }
  const message =
    found.length > 1
      ? { fr: 'Plusieurs lignes répondent à ces mots.', en: 'Several lines fit these words.' }[locale]
      : {
          fr: 'Aucune ligne de la liste ne répond à ces mots.',
          en: 'No line of the checklist fits these words.',
        }[locale]
  return { ok: false, message, suggestions: offered(among, locale) }
}

/** What the record does not hold and colleagues answer. */
const ASKED = [...watchLists().fields].filter(([, { from }]) => from === 'asked')

/** The point of the checklist that is answered; the missing ones are offered. */
export const fieldSlot: Slot<string> = {
  kind: 'choice',
  title: { fr: 'point à compléter', en: 'point to complete' },
  question: { fr: 'Quel point de la liste ?', en: 'Which point of the checklist?' },
  why: {
    fr: 'Chaque réponse décide si une règle s’applique.',
    en: 'Each answer decides whether a rule applies.',
  },
  hint: { fr: 'Choisissez dans la liste.', en: 'Choose from the list.' },
  schema: z.enum(ASKED.map(([id]) => id)),
  choices: ASKED.map(([id, { title, words }]) => ({
    id,
    title,
    words: { fr: [title.fr, ...(words?.fr ?? [])], en: [title.en, ...(words?.en ?? [])] },
  })),
  async suggest(values, context) {
    const answers = (await rulesOf(values, context))?.checklist.answers ?? []
    const missing = new Set(
      answers.flatMap((answer) =>
        answer.verdict === 'cannot-conclude' ? answer.missing.map(({ field }) => field) : [],
      ),
    )
    return ASKED.filter(([id]) => missing.has(id))
      .slice(0, MOST_OFFERED)
      .map(([id]) => {
        const label = capital(fieldTitle(id, context.locale))
        return { label, value: id, grounds: [watchFact(label)] }
      })
  },
  show: (field, locale) => fieldTitle(field, locale),
}

/** Yes and no, then every choice of every point; which of them fit is decided by the point. */
const ANSWERS = [
  { id: 'yes', title: { fr: 'oui', en: 'yes' }, words: { fr: ['oui'], en: ['yes'] } },
  {
    id: 'no',
    title: { fr: 'non', en: 'no' },
    words: { fr: ['non', 'aucun', 'aucune', 'pas de'], en: ['no', 'none'] },
  },
  ...new Map(
    ASKED.flatMap(([, { choices }]) => Object.entries(choices ?? {})).map(([id, title]) => [
      id,
      { id, title, words: { fr: [title.fr], en: [title.en] } },
    ]),
  ).values(),
]

/** The answer to a point: yes or no, or one of its choices. */
export const answerSlot: Slot<string> = {
  kind: 'choice',
  asks: (values) => fieldOf(values)?.ask,
  title: { fr: 'réponse', en: 'answer' },
  question: { fr: 'Quelle est la réponse ?', en: 'What is the answer?' },
  why: {
    fr: 'Elle est gardée avec votre nom et la date, et la liste est reprise.',
    en: 'It is kept with your name and the date, and the checklist is answered again.',
  },
  schema: z.enum(ANSWERS.map(({ id }) => id)),
  choices: ANSWERS,
  async check(value, values, { locale }) {
    const field = fieldOf(values)
    const choices = field ? choicesOf(field, locale) : []
    if (!field || choices.some((choice) => choice.value === value)) return { ok: true, value }
    const names = joinWords(
      choices.map(({ label }) => label),
      locale,
    )
    return {
      ok: false,
      message: {
        fr: `Cette réponse ne va pas avec ce point. Choisissez : ${names}.`,
        en: `That answer does not fit this point. Choose: ${names}.`,
      }[locale],
      suggestions: choices,
      grounds: choices.map(({ label }) => watchFact(label)),
    }
  },
  async suggest(values, { locale }) {
    const field = fieldOf(values)
    return field ? choicesOf(field, locale) : []
  },
  show: (answer, locale) => ANSWERS.find(({ id }) => id === answer)?.title[locale] ?? answer,
}

function fieldOf({ field }: Readonly<Record<string, unknown>>): WatchField | undefined {
  return typeof field === 'string' ? watchLists().fields.get(field) : undefined
}

function choicesOf(field: WatchField, locale: Locale): readonly Suggestion[] {
  if (field.choices === undefined) {
    return [
      { label: { fr: 'Oui', en: 'Yes' }[locale], value: 'yes' },
      { label: { fr: 'Non', en: 'No' }[locale], value: 'no' },
    ]
  }
  return Object.entries(field.choices).map(([id, title]) => {
    const label = capital(title[locale])
    return { label, value: id, grounds: [watchFact(label)] }
  })
}
