/** Reads a condition as a note writes it, a mapping of fields to tests, and says what is wrong with it. */

import { z } from 'zod'
import { isIsoDate } from '../../domain/calendar-date.ts'
import type { Condition, FieldTest } from './condition.ts'
import { type FieldKind, type WatchField, watchLists } from './watch-lists.ts'

const currency = z.string().regex(/^[A-Z]{3}$/, 'a currency code such as EUR')
const bounded = <K extends string>(key: K) =>
  z.strictObject({ [key]: z.number(), currency: currency.optional() } as Record<K, z.ZodNumber> & {
    currency: z.ZodOptional<typeof currency>
  })
const day = z.string().refine(isIsoDate, 'a day such as 2026-05-01')

const testSchema: z.ZodType<FieldTest> = z.union([
  z.strictObject({ in: z.array(z.string()).min(1) }),
  z.strictObject({ not_in: z.array(z.string()).min(1) }),
  z.strictObject({
    starts: z.array(z.string().regex(/^\d{1,10}$/, 'digits in quotes, such as "8481"')).min(1),
  }),
  z.strictObject({ chapters: z.tuple([z.number().int().min(1), z.number().int().max(99)]) }),
  z.strictObject({ is: z.union([z.string(), z.boolean()]) }),
  bounded('above'),
  bounded('at_least'),
  bounded('below'),
  bounded('at_most'),
  z.strictObject({ from: day }),
  z.strictObject({ to: day }),
  z.strictObject({ months: z.array(z.number().int().min(1).max(12)).min(1) }),
  z.strictObject({ known: z.boolean() }),
]) as z.ZodType<FieldTest>

/** Which tests make sense for which kind of field. */
const TESTS_OF: Readonly<Record<FieldKind, readonly string[]>> = {
  country: ['in', 'not_in', 'known'],
  code: ['in', 'not_in', 'is', 'starts', 'chapters', 'known'],
  text: ['is', 'known'],
  number: ['above', 'at_least', 'below', 'at_most', 'known'],
  amount: ['above', 'at_least', 'below', 'at_most', 'known'],
  date: ['from', 'to', 'months', 'known'],
  'yes-no': ['is', 'known'],
  choice: ['is', 'in', 'not_in', 'known'],
}

/** A condition in its written form. */
export const conditionSchema: z.ZodType<Condition> = z.unknown().transform((written, context) => {
  const problems: { readonly path: (string | number)[]; readonly message: string }[] = []
  const condition = readCondition(written, [], problems)
  for (const { path, message } of problems) context.addIssue({ code: 'custom', path, message })
  return condition
})

type Problems = { readonly path: (string | number)[]; readonly message: string }[]

function readCondition(written: unknown, path: (string | number)[], problems: Problems): Condition {
  if (written === 'always') return { kind: 'always' }
  if (typeof written !== 'object' || written === null || Array.isArray(written)) {
    problems.push({ path, message: 'a condition is a mapping of fields to tests, or "always"' })
    return { kind: 'always' }
  }
  const parts = Object.entries(written).map(([key, value]): Condition => {
    const at = [...path, key]
    if (key === 'any' || key === 'all') return readSeveral(key, value, at, problems)
    if (key === 'not') return { kind: 'not', of: readCondition(value, at, problems) }
    return readField(key, value, at, problems)
  })
  const [only] = parts
  if (parts.length === 0)
    problems.push({ path, message: 'an empty condition: write "always" if it is meant' })
  return parts.length === 1 && only ? only : { kind: 'all', of: parts }
}

function readSeveral(
  kind: 'any' | 'all',
  written: unknown,
  path: (string | number)[],
  problems: Problems,
): Condition {
  if (!Array.isArray(written) || written.length === 0) {
    problems.push({ path, message: `"${kind}" needs a list of conditions` })
    return { kind: 'always' }
  }
  return { kind, of: written.map((each, index) => readCondition(each, [...path, index], problems)) }
}

function readField(
  field: string,
  written: unknown,
  path: (string | number)[],
  problems: Problems,
): Condition {
  const { fields } = watchLists()
  const known = fields.get(field)
  const parsed = testSchema.safeParse(written)
  if (!known) {
    problems.push({ path, message: `"${field}" is no field; known are ${[...fields.keys()].join(', ')}` })
  } else if (!parsed.success) {
    problems.push({
      path,
      message: `a test of ${field} reads ${TESTS_OF[known.kind].map((test) => `{ ${test}: … }`).join(' or ')}`,
    })
  } else {
    const wrong = problemOf(field, known, parsed.data)
    if (wrong !== null) problems.push({ path, message: wrong })
  }
  return { kind: 'field', field, test: parsed.success ? parsed.data : { known: true } }
}

function problemOf(field: string, { kind, choices }: WatchField, test: FieldTest): string | null {
  const [name = ''] = Object.keys(test)
  if (!TESTS_OF[kind].includes(name)) {
    return `${field} cannot be tested with "${name}", only with ${TESTS_OF[kind].join(', ')}`
  }
  if (kind === 'yes-no' && 'is' in test && typeof test.is !== 'boolean') return `${field} is true or false`
  const values =
    'in' in test
      ? test.in
      : 'not_in' in test
        ? test.not_in
        : 'is' in test && typeof test.is === 'string'
          ? [test.is]
          : []
  if (kind === 'country') {
    const { blocs } = watchLists()
    const strange = values.find((value) => !blocs.has(value) && !/^[A-Z]{2}$/.test(value))
    if (strange !== undefined) return `"${strange}" is neither a country code nor a bloc`
  }
  if (kind === 'choice' && choices) {
    const strange = values.find((value) => !(value in choices))
    if (strange !== undefined)
      return `${field} is one of ${Object.keys(choices).join(', ')}, not "${strange}"`
  }
  const needsCurrency = kind === 'amount' && ['above', 'at_least', 'below', 'at_most'].includes(name)
  if (needsCurrency && !('currency' in test)) return `an amount of ${field} needs its currency`
  return null
}

/** The condition in the form in which a note writes it. */
export function writeCondition(condition: Condition): unknown {
  switch (condition.kind) {
    case 'always':
      return 'always'
    case 'field':
      return { [condition.field]: condition.test }
    case 'not':
      return { not: writeCondition(condition.of) }
    case 'any':
      return { any: condition.of.map(writeCondition) }
    case 'all': {
      const isPlain = condition.of.every((each) => each.kind === 'field')
      const names = condition.of.map((each) => (each.kind === 'field' ? each.field : ''))
      if (isPlain && new Set(names).size === names.length)
        return Object.assign({}, ...condition.of.map(writeCondition))
      return { all: condition.of.map(writeCondition) }
    }
  }
}
