/** Checked replies made by hand for the renderers' tests. */

import type { Draft } from '../../../src/domain/draft.ts'
import type { CheckedReply } from '../../../src/knowledge/checked-reply.ts'
import { seal } from '../../support/sealed-reply.ts'

export function replyOf(draft: Partial<Draft>): CheckedReply {
  const whole: Draft = { locale: 'fr', blocks: [], actions: [], grounds: [], ...draft }
  return seal({ locale: whole.locale, draft: whole, statements: [], withheld: [] })
}

/** An order's status with every kind of block. */
export const STATUS_FR: CheckedReply = replyOf({
  title: 'SO-1001 · Kadmos Industries',
  blocks: [
    {
      kind: 'text',
      standing: 'fact',
      tone: 'attention',
      text: 'La ligne 20 a 3 jours ouvrés de retard.',
    },
    { kind: 'text', standing: 'assumption', text: 'Elle partirait le 20 mars 2026.' },
    { kind: 'text', standing: 'unknown', text: 'La date de livraison n’est pas connue.' },
    {
      kind: 'facts',
      items: [
        { label: 'Commande client', value: 'PO 4711' },
        { label: 'Incoterm', value: 'FCA Saint-Priest', tone: 'warning' },
      ],
    },
    {
      kind: 'table',
      title: 'Lignes',
      columns: [
        { label: 'Ligne', align: 'start' },
        { label: 'Commandé', align: 'end' },
        { label: 'Expédié', align: 'end' },
      ],
      rows: [
        [{ text: '10' }, { text: '400' }, { text: '400', tone: 'good' }],
        [{ text: '20' }, { text: '1 250' }, { text: '', tone: 'attention' }],
      ],
    },
    {
      kind: 'timeline',
      title: 'Suivi de SO-1001',
      steps: [
        { label: 'Commandé', date: '2 mars 2026', state: 'done' },
        { label: 'Expédié', date: '20 mars 2026', state: 'late' },
        { label: 'Livré', date: '', state: 'missing' },
      ],
    },
    {
      kind: 'list',
      title: 'Écarts',
      items: [{ text: 'Expédié mais non facturé', tone: 'warning' }, { text: 'Note : appeler le client' }],
    },
    {
      kind: 'form',
      dialog: 'record-forecast',
      submitLabel: 'Enregistrer',
      fields: [
        { name: 'order', label: 'Commande', input: 'text', value: 'SO-1001', required: true },
        {
          name: 'forecast',
          label: 'Nouvelle date',
          input: 'date',
          value: 'mardi 32',
          required: true,
          error: 'Je ne lis pas de date dans « mardi 32 ».',
        },
        { name: 'count', label: 'Quantité', input: 'number', value: '12,5', required: false },
        {
          name: 'cause',
          label: 'Cause',
          input: 'choice',
          required: false,
          choices: [
            { value: 'supplier', label: 'Fournisseur' },
            { value: 'carrier', label: 'Transporteur' },
          ],
        },
      ],
    },
  ],
  actions: [
    { label: 'Facture', say: 'et la facture ?' },
    { label: 'Annuler', say: 'annuler', style: 'destructive' },
  ],
})
