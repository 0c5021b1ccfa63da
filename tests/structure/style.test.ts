/** House rules that a machine can hold; each message says how to mend. */

import { describe, expect, it } from 'vitest'
import { sourceFiles } from './source-files.ts'

const MAX_SOURCE_LINES = 400
const FORBIDDEN_NAMES = /(^|\/)(utils?|helpers?|common|misc|types|index)\.(ts|tsx)$/

/** Comments may say "any"; the marks that quiet the compiler are comments themselves and stay. */
function withoutProse(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/(?!\s*@ts-).*$/gm, '')
}

describe('house rules', () => {
  const source = sourceFiles('src/**/*.{ts,tsx}')

  it('a file opens with a sentence that says what it is for', () => {
    const silent = source.filter((file) => !file.text.startsWith('/**')).map((file) => file.path)
    expect(silent, 'begin the file with /** one sentence in trade words */').toEqual([])
  })

  it('a file is one room', () => {
    const long = source
      .filter((file) => file.lines > MAX_SOURCE_LINES)
      .map((file) => `${file.path}: ${file.lines} lines`)
    expect(long, 'split it into two files, each with a name of its own').toEqual([])
  })

  it('a file is named for what it is', () => {
    const vague = source.map((file) => file.path).filter((path) => FORBIDDEN_NAMES.test(path))
    expect(vague, 'name the thing: money.ts, not utils.ts').toEqual([])
    const cased = source.map((file) => file.path).filter((path) => /[A-Z_]/.test(path.split('/').pop() ?? ''))
    expect(cased, 'file names are kebab-case').toEqual([])
  })

  it('failures are typed', () => {
    const raw = source.filter(
      (file) => /throw new Error\(/.test(file.text) && !file.path.startsWith('src/page/'),
    )
    expect(
      raw.map((file) => file.path),
      'throw a DeskError with a code and a phrase in both languages',
    ).toEqual([])
  })

  it('types are never quieted', () => {
    const quieted = source.filter((file) =>
      /\bas any\b|: any\b|<any>|@ts-ignore|@ts-nocheck|@ts-expect-error/.test(withoutProse(file.text)),
    )
    expect(
      quieted.map((file) => file.path),
      'give it its type, or parse it with zod',
    ).toEqual([])
  })

  it('only definition files have a default export', () => {
    const extra = source.filter(
      (file) =>
        /^export default /m.test(file.text) && !/\.(dialog|tool)\.ts$|vite\.config\.ts$/.test(file.path),
    )
    expect(
      extra.map((file) => file.path),
      'export it by name',
    ).toEqual([])
  })

  it('nothing is left to do later without saying where', () => {
    const notes = source.filter((file) => /\b(TODO|FIXME|XXX|HACK)\b/.test(file.text))
    expect(
      notes.map((file) => file.path),
      'do it now or open an issue and leave no mark in the code',
    ).toEqual([])
  })
})
