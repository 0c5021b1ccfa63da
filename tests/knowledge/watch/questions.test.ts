/** The questions by which the search of the watch is measured: their shape, their number, and that none stands twice. */

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { LOCALES, type Locale } from '../../../src/domain/locale.ts'
import { ENTRY_IDS } from './entry-ids.ts'

const Question = z.strictObject({
  ask: z.string().trim().min(3).max(400),
  notes: z.array(z.enum(ENTRY_IDS)).max(4),
  order: z
    .string()
    .regex(/^SO-\d{4}$/)
    .optional(),
  date: z.iso.date().optional(),
})
type Question = z.infer<typeof Question>

/** The fewest covered and uncovered questions, and how often each note must be asked for. */
const SETS = [
  { name: 'held out', file: (locale: Locale) => `${locale}.yaml`, covered: 170, uncovered: 50, perNote: 2 },
  {
    name: 'development',
    file: (locale: Locale) => `dev-${locale}.yaml`,
    covered: 60,
    uncovered: 20,
    perNote: 1,
  },
] as const

function textOf(file: string): string {
  return readFileSync(new URL(`./questions/${file}`, import.meta.url), 'utf8')
}

function read(file: string): Question[] {
  return z.array(Question).parse(parse(textOf(file)))
}

/** A question as two persons may type it alike: without case, accents and punctuation. */
function alike(ask: string): string {
  return ask
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function repeated(values: readonly string[]): string[] {
  return values.filter((value, at) => values.indexOf(value) !== at)
}

const cases = SETS.flatMap((set) => LOCALES.map((locale) => ({ ...set, locale, file: set.file(locale) })))

describe.each(cases)('the $name questions in $locale', ({ name, file, covered, uncovered, perNote }) => {
  const questions = read(file)

  it('are enough, with and without an answer', () => {
    expect(questions.filter((each) => each.notes.length > 0).length).toBeGreaterThanOrEqual(covered)
    expect(questions.filter((each) => each.notes.length === 0).length).toBeGreaterThanOrEqual(uncovered)
  })

  it('ask for every note, naming none twice in one question', () => {
    const asked = questions.flatMap((each) => each.notes)
    expect(ENTRY_IDS.filter((id) => asked.filter((each) => each === id).length < perNote)).toEqual([])
    expect(questions.filter((each) => repeated(each.notes).length > 0)).toEqual([])
  })

  it('say at their head whether one may tune on them', () => {
    const head = textOf(file).split('\n').slice(0, 2).join(' ')
    expect(head).toMatch(name === 'held out' ? /HELD OUT.*Never tune/ : /development.*may read them and tune/)
  })
})

describe('all questions together', () => {
  const questions = cases.flatMap(({ file }) => read(file))

  it('stand only once, case, accents and punctuation apart', () => {
    expect(repeated(questions.map((each) => alike(each.ask)))).toEqual([])
  })

  it('name only orders of the demo portfolio', () => {
    const world = z
      .object({ orders: z.array(z.object({ number: z.string() })) })
      .parse(parse(readFileSync(new URL('../../../content/demo/world.yaml', import.meta.url), 'utf8')))
    const numbers = new Set(world.orders.map((order) => order.number))
    expect(questions.flatMap((each) => each.order ?? []).filter((number) => !numbers.has(number))).toEqual([])
  })
})

describe('the ids of the notes', () => {
  it('are 79, each once', () => {
    expect(ENTRY_IDS).toHaveLength(79)
    expect(repeated(ENTRY_IDS)).toEqual([])
  })
})
