/** How states, transport modes, parties and steps of an order read in French and in English. */

import type { Bilingual, Locale } from './locale.ts'
import type { Party, StepCode } from './next-step.ts'
import type { OrderStatus, ShipmentStatus, TransportMode } from './order.ts'

/** Follows "the order is": feminine in French, as la commande is. */
export const ORDER_STATUS_WORDS: Readonly<Record<OrderStatus, Bilingual>> = {
  draft: { fr: 'en brouillon', en: 'a draft' },
  received: { fr: 'reçue', en: 'received' },
  to_clarify: { fr: 'à clarifier', en: 'to be clarified' },
  under_check: { fr: 'en cours de contrôle', en: 'under check' },
  acknowledged: { fr: 'confirmée', en: 'acknowledged' },
  ack_with_changes: { fr: 'confirmée avec réserves', en: 'acknowledged with changes' },
  awaiting_payment: { fr: 'en attente de paiement', en: 'awaiting payment' },
  awaiting_lc: { fr: 'en attente du crédit documentaire', en: 'awaiting the letter of credit' },
  awaiting_licence: { fr: 'en attente de licence', en: 'awaiting the licence' },
  in_preparation: { fr: 'en préparation', en: 'in preparation' },
  partially_shipped: { fr: 'partiellement expédiée', en: 'partially shipped' },
  shipped: { fr: 'expédiée', en: 'shipped' },
  delivered: { fr: 'livrée', en: 'delivered' },
  closed: { fr: 'clôturée', en: 'closed' },
  on_hold: { fr: 'bloquée', en: 'on hold' },
  cancelled: { fr: 'annulée', en: 'cancelled' },
  reopened: { fr: 'rouverte', en: 'reopened' },
}

/** Why an order is held, by the code systems give it. */
const HOLD_WORDS: Readonly<Record<string, Bilingual>> = {
  credit: { fr: 'plafond de crédit', en: 'credit limit' },
  payment: { fr: 'paiement', en: 'payment' },
  quality: { fr: 'qualité', en: 'quality' },
  customs: { fr: 'douane', en: 'customs' },
  documents: { fr: 'documents', en: 'documents' },
  compliance: { fr: 'contrôle réglementaire', en: 'compliance check' },
}

/** The reason of a hold; a word of the ERP's own reads as it is. */
export function holdName(code: string, locale: Locale): string {
  return HOLD_WORDS[code.toLowerCase()]?.[locale] ?? code
}

/** Follows "the shipment is". */
export const SHIPMENT_STATUS_WORDS: Readonly<Record<ShipmentStatus, Bilingual>> = {
  planned: { fr: 'planifiée', en: 'planned' },
  booked: { fr: 'réservée', en: 'booked' },
  docs_ready: { fr: 'prête, documents faits', en: 'ready, documents done' },
  picked_up: { fr: 'enlevée', en: 'picked up' },
  export_cleared: { fr: 'dédouanée à l’export', en: 'cleared for export' },
  departed: { fr: 'partie', en: 'departed' },
  arrived: { fr: 'arrivée', en: 'arrived' },
  import_cleared: { fr: 'dédouanée à l’import', en: 'cleared for import' },
  delivered: { fr: 'livrée', en: 'delivered' },
  held: { fr: 'retenue', en: 'held' },
  rolled: { fr: 'reportée au départ suivant', en: 'rolled to the next departure' },
  lost: { fr: 'perdue', en: 'lost' },
  damaged: { fr: 'endommagée', en: 'damaged' },
  refused: { fr: 'refusée', en: 'refused' },
  returned: { fr: 'retournée', en: 'returned' },
}

export const MODE_WORDS: Readonly<Record<TransportMode, Bilingual>> = {
  road: { fr: 'route', en: 'road' },
  sea: { fr: 'mer', en: 'sea' },
  air: { fr: 'air', en: 'air' },
  rail: { fr: 'rail', en: 'rail' },
  courier: { fr: 'messagerie express', en: 'courier' },
  multimodal: { fr: 'multimodal', en: 'multimodal' },
}

export const PARTY_WORDS: Readonly<Record<Party, Bilingual>> = {
  'sales-admin': { fr: 'administration des ventes', en: 'sales administration' },
  owner: { fr: 'responsable de la commande', en: 'order owner' },
  supply: { fr: 'approvisionnement', en: 'supply planning' },
  warehouse: { fr: 'magasin', en: 'warehouse' },
  transport: { fr: 'service transport', en: 'transport desk' },
  invoicing: { fr: 'facturation', en: 'invoicing' },
  accounts: { fr: 'comptabilité clients', en: 'accounts receivable' },
  quality: { fr: 'qualité', en: 'quality' },
  carrier: { fr: 'transporteur', en: 'carrier' },
  customer: { fr: 'client', en: 'customer' },
  'customer-forwarder': { fr: 'transitaire du client', en: 'customer’s forwarder' },
  bank: { fr: 'banque du client', en: 'customer’s bank' },
}

/** What has to be done, as an order to whoever owns it. */
export const STEP_WORDS: Readonly<Record<StepCode, Bilingual>> = {
  'complete-draft': { fr: 'compléter la saisie de la commande', en: 'complete the order entry' },
  acknowledge: {
    fr: 'envoyer l’accusé de réception au client',
    en: 'send the acknowledgement to the customer',
  },
  clarify: { fr: 'clarifier la commande avec le client', en: 'clarify the order with the customer' },
  'accept-changes': {
    fr: 'accepter les réserves de l’accusé',
    en: 'accept the changes in the acknowledgement',
  },
  'pay-in-advance': { fr: 'payer avant le départ', en: 'pay before departure' },
  'open-credit': { fr: 'ouvrir le crédit documentaire', en: 'open the letter of credit' },
  'obtain-licence': { fr: 'obtenir la licence', en: 'obtain the licence' },
  'release-hold': { fr: 'lever le blocage', en: 'release the hold' },
  'obtain-goods': { fr: 'faire venir la marchandise qui manque', en: 'bring in the goods that are missing' },
  'book-transport': { fr: 'réserver le transport', en: 'book the transport' },
  'call-for-pick-up': { fr: 'donner un créneau d’enlèvement', en: 'give a pick-up slot' },
  deliver: { fr: 'livrer le reste', en: 'deliver the rest' },
  'hand-over': { fr: 'remettre la marchandise au transporteur', en: 'hand the goods over to the carrier' },
  'solve-incident': { fr: 'régler l’incident de transport', en: 'solve the transport incident' },
  'answer-reservations': {
    fr: 'traiter les réserves faites à la livraison',
    en: 'deal with the reservations made at delivery',
  },
  carry: { fr: 'mener l’expédition à destination', en: 'carry the shipment to destination' },
  'prove-delivery': { fr: 'fournir la preuve de livraison', en: 'provide the proof of delivery' },
  invoice: { fr: 'établir la facture', en: 'issue the invoice' },
  collect: { fr: 'relancer le paiement', en: 'chase the payment' },
  'await-payment': { fr: 'payer la facture', en: 'pay the invoice' },
  close: { fr: 'clôturer la commande', en: 'close the order' },
  none: { fr: 'aucune action attendue', en: 'nothing to do' },
}
