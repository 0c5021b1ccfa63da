/** Countries as extracts name them: codes of two or three letters, and names in French and English. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DeskError } from '../../domain/desk-error.ts'
import { plain } from './read-values.ts'

const FILE = join(import.meta.dirname, '..', '..', '..', 'content', 'words', 'countries.csv')
const HEADING = 'alpha2;alpha3;names_fr;names_en'

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
const answers = new Map<string, string | null>()

/** The ISO 3166-1 alpha-2 code of a country; null when the text names none. */
export function readCountry(text: string): string | null {
  const before = answers.get(text)
  if (before !== undefined) return before
  known ??= readNames(readFileSync(FILE, 'utf8'))
  const found = known.get(fold(text)) ?? null
  // Files name a few hundred countries at most; a file of random words must not fill the memory.
  if (answers.size < 5_000) answers.set(text, found)
  return found
}

function readNames(list: string): Map<string, string> {
  const [heading, ...rows] = list.split(/\r?\n/).filter((row) => row !== '' && !row.startsWith('#'))
  if (heading !== HEADING) {
    throw new DeskError('bad-definition', { file: FILE, problem: `its heading must be ${HEADING}` })
  }
  const all = new Map<string, string>()
  const namers = ['fr', 'en'].map(
    (locale) => new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' }),
  )
  for (const row of rows) {
    const [code = '', alpha3 = '', french = '', english = ''] = row.split(';')
    const names = [code, alpha3, ...french.split('|'), ...english.split('|')]
    for (const namer of namers) names.push(namer.of(code) ?? code)
    for (const name of names) if (name !== '') all.set(fold(name), code)
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
