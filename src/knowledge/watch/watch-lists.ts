/** The closed lists that notes are written with, from `content/watch`: blocs, questions of the checklist, fields, predicates. */

import { z } from 'zod'
import type { Bilingual, BilingualWords } from '../../domain/locale.ts'
import { contentList } from '../content-file.ts'
import { THEMES, type Theme } from './note.ts'

const both = z.strictObject({ fr: z.string().min(1), en: z.string().min(1) })
const words = z.array(z.string().min(1))
const bothLists = z.strictObject({ fr: words, en: words })

const blocSchema = z.strictObject({ title: both, members: z.array(z.string().regex(/^[A-Z]{2}$/)) })

const questionSchema = z.strictObject({ theme: z.enum(THEMES), title: both, needs: words })

/** What kind of value a field holds; it decides which tests make sense and how the value is shown. */
export const FIELD_KINDS = [
  'country',
  'code',
  'text',
  'number',
  'amount',
  'date',
  'yes-no',
  'choice',
] as const
export type FieldKind = (typeof FIELD_KINDS)[number]

const fieldSchema = z.strictObject({
  from: z.enum(['desk', 'order', 'line', 'asked']),
  kind: z.enum(FIELD_KINDS),
  title: both,
  scope: z.enum(['order', 'firm']).optional(),
  choices: z.record(z.string(), both).optional(),
  ask: both.optional(),
  words: bothLists.optional(),
  attributes: words.optional(),
})

const predicateSchema = z.strictObject({ title: both, yes: bothLists, no: bothLists })

export interface Bloc {
  readonly title: Bilingual
  readonly members: readonly string[]
}

export interface ChecklistQuestion {
  readonly theme: Theme
  readonly title: Bilingual
  /** Fields without which the question cannot be decided. */
  readonly needs: readonly string[]
}

export interface WatchField {
  readonly from: 'desk' | 'order' | 'line' | 'asked'
  readonly kind: FieldKind
  readonly title: Bilingual
  readonly scope?: 'order' | 'firm' | undefined
  /** The answers it takes, with how they read. */
  readonly choices?: Readonly<Record<string, Bilingual>> | undefined
  readonly ask?: Bilingual | undefined
  /** Further words by which people name it. */
  readonly words?: BilingualWords | undefined
  readonly attributes?: readonly string[] | undefined
}

export interface Predicate {
  readonly title: Bilingual
  readonly yes: BilingualWords
  readonly no: BilingualWords
}

export interface WatchLists {
  readonly blocs: ReadonlyMap<string, Bloc>
  /** In the order in which they are put. */
  readonly questions: ReadonlyMap<string, ChecklistQuestion>
  readonly fields: ReadonlyMap<string, WatchField>
  readonly predicates: ReadonlyMap<string, Predicate>
  /** Ids of the trade documents that a requirement may name, with their names. */
  readonly documents: ReadonlyMap<string, Bilingual>
}

let known: WatchLists | undefined

/** Read once. Throws `bad-definition` naming the file when a list is not well formed. */
export function watchLists(): WatchLists {
  known ??= {
    blocs: read('watch/blocs.yaml', blocSchema),
    questions: read('watch/checklist.yaml', questionSchema),
    fields: read('watch/fields.yaml', fieldSchema),
    predicates: read('watch/predicates.yaml', predicateSchema),
    documents: documentNames(),
  }
  return known
}

function read<T extends z.ZodType>(file: string, schema: T): ReadonlyMap<string, z.output<T>> {
  return new Map(Object.entries(contentList(file, z.record(z.string(), schema))))
}

function documentNames(): ReadonlyMap<string, Bilingual> {
  const all = read('words/documents.yaml', z.looseObject({ title: both }))
  return new Map([...all].map(([id, { title }]) => [id, title]))
}

/** The countries that codes and blocs name together; a code that is no bloc stands for itself. */
export function countriesOf(named: readonly string[], blocs: WatchLists['blocs']): ReadonlySet<string> {
  return new Set(named.flatMap((name) => blocs.get(name)?.members ?? [name]))
}
