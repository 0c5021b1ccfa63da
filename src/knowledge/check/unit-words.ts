/** Units, packages, lengths of time and currencies as people write them, each with one name for all its spellings. */

export type DayUnit = 'day' | 'working-day' | 'calendar-day' | 'week' | 'month'

const UNITS: Readonly<Record<string, string>> = {
  piece: 'piece pieces pc pcs pce pces unit units unite unites ea each u c62 h87',
  kg: 'kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes kgm',
  g: 'g gram grams gramme grammes',
  tonne: 't tonne tonnes ton tons tne',
  metre: 'm metre metres meter meters mtr',
  litre: 'l litre litres liter liters ltr',
  set: 'set sets jeu jeux',
  pair: 'pair pairs paire paires',
  box: 'box boxes boite boites bx',
  carton: 'carton cartons ct',
  pallet: 'pallet pallets palette palettes pal',
  crate: 'crate crates caisse caisses case cases',
  package: 'package packages colis parcel parcels pkg pkgs',
  drum: 'drum drums fut futs',
  roll: 'roll rolls rouleau rouleaux',
  bottle: 'bottle bottles flacon flacons',
  container: 'container containers conteneur conteneurs tc',
  bag: 'bag bags sac sacs',
  line: 'line lines ligne lignes poste postes',
  order: 'order orders commande commandes',
  shipment: 'shipment shipments expedition expeditions envoi envois',
  invoice: 'invoice invoices facture factures',
  mm: 'mm millimetre millimetres',
  cm: 'cm centimetre centimetres',
  cbm: 'cbm m3',
  bar: 'bar bars',
  inch: 'inch inches pouce pouces',
  hour: 'hour hours heure heures hr hrs h',
  minute: 'minute minutes min mn',
  year: 'year years an ans annee annees',
}

/** Units of size and time of day: no order record holds them, so they are read and left alone. */
export const MEASURES_NOT_CHECKED: ReadonlySet<string> = new Set([
  'mm',
  'cm',
  'bar',
  'inch',
  'hour',
  'minute',
])

/** Things that are packed: a number of them is the number of packages. */
export const PACKAGE_UNITS: ReadonlySet<string> = new Set([
  'box',
  'carton',
  'pallet',
  'crate',
  'package',
  'drum',
  'bag',
])

function byWord(rows: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const words = new Map<string, string>()
  for (const [name, spellings] of Object.entries(rows)) {
    for (const word of spellings.split(' ')) if (word && !words.has(word)) words.set(word, name)
  }
  return words
}

export const UNIT_WORDS = byWord(UNITS)

/** The unit of a fact (UNECE code or an ERP's word) under the name the check gives it. */
export function unitNameOf(unit: string): string {
  const folded = unit.toLowerCase()
  return UNIT_WORDS.get(folded) ?? folded
}

export const DAY_WORDS: ReadonlyMap<string, DayUnit> = new Map<string, DayUnit>([
  ...(['day', 'days', 'jour', 'jours', 'd', 'j', 'jrs'] as const).map((word) => [word, 'day'] as const),
  ...(['wd', 'jo'] as const).map((word) => [word, 'working-day'] as const),
  ...(['week', 'weeks', 'semaine', 'semaines', 'wk', 'wks', 'sem'] as const).map(
    (word) => [word, 'week'] as const,
  ),
  ...(['month', 'months', 'mois'] as const).map((word) => [word, 'month'] as const),
  ['fortnight', 'week'],
])

/** Words that make days working or calendar ones: before the noun in English, after it in French. */
export const WORKING_WORDS: ReadonlySet<string> = new Set([
  'working',
  'business',
  'ouvre',
  'ouvres',
  'ouvrable',
  'ouvrables',
  'work',
])
export const CALENDAR_WORDS: ReadonlySet<string> = new Set(['calendar', 'calendaire', 'calendaires'])

const CURRENCIES: Readonly<Record<string, string>> = {
  EUR: 'eur euro euros € eur',
  USD: 'usd dollar dollars $ us$',
  GBP: 'gbp pound pounds sterling £',
  JPY: 'jpy yen yens ¥',
  CHF: 'chf francs',
  AED: 'aed dirham dirhams',
  CNY: 'cny yuan rmb',
  INR: 'inr rupee rupees roupies ₹',
  TRY: '₺',
  KRW: 'krw ₩',
  SEK: 'sek',
  NOK: 'nok',
  DKK: 'dkk',
  PLN: 'pln',
  CAD: 'cad',
  AUD: 'aud',
  BRL: 'brl',
  CLP: 'clp',
  SAR: 'sar',
  QAR: 'qar',
  KWD: 'kwd',
  MAD: 'mad',
  TND: 'tnd',
  DZD: 'dzd',
  XOF: 'xof',
  ZAR: 'zar',
  SGD: 'sgd',
  HKD: 'hkd',
  MXN: 'mxn',
  CZK: 'czk',
  HUF: 'huf',
  RON: 'ron',
}

export const CURRENCY_WORDS = byWord(CURRENCIES)

const isoCurrencies = new Set(Intl.supportedValuesOf('currency'))

/** A three-letter ISO 4217 code written in capitals. */
export function isCurrencyCode(raw: string): boolean {
  return raw.length === 3 && isoCurrencies.has(raw)
}
