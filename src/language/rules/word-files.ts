/** The word lists of content/words: read once, checked, in both languages. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { DeskError } from '../../domain/desk-error.ts'

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'content', 'words')

const both = z.strictObject({ fr: z.string().min(1), en: z.string().min(1) })
/** Words one by one, or as a block with commas and line ends between them, which reads faster and loads much faster. */
export const wordList = z.union([
  z.array(z.string().min(1)),
  z.string().transform((block) => split(block, /[,\n]/)),
])
const list = wordList

/** The parts of a block of text, without blanks around them and without empty ones. */
export function split(block: string, separator: RegExp | string): readonly string[] {
  return block
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
const bothLists = z.strictObject({ fr: list, en: list })
const numbers = z.record(z.string(), z.number())

const calendarSchema = z.strictObject({
  months: z.strictObject({
    fr: z.array(z.array(z.string())).length(12),
    en: z.array(z.array(z.string())).length(12),
  }),
  weekdays: z.strictObject({
    fr: z.array(z.array(z.string())).length(7),
    en: z.array(z.array(z.string())).length(7),
  }),
  spans: z.record(z.enum(['day', 'week', 'fortnight', 'month', 'quarter', 'year']), bothLists),
  numbers: z.strictObject({ fr: numbers, en: numbers }),
  ordinals: z.strictObject({ fr: numbers, en: numbers }),
})

const meaningSchema = z.strictObject({
  document: z.string().optional(),
  title: both,
  modes: z.array(z.string()).default([]),
  near: list,
  facet: z.string(),
})

const schemas = {
  calendar: calendarSchema,
  units: z.record(z.string(), bothLists),
  currencies: z.record(z.string(), bothLists.extend({ signs: list })),
  modes: z.record(z.string(), bothLists),
  incoterms: z.record(z.string(), bothLists),
  documents: z.record(z.string(), bothLists.extend({ title: both })),
  'country-words': z.record(z.string(), bothLists.extend({ short: z.array(z.string()).default([]) })),
  blocs: z.record(z.string(), bothLists.extend({ title: both, members: list })),
  repairs: z.record(z.string(), bothLists),
  'short-forms': z.strictObject({
    fr: z.record(z.string(), z.string()),
    en: z.record(z.string(), z.string()),
  }),
  fillers: z.strictObject({ politeness: bothLists, requests: bothLists, function: bothLists }),
  'common-words': bothLists,
  'reference-words': z.record(z.string(), bothLists),
  'follow-ups': z.strictObject({ openers: bothLists, same: bothLists, pronouns: bothLists }),
  ambiguous: z.record(
    z.string(),
    z.strictObject({ typed: bothLists, meanings: z.array(meaningSchema).min(2) }),
  ),
} as const

export type WordFile = keyof typeof schemas
export type Words<F extends WordFile> = z.infer<(typeof schemas)[F]>
export type AmbiguousWords = Words<'ambiguous'>

const loaded = new Map<WordFile, unknown>()

/** The word list `content/words/<file>.yaml`. Throws `bad-definition` naming the file when it is not well formed. */
export function wordFile<F extends WordFile>(file: F): Words<F> {
  const known = loaded.get(file)
  if (known !== undefined) return known as Words<F>
  const words = readYaml(join(FOLDER, `${file}.yaml`), schemas[file]) as Words<F>
  loaded.set(file, words)
  return words
}

/** A YAML file of the product's content, held to its form. */
export function readYaml<T extends z.ZodType>(path: string, schema: T): z.output<T> {
  const parsed = schema.safeParse(parse(readFileSync(path, 'utf8')))
  if (parsed.success) return parsed.data
  throw new DeskError('bad-definition', { file: path, problem: z.prettifyError(parsed.error) })
}

/** Lines of a text file of content/words, comments and blank lines left out. */
export function wordLines(file: string): readonly string[] {
  return readFileSync(join(FOLDER, file), 'utf8')
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '' && !line.startsWith('#'))
}
