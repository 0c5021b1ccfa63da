/** How many French and English dates are read right, by chrono-node alone, by our rules alone, and by both as the desk uses them. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { GB } from 'chrono-node/en'
import { casual } from 'chrono-node/fr'
import { addDays } from '../src/domain/calendar-date.ts'
import type { Locale } from '../src/domain/locale.ts'
import { findDates } from '../src/language/rules/dates.ts'
import { readSaid } from '../src/language/rules/said.ts'

interface DateCase {
  readonly input: string
  readonly today: string
  readonly text: string
  readonly kind: string
  readonly spans: readonly (readonly [string | null, string | null])[]
}

const FOLDER = join(import.meta.dirname, '..', 'tests', 'language', 'recognizers')
type Span = readonly [from: string, to: string]

function right(found: readonly Span[], each: DateCase): boolean {
  return found.some(([from, to]) =>
    each.spans.some(
      ([start, end]) => from === start && end !== null && (to === end || addDays(to, 1) === end),
    ),
  )
}

function byChrono(each: DateCase, locale: Locale): Span[] {
  const parser = locale === 'fr' ? casual : GB
  const day = (date: Date) => date.toISOString().slice(0, 10)
  return parser
    .parse(each.input, { instant: new Date(`${each.today}T12:00:00Z`), timezone: 0 })
    .map((result) => {
      const from = day(result.start.date())
      return [from, result.end ? day(result.end.date()) : from] as const
    })
}

function byRules(each: DateCase, locale: Locale): Span[] {
  return findDates(readSaid(each.input), each.today, locale).flatMap((found) => [
    [found.kind === 'edge' ? found.date : found.from, found.kind === 'edge' ? found.date : found.to] as const,
    [found.from, found.to] as const,
    ...found.others.map((other) => [other, other] as const),
  ])
}

const show = process.argv.includes('--misses')
for (const locale of ['fr', 'en'] as const) {
  const cases = JSON.parse(readFileSync(join(FOLDER, `dates-${locale}.json`), 'utf8')) as DateCase[]
  for (const kind of ['date', 'daterange']) {
    const own = cases.filter((each) => each.kind === kind)
    const count = (read: (each: DateCase, locale: Locale) => Span[]) =>
      own.filter((each) => right(read(each, locale), each)).length
    const chrono = count(byChrono)
    const rules = count(byRules)
    const chronoOnly = own.filter((e) => right(byChrono(e, locale), e) && !right(byRules(e, locale), e))
    console.log(locale, kind, own.length, 'chrono', chrono, 'rules', rules, 'chrono only', chronoOnly.length)
    if (show) {
      for (const e of chronoOnly)
        console.log('  C ', e.input, '|', e.text, e.spans.join(' '), byRules(e, locale).join(' '))
      for (const e of own)
        if (!right(byRules(e, locale), e) && !right(byChrono(e, locale), e))
          console.log(
            '    ',
            e.today,
            e.input,
            '|',
            e.text,
            e.spans.join(' / '),
            '→',
            byRules(e, locale).join(' '),
          )
    }
  }
}
