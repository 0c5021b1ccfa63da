/** Looks among the maps that come with the desk for one that fits a file. */

import { readdir } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { readMapFile } from './map-file.ts'
import { createRowReader } from './read-row.ts'

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'content', 'maps')

/** The path of a map that gives every required column from this heading; null when none does. */
export async function suggestMap(heading: readonly string[]): Promise<string | null> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.yaml')).sort()
  for (const name of names) {
    const path = join(FOLDER, name)
    const { missing, unwanted, doubled } = createRowReader(heading, {
      map: await readMapFile(path),
      asOf: null,
    })
    if (missing.length + unwanted.length + doubled.length === 0) return relative(process.cwd(), path)
  }
  return null
}
