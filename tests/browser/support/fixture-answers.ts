/** Answers of the fixture desk, made by the real renderers, so that the page is tried on the cards it will get. */

import { renderAdaptiveCard } from '../../../src/bot/render/adaptive-card.ts'
import { renderPlainText } from '../../../src/bot/render/plain-text.ts'
import type { Block, Draft, TimelineBlock } from '../../../src/domain/draft.ts'
import type { Locale } from '../../../src/domain/locale.ts'
import { seal } from '../../support/sealed-reply.ts'

export interface FixtureReply {
  readonly locale: Locale
  readonly text: string
  readonly card: Readonly<Record<string, unknown>>
}

type Words = Omit<Draft, 'locale' | 'grounds'>

export function replyOf(locale: Locale, words: Words): FixtureReply {
  const checked = seal({ locale, draft: { ...words, locale, grounds: [] }, statements: [], withheld: [] })
  return {
    locale,
    text: renderPlainText(checked),
    card: renderAdaptiveCard(checked, { pictureUrl: () => '/pictures/timeline.png' }),
  }
}

export const TIMELINE: Readonly<Record<Locale, TimelineBlock>> = {
  fr: {
    kind: 'timeline',
    title: 'Étapes de la commande',
    steps: [
      { label: 'Reçue', date: '2 mars 2026', state: 'done' },
      { label: 'Confirmée', date: '3 mars 2026', state: 'done' },
      { label: 'Préparation', date: '', state: 'current' },
      { label: 'Enlèvement', date: '20 mars 2026', state: 'late' },
      { label: 'Livraison', date: '', state: 'expected' },
      { label: 'Facture', date: '', state: 'missing' },
    ],
  },
  en: {
    kind: 'timeline',
    title: 'Steps of the order',
    steps: [
      { label: 'Received', date: '2 March 2026', state: 'done' },
      { label: 'Acknowledged', date: '3 March 2026', state: 'done' },
      { label: 'Preparation', date: '', state: 'current' },
      { label: 'Pick-up', date: '20 March 2026', state: 'late' },
      { label: 'Delivery', date: '', state: 'expected' },
      { label: 'Invoice', date: '', state: 'missing' },
    ],
  },
}

const STATUS: Readonly<Record<Locale, Words>> = {
  fr: {
    title: 'SO-1001 · Northbrook Hydraulics Ltd',
    blocks: [
      {
        kind: 'text',
        text: 'En préparation, 5 jours ouvrés de retard à prévoir sur la ligne 10.',
        tone: 'warning',
      },
      {
        kind: 'text',
        text: 'promise au 20 mars 2026 ; 310 pièces sur 400 sont couvertes par le stock.',
        standing: 'fact',
      },
      {
        kind: 'text',
        text: 'départ le 27 mars 2026, si le fournisseur livre les 200 pièces ce jour-là.',
        standing: 'assumption',
      },
      { kind: 'text', text: 'créneau du transporteur.', standing: 'unknown' },
      TIMELINE.fr,
      {
        kind: 'table',
        title: 'Lignes',
        columns: [
          { label: 'Ligne', align: 'start' },
          { label: 'Commandé', align: 'end' },
          { label: 'Expédié', align: 'end' },
          { label: 'Livré', align: 'end' },
          { label: 'Facturé', align: 'end' },
          { label: 'Reste', align: 'end' },
          { label: 'Promis', align: 'start' },
          { label: 'Prévu', align: 'start' },
        ],
        rows: [
          [
            { text: '10 VLV-25-SS' },
            { text: '400' },
            { text: '0' },
            { text: '0' },
            { text: '0' },
            { text: '400' },
            { text: '20 mars 2026' },
            { text: '27 mars 2026', tone: 'warning' },
          ],
          [
            { text: '20 PMP-HX100' },
            { text: '10' },
            { text: '0' },
            { text: '0' },
            { text: '0' },
            { text: '10' },
            { text: '20 mars 2026' },
            { text: '20 mars 2026' },
          ],
        ],
      },
      {
        kind: 'facts',
        items: [
          { label: 'Client', value: 'Northbrook Hydraulics Ltd, GB' },
          { label: 'Montant', value: '48 600,00 EUR' },
          { label: 'Livraison', value: 'FCA Saint-Priest, route' },
          { label: 'Prochaine étape', value: 'Magasin : confirmer la préparation' },
        ],
      },
    ],
    actions: [
      {
        label: 'Enregistrer une date',
        say: 'nouvelle date pour la ligne 10 de la SO-1001',
        style: 'positive',
      },
      { label: 'Facture', say: 'et la facture de la SO-1001 ?' },
      { label: 'Ajouter une note', say: 'ajouter une note à la SO-1001' },
      { label: 'Parler à un collègue', say: 'transférer à un collègue' },
    ],
  },
  en: {
    title: 'SO-1001 · Northbrook Hydraulics Ltd',
    blocks: [
      { kind: 'text', text: 'In preparation, 5 working days late expected on line 10.', tone: 'warning' },
      {
        kind: 'text',
        text: 'promised for 20 March 2026; 310 of 400 pieces are covered by stock.',
        standing: 'fact',
      },
      TIMELINE.en,
      {
        kind: 'table',
        columns: [
          { label: 'Line', align: 'start' },
          { label: 'Ordered', align: 'end' },
          { label: 'Shipped', align: 'end' },
          { label: 'Outstanding', align: 'end' },
        ],
        rows: [
          [{ text: '10 VLV-25-SS' }, { text: '400' }, { text: '0' }, { text: '400' }],
          [{ text: '20 PMP-HX100' }, { text: '10' }, { text: '0' }, { text: '10' }],
        ],
      },
    ],
    actions: [
      { label: 'Record a date', say: 'new date for line 10 of SO-1001', style: 'positive' },
      { label: 'Invoice', say: 'and the invoice of SO-1001?' },
    ],
  },
}

function form(values: Readonly<Record<string, string>>, error: string | null): Block {
  return {
    kind: 'form',
    dialog: 'record-forecast',
    submitLabel: 'Enregistrer',
    fields: [
      {
        name: 'line',
        label: 'Ligne',
        input: 'choice',
        required: true,
        value: values['line'] ?? '10',
        choices: [
          { value: '10', label: '10 VLV-25-SS' },
          { value: '20', label: '20 PMP-HX100' },
        ],
      },
      {
        name: 'date',
        label: 'Nouvelle date',
        input: 'date',
        required: true,
        ...(values['date'] !== undefined && { value: values['date'] }),
        ...(error !== null && { error }),
      },
      {
        name: 'by',
        label: 'Donnée par',
        input: 'text',
        required: true,
        hint: 'fournisseur, transporteur, collègue',
        ...(values['by'] !== undefined && { value: values['by'] }),
      },
      { name: 'cause', label: 'Cause', input: 'longtext', required: false },
    ],
  }
}

function forecastForm(values: Readonly<Record<string, string>>, error: string | null): FixtureReply {
  return replyOf('fr', {
    title: 'Nouvelle date, SO-1001',
    blocks: [{ kind: 'text', text: 'Quelle est la nouvelle date ?' }, form(values, error)],
    actions: [
      { label: 'Pourquoi ?', say: 'pourquoi cette question ?' },
      { label: 'Annuler', say: 'annuler', style: 'destructive' },
    ],
  })
}

/** The desk's side of the form: a date in the past is refused, with what was typed kept. */
export function answerForm(values: Readonly<Record<string, string>>): FixtureReply {
  const date = values['date'] ?? ''
  if (date < '2026-03-16') return forecastForm(values, 'Cette date est passée : choisissez une date à venir.')
  return replyOf('fr', {
    blocks: [
      { kind: 'text', text: `Date enregistrée : ${date}, donnée par ${values['by'] ?? ''}.`, tone: 'good' },
    ],
    actions: [{ label: 'Revenir en arrière', say: 'annule ça' }],
  })
}

const HOSTILE =
  '<img src=x onerror="document.title=\'taken\'"><script>document.title="taken"</script> [x](javascript:alert(1)) **b**'

export function answerText(text: string): FixtureReply {
  const said = text.toLowerCase()
  if (/nouvelle date/.test(said)) return forecastForm({}, null)
  if (/where|order so/.test(said)) return replyOf('en', STATUS.en)
  if (/so-?1001|où en est/.test(said) && !/facture/.test(said)) return replyOf('fr', STATUS.fr)
  if (/markup/.test(said)) return hostileReply()
  if (/long/.test(said)) return longReply()
  return replyOf('fr', {
    blocks: [{ kind: 'text', text: `Reçu : ${text}`, quoted: true }],
    actions: [{ label: 'Où en est la SO-1001 ?', say: 'où en est la SO-1001 ?' }],
  })
}

/** A card that the real renderer would never make: markup, foreign pictures and addresses in every place. */
function hostileReply(): FixtureReply {
  return {
    locale: 'fr',
    text: HOSTILE,
    card: {
      type: 'AdaptiveCard',
      version: '1.5',
      body: [
        { type: 'TextBlock', text: HOSTILE, wrap: true },
        { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: HOSTILE }] },
        { type: 'FactSet', facts: [{ title: HOSTILE, value: HOSTILE }] },
        { type: 'Image', url: 'https://elsewhere.example/pixel.png', altText: 'pixel' },
        { type: 'Media', sources: [{ mimeType: 'video/mp4', url: 'https://elsewhere.example/film.mp4' }] },
      ],
      actions: [
        { type: 'Action.OpenUrl', title: 'Piège', url: 'javascript:document.title="taken"' },
        { type: 'Action.OpenUrl', title: 'Site du transporteur', url: 'https://carrier.example/track' },
      ],
    },
  }
}

function longReply(): FixtureReply {
  const paragraph =
    'La commande a été reçue, confirmée, puis mise en attente le temps que le client précise le lieu convenu et la version des Incoterms. '
  return replyOf('fr', {
    title: 'Historique complet',
    blocks: [
      ...Array.from(
        { length: 14 },
        (_, index): Block => ({ kind: 'text', text: `${index + 1}. ${paragraph.repeat(3)}` }),
      ),
      { kind: 'text', text: 'X'.repeat(400), quoted: true },
      { kind: 'text', text: 'طلب رقم SO-1001 متأخر خمسة أيام', quoted: true },
    ],
    actions: [],
  })
}
