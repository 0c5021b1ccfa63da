/** What the text of a shared note says of itself: its source, its address, its first day, its countries and its theme. */

import type { IsoDate } from '../../domain/calendar-date.ts'
import { plainLetters } from '../../domain/plain-letters.ts'
import { readTokens } from '../check/read-tokens.ts'
import { countriesNamed } from '../check/rules/country-mentions.ts'
import { readRuleValues } from '../check/rules/read-rule-values.ts'
import type { Theme } from './note.ts'
import { watchLists } from './watch-lists.ts'

export interface ReadShared {
  /** The text without the line that names its source. */
  readonly body: string
  readonly source: string | null
  readonly url: string | null
  readonly sourceOn: IsoDate | null
  readonly from: IsoDate | null
  /** Country codes and ids of blocs. */
  readonly countries: readonly string[]
  readonly theme: Theme | null
}

const SOURCE = /(?:^|[.;\n]\s*|\s)(?:sources?|d['’]après|selon|ref|réf)\s*[:：]\s*([\s\S]{2,400})$/i
const URL_IN = /https?:\/\/[^\s<>"'«»)\]]{4,300}/

/** Reads what is plain; null for what the text does not say. `today` is the day that yearless dates are near. */
export function readShared(text: string, today: IsoDate): ReadShared {
  const told = SOURCE.exec(text)
  const body = told
    ? text
        .slice(0, told.index + 1)
        .replace(/\s*[;\s]$/, '')
        .trim()
    : text.trim()
  const source = told?.[1]?.trim().replace(/[.\s]+$/, '') ?? null
  return {
    body: body === '' ? text.trim() : body,
    source,
    url: URL_IN.exec(text)?.[0].replace(/[.,;:]+$/, '') ?? null,
    sourceOn:
      source === null ? null : (datesIn(source, today).find(({ date }) => date <= today)?.date ?? null),
    from: beginningIn(body, today),
    countries: placesIn(body),
    theme: themeOf(body),
  }
}

interface FoundDay {
  readonly date: IsoDate
  readonly before: string
}

function datesIn(text: string, today: IsoDate): readonly FoundDay[] {
  const tokens = readTokens(text)
  return readRuleValues(tokens, 0, tokens.length, text, today).flatMap((value) => {
    const span = value.kind === 'date' ? value.claim.spans[0] : undefined
    if (!span || span.from !== span.to) return []
    return [{ date: span.from, before: text.slice(Math.max(0, value.start - 40), value.start) }]
  })
}

const BEGINS =
  /(?:à partir du?|à compter du?|dès le|depuis le|à dater du|en vigueur (?:le|au|à compter du)|entre en application le|au|from|as of|as from|effective(?: from)?|starting(?: on| from)?|since|on|in force (?:on|from))\s*(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)?\s*$/i

/** The day after "à partir du" and the like. */
function beginningIn(text: string, today: IsoDate): IsoDate | null {
  return datesIn(text, today).find(({ before }) => BEGINS.test(before))?.date ?? null
}

const ALL = /\b(?:monde entier|tous pays|tous les pays|worldwide|all countries|any country)\b/i

/** Country codes that the words name, and blocs by their name; `world` when they say all. */
export function placesIn(text: string): readonly string[] {
  if (ALL.test(text)) return ['world']
  const plain = plainLetters(text)
  const blocs = [...watchLists().blocs].filter(
    ([id, { title, members }]) =>
      id !== 'world' &&
      members.length > 1 &&
      [title.fr, title.en].some((name) =>
        new RegExp(`(?<!\\p{L})${plainLetters(name)}(?!\\p{L})`, 'u').test(plain),
      ),
  )
  const inside = new Set(blocs.flatMap(([, { members }]) => members))
  const tokens = readTokens(text)
  const codes = countriesNamed({ text, tokens, stems: [] }, 0, tokens.length).map(({ code }) => code)
  return [...new Set([...blocs.map(([id]) => id), ...codes.filter((code) => !inside.has(code))])]
}

const THEME_WORDS: readonly (readonly [Theme, RegExp])[] = [
  ['insurance', /\b(?:assuran|insur|assureur|franchise d.avarie|icc clause)/],
  [
    'payment',
    /\b(?:credit documentaire|letter of credit|l\/c|ucp|ruu|remise documentaire|collection|garantie bancaire|standby|virement|paiement|payment|sepa)/,
  ],
  ['tax', /\b(?:tva|vat|accise|excise|facturation electronique|e-invoic|numero de tva|taxe?s?)\b/],
  [
    'inspection',
    /\b(?:certificat de conformite|conformity|inspection|soncap|saber|pvoc|voc|nimp|ispm|phytosanit|sanitair|marquage|marking|norme|standard)/,
  ],
  [
    'transport',
    /\b(?:transport|cmr|vgm|connaissement|bill of lading|lta|awb|air waybill|imdg|adr|iata|conteneur|container|navire|fret|freight|chargement|camion)/,
  ],
  [
    'customs',
    /\b(?:douan|customs|declaration|origine|origin|rex|eur\.?1|a\.?tr|tarif|tariff|droits?|dut(?:y|ies)|eori|ics2|seuil|threshold|exportateur|exporter|importateur)/,
  ],
  [
    'trade',
    /\b(?:sanction|embargo|licence|license|double usage|dual.use|interdi|prohibit|ban|accord|agreement)/,
  ],
]

/** The theme whose words the text uses; the first of them when it uses several. */
function themeOf(text: string): Theme | null {
  const plain = plainLetters(text)
  return THEME_WORDS.find(([, words]) => words.test(plain))?.[0] ?? null
}
