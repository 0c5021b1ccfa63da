/** The notes that come with the desk: every Markdown file of `content/notes`. */

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Note } from './note.ts'
import { noteOfFile } from './note-file.ts'

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'content', 'notes')

/** The notes of `folder`, sorted by id. Throws `bad-definition` with the file, the line and the mend. */
export async function readShippedNotes(folder = FOLDER): Promise<readonly Note[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md')).sort()
  return Promise.all(
    names.map(async (name) =>
      noteOfFile(await readFile(join(folder, name), 'utf8'), name, name.slice(0, -3)),
    ),
  )
}
