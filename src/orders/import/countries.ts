/** Countries as extracts name them: codes of two or three letters, and names in French and English. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { countryNames, listedCountries } from '../../domain/country-names.ts'
import { plain } from './read-values.ts'

const FILE = join(import.meta.dirname, '..', '..', '..', 'content', 'words', 'countries.csv')

/** What extracts write beside the codes and the names of ISO 3166 and of Intl. */
const ALIASES: Readonly<Record<string, string>> = {
  uk: 'GB',
  england: 'GB',
  angleterre: 'GB',
  'grande bretagne': 'GB',
  'etats unis': 'US',
  "etats-unis d'amerique": 'US',
  uae: 'AE',
  eau: 'AE',
  drc: 'CD',
  rdc: 'CD',
  'congo (kinshasa)': 'CD',
  'congo (brazzaville)': 'CG',
  'ivory coast': 'CI',
  holland: 'NL',
  hollande: 'NL',
  turkey: 'TR',
  'south korea': 'KR',
  'coree du sud': 'KR',
  'korea, republic of': 'KR',
  'republic of korea': 'KR',
  russia: 'RU',
  'russian federation': 'RU',
  'viet nam': 'VN',
  burma: 'MM',
  birmanie: 'MM',
  swaziland: 'SZ',
  'czech republic': 'CZ',
  'republique tcheque': 'CZ',
  macedonia: 'MK',
  'cape verde': 'CV',
  'cap vert': 'CV',
  'tanzania, united republic of': 'TZ',
  'iran, islamic republic of': 'IR',
  'moldova, republic of': 'MD',
  'syrian arab republic': 'SY',
  'taiwan, province of china': 'TW',
  "lao people's democratic republic": 'LA',
}

let known: Map<string, string> | null = null

/** The ISO 3166-1 alpha-2 code of a country; null when the text names none. */
export function readCountry(text: string): string | null {
  known ??= readNames()
  return known.get(fold(text)) ?? null
}

function readNames(): Map<string, string> {
  const all = new Map<string, string>()
  for (const { alpha2, alpha3, names } of listedCountries(readFileSync(FILE, 'utf8').split('\n'))) {
    for (const name of [alpha2, alpha3, ...names.fr, ...names.en, ...countryNames(alpha2)])
      if (name !== '') all.set(fold(name), alpha2)
  }
  for (const [name, code] of Object.entries(ALIASES)) all.set(fold(name), code)
  return all
}

function fold(text: string): string {
  return plain(text)
    .replaceAll(/[’'`]/g, "'")
    .replaceAll(/[\s-]+/g, ' ')
    .replaceAll('&', 'and')
    .replace(/^(?:(?:the|le|la|les) |l')/, '')
}
