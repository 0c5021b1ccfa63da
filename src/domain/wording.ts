/** How dates, quantities, amounts and durations read in French and in English: the only place that formats them. */

import type { IsoDate } from './calendar-date.ts'
import type { Locale } from './locale.ts'
import { type Money, majorOf, minorDigits, type UnitPrice } from './money.ts'

/** Names of the months as they are written out, January first. */
export const MONTH_NAMES: Readonly<Record<Locale, readonly string[]>> = {
  fr: [
    'janvier',
    'février',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'août',
    'septembre',
    'octobre',
    'novembre',
    'décembre',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
}

const LANGUAGE_TAG: Readonly<Record<Locale, string>> = { fr: 'fr-FR', en: 'en-GB' }

const numberFormats = new Map<string, Intl.NumberFormat>()

function numberFormat(locale: Locale, least: number, most: number): Intl.NumberFormat {
  const key = `${locale}${least}/${most}`
  const known = numberFormats.get(key)
  if (known) return known
  const format = new Intl.NumberFormat(LANGUAGE_TAG[locale], {
    minimumFractionDigits: least,
    maximumFractionDigits: most,
  })
  numberFormats.set(key, format)
  return format
}

/** `20 mars 2026`, `1er mars 2026` · `20 March 2026`. Never all figures: 03/04 is two dates. */
export function showDate(date: IsoDate, locale: Locale): string {
  const day = Number(date.slice(8, 10))
  const month = MONTH_NAMES[locale][Number(date.slice(5, 7)) - 1] ?? ''
  const dayText = locale === 'fr' && day === 1 ? '1er' : String(day)
  return `${dayText} ${month} ${date.slice(0, 4)}`
}

/** `1 250`, `0,5` · `1,250`, `0.5`. */
export function showNumber(value: number, locale: Locale): string {
  // Most figures of a table are small whole numbers, which read alike in both languages.
  if (value >= 0 && value < 1000 && Number.isInteger(value)) return String(value)
  return numberFormat(locale, 0, 3).format(value)
}

/**
 * One and several of a unit, per language; keyed by UNECE Recommendation 20 code, by X and the Recommendation 21 code
 * of a package, and by what ERPs write.
 */
const UNITS: Readonly<Record<string, Readonly<Record<Locale, readonly [one: string, many: string]>>>> = {
  C62: { fr: ['pièce', 'pièces'], en: ['piece', 'pieces'] },
  EA: { fr: ['pièce', 'pièces'], en: ['piece', 'pieces'] },
  H87: { fr: ['pièce', 'pièces'], en: ['piece', 'pieces'] },
  PCE: { fr: ['pièce', 'pièces'], en: ['piece', 'pieces'] },
  KGM: { fr: ['kg', 'kg'], en: ['kg', 'kg'] },
  GRM: { fr: ['g', 'g'], en: ['g', 'g'] },
  TNE: { fr: ['tonne', 'tonnes'], en: ['tonne', 'tonnes'] },
  LTR: { fr: ['litre', 'litres'], en: ['litre', 'litres'] },
  MTR: { fr: ['m', 'm'], en: ['m', 'm'] },
  MTK: { fr: ['m²', 'm²'], en: ['m²', 'm²'] },
  MTQ: { fr: ['m³', 'm³'], en: ['m³', 'm³'] },
  SET: { fr: ['jeu', 'jeux'], en: ['set', 'sets'] },
  PR: { fr: ['paire', 'paires'], en: ['pair', 'pairs'] },
  DZN: { fr: ['douzaine', 'douzaines'], en: ['dozen', 'dozen'] },
  PK: { fr: ['paquet', 'paquets'], en: ['pack', 'packs'] },
  BX: { fr: ['boîte', 'boîtes'], en: ['box', 'boxes'] },
  CT: { fr: ['carton', 'cartons'], en: ['carton', 'cartons'] },
  PF: { fr: ['palette', 'palettes'], en: ['pallet', 'pallets'] },
  RO: { fr: ['rouleau', 'rouleaux'], en: ['roll', 'rolls'] },
  BO: { fr: ['flacon', 'flacons'], en: ['bottle', 'bottles'] },
  LBR: { fr: ['livre', 'livres'], en: ['pound', 'pounds'] },
  XPX: { fr: ['palette', 'palettes'], en: ['pallet', 'pallets'] },
  XCT: { fr: ['carton', 'cartons'], en: ['carton', 'cartons'] },
  XBX: { fr: ['boîte', 'boîtes'], en: ['box', 'boxes'] },
  XPK: { fr: ['colis', 'colis'], en: ['package', 'packages'] },
  XCS: { fr: ['caisse', 'caisses'], en: ['case', 'cases'] },
  XDR: { fr: ['fût', 'fûts'], en: ['drum', 'drums'] },
  XBG: { fr: ['sac', 'sacs'], en: ['bag', 'bags'] },
  XRO: { fr: ['rouleau', 'rouleaux'], en: ['roll', 'rolls'] },
  XCN: { fr: ['conteneur', 'conteneurs'], en: ['container', 'containers'] },
}

/** Whether the noun takes its plural: from 2 in French, for all but 1 in English. */
export function isPlural(count: number, locale: Locale): boolean {
  return locale === 'fr' ? Math.abs(count) >= 2 : Math.abs(count) !== 1
}

/** The unit's name for that many; a unit we do not know reads as the source writes it. */
export function unitName(unit: string, count: number, locale: Locale): string {
  const forms = UNITS[unit.toUpperCase()]?.[locale]
  return forms ? forms[isPlural(count, locale) ? 1 : 0] : unit
}

/** `400 pièces` · `400 pieces`; the bare number when the source gives no unit. */
export function showQuantity(quantity: number, unit: string | null, locale: Locale): string {
  const number = showNumber(quantity, locale)
  return unit === null || unit === '' ? number : `${number} ${unitName(unit, quantity, locale)}`
}

/** `24 800,00 EUR` · `EUR 24,800.00`, in major units with the currency's own number of decimals. */
export function showAmount(major: number, currency: string, locale: Locale): string {
  const digits = minorDigits(currency)
  return withCurrency(numberFormat(locale, digits, digits).format(major), currency, locale)
}

/** An amount of money, as `showAmount`. */
export function showMoney(value: Money, locale: Locale): string {
  return showAmount(majorOf(value), value.currency, locale)
}

/** As an amount, with up to six decimals where the price is finer than a cent. */
export function showPrice(price: UnitPrice, locale: Locale): string {
  const digits = minorDigits(price.currency)
  return withCurrency(
    numberFormat(locale, digits, Math.max(6, digits)).format(price.amount),
    price.currency,
    locale,
  )
}

function withCurrency(number: string, currency: string, locale: Locale): string {
  return locale === 'fr' ? `${number}\u00a0${currency}` : `${currency} ${number}`
}

/** `5 jours ouvrés`, `7 jours calendaires` · `5 working days`, `7 calendar days`. */
export function showDays(days: number, working: boolean, locale: Locale): string {
  const many = isPlural(days, locale)
  const number = showNumber(days, locale)
  if (locale === 'fr') {
    const kind = working ? 'ouvré' : 'calendaire'
    return `${number} ${many ? 'jours' : 'jour'} ${kind}${many ? 's' : ''}`
  }
  return `${number} ${working ? 'working' : 'calendar'} ${many ? 'days' : 'day'}`
}

/** `a, b et c` · `a, b and c`. */
export function joinWords(words: readonly string[], locale: Locale): string {
  if (words.length < 2) return words[0] ?? ''
  return `${words.slice(0, -1).join(', ')} ${locale === 'fr' ? 'et' : 'and'} ${words.at(-1)}`
}

/** The noun in the number that fits, with its count: `3 lignes`. */
export function showCount(count: number, one: string, many: string, locale: Locale): string {
  return `${showNumber(count, locale)} ${isPlural(count, locale) ? many : one}`
}

/** First letter in capital, for words that begin a line, a sentence or a button. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
