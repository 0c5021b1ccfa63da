/** Where the text of each of our columns comes from: a heading of the file, a constant, or a simple computation. */

import { unguarded } from '../csv-text.ts'
import { COLUMN_NAMES, foldHeading } from './columns.ts'
import type { Computation, ImportMap } from './map-file.ts'
import { readNumber } from './read-values.ts'

export type RawText = (fields: readonly string[]) => string

export interface ColumnSources {
  /** The text of a row by our column, trimmed, with the map's values applied; empty when not known. */
  readonly texts: ReadonlyMap<string, RawText>
  /** Columns of the file that one of ours reads. */
  readonly used: ReadonlySet<number>
  /** Headings that the map names and the file does not have. */
  readonly absent: readonly string[]
  /** Headings that stand twice and are needed, so that nobody can tell which one is meant. */
  readonly doubled: readonly string[]
}

/** Finds the source of every column in the heading of a file. */
export function columnSources(heading: readonly string[], map: ImportMap): ColumnSources {
  const finder = new HeadingFinder(heading)
  const clean = cleaner(map)
  const texts = new Map<string, RawText>()
  for (const column of COLUMN_NAMES) {
    const text = sourceOf(column, finder, map, clean)
    if (text === null) continue
    const values = map.values[column]
    if (values === undefined) texts.set(column, text)
    else {
      const table = new Map(Object.entries(values))
      texts.set(column, (fields) => {
        const value = text(fields)
        return table.get(value) ?? value
      })
    }
  }
  return { texts, used: finder.used, absent: [...finder.absent], doubled: [...finder.doubled] }
}

/** Trims, and empties what the map says means "not known". */
export function cleaner(map: ImportMap): (text: string) => string {
  const notKnown = new Set(map.not_known)
  return (text) => {
    const trimmed = text.trim()
    if (notKnown.has(trimmed)) return ''
    return map.quoted_formulas ? unguarded(trimmed) : trimmed
  }
}

class HeadingFinder {
  readonly used = new Set<number>()
  readonly absent = new Set<string>()
  readonly doubled = new Set<string>()
  private readonly folded: readonly string[]

  constructor(heading: readonly string[]) {
    this.folded = heading.map(foldHeading)
  }

  /** Its place; -1 when the file has none. */
  find(name: string): number {
    const folded = foldHeading(name)
    const at = this.folded.indexOf(folded)
    if (at < 0) return at
    if (this.folded.includes(folded, at + 1)) this.doubled.add(name)
    this.used.add(at)
    return at
  }

  /** The same for a heading that has to be there; one that is not is noted. */
  findNamed(name: string): number {
    const at = this.find(name)
    if (at < 0) this.absent.add(name)
    return at
  }
}

function sourceOf(
  column: string,
  finder: HeadingFinder,
  map: ImportMap,
  clean: (text: string) => string,
): RawText | null {
  const constant = map.constants[column]
  if (constant !== undefined) return () => constant
  const computation = map.computed[column]
  if (computation !== undefined) return computed(computation, finder, map, clean)
  const given = map.columns[column]
  const names = given === undefined ? [column] : typeof given === 'string' ? [given] : given
  const places = names.map((name) => finder.find(name)).filter((at) => at >= 0)
  if (places.length === 0 && given !== undefined) finder.absent.add(names.join(' / '))
  const [only, ...others] = places
  if (only === undefined) return null
  if (others.length === 0) return (fields) => clean(fields[only] ?? '')
  return (fields) => {
    for (const at of places) {
      const value = clean(fields[at] ?? '')
      if (value !== '') return value
    }
    return ''
  }
}

function computed(
  computation: Computation,
  finder: HeadingFinder,
  map: ImportMap,
  clean: (text: string) => string,
): RawText | null {
  if (typeof computation === 'string') return template(computation, finder, clean)
  const [first, second] = 'multiply' in computation ? computation.multiply : computation.divide
  const [left, right] = [finder.findNamed(first), finder.findNamed(second)]
  if (left < 0 || right < 0) return null
  return (fields) => {
    const texts = [clean(fields[left] ?? ''), clean(fields[right] ?? '')] as const
    if (texts.includes('')) return ''
    const [a, b] = texts.map((text) => readNumber(text, map.numbers))
    // A text that is no number is passed on, so that the row is refused for it.
    if (a == null) return texts[0]
    if (b == null) return texts[1]
    if ('divide' in computation && b === 0) return ''
    const value = 'multiply' in computation ? a * b : a / b
    return String(Number(value.toFixed(6))).replace('.', map.numbers.decimal)
  }
}

/** `{Project} · {Country}`; empty when one of its parts is. */
function template(text: string, finder: HeadingFinder, clean: (text: string) => string): RawText | null {
  const parts = text.split(/\{([^{}]*)\}/).map((part, index) => {
    return index % 2 === 0 ? { text: part } : { at: finder.findNamed(part) }
  })
  if (parts.some((part) => 'at' in part && part.at < 0)) return null
  return (fields) => {
    let whole = ''
    for (const part of parts) {
      const value = 'at' in part ? clean(fields[part.at] ?? '') : part.text
      if ('at' in part && value === '') return ''
      whole += value
    }
    return whole
  }
}
