/** The language a channel says its person reads: `fr-CA` is French, `en-GB` English, others say nothing to us. */

import { LOCALES, type Locale } from '../domain/locale.ts'

/** From a language tag such as `fr-FR`; null when it is neither French nor English. */
export function localeOfTag(tag: string | null | undefined): Locale | null {
  const language = tag?.trim().toLowerCase().split(/[-_]/)[0]
  return LOCALES.find((each) => each === language) ?? null
}

/** From an `Accept-Language` header: the first of our languages in the reader's order of preference. */
export function localeOfHeader(header: string | null | undefined): Locale | null {
  const wanted = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((part, index) => {
      const [tag = '', ...parameters] = part.split(';')
      const quality = parameters.map((each) => /^\s*q\s*=\s*([\d.]+)/.exec(each)?.[1]).find((each) => each)
      return { locale: localeOfTag(tag), weight: quality === undefined ? 1 : Number(quality), index }
    })
  const best = wanted
    .filter(({ locale, weight }) => locale !== null && weight > 0)
    .sort((a, b) => b.weight - a.weight || a.index - b.index)
  return best[0]?.locale ?? null
}
