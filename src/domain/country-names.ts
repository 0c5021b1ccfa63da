/** Names of countries in French and English. */

import { DeskError } from './desk-error.ts'
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

/** A country as the list of content/words/countries.csv has it. */
export interface ListedCountry {
  /** ISO 3166-1. */
  readonly alpha2: string
  readonly alpha3: string
  /** The everyday name first. */
  readonly names: Readonly<Record<Locale, readonly string[]>>
}

const LIST_HEADING = 'alpha2;alpha3;names_fr;names_en'

/** The countries of the list, from its lines; comments and blank lines are passed over. Fails on another heading. */
export function listedCountries(lines: readonly string[]): readonly ListedCountry[] {
  const [heading, ...rows] = lines
    .map((line) => line.trimEnd())
    .filter((line) => line !== '' && !line.startsWith('#'))
  if (heading !== LIST_HEADING) {
    throw new DeskError('bad-definition', {
      file: 'countries.csv',
      problem: `its heading must be ${LIST_HEADING}`,
    })
  }
  return rows.map((row) => {
    const [alpha2 = '', alpha3 = '', french = '', english = ''] = row.split(';')
    return { alpha2, alpha3, names: { fr: french.split('|'), en: english.split('|') } }
  })
}
