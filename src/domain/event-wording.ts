/** How the entries of an order's timeline read. */

import type { Bilingual, Locale } from './locale.ts'

const EVENT_WORDS: Readonly<Record<string, Bilingual>> = {
  received: { fr: 'commande reçue', en: 'order received' },
  acknowledged: { fr: 'accusé de réception envoyé', en: 'acknowledgement sent' },
  note: { fr: 'note', en: 'note' },
  'forecast-recorded': { fr: 'prévision notée', en: 'forecast recorded' },
  'forecast-withdrawn': { fr: 'prévision retirée', en: 'forecast removed' },
  handover: { fr: 'transmise à un collègue', en: 'handed to a colleague' },
  'lc-received': { fr: 'crédit documentaire reçu', en: 'letter of credit received' },
  'supply-changed': { fr: 'approvisionnement modifié', en: 'supply changed' },
  booked: { fr: 'transport réservé', en: 'transport booked' },
  'picked-up': { fr: 'enlèvement', en: 'pick-up' },
  departed: { fr: 'départ', en: 'departure' },
  arrived: { fr: 'arrivée', en: 'arrival' },
  delivered: { fr: 'livraison', en: 'delivery' },
  delayed: { fr: 'retard annoncé', en: 'delay announced' },
  'customs-hold': { fr: 'retenue en douane', en: 'held at customs' },
  'customer-request': { fr: 'demande du client', en: 'customer’s request' },
  complaint: { fr: 'réclamation', en: 'complaint' },
  'payment-received': { fr: 'paiement reçu', en: 'payment received' },
  hold: { fr: 'mise en attente', en: 'put on hold' },
  cancelled: { fr: 'annulation', en: 'cancellation' },
  amended: { fr: 'modification', en: 'amendment' },
  amendment: { fr: 'modification', en: 'amendment' },
  'amendment-applied': { fr: 'modification appliquée', en: 'amendment applied' },
  'order-changed': { fr: 'commande modifiée', en: 'order changed' },
  imported: { fr: 'reprise de l’ERP', en: 'taken from the ERP' },
}

/** The name of a kind of event; one we have no name for reads as its source writes it. */
export function eventName(kind: string, locale: Locale): string {
  return EVENT_WORDS[kind]?.[locale] ?? kind.replaceAll('-', ' ')
}
