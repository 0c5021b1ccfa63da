/** The front matter of a note: its shape, and how it becomes a note. */

import { z } from 'zod'
import { isIsoDate } from '../../domain/calendar-date.ts'
import { conditionSchema } from './condition-schema.ts'
import { ANCHORS, NOTE_STATUSES, PARTIES, SOURCE_QUALITIES, THEMES } from './note.ts'
import { watchLists } from './watch-lists.ts'

const day = z.string().refine(isIsoDate, 'a day such as 2026-05-01').nullable().default(null)
const list = z.array(z.string().trim().min(1)).default([])
const lists = z.strictObject({ fr: list, en: list })
const someWords = lists.refine(({ fr, en }) => fr.length + en.length > 0, 'no words in it')
const both = z.strictObject({ fr: z.string().trim().min(1), en: z.string().trim().min(1) })
const oneOrBoth = z
  .strictObject({ fr: z.string().trim().min(1).optional(), en: z.string().trim().min(1).optional() })
  .refine(({ fr, en }) => fr !== undefined || en !== undefined, 'needs French or English')
const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words and figures joined by hyphens')
  .max(80)
const factNumber = z.number().int().positive()

const listed = (what: string, has: (id: string) => boolean) =>
  z.string().refine(has, { error: (issue) => `"${String(issue.input)}" is no ${what}` })
const bloc = listed('bloc of content/watch/blocs.yaml', (id) => watchLists().blocs.has(id))
const question = listed('question of content/watch/checklist.yaml', (id) => watchLists().questions.has(id))
const document = listed('document of content/words/documents.yaml', (id) => watchLists().documents.has(id))
const predicate = listed('predicate of content/watch/predicates.yaml', (id) =>
  watchLists().predicates.has(id),
)
const country = z.string().regex(/^[A-Z]{2}$/, 'an ISO code of two capitals')
const countryOrBloc = z
  .string()
  .refine((id) => /^[A-Z]{2}$/.test(id) || watchLists().blocs.has(id), 'neither a country code nor a bloc')

/** Amounts as people check them: not negative, and no larger than any rule of trade states. */
const figure = z.number().min(0).max(1e12)

export const valueSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('amount'), amount: figure, currency: z.string().regex(/^[A-Z]{3}$/) }),
  z.strictObject({
    kind: z.literal('rate'),
    amount: figure,
    currency: z.string().regex(/^[A-Z]{3}$/),
    per: z.string().min(1),
  }),
  z.strictObject({
    kind: z.literal('duration'),
    count: figure,
    unit: z.enum(['hour', 'day', 'working-day', 'banking-day', 'week', 'month', 'year']),
  }),
  z.strictObject({ kind: z.literal('percentage'), percent: figure }),
  z.strictObject({ kind: z.literal('date'), date: z.string().refine(isIsoDate, 'a day such as 2026-05-01') }),
  z.strictObject({ kind: z.literal('quantity'), quantity: figure, unit: someWords }),
  z.strictObject({ kind: z.literal('predicate'), predicate, holds: z.boolean() }),
  z.strictObject({
    kind: z.literal('choice'),
    right: someWords,
    wrong: z
      .array(lists.extend({ until: day }).transform(({ until, ...words }) => ({ words, until })))
      .min(1),
  }),
])

const limitSchema = z
  .union([
    z.strictObject({
      from: z.enum(ANCHORS),
      days: z.number().int().min(-3650).max(3650),
      working: z.boolean().default(false),
    }),
    z
      .strictObject({
        from: z.enum(ANCHORS),
        next_month_day: z.number().int().min(1).max(31),
        working: z.boolean().default(false),
      })
      .transform(({ from, next_month_day, working }) => ({ from, nextMonthDay: next_month_day, working })),
  ])
  .nullable()
  .default(null)

const requirementSchema = z
  .strictObject({
    id: slug,
    document: document.nullable().default(null),
    do: oneOrBoth,
    who: z.enum(PARTIES),
    by: limitSchema,
    blocking: z.boolean().default(false),
    fact: factNumber,
    applies_when: conditionSchema.optional(),
  })
  .transform(({ id, document: paper, do: act, who, by, blocking, fact, applies_when }) => ({
    id,
    document: paper,
    act,
    who,
    by,
    isBlocking: blocking,
    fact,
    appliesWhen: applies_when ?? null,
  }))

const termSchema = z
  .strictObject({
    id: slug,
    old: someWords,
    current: both,
    since: day,
    until: day,
    replaceable: z.boolean().default(false),
    only_with: someWords.nullable().default(null),
    countries: z.array(countryOrBloc).default([]),
    fact: factNumber,
  })
  .transform(({ replaceable, only_with, ...rest }) => ({
    ...rest,
    isReplaceable: replaceable,
    onlyWith: only_with,
  }))

const claimSchema = z
  .strictObject({
    id: slug,
    fact: factNumber,
    about: z.array(someWords).min(1, 'at least one group of words'),
    countries: z.array(countryOrBloc).default([]),
    applies_when: conditionSchema.optional(),
    unless: someWords.nullable().default(null),
    value: valueSchema,
    was: z.array(z.strictObject({ value: valueSchema, until: day })).default([]),
    valid_from: day,
    valid_to: day,
    say: oneOrBoth.nullable().default(null),
  })
  .transform(({ applies_when, valid_from, valid_to, ...rest }) => ({
    ...rest,
    appliesWhen: applies_when ?? null,
    validFrom: valid_from,
    validTo: valid_to,
  }))

const exampleSchema = z.union([z.string().min(1), z.record(z.string(), z.unknown())])
const noExamples = { applies: [], does_not_apply: [], cannot_conclude: [] }

export const frontMatterSchema = z
  .strictObject({
    id: slug,
    title: oneOrBoth,
    theme: z.enum(THEMES),
    also: z.array(z.enum(THEMES)).default([]),
    blocs: z.array(bloc).min(1, 'at least one bloc; "world" for all'),
    countries: z.array(country).default([]),
    status: z.enum(NOTE_STATUSES),
    effective_from: day,
    effective_to: day,
    as_of: z
      .string()
      .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'a year, month or day in quotes, such as "2026-05"')
      .nullable()
      .default(null),
    check_again: day,
    verified_by: z.string().min(1).nullable().default(null),
    sources: z
      .array(
        z.strictObject({
          id: z.string().regex(/^S\d{1,2}$/, 'S1, S2, …'),
          publisher: z.string().trim().min(1),
          title: z.string().trim().min(1),
          url: z.httpUrl().nullable().default(null),
          quality: z.enum(SOURCE_QUALITIES),
        }),
      )
      .default([]),
    answers: z.array(question).default([]),
    applies_when: conditionSchema.optional(),
    requires: z.array(requirementSchema).default([]),
    terms: z.array(termSchema).default([]),
    claims: z.array(claimSchema).default([]),
    supersedes: z.array(slug).default([]),
    conflicts: z.array(z.strictObject({ with: slug.nullable().default(null), about: oneOrBoth })).default([]),
    keywords: lists.default({ fr: [], en: [] }),
    examples: z
      .strictObject({
        applies: z.array(exampleSchema).default([]),
        does_not_apply: z.array(exampleSchema).default([]),
        cannot_conclude: z.array(exampleSchema).default([]),
      })
      .default(noExamples),
  })
  .superRefine((note, context) => {
    const { effective_from: from, effective_to: to } = note
    if (from !== null && to !== null && to < from) {
      context.addIssue({ code: 'custom', path: ['effective_to'], message: `ends before it begins (${from})` })
    }
    if (note.supersedes.includes(note.id)) {
      context.addIssue({ code: 'custom', path: ['supersedes'], message: 'a note cannot take its own place' })
    }
    for (const key of ['sources', 'requires', 'terms', 'claims'] as const) {
      const ids = note[key].map(({ id }) => id)
      ids.forEach((id, index) => {
        if (ids.indexOf(id) !== index) {
          context.addIssue({ code: 'custom', path: [key, index, 'id'], message: `"${id}" occurs twice` })
        }
      })
    }
  })

export type FrontMatter = z.output<typeof frontMatterSchema>
