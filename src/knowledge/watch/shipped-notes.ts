/** The notes that come with the desk: every Markdown file of `content/notes`. */

import { createHash } from 'node:crypto'
import { readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Note } from './note.ts'
import { noteOfFile } from './note-file.ts'

const CONTENT = join(import.meta.dirname, '..', '..', '..', 'content')
const FOLDER = join(CONTENT, 'notes')

/** What a note's reading depends on beside its file: the closed lists, and how they and it are read. */
const READ_BY = [
  join(CONTENT, 'watch'),
  join(CONTENT, 'words', 'documents.yaml'),
  ...['note-body', 'note-file', 'note-schema', 'condition-schema', 'watch-lists'].map((name) =>
    join(import.meta.dirname, `${name}.ts`),
  ),
]

export interface ShippedNotesOptions {
  readonly folder?: string
  /**
   * A file that keeps the notes as they were read last: reading them anew takes about half a second of a start. Used while
   * the notes and whatever reads them are unchanged; one that cannot be read or written is done without.
   */
  readonly cache?: string
}

/** Where a desk keeps its notes as they were read last. */
export function keptNotesFile(dataDir: string): string {
  return join(dataDir, 'notes.json')
}

/** The notes of the folder, sorted by id. Throws `bad-definition` with the file, the line and the mend. */
export async function readShippedNotes(options: ShippedNotesOptions = {}): Promise<readonly Note[]> {
  const { folder = FOLDER, cache } = options
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md')).sort()
  const files = await Promise.all(
    names.map(async (name) => ({ name, text: await readFile(join(folder, name), 'utf8') })),
  )
  if (cache === undefined) return files.map(({ name, text }) => noteOfFile(text, name, name.slice(0, -3)))
  const key = await keyOf(files)
  const kept = await readCache(cache, key)
  if (kept !== null) return kept
  const notes = files.map(({ name, text }) => noteOfFile(text, name, name.slice(0, -3)))
  await writeCache(cache, { key, notes })
  return notes
}

async function keyOf(files: readonly { readonly name: string; readonly text: string }[]): Promise<string> {
  const hash = createHash('sha256')
  for (const path of READ_BY) {
    const names = path.endsWith('.ts') || path.endsWith('.yaml') ? [''] : (await readdir(path)).sort()
    for (const name of names) hash.update(name).update(await readFile(join(path, name)))
  }
  for (const { name, text } of files) hash.update(name).update(text)
  return hash.digest('hex')
}

async function readCache(file: string, key: string): Promise<readonly Note[] | null> {
  try {
    const kept: unknown = JSON.parse(await readFile(file, 'utf8'))
    if (typeof kept !== 'object' || kept === null || !('key' in kept) || !('notes' in kept)) return null
    // The key covers all that the notes were made from, so that they need not be looked at again.
    return kept.key === key ? (kept.notes as readonly Note[]) : null
  } catch {
    return null
  }
}

/** Written beside and moved there whole: another desk may be reading it. */
async function writeCache(file: string, kept: unknown): Promise<void> {
  const beside = `${file}.${process.pid}`
  try {
    await writeFile(beside, JSON.stringify(kept))
    await rename(beside, file)
  } catch {
    // A desk whose data folder cannot be written to reads its notes anew at each start.
  }
}
