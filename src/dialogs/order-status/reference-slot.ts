/** The reference that an order is found by, and the line that a question may be narrowed to. */

import { z } from 'zod'
import type { Slot } from '../define-dialog.ts'
import { checkReference } from './find-order.ts'

/** Slots that say which orders are meant without naming one. */
const OTHER_WAYS = ['customer', 'country', 'item', 'state', 'owner']

/** "Why is it late?" speaks of one order, though "late" alone would choose among all. */
function meansOthers(values: Readonly<Record<string, unknown>>): boolean {
  const ways = values['facet'] === 'delay' ? OTHER_WAYS.filter((name) => name !== 'state') : OTHER_WAYS
  return ways.some((name) => values[name] !== undefined)
}

/** Any reference; asked for only when nothing else says which orders are meant. One that is given always counts. */
export const referenceSlot: Slot<string> & Required<Pick<Slot, 'when'>> = {
  kind: 'reference',
  title: { fr: 'commande', en: 'order' },
  question: {
    fr: 'Quelle commande ? Un numéro de commande, de bon de commande, de facture ou d’expédition suffit.',
    en: 'Which order? An order, PO, invoice or shipment number will do.',
  },
  why: {
    fr: 'Il me faut une référence pour retrouver la commande dans le registre.',
    en: 'I need a reference to find the order in the store.',
  },
  hint: {
    fr: 'Donnez une référence, le nom du client ou un code article.',
    en: 'Give a reference, the customer’s name or an item code.',
  },
  words: {
    fr: ['commande', 'cde', 'facture', 'expédition', 'bon de commande'],
    en: ['order', 'so', 'po', 'invoice', 'shipment'],
  },
  focus: 'order',
  schema: z.string().trim().min(1).max(80),
  when: (values) => values['order'] !== undefined || !meansOthers(values),
  check: (value, _values, context) => checkReference(value, context),
}

/** One line of the order; all of them when it is not given. */
export const oneLineSlot: Slot<string> & { readonly optional: true } = {
  kind: 'line',
  title: { fr: 'ligne', en: 'line' },
  question: { fr: 'Quelle ligne ?', en: 'Which line?' },
  why: { fr: 'Pour ne montrer que cette ligne.', en: 'To show that line only.' },
  words: { fr: ['ligne', 'poste'], en: ['line'] },
  optional: true,
  schema: z.string().trim().min(1).max(20),
}
