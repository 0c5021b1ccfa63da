/** How many public French and English date cases are read right: by our rules, by chrono-node, and by chrono-node alone. */

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
  readonly kind: 'date' | 'daterange'
  readonly spans: readonly (readonly [string | null, string | null])[]
}

type Span = readonly [from: string, to: string]

const FOLDER = join(import.meta.dirname, '..', 'tests', 'language', 'recognizers')

/** Right when one of the spans found is one of those given; some cases count the end in and some do not. */
function isRight(found: readonly Span[], { spans }: DateCase): boolean {
  return found.some(([from, to]) =>
    spans.some(([start, end]) => from === start && end !== null && (to === end || addDays(to, 1) === end)),
  )
}

function byChrono({ input, today }: DateCase, locale: Locale): readonly Span[] {
  const day = (date: Date) => date.toISOString().slice(0, 10)
  return (locale === 'fr' ? casual : GB)
    .parse(input, { instant: new Date(`${today}T12:00:00Z`), timezone: 0 })
    .map(({ start, end }) => [day(start.date()), day((end ?? start).date())] as const)
}

function byRules({ input, today }: DateCase, locale: Locale): readonly Span[] {
  return findDates(readSaid(input), today, locale).flatMap((found) => [
    [found.from, found.to] as const,
    ...[found.date, ...found.others].map((day) => [day, day] as const),
  ])
}

function timed(read: () => unknown): number {
  const begun = performance.now()
  for (let round = 0; round < 20; round++) read()
  return (performance.now() - begun) / 20
}

console.log('language kind       cases   rules  chrono  chrono right, rules wrong')
for (const locale of ['fr', 'en'] as const) {
  const cases = JSON.parse(readFileSync(join(FOLDER, `dates-${locale}.json`), 'utf8')) as DateCase[]
  for (const kind of ['date', 'daterange'] as const) {
    const own = cases.filter((each) => each.kind === kind)
    const rules = own.filter((each) => isRight(byRules(each, locale), each))
    const chrono = own.filter((each) => isRight(byChrono(each, locale), each))
    const alone = chrono.filter((each) => !rules.includes(each))
    const share = (list: readonly DateCase[]) => (list.length / own.length).toFixed(3)
    console.log(
      `${locale}       ${kind.padEnd(10)} ${String(own.length).padStart(5)}   ${share(rules)}   ${share(chrono)}  ${share(alone)}`,
    )
  }
  const ours = timed(() => cases.map((each) => byRules(each, locale)))
  const theirs = timed(() => cases.map((each) => byChrono(each, locale)))
  console.log(
    `${locale}       time of chrono-node as a multiple of the rules': ${(theirs / ours).toFixed(1)}`,
  )
}
