/** A map file says how another system's extract becomes our columns. It is YAML; a fault is told with its line. */

import { readFile } from 'node:fs/promises'
import { LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import { DeskError } from '../../domain/desk-error.ts'
import { COLUMN_NAMES } from './columns.ts'
import { ENCODINGS, SEPARATORS } from './csv-file.ts'

/** Ways of writing a date, tried in the order given. `D MMM` takes English and French month names. */
export const DATE_FORMATS = [
  'YYYY-MM-DD',
  'DD/MM/YYYY',
  'MM/DD/YYYY',
  'DD.MM.YYYY',
  'DD-MM-YYYY',
  'DD/MM/YY',
  'MM/DD/YY',
  'DD-MMM-YY',
  'DD-MMM-YYYY',
  'YYYYMMDD',
] as const
export type DateFormat = (typeof DATE_FORMATS)[number]

const columnName = z.string().refine((name) => COLUMN_NAMES.includes(name), {
  error: (issue) => `"${String(issue.input)}" is no column of ours; see docs/import.md for their names`,
})

/** Names that people know the encodings and separators by. */
const ENCODING_NAMES: Readonly<Record<string, string>> = {
  utf8: 'utf-8',
  'latin-1': 'windows-1252',
  latin1: 'windows-1252',
  'iso-8859-1': 'windows-1252',
  'iso-8859-15': 'windows-1252',
  cp1252: 'windows-1252',
}
const SEPARATOR_NAMES: Readonly<Record<string, string>> = {
  comma: ',',
  semicolon: ';',
  tab: '\t',
  '\\t': '\t',
  pipe: '|',
}
const byName = (names: Readonly<Record<string, string>>) => (value: unknown) =>
  typeof value === 'string' ? (names[value.toLowerCase()] ?? value) : value

const pair = z.tuple([z.string().min(1), z.string().min(1)])
const computationSchema = z.union([
  z.string().regex(/\{[^{}]+\}/, 'a text with {Heading} in it'),
  z.strictObject({ multiply: pair }),
  z.strictObject({ divide: pair }),
])
export type Computation = z.output<typeof computationSchema>

const mapSchema = z.strictObject({
  title: z.string().min(1),
  encoding: z.preprocess(byName(ENCODING_NAMES), z.enum(ENCODINGS)).optional(),
  separator: z.preprocess(byName(SEPARATOR_NAMES), z.enum(SEPARATORS)).optional(),
  /** Our column: their heading, or several of which the first known value counts. Two of ours may read the same one. */
  columns: z.record(columnName, z.union([z.string().min(1), z.array(z.string().min(1)).min(1)])).default({}),
  /** Our column: a value that every row has. */
  constants: z.record(columnName, z.string()).default({}),
  /** Our column: a text with `{Heading}` in it, or two headings to multiply or divide. */
  computed: z.record(columnName, computationSchema).default({}),
  /** The file has no line numbers: the rows of an order are counted by tens in the order of the file. */
  count_lines: z.boolean().default(false),
  /** Texts that begin with = + - @ have an apostrophe before them, as an export writes them. */
  quoted_formulas: z.boolean().default(false),
  /** Said of every order, such as what the source never records: `not_recorded: invoices`. */
  attributes: z.record(z.string(), z.string()).default({}),
  /** Texts that mean "not known" in any column. */
  not_known: z.array(z.string()).default([]),
  dates: z.array(z.enum(DATE_FORMATS)).min(1).default(['YYYY-MM-DD']),
  numbers: z
    .strictObject({ decimal: z.enum(['.', ',']), thousands: z.enum(['.', ',', ' ', "'", '']) })
    .default({ decimal: '.', thousands: '' }),
  /** Texts in number columns that say something else; kept with the line and counted in the report. */
  words_in_numbers: z.array(z.string()).default([]),
  /** A text in a number column that refers to another line of the file; the named group `line` is its line number. */
  line_reference: z
    .string()
    .refine(
      (pattern) => isPattern(pattern) && pattern.includes('(?<line>'),
      'a pattern with a group (?<line>…)',
    )
    .optional(),
  /** Our column: their value: our value. */
  values: z.record(columnName, z.record(z.string(), z.string())).default({}),
  /** Several rows of one order line are its dated parts, numbered in the order of their promised dates. */
  schedule_parts: z.boolean().default(false),
  /** Take only rows whose heading has one of these values. */
  only: z.record(z.string(), z.array(z.string()).min(1)).default({}),
})

export type ImportMap = z.output<typeof mapSchema>

/** For a file that has our own headings: ISO dates and plain numbers. */
export const OWN_COLUMNS: ImportMap = mapSchema.parse({
  title: 'Escale import columns',
  quoted_formulas: true,
})

/** Reads and checks a map file. */
export async function readMapFile(path: string): Promise<ImportMap> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new DeskError('import-map-not-found', { file: path }, cause)
  })
  return parseMap(text, path)
}

/** The map, or an error that names file, line and what is wrong. */
export function parseMap(text: string, file: string): ImportMap {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const broken = document.errors[0]
  if (broken) {
    const line = broken.linePos?.[0].line ?? 1
    throw new DeskError('import-map-wrong', { file, line, problem: broken.message.split('\n')[0] ?? '' })
  }
  const checked = mapSchema.safeParse(document.toJS() ?? {})
  if (checked.success) return checked.data
  const issue = checked.error.issues[0]
  const path = issue?.path ?? []
  const at = lineOf(document, path, lines)
  throw new DeskError('import-map-wrong', {
    file,
    line: at,
    problem: `${path.join('.')}: ${issue?.message ?? ''}`,
  })
}

/** The line of the deepest part of the path that the file has. */
function lineOf(
  document: ReturnType<typeof parseDocument>,
  path: readonly PropertyKey[],
  lines: LineCounter,
): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true)
    if (typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)) {
      return lines.linePos(Number(node.range[0])).line
    }
  }
  return 1
}

function isPattern(pattern: string): boolean {
  try {
    new RegExp(pattern)
    return true
  } catch {
    return false
  }
}
