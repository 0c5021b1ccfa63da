/** Finds dialogs and tools by folder and suffix, so that adding one is writing its file. */

import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { DeskError } from '../domain/desk-error.ts'
import type { Bilingual, BilingualWords } from '../domain/locale.ts'
import { capital } from '../domain/wording.ts'
import type { ToolDefinition } from '../tools/define-tool.ts'
import type { DialogDefinition, Slot } from './define-dialog.ts'

/** The dialogs of `folder` (this one by default), sorted by id. Throws `bad-definition` naming the file and the fix. */
export async function loadDialogs(folder = import.meta.dirname): Promise<readonly DialogDefinition[]> {
  const dialogs = await loadFolder(folder, 'dialog', isDialog)
  for (const { file, definition } of dialogs) checkDialog(file, definition)
  return dialogs.map(({ definition }) => definition)
}

/** The tools of `folder` (src/tools by default), sorted by name. Throws `bad-definition` naming the file and the fix. */
export async function loadTools(
  folder = join(import.meta.dirname, '..', 'tools'),
): Promise<readonly ToolDefinition[]> {
  const tools = await loadFolder(folder, 'tool', isTool)
  for (const { file, definition } of tools) checkTool(file, definition)
  return tools.map(({ definition }) => definition)
}

async function loadFolder<T>(
  folder: string,
  kind: 'dialog' | 'tool',
  fits: (value: unknown) => value is T,
): Promise<readonly { readonly file: string; readonly definition: T }[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith(`.${kind}.ts`)).sort()
  return Promise.all(
    files.map(async (name) => {
      const file = join(folder, name)
      const loaded: { readonly default?: unknown } = await import(pathToFileURL(file).href)
      if (!fits(loaded.default)) throw bad(file, `has no default export made by define${capital(kind)}`)
      return { file, definition: loaded.default }
    }),
  )
}

function isDialog(value: unknown): value is DialogDefinition {
  return has(value, ['id', 'title', 'purpose', 'examples', 'cues', 'effect', 'roles', 'slots', 'submit'])
}

function isTool(value: unknown): value is ToolDefinition {
  return has(value, ['name', 'description', 'effect', 'roles', 'input', 'output', 'example', 'run'])
}

function has(value: unknown, names: readonly string[]): boolean {
  return typeof value === 'object' && value !== null && names.every((name) => name in value)
}

function checkDialog(file: string, dialog: DialogDefinition): void {
  nameFits(file, dialog.id, 'dialog')
  inBoth(file, 'title', dialog.title)
  inBoth(file, 'purpose', dialog.purpose)
  wordsInBoth(file, 'examples', dialog.examples)
  if (dialog.roles.length === 0) throw bad(file, 'names no role that may use it')
  if (dialog.effect === 'write' && !dialog.review) throw bad(file, 'writes without a review to confirm')
  for (const [name, slot] of Object.entries(dialog.slots)) checkSlot(file, name, slot)
}

function checkSlot(file: string, name: string, slot: Slot): void {
  if (!/^[a-z][A-Za-z]*$/.test(name)) throw bad(file, `slot "${name}" is not written in camelCase`)
  // "form" asks for the whole dialog as a form, so no slot may be called that.
  if (name === 'form') throw bad(file, 'a slot may not be called "form"')
  inBoth(file, `slots.${name}.title`, slot.title)
  inBoth(file, `slots.${name}.question`, slot.question)
  inBoth(file, `slots.${name}.why`, slot.why)
  const isChoice = slot.kind === 'choice'
  if (isChoice && !slot.choices?.length) throw bad(file, `slot "${name}" is a choice without choices`)
}

function checkTool(file: string, tool: ToolDefinition): void {
  nameFits(file, tool.name, 'tool')
  if (tool.roles.length === 0) throw bad(file, 'names no role that may use it')
  const example = tool.input.safeParse(tool.example.input)
  if (!example.success) throw bad(file, 'its example does not fit its input')
}

function nameFits(file: string, id: string, kind: 'dialog' | 'tool'): void {
  const expected = basename(file, `.${kind}.ts`)
  if (id !== expected) throw bad(file, `is named "${id}"; name it "${expected}" like its file`)
}

function inBoth(file: string, field: string, words: Bilingual): void {
  if (!words.fr?.trim() || !words.en?.trim()) throw bad(file, `${field} needs both French and English`)
}

function wordsInBoth(file: string, field: string, words: BilingualWords): void {
  if (!words.fr?.length || !words.en?.length) throw bad(file, `${field} needs both French and English`)
}

function bad(file: string, problem: string): DeskError {
  return new DeskError('bad-definition', { file: basename(file), problem })
}
