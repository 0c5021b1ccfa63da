/**
 * Words people use for the state of orders, for "mine", and for the side of an order they ask about. None that mostly
 * means something else: "left" is also "departed", "me" stands in any request.
 */

import type { Choice } from '../slots.ts'
import type { Facet } from './offers.ts'

export const STATE_CHOICES = [
  {
    id: 'open',
    title: { fr: 'en cours', en: 'open' },
    words: {
      fr: ['en cours', 'ouvertes', 'ouverte', 'non soldées', 'à livrer', 'carnet', 'pas encore livrées'],
      en: ['open', 'ongoing', 'not delivered', 'order book', 'in progress'],
    },
  },
  {
    id: 'late',
    title: { fr: 'en retard', en: 'late' },
    words: {
      fr: ['en retard', 'retards', 'retard', 'retardées', 'en souffrance', 'dépassées', 'hors délai'],
      en: ['late', 'overdue', 'delayed', 'behind', 'past due', 'late ones'],
    },
  },
  {
    id: 'delivered',
    title: { fr: 'livrées', en: 'delivered' },
    words: {
      fr: ['livrées', 'livrée', 'soldées', 'terminées', 'arrivées'],
      en: ['delivered', 'completed', 'arrived'],
    },
  },
  {
    id: 'to-invoice',
    title: { fr: 'à facturer', en: 'to invoice' },
    words: {
      fr: [
        'à facturer',
        'non facturées',
        'pas facturées',
        'pas encore facturées',
        'bon à facturer',
        'reste à facturer',
      ],
      en: [
        'to invoice',
        'not invoiced',
        'uninvoiced',
        'to bill',
        'unbilled',
        'not yet invoiced',
        'ready to invoice',
      ],
    },
  },
] as const satisfies readonly Choice[]

export const OWNER_CHOICES = [
  {
    id: 'me',
    title: { fr: 'à moi', en: 'mine' },
    words: {
      fr: ['mes', 'à moi', 'les miennes', 'mon portefeuille'],
      en: ['my', 'mine', 'my own', 'my portfolio'],
    },
  },
] as const satisfies readonly Choice[]

export const FACET_CHOICES = [
  {
    id: 'status',
    title: { fr: 'où elle en est', en: 'where it stands' },
    words: {
      fr: ['où en est', 'statut', 'état', 'situation', 'avancement'],
      en: ['where it stands', 'status', 'state', 'progress'],
    },
  },
  {
    id: 'invoice',
    title: { fr: 'la facture', en: 'the invoice' },
    words: {
      fr: [
        'facture',
        'factures',
        'facturation',
        'facturée',
        'facturé',
        'payée',
        'paiement',
        'est réglée',
        'été réglée',
        'pas réglée',
        'échéance de paiement',
      ],
      en: ['invoice', 'invoices', 'invoicing', 'invoiced', 'billed', 'billing', 'paid', 'payment'],
    },
  },
  {
    id: 'rest',
    title: { fr: 'le reste', en: 'the rest' },
    words: {
      fr: ['reste', 'le reste', 'reliquat', 'solde', 'reste à livrer', 'ral', 'couverture'],
      en: ['rest', 'the rest', 'remainder', 'balance', 'backorder', 'outstanding', 'coverage'],
    },
  },
  {
    id: 'delay',
    title: { fr: 'le retard', en: 'the delay' },
    words: {
      fr: ['pourquoi', 'cause', 'raison', 'cause du retard', 'combien de retard', 'pourquoi en retard'],
      en: ['why', 'cause', 'reason', 'reason for the delay', 'how late', 'why late'],
    },
  },
  {
    id: 'timeline',
    title: { fr: 'l’historique', en: 'the timeline' },
    words: {
      fr: ['historique', 'chronologie', 'parcours', 'étapes', 'événements', 'suivi détaillé', 'dates clés'],
      en: ['timeline', 'history', 'milestones', 'events', 'key dates', 'what happened'],
    },
  },
  {
    id: 'gaps',
    title: { fr: 'les écarts', en: 'the gaps' },
    words: {
      fr: ['écart', 'écarts', 'anomalie', 'anomalies', 'incohérences', 'différences'],
      en: ['gap', 'gaps', 'anomalies', 'discrepancies', 'discrepancy', 'mismatch'],
    },
  },
  {
    id: 'documents',
    title: { fr: 'les documents', en: 'the documents' },
    words: {
      fr: ['documents', 'papiers', 'document de transport', 'preuve de livraison', 'numéro de suivi'],
      en: [
        'documents',
        'papers',
        'transport document',
        'proof of delivery',
        'tracking number',
        'packages',
        'weight',
      ],
    },
  },
  {
    id: 'contact',
    title: { fr: 'les contacts', en: 'the contacts' },
    words: {
      fr: ['contact', 'contacts', 'qui appeler', 'interlocuteur'],
      en: ['contact', 'contacts', 'whom to call', 'who to call'],
    },
  },
  {
    id: 'lines',
    title: { fr: 'toutes les lignes', en: 'all lines' },
    words: {
      fr: ['toutes les lignes', 'lignes', 'détail des lignes', 'tout afficher', 'détail', 'montre tout'],
      en: ['all lines', 'lines', 'line details', 'show all', 'details', 'every line'],
    },
  },
] as const satisfies readonly Choice<Facet>[]
