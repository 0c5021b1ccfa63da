/** How the watch is worded in every dialog: themes, parties, fields with their values, notes with who answers for them. */

import type { IsoDate } from '../domain/calendar-date.ts'
import { countryName } from '../domain/country-names.ts'
import type { Fact } from '../domain/fact.ts'
import type { Bilingual, BilingualWords, Locale } from '../domain/locale.ts'
import { TRANSPORT_MODES } from '../domain/order.ts'
import { MODE_WORDS } from '../domain/status-wording.ts'
import { MONTH_NAMES, showAmount, showDate, showNumber } from '../domain/wording.ts'
import type { Note, Party, Theme, WatchNote } from '../knowledge/watch/note.ts'
import type { FieldValue } from '../knowledge/watch/situation.ts'
import { watchLists } from '../knowledge/watch/watch-lists.ts'

export const THEME_TITLES: Readonly<Record<Theme, Bilingual>> = {
  trade: { fr: 'Commerce et sanctions', en: 'Trade and sanctions' },
  inspection: { fr: 'Contrôle et conformité', en: 'Inspection and conformity' },
  customs: { fr: 'Douane', en: 'Customs' },
  transport: { fr: 'Transport', en: 'Transport' },
  insurance: { fr: 'Assurance', en: 'Insurance' },
  payment: { fr: 'Paiement', en: 'Payment' },
  tax: { fr: 'TVA', en: 'VAT' },
}

/** Words that people use for a theme. */
export const THEME_WORDS: Readonly<Record<Theme, BilingualWords>> = {
  trade: {
    fr: ['commerce', 'sanctions', 'embargo', 'origine', 'accord'],
    en: ['trade', 'sanctions', 'embargo', 'origin', 'agreement'],
  },
  inspection: {
    fr: ['contrôle', 'conformité', 'inspection', 'certification'],
    en: ['inspection', 'conformity', 'certification'],
  },
  customs: { fr: ['douane', 'douanier', 'douanière', 'douanières'], en: ['customs'] },
  transport: { fr: ['transport', 'transporteur', 'acheminement'], en: ['transport', 'carriage', 'freight'] },
  insurance: { fr: ['assurance', 'assurer'], en: ['insurance', 'cover'] },
  payment: { fr: ['paiement', 'crédit documentaire', 'règlement'], en: ['payment', 'letter of credit'] },
  tax: { fr: ['tva', 'fiscalité', 'facturation électronique'], en: ['vat', 'tax', 'e-invoicing'] },
}

export const PARTY_TITLES: Readonly<Record<Party, Bilingual>> = {
  seller: { fr: 'vendeur', en: 'seller' },
  buyer: { fr: 'acheteur', en: 'buyer' },
  carrier: { fr: 'transporteur', en: 'carrier' },
  forwarder: { fr: 'transitaire', en: 'forwarder' },
  declarant: { fr: 'déclarant en douane', en: 'customs declarant' },
  bank: { fr: 'banque', en: 'bank' },
  supplier: { fr: 'fournisseur', en: 'supplier' },
  insurer: { fr: 'assureur', en: 'insurer' },
  chamber: { fr: 'chambre de commerce', en: 'chamber of commerce' },
}

/** The note's words in the reader's language, else in the other one. */
export function inLocale(words: { readonly [locale in Locale]?: string }, locale: Locale): string {
  return words[locale] ?? words[locale === 'fr' ? 'en' : 'fr'] ?? ''
}

export function noteTitle(note: Note, locale: Locale): string {
  return inLocale(note.title, locale)
}

/** `pays de destination`, `destination country`; the field's own name when the lists do not have it. */
export function fieldTitle(field: string, locale: Locale): string {
  return watchLists().fields.get(field)?.title[locale] ?? field
}

/** A field's value as people read it. */
export function fieldValue(field: string, value: FieldValue, locale: Locale): string {
  const known = watchLists().fields.get(field)
  if (typeof value === 'object') return showAmount(value.amount, value.currency, locale)
  if (typeof value === 'boolean')
    return value ? { fr: 'oui', en: 'yes' }[locale] : { fr: 'non', en: 'no' }[locale]
  if (typeof value === 'number') return showNumber(value, locale)
  if (known?.kind === 'country') return countryName(value, locale)
  if (known?.kind === 'date') return showDate(value, locale)
  const mode = TRANSPORT_MODES.find((each) => each === value)
  const titles = mode === undefined ? MEANS[value] : MODE_WORDS[mode]
  return known?.choices?.[value]?.[locale] ?? titles?.[locale] ?? value
}

const MEANS: Readonly<Record<string, Bilingual>> = {
  'letter-of-credit': { fr: 'crédit documentaire', en: 'letter of credit' },
  standby: { fr: 'lettre de crédit stand-by', en: 'standby letter of credit' },
  collection: { fr: 'remise documentaire', en: 'documentary collection' },
  guarantee: { fr: 'garantie', en: 'guarantee' },
  prepaid: { fr: 'paiement d’avance', en: 'prepayment' },
  'open-account': { fr: 'paiement à échéance', en: 'open account' },
}

/** A date that may only be a year or a month: `2026`, `mai 2026`, `12 mai 2026`. */
export function showLooseDate(date: string, locale: Locale): string {
  if (date.length === 10) return showDate(date, locale)
  if (date.length === 4) return date
  return `${MONTH_NAMES[locale][Number(date.slice(5, 7)) - 1] ?? ''} ${date.slice(0, 4)}`
}

/** "approuvée par Nadia Benali le 12 mai 2026", "vérifiée par Escale, sources de mai 2026". */
export function standsFor({ note, approved, checkedOn }: WatchNote, locale: Locale): string {
  const checked = checkedOn === null ? '' : showLooseDate(checkedOn, locale)
  if (approved !== null) {
    const on = showDate(approved.at.slice(0, 10), locale)
    return { fr: `approuvée par ${approved.by} le ${on}`, en: `approved by ${approved.by} on ${on}` }[locale]
  }
  const by = note.verifiedBy
  if (by === null) return { fr: 'personne n’en répond encore', en: 'nobody answers for it yet' }[locale]
  if (checked === '')
    return { fr: `vérifiée par ${by}, sources sans date`, en: `checked by ${by}, undated sources` }[locale]
  return { fr: `vérifiée par ${by}, sources de ${checked}`, en: `checked by ${by}, sources of ${checked}` }[
    locale
  ]
}

/** "contrôle en retard depuis le 23 novembre 2026"; null when it is not due yet. */
export function overdueSince({ note, checkedOn }: WatchNote, today: IsoDate, locale: Locale): string | null {
  const due = note.checkAgain
  if (due === null || due >= today || (checkedOn !== null && checkedOn > due)) return null
  const on = showDate(due, locale)
  return { fr: `à revérifier depuis le ${on}`, en: `to be checked again since ${on}` }[locale]
}

/** A fact for words that come from a note or from the watch's lists: their figures are theirs, not the order's. */
export function watchFact(text: string): Fact {
  return {
    order: null,
    line: null,
    aspect: 'rule',
    value: { kind: 'text', text },
    label: { fr: 'note de veille', en: 'watch note' },
  }
}
