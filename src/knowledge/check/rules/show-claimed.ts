/** The value of a claim in words, and the way it is written in the place of a wrong one. */

import type { IsoDate } from '../../../domain/calendar-date.ts'
import type { BilingualWords, Locale } from '../../../domain/locale.ts'
import { isPlural, showAmount, showDate, showNumber } from '../../../domain/wording.ts'
import type { ClaimedValue, DurationUnit } from '../../watch/note.ts'
import { watchLists } from '../../watch/watch-lists.ts'
import { amountLike, dateLike, numberLike } from '../write-like.ts'
import type { DurationValue, RuleValue } from './rule-values.ts'

const NBSP = '\u00a0'

/** `6 000 EUR`, `26 DTS par kg`, `21 jours`, `obligatoire`, `A.TR` · `EUR 6,000`, `SDR 26 per kg`, `21 days`. */
export function showClaimed(value: ClaimedValue, locale: Locale): string {
  switch (value.kind) {
    case 'amount':
      return money(value.amount, value.currency, locale)
    case 'rate':
      return `${money(value.amount, value.currency, locale)} ${locale === 'fr' ? 'par' : 'per'} ${perWord(value.per, locale)}`
    case 'percentage':
      return locale === 'fr'
        ? `${showNumber(value.percent, locale)}${NBSP}%`
        : `${showNumber(value.percent, locale)}%`
    case 'duration':
      return showDuration(value.count, value.unit, locale)
    case 'date':
      return showDate(value.date, locale)
    case 'quantity':
      return `${showNumber(value.quantity, locale)}${NBSP}${unitWord(value.unit, value.quantity, locale)}`.trim()
    case 'choice':
      return first(value.right, locale)
    case 'predicate': {
      const title = watchLists().predicates.get(value.predicate)?.title[locale] ?? value.predicate
      return value.holds ? title : `${locale === 'fr' ? 'pas ' : 'not '}${title}`
    }
  }
}

export function first(words: BilingualWords, locale: Locale): string {
  return words[locale][0] ?? words[locale === 'fr' ? 'en' : 'fr'][0] ?? ''
}

/** The first unit is the singular where there are several of them. */
function unitWord(unit: BilingualWords, count: number, locale: Locale): string {
  const own = unit[locale].length > 0 ? unit[locale] : unit[locale === 'fr' ? 'en' : 'fr']
  const several = own.find((word) => /[sx]$/.test(word))
  const one = own.find((word) => !/[sx]$/.test(word))
  return (isPlural(count, locale) ? (several ?? one) : (one ?? several)) ?? ''
}

const SDR: Readonly<Record<Locale, string>> = { fr: 'DTS', en: 'SDR' }

/** Whole amounts without cents: a threshold is no invoice. */
function money(amount: number, currency: string, locale: Locale): string {
  const name = currency === 'XDR' ? SDR[locale] : currency
  const shown =
    currency === 'XDR' || Number.isInteger(amount)
      ? showNumber(amount, locale)
      : showAmount(amount, currency, locale).replace(currency, '').trim()
  return locale === 'fr' ? `${shown}${NBSP}${name}` : `${name} ${shown}`
}

const PER_WORDS: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  package: { fr: 'colis', en: 'package' },
  piece: { fr: 'unité', en: 'unit' },
}
const perWord = (per: string, locale: Locale): string => PER_WORDS[per]?.[locale] ?? per

const UNIT_WORDS: Readonly<
  Record<DurationUnit, Readonly<Record<Locale, readonly [one: string, many: string]>>>
> = {
  hour: { fr: ['heure', 'heures'], en: ['hour', 'hours'] },
  day: { fr: ['jour', 'jours'], en: ['day', 'days'] },
  'working-day': { fr: ['jour ouvré', 'jours ouvrés'], en: ['working day', 'working days'] },
  'banking-day': { fr: ['jour de banque', 'jours de banque'], en: ['banking day', 'banking days'] },
  week: { fr: ['semaine', 'semaines'], en: ['week', 'weeks'] },
  month: { fr: ['mois', 'mois'], en: ['month', 'months'] },
  year: { fr: ['an', 'ans'], en: ['year', 'years'] },
}

export function showDuration(count: number, unit: DurationUnit, locale: Locale): string {
  return `${showNumber(count, locale)} ${UNIT_WORDS[unit][locale][isPlural(count, locale) ? 1 : 0]}`
}

/** The right value as the wrong one was written; null when the two cannot stand in each other's place. */
export function claimedLike(
  value: RuleValue,
  written: string,
  right: ClaimedValue,
  locale: Locale,
  today: IsoDate,
): string | null {
  if (value.kind === 'amount' && right.kind === 'amount') {
    return amountLike(value.claim, written, right.amount, right.currency, locale)
  }
  if (value.kind === 'amount' && right.kind === 'rate') {
    return amountLike(value.claim, written, right.amount, value.claim.currency, locale)
  }
  if (value.kind === 'percentage' && right.kind === 'percentage') {
    return numberPartLike(written, numberLike(value.claim.notation, right.percent, locale))
  }
  if (value.kind === 'date' && right.kind === 'date') {
    return value.claim.notation.form === 'month'
      ? null
      : dateLike(value.claim, written, right.date, locale, today)
  }
  if (value.kind === 'duration' && right.kind === 'duration')
    return durationLike(value, written, right, locale)
  if (value.kind === 'number' && right.kind === 'quantity') {
    return numberPartLike(written, numberLike(value.claim.notation, right.quantity, locale))
  }
  return null
}

/** The right number before the words behind the wrong one: `15 minutes` → `30 minutes`. */
function numberPartLike(written: string, number: string): string {
  const figures = /^[\d\s.,'\u00a0\u202f’]*\d/u.exec(written)?.[0]
  if (figures !== undefined) return number + written.slice(figures.length)
  const rest = /[\s\u00a0]+(?:per cent|percent|pour cent|%)$/u.exec(written)?.[0] ?? ''
  return number + rest
}

function durationLike(
  value: DurationValue,
  written: string,
  right: Extract<ClaimedValue, { kind: 'duration' }>,
  locale: Locale,
): string | null {
  const isPair = value.unit === right.unit || (value.unit === 'working-day' && right.unit === 'banking-day')
  if (value.isOrdinal) return isPair ? ordinalLike(written, right.count, locale) : null
  const isSameNumber = isPlural(value.count, locale) === isPlural(right.count, locale)
  if (!isPair || !isSameNumber || value.isWeak) return showDuration(right.count, right.unit, locale)
  const lead = /^(?:\d[\d\s.,\u00a0\u202f]*\d|\d|[\p{L}-]+)/u.exec(written)?.[0] ?? ''
  return numberLike(value.notation, right.count, locale) + written.slice(lead.length)
}

/** `5th working day` → `10th working day`, `5e jour ouvrable` → `10e jour ouvrable`. */
function ordinalLike(written: string, count: number, locale: Locale): string {
  const lead = /^(?:\d+\p{L}*|[\p{L}-]+)/u.exec(written)?.[0] ?? ''
  const ordinal = locale === 'fr' ? (count === 1 ? '1er' : `${count}e`) : `${count}${endingOf(count)}`
  return ordinal + written.slice(lead.length)
}

function endingOf(count: number): string {
  if (count % 100 >= 11 && count % 100 <= 13) return 'th'
  return ['th', 'st', 'nd', 'rd'][count % 10] ?? 'th'
}
