/** What each finding of an import means to the person who reads the report, with what to do about it. */

import type { Bilingual, Locale } from '../../domain/locale.ts'
import type { FindingCode } from './import-row.ts'

const WORDS: Readonly<Record<FindingCode, Bilingual>> = {
  'missing-value': { fr: 'valeur obligatoire absente', en: 'a required value is missing' },
  'too-few-fields': {
    fr: 'moins de champs que d’en-têtes : un séparateur manque, ou un guillemet est de trop',
    en: 'fewer fields than headings: a separator is missing, or there is a quote too many',
  },
  'too-many-fields': {
    fr: 'plus de champs que d’en-têtes : un texte contient le séparateur et n’est pas entre guillemets',
    en: 'more fields than headings: a text holds the separator and is not in quotes',
  },
  'bad-date': {
    fr: 'date impossible, ou écrite autrement que dans la correspondance (dates)',
    en: 'no such date, or written otherwise than the map says (dates)',
  },
  'bad-number': {
    fr: 'pas un nombre, ou écrit autrement que dans la correspondance (numbers)',
    en: 'not a number, or written otherwise than the map says (numbers)',
  },
  'negative-quantity': { fr: 'quantité ou montant négatif', en: 'a negative quantity or amount' },
  'zero-quantity': { fr: 'quantité commandée de zéro', en: 'the ordered quantity is zero' },
  'unknown-country': {
    fr: 'pays inconnu : écrivez son nom ou son code ISO, ou traduisez-le (values)',
    en: 'no such country: write its name or ISO code, or translate it (values)',
  },
  'price-without-currency': {
    fr: 'montant sans devise : ajoutez une colonne, ou une constante (constants)',
    en: 'an amount without currency: add a column, or a constant (constants)',
  },
  'too-long': { fr: 'texte trop long', en: 'the text is too long' },
  'control-characters': { fr: 'caractères de contrôle dans le texte', en: 'control characters in the text' },
  'same-key-differs': {
    fr: 'même commande, ligne et échéance sur plusieurs lignes du fichier, avec des valeurs différentes',
    en: 'the same order, line and part on several lines of the file, with different values',
  },
  'unknown-incoterm': {
    fr: 'Incoterm inconnu, gardé comme attribut',
    en: 'no such Incoterm, kept as an attribute',
  },
  'unknown-mode': {
    fr: 'mode de transport inconnu, gardé comme attribut',
    en: 'no such transport mode, kept as an attribute',
  },
  'unknown-status': {
    fr: 'état de commande inconnu, gardé comme attribut',
    en: 'no such order status, kept as an attribute',
  },
  'unknown-date-meaning': {
    fr: 'sens de la date promise inconnu, gardé comme attribut',
    en: 'no such meaning of the promised date, kept as an attribute',
  },
  'unknown-currency': { fr: 'devise inconnue (code ISO 4217)', en: 'no such currency (ISO 4217 code)' },
  'word-in-number': {
    fr: 'texte dans une colonne de nombres, gardé comme attribut',
    en: 'words in a number column, kept as an attribute',
  },
  'shipped-before-ordered': { fr: 'expédié avant d’être commandé', en: 'shipped before it was ordered' },
  'delivered-before-shipped': { fr: 'livré avant d’être expédié', en: 'delivered before it was shipped' },
  'delivered-more-than-shipped': { fr: 'livré plus qu’expédié', en: 'delivered more than shipped' },
  'shipped-more-than-ordered': { fr: 'expédié plus que commandé', en: 'shipped more than ordered' },
  'invoice-without-number': {
    fr: 'quantité facturée sans numéro de facture',
    en: 'an invoiced quantity without an invoice number',
  },
}

/** The finding in words, without its value. */
export function findingWords(code: FindingCode, locale: Locale): string {
  return WORDS[code][locale]
}
