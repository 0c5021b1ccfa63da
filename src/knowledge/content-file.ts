/** Reads the product's own word lists and tables from `content`; a list that is not well formed is told with its file. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { DeskError } from '../domain/desk-error.ts'

const CONTENT = join(import.meta.dirname, '..', '..', 'content')

/** The file as it stands; `file` is its path below `content`. */
export function contentText(file: string): string {
  return readFileSync(join(CONTENT, file), 'utf8')
}

/** A YAML file in the shape of the schema. Throws `bad-definition` naming the file. */
export function contentList<T extends z.ZodType>(file: string, schema: T): z.output<T> {
  const parsed = schema.safeParse(parse(contentText(file)))
  if (parsed.success) return parsed.data
  throw new DeskError('bad-definition', { file, problem: z.prettifyError(parsed.error) })
}
