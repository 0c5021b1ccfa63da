/** Names of months and weekdays and the words for days counted from today, in French and English. */

export interface CalendarWord {
  /** 1 to 12 for a month, 1 (Monday) to 7 for a weekday. */
  readonly number: number
  readonly language: 'fr' | 'en'
  /** Written short: "Mar", "sept", "ven". */
  readonly short: boolean
}

type Named = readonly [fr: string, en: string, shortFr: string, shortEn: string]

const MONTHS: readonly Named[] = [
  ['janvier', 'january', 'janv jan', 'jan'],
  ['fevrier', 'february', 'fevr fev', 'feb'],
  ['mars', 'march', '', 'mar'],
  ['avril', 'april', 'avr', 'apr'],
  ['mai', 'may', '', ''],
  ['juin', 'june', '', 'jun'],
  ['juillet', 'july', 'juil', 'jul'],
  ['aout', 'august', '', 'aug'],
  ['septembre', 'september', '', 'sept sep'],
  ['octobre', 'october', '', 'oct'],
  ['novembre', 'november', '', 'nov'],
  ['decembre', 'december', '', 'dec'],
]

const WEEKDAYS: readonly Named[] = [
  ['lundi', 'monday', 'lun', 'mon'],
  ['mardi', 'tuesday', 'mar', 'tue tues'],
  ['mercredi', 'wednesday', 'mer', 'wed'],
  ['jeudi', 'thursday', 'jeu', 'thu thur thurs'],
  ['vendredi', 'friday', 'ven', 'fri'],
  ['samedi', 'saturday', 'sam', 'sat'],
  ['dimanche', 'sunday', 'dim', 'sun'],
]

function byWord(rows: readonly Named[]): ReadonlyMap<string, CalendarWord> {
  const words = new Map<string, CalendarWord>()
  rows.forEach(([fr, en, shortFr, shortEn], index) => {
    const number = index + 1
    words.set(fr, { number, language: 'fr', short: false })
    words.set(en, { number, language: 'en', short: false })
    for (const word of shortFr.split(' ')) if (word) words.set(word, { number, language: 'fr', short: true })
    for (const word of shortEn.split(' ')) if (word) words.set(word, { number, language: 'en', short: true })
  })
  return words
}

export const MONTH_WORDS = byWord(MONTHS)
export const WEEKDAY_WORDS = byWord(WEEKDAYS)

export const WEEKDAY_NAMES = {
  fr: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
} as const

/** Days counted from today: `week` and `month` stand for the whole one. */
export interface RelativePhrase {
  readonly words: readonly string[]
  readonly unit: 'day' | 'week' | 'month'
  readonly offset: number
}

const RELATIVE: readonly [phrase: string, unit: RelativePhrase['unit'], offset: number][] = [
  ['today', 'day', 0],
  ['aujourd hui', 'day', 0],
  ['ce jour', 'day', 0],
  ['tomorrow', 'day', 1],
  ['demain', 'day', 1],
  ['the day after tomorrow', 'day', 2],
  ['day after tomorrow', 'day', 2],
  ['apres demain', 'day', 2],
  ['yesterday', 'day', -1],
  ['hier', 'day', -1],
  ['the day before yesterday', 'day', -2],
  ['avant hier', 'day', -2],
  ['this week', 'week', 0],
  ['cette semaine', 'week', 0],
  ['next week', 'week', 1],
  ['la semaine prochaine', 'week', 1],
  ['semaine prochaine', 'week', 1],
  ['last week', 'week', -1],
  ['la semaine derniere', 'week', -1],
  ['semaine derniere', 'week', -1],
  ['this month', 'month', 0],
  ['ce mois ci', 'month', 0],
  ['next month', 'month', 1],
  ['le mois prochain', 'month', 1],
  ['mois prochain', 'month', 1],
  ['last month', 'month', -1],
  ['le mois dernier', 'month', -1],
  ['mois dernier', 'month', -1],
]

export const RELATIVE_PHRASES: readonly RelativePhrase[] = RELATIVE.map(([phrase, unit, offset]) => ({
  words: phrase.split(' '),
  unit,
  offset,
}))
