/** Who gives a new date, and why it moves: the closed lists that forecasts are filed under, in trade words. */

import type { Bilingual, BilingualWords, Locale } from './locale.ts'

/** An entry of a closed list: the id that is stored, its name, and the words people use for it. */
export interface FiledWord {
  readonly id: string
  readonly title: Bilingual
  readonly words: BilingualWords
}

/** Who gave the forecast. Stored as `forecastBy`. */
export const FORECAST_SOURCES = [
  {
    id: 'supplier',
    title: { fr: 'le fournisseur', en: 'the supplier' },
    words: {
      fr: ['fournisseur', 'frs', 'sous-traitant', 'fabricant'],
      en: ['supplier', 'vendor', 'subcontractor', 'manufacturer'],
    },
  },
  {
    id: 'carrier',
    title: { fr: 'le transporteur', en: 'the carrier' },
    words: {
      fr: ['transporteur', 'transitaire', 'armateur', 'compagnie', 'chauffeur'],
      en: ['carrier', 'forwarder', 'shipping line', 'haulier', 'driver'],
    },
  },
  {
    id: 'production',
    title: { fr: 'la production', en: 'production' },
    words: {
      fr: ['production', 'atelier', 'usine', 'ordonnancement'],
      en: ['production', 'workshop', 'factory', 'plant', 'scheduling'],
    },
  },
  {
    id: 'colleague',
    title: { fr: 'un collègue', en: 'a colleague' },
    words: {
      fr: ['collègue', 'logistique', 'adv', 'magasin', 'moi'],
      en: ['colleague', 'logistics', 'warehouse', 'me', 'myself'],
    },
  },
  {
    id: 'customer',
    title: { fr: 'le client', en: 'the customer' },
    words: { fr: ['client', 'acheteur'], en: ['customer', 'client', 'buyer'] },
  },
] as const satisfies readonly FiledWord[]

/** Why the date moves. Stored as `causeCode`. */
export const FORECAST_CAUSES = [
  {
    id: 'stock-shortage',
    title: { fr: 'rupture de stock', en: 'stock shortage' },
    words: {
      fr: ['rupture', 'rupture de stock', 'manque de stock', 'plus de stock', 'pénurie'],
      en: ['shortage', 'stock shortage', 'out of stock', 'stockout', 'no stock'],
    },
  },
  {
    id: 'supplier-delay',
    title: { fr: 'retard du fournisseur', en: 'supplier delay' },
    words: {
      fr: ['retard fournisseur', 'retard du fournisseur', 'fournisseur en retard'],
      en: ['supplier delay', 'supplier is late', 'late supplier', 'vendor delay'],
    },
  },
  {
    id: 'production',
    title: { fr: 'production', en: 'production' },
    words: {
      fr: ['retard de production', 'panne machine', 'capacité', 'retard atelier'],
      en: ['production delay', 'machine breakdown', 'capacity', 'shop floor delay'],
    },
  },
  {
    id: 'transport',
    title: { fr: 'transport', en: 'transport' },
    words: {
      fr: ['transport', 'camion', 'bateau retardé', 'navire retardé', 'vol annulé', 'grève'],
      en: ['transport', 'truck', 'vessel delayed', 'flight cancelled', 'rolled', 'strike'],
    },
  },
  {
    id: 'customs',
    title: { fr: 'douane', en: 'customs' },
    words: {
      fr: ['douane', 'dédouanement', 'contrôle douanier', 'bloqué en douane'],
      en: ['customs', 'customs clearance', 'customs inspection', 'held at customs'],
    },
  },
  {
    id: 'payment',
    title: { fr: 'paiement', en: 'payment' },
    words: {
      fr: ['paiement', 'acompte', 'impayé', 'crédit documentaire'],
      en: ['payment', 'deposit', 'unpaid', 'letter of credit'],
    },
  },
  {
    id: 'customer-request',
    title: { fr: 'demande du client', en: 'customer request' },
    words: {
      fr: ['demande du client', 'demande client', 'le client a demandé', 'le client reporte'],
      en: ['customer request', 'customer asked', 'at the customer’s request', 'customer postponed'],
    },
  },
  {
    id: 'other',
    title: { fr: 'autre', en: 'other' },
    words: { fr: ['autre', 'autre cause'], en: ['other', 'other cause', 'something else'] },
  },
] as const satisfies readonly FiledWord[]

/** How a stored source or cause reads; a word of the ERP's own reads as it is. */
export function filedWord(list: readonly FiledWord[], id: string, locale: Locale): string {
  return list.find((entry) => entry.id === id)?.title[locale] ?? id
}
