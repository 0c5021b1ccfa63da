/** The statements by which the check against the watch is measured: their shape, number and balance, and that none stands twice. */

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { LOCALES } from '../../../src/domain/locale.ts'
import { ENTRY_IDS } from './entry-ids.ts'
import {
  DAY_THAT_MATTERS,
  isWrong,
  readWatchStatements,
  statementsText,
  WATCH_VERDICTS,
  type WatchStatement,
} from './read-statements.ts'

const SETS = [
  { name: 'held out', least: 240, silent: 40, notes: 76, ofOrders: 35, outdated: 30 },
  { name: 'development', least: 80, silent: 20, notes: 50, ofOrders: 8, outdated: 15 },
] as const

/** Notes all of whose facts are still to verify: nothing may be called wrong by them. */
const TO_VERIFY: readonly string[] = [
  'us-aes-eei',
  'china-ccc',
  'australia-nz-biosecurity',
  'africa-epa-uemoa',
  'cmr-note-24-boxes',
  'eucp-eurc',
]

const cases = SETS.flatMap((set) => LOCALES.map((locale) => ({ ...set, locale })))

/** A text as two persons may type it alike: without case, accents and punctuation. */
function alike(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** The words alone, so that a sentence with another figure or order is still the same sentence. */
function wordsOf(text: string): string {
  return alike(text)
    .replace(/\p{N}+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

function repeated(values: readonly string[]): string[] {
  return values.filter((value, at) => values.indexOf(value) !== at)
}

function textsOf(statements: readonly WatchStatement[]): string[] {
  return [...new Set(statements.map((each) => each.text))]
}

describe.each(cases)('the $name statements in $locale', (set) => {
  const statements = readWatchStatements(set.name, set.locale)
  const judged = statements.filter((each) => each.expect === 'cited' || isWrong(each.expect))
  const wrong = statements.filter((each) => isWrong(each.expect))

  it('are enough, of every verdict', () => {
    expect(statements.length).toBeGreaterThanOrEqual(set.least)
    expect(statements.length - judged.length).toBeGreaterThanOrEqual(set.silent)
    for (const verdict of WATCH_VERDICTS) {
      expect(statements.filter((each) => each.expect === verdict).length).toBeGreaterThan(10)
    }
  })

  it('are half right, half wrong or outdated', () => {
    const share = wrong.length / judged.length
    expect(share).toBeGreaterThan(0.42)
    expect(share).toBeLessThan(0.58)
    expect(wrong.filter((each) => each.expect === 'outdated').length).toBeGreaterThanOrEqual(set.outdated)
  })

  it('touch the notes, the demo orders and earlier days', () => {
    const named = new Set(statements.flatMap((each) => each.note ?? []))
    expect(named.size, ENTRY_IDS.filter((id) => !named.has(id)).join(', ')).toBeGreaterThanOrEqual(set.notes)
    expect(statements.filter((each) => each.order).length).toBeGreaterThanOrEqual(set.ofOrders)
    const early = statements.filter((each) => !each.order && each.date && each.date < DAY_THAT_MATTERS)
    expect(early.length).toBeGreaterThan(1)
  })

  it('call nothing wrong by a note that is wholly to verify', () => {
    expect(wrong.filter((each) => TO_VERIFY.includes(each.note ?? ''))).toEqual([])
  })

  it('give a right value that is not the one judged', () => {
    const same = wrong.filter((each) => alike(each.right ?? '') === alike(each.about ?? ''))
    expect(same.filter((each) => !/\b(A\.TR|REX|VAT number|numéro de TVA)\b/.test(each.right ?? ''))).toEqual(
      [],
    )
  })

  it('judge the words of one message once each', () => {
    expect(repeated(statements.map((each) => `${each.text} / ${each.about ?? ''}`))).toEqual([])
  })

  it('say at their head whether one may tune on them', () => {
    const head = statementsText(set.name, set.locale).split('\n').slice(0, 2).join(' ')
    expect(head).toMatch(
      set.name === 'held out' ? /HELD OUT.*Never tune/ : /development.*may read them and tune/,
    )
  })
})

describe('all statements together', () => {
  const all = cases.map(({ name, locale }) => readWatchStatements(name, locale))

  it('stand only once, unless the day that matters differs', () => {
    const keys = all.flatMap((statements) => [
      ...new Set(statements.map((each) => `${alike(each.text)} @${each.date ?? DAY_THAT_MATTERS}`)),
    ])
    expect(repeated(keys)).toEqual([])
  })

  it('keep the held-out sentences out of the development ones, figures apart', () => {
    for (const locale of LOCALES) {
      const heldOut = new Set(textsOf(readWatchStatements('held out', locale)).map(wordsOf))
      const shared = textsOf(readWatchStatements('development', locale)).filter((text) =>
        heldOut.has(wordsOf(text)),
      )
      expect(shared).toEqual([])
    }
  })

  it('name only orders of the demo portfolio', () => {
    const world = z
      .object({ orders: z.array(z.object({ number: z.string() })) })
      .parse(parse(readFileSync(new URL('../../../content/demo/world.yaml', import.meta.url), 'utf8')))
    const numbers = new Set(world.orders.map((order) => order.number))
    expect(
      all
        .flat()
        .flatMap((each) => each.order ?? [])
        .filter((number) => !numbers.has(number)),
    ).toEqual([])
  })
})
