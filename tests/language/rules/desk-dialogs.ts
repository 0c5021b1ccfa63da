/** Dialog descriptions of the desk's shape, so that the rules are tested without the dialogs themselves. */

import { FORECAST_CAUSES, FORECAST_SOURCES } from '../../../src/domain/forecast-words.ts'
import type { DialogDescription, SlotDescription, SlotKind } from '../../../src/language/understand.ts'

function slot(
  name: string,
  kind: SlotKind,
  fr: string,
  en: string,
  words: SlotDescription['words'] = { fr: [], en: [] },
  choices: SlotDescription['choices'] = [],
): SlotDescription {
  return { name, kind, title: { fr, en }, words, choices }
}

function choice(
  id: string,
  fr: readonly string[],
  en: readonly string[],
): SlotDescription['choices'][number] {
  return { id, title: { fr: fr[0] ?? id, en: en[0] ?? id }, words: { fr, en } }
}

const ORDER = { fr: ['commande', 'cde'], en: ['order', 'so', 'po'] }

export const ORDER_STATUS: DialogDescription = {
  id: 'order-status',
  title: { fr: 'suivi de commande', en: 'order status' },
  examples: { fr: ['où en est la SO-1001 ?'], en: ['where is SO-1001?'] },
  cues: { fr: ['où en est', 'en retard'], en: ['where is', 'late'] },
  slots: [
    slot('order', 'reference', 'commande', 'order', ORDER),
    slot('customer', 'customer', 'client', 'customer', { fr: ['client', 'chez'], en: ['customer', 'for'] }),
    slot('country', 'country', 'pays', 'country', { fr: ['pays', 'vers'], en: ['country', 'to'] }),
    slot('item', 'item', 'article', 'item', { fr: ['article'], en: ['item', 'sku'] }),
    slot('state', 'choice', 'état', 'state', { fr: [], en: [] }, [
      choice('open', ['en cours', 'ouvertes'], ['open']),
      choice('late', ['en retard', 'retards'], ['late', 'overdue']),
      choice('delivered', ['livrées'], ['delivered']),
      choice('to-invoice', ['à facturer'], ['to invoice']),
    ]),
    slot('facet', 'choice', 'aspect', 'aspect', { fr: [], en: [] }, [
      choice('status', ['statut'], ['status']),
      choice('invoice', ['facture'], ['invoice']),
      choice('rest', ['reste', 'reliquat'], ['rest', 'balance']),
      choice('timeline', ['historique'], ['timeline']),
      choice('gaps', ['écarts'], ['gaps']),
      choice('documents', ['documents'], ['documents']),
      choice('contact', ['contact'], ['contact']),
    ]),
    slot('owner', 'choice', 'responsable', 'owner', { fr: [], en: [] }, [
      choice('me', ['mes', 'mon'], ['my', 'mine']),
    ]),
  ],
}

export const RECORD_FORECAST: DialogDescription = {
  id: 'record-forecast',
  title: { fr: 'noter une prévision', en: 'record a forecast' },
  examples: { fr: ['note une prévision pour la SO-1001'], en: ['record a forecast for SO-1001'] },
  cues: { fr: ['nouvelle prévision', 'décale'], en: ['record a forecast', 'push back'] },
  slots: [
    slot('order', 'order', 'commande', 'order', ORDER),
    slot('line', 'line', 'ligne', 'line', { fr: ['ligne', 'poste'], en: ['line', 'item'] }),
    slot('date', 'date', 'nouvelle date', 'new date', {
      fr: ['prévision', 'prévu'],
      en: ['forecast', 'expected'],
    }),
    slot(
      'by',
      'choice',
      'donnée par',
      'given by',
      { fr: ['selon', 'd’après'], en: ['according to'] },
      FORECAST_SOURCES,
    ),
    slot(
      'cause',
      'choice',
      'cause',
      'cause',
      { fr: ['cause', 'à cause de'], en: ['because of', 'due to'] },
      FORECAST_CAUSES,
    ),
  ],
}

export const ADD_NOTE: DialogDescription = {
  id: 'add-note',
  title: { fr: 'ajouter une note', en: 'add a note' },
  examples: { fr: ['ajoute une note sur la SO-1001'], en: ['add a note to SO-1001'] },
  cues: { fr: ['ajoute une note', 'note sur'], en: ['add a note', 'note on'] },
  slots: [
    slot('order', 'order', 'commande', 'order', ORDER),
    slot('text', 'text', 'texte de la note', 'text of the note', {
      fr: ['note', 'texte'],
      en: ['note', 'text'],
    }),
  ],
}

export const CHECK_TEXT: DialogDescription = {
  id: 'check-text',
  title: { fr: 'vérifier un texte', en: 'check a text' },
  examples: {
    fr: ['vérifie ce texte : la SO-1001 part le 20 mars'],
    en: ['check this: SO-1001 leaves on 20 March'],
  },
  cues: { fr: ['vérifie ce texte'], en: ['check this text'] },
  slots: [
    slot('text', 'text', 'texte', 'text', { fr: ['texte', 'mail'], en: ['text', 'email'] }),
    slot('order', 'order', 'commande', 'order', ORDER),
    slot('date', 'date', 'date', 'date'),
  ],
}

/** A dialog with a slot of every other kind, for reading quantities, money and the like. */
export const QUOTE: DialogDescription = {
  id: 'test-quote',
  title: { fr: 'devis d’essai', en: 'test quote' },
  examples: { fr: ['devis d’essai pour douze unités'], en: ['test quote for twelve units'] },
  cues: { fr: ['devis d’essai'], en: ['test quote'] },
  slots: [
    slot('quantity', 'quantity', 'quantité', 'quantity'),
    slot('price', 'money', 'prix', 'price'),
    slot('term', 'incoterm', 'incoterm', 'delivery term'),
    slot('mode', 'mode', 'mode', 'mode'),
    slot('document', 'document', 'document', 'document'),
    slot('country', 'country', 'pays', 'country'),
    slot('period', 'period', 'période', 'period'),
    slot('contact', 'person', 'contact', 'contact'),
  ],
}

export const DESK_DIALOGS = [ADD_NOTE, CHECK_TEXT, ORDER_STATUS, RECORD_FORECAST] as const
