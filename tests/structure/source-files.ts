/** The source files with their imports, for the tests that hold the structure. */

import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

export const ROOT = join(import.meta.dirname, '..', '..')

export interface SourceFile {
  /** Relative to the repository, with forward slashes: `src/orders/order-store.ts`. */
  readonly path: string
  readonly text: string
  readonly lines: number
  /** Relative imports as repository paths; packages and built-in modules by their names. */
  readonly imports: readonly string[]
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\b[^'"\n;]*?(?:from\s*)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g
const MULTILINE_FROM = /\}\s*from\s*['"]([^'"]+)['"]/g

export function sourceFiles(pattern: string): SourceFile[] {
  return globSync(pattern, { cwd: ROOT })
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map((path) => {
      const text = readFileSync(join(ROOT, path), 'utf8')
      return { path, text, lines: text.split('\n').length - 1, imports: importsOf(path, text) }
    })
}

function importsOf(path: string, text: string): string[] {
  const found = new Set<string>()
  for (const match of text.matchAll(IMPORT)) found.add(match[1] ?? match[2] ?? '')
  for (const match of text.matchAll(MULTILINE_FROM)) found.add(match[1] ?? '')
  found.delete('')
  return [...found].map((name) =>
    name.startsWith('.') ? relative(ROOT, join(ROOT, dirname(path), name)).replaceAll('\\', '/') : name,
  )
}
