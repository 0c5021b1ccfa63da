/** Writes the right value the way the wrong one was written: same language, order, signs and decimals. */

import { addDays, daysBetween, type IsoDate, isoWeekday } from '../../domain/calendar-date.ts'
import type { Locale } from '../../domain/locale.ts'
import { MONTH_NAMES, showDate, showDays, showNumber } from '../../domain/wording.ts'
import type { AmountClaim, DateClaim, DaysClaim, NumberClaim, NumberNotation } from './claim.ts'
import { WEEKDAY_NAMES, WEEKDAY_WORDS } from './date-words.ts'
import { CURRENCY_WORDS } from './unit-words.ts'

/** `25 March` → `20 March`, `25/03/2026` → `20/03/2026`, `Monday 23 March` → `Friday 20 March`. */
export function dateLike(
  claim: DateClaim,
  written: string,
  date: IsoDate,
  locale: Locale,
  today: IsoDate,
): string {
  const { notation } = claim
  const language = notation.language ?? locale
  const [year = '', month = '', day = ''] = date.split('-')
  const weekday = claim.weekday === null ? '' : weekdayLike(written, date, language)
  const lead = weekday === '' ? '' : `${weekday} `
  switch (notation.form) {
    case 'iso':
      return lead + date
    case 'figures':
      return lead + figuresLike(written, year, month, day, notation.year, locale)
    case 'day-month':
    case 'month-day': {
      const isOtherYear = notation.year === 'none' && year !== today.slice(0, 4)
      return lead + namedLike(claim, written, date, isOtherYear)
    }
    case 'week':
      return written.replace(/\d{1,2}/, String(isoWeek(date)))
    default: {
      const plain =
        year === today.slice(0, 4)
          ? showDate(date, language).replace(` ${year}`, '')
          : showDate(date, language)
      // "Pour demain" becomes "pour le 20 mars"; English needs no article.
      return language === 'fr' ? `${/^au\s/iu.test(written) ? 'au' : 'le'} ${plain}` : plain
    }
  }
}

/** Number of the ISO week that the day is in. */
function isoWeek(date: IsoDate): number {
  const thursday = addDays(date, 4 - isoWeekday(date))
  return Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7) + 1
}

/** The weekday of the date, short or long, with or without a capital, as the one that was written. */
export function weekdayLike(written: string, date: IsoDate, language: Locale): string {
  const word = /^\p{L}+/u.exec(written)?.[0] ?? ''
  const known = WEEKDAY_WORDS.get(word.toLowerCase())
  const name = WEEKDAY_NAMES[known?.language ?? language][isoWeekday(date) - 1] ?? ''
  const cut = known?.short === true ? name.slice(0, 3) : name
  const comma = written.slice(word.length).startsWith(',') ? ',' : ''
  return (word !== '' && word === word.toLowerCase() ? cut.toLowerCase() : cut) + comma
}

function figuresLike(
  written: string,
  year: string,
  month: string,
  day: string,
  yearWritten: 'none' | 'short' | 'full',
  locale: Locale,
): string {
  const figures = /\d{1,2}([./-])\d{1,2}/.exec(written)
  const sign = figures?.[1] ?? '/'
  const padded = /(^|\D)0\d/.test(written) || /\d{2}[./-]\d{2}[./-]\d{2}/.test(written)
  const [d, m] = padded ? [day, month] : [String(Number(day)), String(Number(month))]
  const tail = yearWritten === 'none' ? '' : sign + (yearWritten === 'short' ? year.slice(2) : year)
  // Month first only where the writer's figures could be read no other way.
  const first = Number(figures?.[0].split(sign)[0])
  const second = Number(figures?.[0].split(sign)[1])
  return locale === 'en' && first <= 12 && second > 12 ? `${m}${sign}${d}${tail}` : `${d}${sign}${m}${tail}`
}

function namedLike(claim: DateClaim, written: string, date: IsoDate, addYear: boolean): string {
  const language = claim.notation.language ?? 'en'
  const [year = '', month = '', day = ''] = date.split('-')
  const monthWritten = written.match(/\p{L}{3,}\.?/gu)?.find((word) => isMonthWord(word)) ?? ''
  const full = MONTH_NAMES[language][Number(month) - 1] ?? ''
  const bare = monthWritten.replace('.', '')
  const fullWritten = MONTH_NAMES[language].some((name) => name.toLowerCase() === bare.toLowerCase())
  let name =
    fullWritten || bare === ''
      ? full
      : full.length <= 4
        ? full
        : full.slice(0, Math.max(3, Math.min(bare.length, 4)))
  if (!fullWritten && monthWritten.endsWith('.') && name !== full) name += '.'
  if (bare !== '' && bare === bare.toLowerCase()) name = name.toLowerCase()
  else if (bare !== '' && bare === bare.toUpperCase() && bare.length > 1) name = name.toUpperCase()
  const ordinal = /\d(st|nd|rd|th)\b/i.test(written)
  const number = Number(day)
  const padded = /(^|\D)0\d\D/.test(written)
  const dayText =
    ordinal && language === 'en'
      ? `${number}${ordinalEnding(number)}`
      : language === 'fr' && number === 1
        ? '1er'
        : padded
          ? day
          : String(number)
  const yearText =
    claim.notation.year === 'full' || addYear ? year : claim.notation.year === 'short' ? year.slice(2) : ''
  const dashed = /\d-\p{L}/u.test(written)
  if (dashed) return [dayText, name, yearText].filter((part) => part !== '').join('-')
  if (claim.notation.form === 'month-day') {
    const comma = /\d(st|nd|rd|th)?,/i.test(written) || addYear ? ',' : ''
    return `${name} ${dayText}${yearText === '' ? '' : `${comma} ${yearText}`}`
  }
  const of = /\d(st|nd|rd|th)?\s+of\s/i.test(written) ? ' of' : ''
  return `${dayText}${of} ${name}${yearText === '' ? '' : ` ${yearText}`}`
}

function isMonthWord(word: string): boolean {
  const bare = word.replace('.', '').toLowerCase()
  return [...MONTH_NAMES.fr, ...MONTH_NAMES.en].some((name) => name.toLowerCase().startsWith(bare))
}

function ordinalEnding(day: number): string {
  if (day % 100 >= 11 && day % 100 <= 13) return 'th'
  return ['th', 'st', 'nd', 'rd'][day % 10] ?? 'th'
}

/** The number with the grouping, decimals or words of the one that was written. */
export function numberLike(
  notation: NumberNotation,
  value: number,
  locale: Locale,
  decimals = notation.decimals,
): string {
  if (notation.words !== null) return inWords(value, notation.words) ?? showNumber(value, notation.words)
  const isWhole = Number.isInteger(value)
  const digits = isWhole && decimals === 0 ? 0 : Math.max(decimals, isWhole ? 0 : decimalsOf(value))
  const [whole = '', rest] = value.toFixed(digits).split('.')
  // A figure without a grouping sign is too short to show the writer's; the language's own is used from 10,000.
  const group = notation.group !== '' ? notation.group : whole.length > 4 ? (locale === 'fr' ? ' ' : ',') : ''
  const decimal = notation.decimals > 0 ? notation.decimal : group === ',' ? '.' : locale === 'fr' ? ',' : '.'
  const grouped = group === '' ? whole : whole.replaceAll(/\B(?=(\d{3})+$)/g, group)
  return rest === undefined ? grouped : grouped + decimal + rest
}

function decimalsOf(value: number): number {
  return String(value).split('.')[1]?.length ?? 0
}

/** The quantity in place of the written one; its unit or noun stays as it stands in the text. */
export function quantityLike(claim: NumberClaim, written: string, value: number, locale: Locale): string {
  const number =
    /^[\p{L}\s-]+/u.test(written) && claim.notation.words
      ? numberPart(written, claim)
      : /^[\d\s.,'\u00a0\u202f’]*\d/u.exec(written)?.[0]
  const own = numberLike(claim.notation, value, locale)
  return number === undefined ? own : own + written.slice(number.length)
}

/** The words of a spelled number, without the unit behind them. */
function numberPart(written: string, claim: NumberClaim): string | undefined {
  if (claim.unit === null) return written
  const cut = /[\s\u00a0]+\p{L}+$/u.exec(written)
  return cut ? written.slice(0, cut.index) : written
}

/** `€46,800` → `€48,600`; the currency is replaced too when it was wrong. */
export function amountLike(
  claim: AmountClaim,
  written: string,
  value: number,
  currency: string,
  locale: Locale,
): string {
  const number = /\d(?:[\d\s.,'\u00a0\u202f’]*\d)?/u.exec(written)
  if (!number) return written
  const scaleWritten = claim.notation.scale > 1
  let before = written.slice(0, number.index)
  let after = written.slice(number.index + number[0].length)
  if (scaleWritten) {
    after = after.replace(/^[\s\u00a0]*(k|m|mio|millions?|thousand|mille)(?![\p{Ll}])/iu, '')
    if (after !== '' && !/^[\s\u00a0]/u.test(after) && /^\p{L}/u.test(after)) after = ` ${after}`
  }
  if (currency !== claim.currency) {
    before = replaceCurrency(before, currency)
    after = replaceCurrency(after, currency)
  }
  const notation = scaleWritten ? { ...claim.notation, decimals: 0 } : claim.notation
  return before + numberLike(notation, value, locale) + after
}

function replaceCurrency(text: string, currency: string): string {
  return text.replace(/\p{L}+|\p{Sc}/gu, (word) =>
    CURRENCY_WORDS.has(word.toLowerCase()) || /^[A-Z]{3}$/.test(word) ? currency : word,
  )
}

/** `eight working days` → `five working days`. */
export function daysLike(
  claim: DaysClaim,
  written: string,
  days: number,
  working: boolean,
  locale: Locale,
): string {
  const sameKind = claim.unit === (working ? 'working-day' : 'calendar-day') || claim.unit === 'day'
  if (!sameKind) return showDays(days, working, locale)
  const first = /^[\p{L}-]+|^[\d.,]+/u.exec(written)?.[0] ?? ''
  const rest = written.slice(first.length)
  const wasOne = claim.count === 1
  if (wasOne !== (days === 1)) return showDays(days, working, locale)
  return numberLike(claim.notation, days, locale) + rest
}

/** Figures of a code in the groups they were written in: `8481.80.99` → `8481.80.81`. */
export function referenceLike(written: string, right: string): string {
  const places = written.match(/[\p{L}\p{N}]/gu)?.length ?? 0
  if (!/^[\p{L}\p{N}]+$/u.test(right) || places !== right.length) return right
  let at = 0
  return written.replaceAll(/[\p{L}\p{N}]/gu, () => right[at++] ?? '')
}

const WORDS: Readonly<Record<Locale, readonly string[]>> = {
  en: 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  ),
  fr: 'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize'.split(
    ' ',
  ),
}

function inWords(value: number, language: Locale): string | null {
  return WORDS[language][value] ?? null
}
