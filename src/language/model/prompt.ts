/** Prompts are Markdown files with front matter; `{{name}}` is filled from the call. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { DeskError } from '../../domain/desk-error.ts'

const frontMatterSchema = z.object({
  id: z.string(),
  version: z.number().int().positive(),
  input: z.array(z.string()),
  output: z.string(),
})

export interface Prompt {
  readonly id: string
  readonly version: number
  fill(values: Readonly<Record<string, string>>): string
}

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'prompts')

/** Reads `prompts/<id>.md`; a prompt whose placeholders and declared input disagree is refused. */
export function loadPrompt(id: string, folder: string = FOLDER): Prompt {
  const file = readFileSync(join(folder, `${id}.md`), 'utf8')
  const parts = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(file)
  if (!parts)
    throw new DeskError('bad-input', { problem: `prompts/${id}.md: no front matter between --- lines` })
  const head = frontMatterSchema.parse(parse(parts[1] ?? ''))
  const body = (parts[2] ?? '').trim()
  const used = new Set([...body.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? ''))
  const wrong = [...used].filter((name) => !head.input.includes(name))
  const unused = head.input.filter((name) => !used.has(name))
  if (head.id !== id || wrong.length > 0 || unused.length > 0) {
    const problem = `prompts/${id}.md: id, input and placeholders disagree (${[...wrong, ...unused].join(', ')})`
    throw new DeskError('bad-input', { problem })
  }
  return {
    id: head.id,
    version: head.version,
    fill: (values) => body.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? ''),
  }
}
