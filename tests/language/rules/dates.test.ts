import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../src/domain/calendar-date.ts'
import type { Locale } from '../../../src/domain/locale.ts'
import { findDates } from '../../../src/language/rules/dates.ts'
import { readSaid } from '../../../src/language/rules/said.ts'

function dates(text: string, locale: Locale, today = '2026-03-16'): string {
  return findDates(readSaid(text), today, locale)
    .map(({ kind, date, from, to, others }) =>
      [kind === 'period' ? `${from}..${to}` : date, ...others].join('|'),
    )
    .join(' ')
}

describe('dates in French', () => {
  it.each([
    ['le 3/4', '2026-04-03'],
    ['le 03/04/2026', '2026-04-03'],
    ['27.03.26', '2026-03-27'],
    ['2026-03-27', '2026-03-27'],
    ['1er avril', '2026-04-01'],
    ['vendredi 27 mars 2026', '2026-03-27'],
    ['27 fevrier', '2026-02-27'],
    ['15 decembre', '2025-12-15'],
    ['15 octobre', '2026-10-15'],
    ['demain', '2026-03-17'],
    ['apres-demain', '2026-03-18'],
    ['avant hier', '2026-03-14'],
    ["aujourd'hui", '2026-03-16'],
    ['dans 3 semaines', '2026-04-06'],
    ['sous 10 jours ouvrés', '2026-03-30'],
    ['il y a deux jours', '2026-03-14'],
    ['dans une quinzaine', '2026-03-30'],
    ['lundi en huit', '2026-03-23|2026-03-16'.split('|')[0] ?? ''],
    ['vendredi', '2026-03-20'],
    ['fin de semaine', '2026-03-20'],
    ['fin de semaine 12', '2026-03-20'],
    ['fin s14', '2026-04-03'],
    ['fin mars', '2026-03-31'],
    ['debut avril', '2026-04-01'],
    ['mi-avril', '2026-04-15'],
    ['fin du mois', '2026-03-31'],
    ['milieu de semaine prochaine', '2026-03-25'],
    ['le 20', '2026-03-20'],
    ['le 2', '2026-04-02'],
    ['le 20 du mois prochain', '2026-04-20'],
    ['le premier vendredi du mois prochain', '2026-04-03'],
    ['J+3', '2026-03-19'],
  ])('%s is %s', (text, expected) => {
    expect(dates(text, 'fr')).toBe(expected)
  })

  it.each([
    ['semaine 14', '2026-03-30..2026-04-05|2026-03-30'],
    ['entre le 3 et le 7 mai', '2026-05-03..2026-05-07'],
    ['du 28 avril au 2 mai', '2026-04-28..2026-05-02'],
    ['du 28 au 2 mai', '2026-04-28..2026-05-02'],
    ['la semaine prochaine', '2026-03-23..2026-03-29|2026-03-23'],
    ['mars 2026', '2026-03-01..2026-03-31|2026-03-01'],
    ['T2', '2026-04-01..2026-06-30|2026-04-01'],
    ['semaine du 23 mars', '2026-03-23..2026-03-29|2026-03-23'],
  ])('%s is the days %s', (text, expected) => {
    expect(dates(text, 'fr')).toBe(expected)
  })

  it.each([
    ['retard de 3 jours'],
    ['repousser d’une semaine'],
    ['ligne 20'],
    ['SO-1006 40 pcs 1 250 kg'],
    ['conteneur 20 pieds'],
    ['par mer ou par air'],
    ['le premier'],
    ['FA-2026-03-118'],
  ])('%s holds no date', (text) => {
    expect(dates(text, 'fr')).toBe('')
  })
})

describe('dates in English', () => {
  it.each([
    ['in ten days', '2026-03-26'],
    ['the 20th', '2026-03-20'],
    ['March 27th, 2026', '2026-03-27'],
    ['2nd of April', '2026-04-02'],
    ['27/3', '2026-03-27'],
    ['end of week 12', '2026-03-20'],
    ['end of next week', '2026-03-27'],
    ['mid-April', '2026-04-15'],
    ['EOM', '2026-03-31'],
    ['a week from Monday', '2026-03-30'],
    ['Thursday week', '2026-03-26'],
    ['two weeks ago', '2026-03-02'],
    ['10 working days from today', '2026-03-30'],
    ['tomorrow', '2026-03-17'],
    ['last Friday', '2026-03-13'],
    ['next week on Friday', '2026-03-27'],
  ])('%s is %s', (text, expected) => {
    expect(dates(text, 'en')).toBe(expected)
  })

  it('may I and the first one hold no date', () => {
    expect(dates('may I see the first one', 'en')).toBe('')
  })
})

describe('dates with more than one reading', () => {
  it('figures with a slash are day first or month first in English only', () => {
    expect(dates('3/4', 'en')).toBe('2026-04-03|2026-03-04')
    expect(dates('3/4', 'fr')).toBe('2026-04-03')
  })

  it('next Thursday said on a Monday may be of this week or of the next', () => {
    expect(dates('next Thursday', 'en')).toBe('2026-03-26|2026-03-19')
    expect(dates('jeudi prochain', 'fr')).toBe('2026-03-26|2026-03-19')
    expect(dates('mardi prochain', 'fr', '2026-03-20')).toBe('2026-03-24')
  })

  it('a weekday that does not fit its date gives both', () => {
    expect(dates('jeudi 27 mars', 'fr')).toBe('2026-03-27|2026-03-26')
  })

  it('a day that the month does not have is the last of it or the first of the next', () => {
    expect(dates('31 avril', 'fr')).toBe('2026-04-30|2026-05-01')
  })
})

describe('public cases for dates', () => {
  interface DateCase {
    readonly input: string
    readonly today: string
    readonly kind: 'date' | 'daterange'
    readonly spans: readonly (readonly [string | null, string | null])[]
  }

  function rightShare(locale: Locale, kind: DateCase['kind']): number {
    const file = join(import.meta.dirname, '..', 'recognizers', `dates-${locale}.json`)
    const cases = (JSON.parse(readFileSync(file, 'utf8')) as DateCase[]).filter((each) => each.kind === kind)
    const right = cases.filter(({ input, today, spans }) =>
      findDates(readSaid(input), today, locale).some((found) =>
        [[found.from, found.to], [found.date, found.date], ...found.others.map((day) => [day, day])].some(
          ([from, to]) =>
            spans.some(
              ([start, end]) =>
                from === start && end !== null && (to === end || addDays(to ?? '', 1) === end),
            ),
        ),
      ),
    )
    return right.length / cases.length
  }

  // Most others are of the past where an order desk means the future, month first where we are day first, or no dates of trade.
  it.each([
    ['fr', 'date', 0.8],
    ['fr', 'daterange', 0.7],
    ['en', 'date', 0.65],
    ['en', 'daterange', 0.6],
  ] as const)('%s %s are read right in %d or more', (locale, kind, least) => {
    expect(rightShare(locale, kind)).toBeGreaterThan(least)
  })
})
