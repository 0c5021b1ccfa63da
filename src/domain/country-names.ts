/** Names of countries in French and English. */

import { LOCALES, type Locale } from './locale.ts'

const namers = new Map<Locale, Intl.DisplayNames>()
const names = new Map<string, string>()

/** The country's name; a code that no country has is given back as it is. */
export function countryName(code: string, locale: Locale): string {
  const key = locale + code
  const known = names.get(key)
  if (known !== undefined) return known
  let name = code
  try {
    name = namerFor(locale).of(code.toUpperCase()) ?? code
  } catch {
    // Not even shaped like a country code: the source's own word is shown.
  }
  names.set(key, name)
  return name
}

function namerFor(locale: Locale): Intl.DisplayNames {
  const known = namers.get(locale)
  if (known) return known
  const namer = new Intl.DisplayNames([locale], { type: 'region', fallback: 'code' })
  namers.set(locale, namer)
  return namer
}

/** The names in both languages, for telling whether a text names the country. */
export function countryNames(code: string): readonly string[] {
  return LOCALES.map((locale) => countryName(code, locale))
}
