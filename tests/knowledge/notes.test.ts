/** The notes that come with the desk are well formed, and a bad note is refused with its line and the mend. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readNoteText } from '../../src/knowledge/watch/note-file.ts'

const FOLDER = join(import.meta.dirname, '..', '..', 'content', 'notes')
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.md'))

describe('the notes that come with the desk', () => {
  it('are there', () => {
    expect(files.length).toBeGreaterThan(0)
  })

  it.each(files)('%s is well formed', (file) => {
    const read = readNoteText(readFileSync(join(FOLDER, file), 'utf8'), file.slice(0, -3))
    expect(read.ok ? [] : read.problems).toEqual([])
  })

  it.each(files)('%s says everything in French and in English, with someone who answers for it', (file) => {
    const read = readNoteText(readFileSync(join(FOLDER, file), 'utf8'))
    if (!read.ok) expect.fail('unreadable')
    const { note } = read
    expect([note.title.fr, note.title.en].every(Boolean)).toBe(true)
    for (const fact of note.facts) expect(Object.keys(fact.words).sort()).toEqual(['en', 'fr'])
    for (const { words } of note.facts) expect(`${words.fr} ${words.en}`).not.toMatch(/\[(S\d|GK|PLANNED)/)
    expect(note.verifiedBy).not.toBeNull()
  })

  it.each(files)('%s lets no unverified fact support or correct anybody', (file) => {
    const read = readNoteText(readFileSync(join(FOLDER, file), 'utf8'))
    if (!read.ok) expect.fail('unreadable')
    const unverified = new Set(
      read.note.facts.filter((fact) => fact.isUnverified).map(({ number }) => number),
    )
    expect(read.note.claims.filter(({ fact }) => unverified.has(fact)).map(({ id }) => id)).toEqual([])
  })
})

const GOOD = readFileSync(join(FOLDER, 'turkey-atr.md'), 'utf8')

/** The line of the good note on which the words first stand. */
const lineOf = (words: string): number => GOOD.slice(0, GOOD.indexOf(words)).split('\n').length

describe('a bad note is refused with its line', () => {
  const cases: readonly (readonly [string, (text: string) => string, RegExp, number | null])[] = [
    ['no front matter', () => 'just words', /front matter/, 1],
    ['broken YAML', (text) => text.replace('theme: customs', 'theme: "customs'), /./, null],
    ['an unknown theme', (text) => text.replace('theme: customs', 'theme: cooking'), /theme/, 4],
    [
      'an unknown key',
      (text) => text.replace('theme: customs', 'theme: customs\ncolour: red'),
      /colour/,
      null,
    ],
    ['an unknown bloc', (text) => text.replace('blocs: [turkiye]', 'blocs: [atlantis]'), /atlantis.*bloc/, 6],
    ['an unknown country', (text) => text.replace('countries: [TR]', 'countries: [Türkiye]'), /ISO code/, 7],
    [
      'reversed dates',
      (text) => text.replace('effective_from: null', 'effective_from: 2026-05-01\neffective_to: 2025-01-01'),
      /ends before it begins/,
      10,
    ],
    [
      'an impossible date',
      (text) => text.replace('effective_from: null', 'effective_from: 2026-02-30'),
      /a day such as/,
      9,
    ],
    [
      'a condition on an unknown field',
      (text) => text.replace('destination: { in: [TR] }', 'moon: { in: [TR] }'),
      /"moon" is no field/,
      lineOf('destination:'),
    ],
    [
      'a test that the field has not',
      (text) => text.replace('destination: { in: [TR] }', 'destination: { above: 3 }'),
      /cannot be tested/,
      lineOf('destination:'),
    ],
    [
      'a claim from a fact that is not there',
      (text) => text.replace('id: proof-document\n    fact: 1', 'id: proof-document\n    fact: 9'),
      /there is no fact 9/,
      null,
    ],
    [
      'a fact without source or mark',
      (text) => text.replace('4. Un certificat par envoi. [S4]', '4. Un certificat par envoi.'),
      /fact 4/,
      null,
    ],
    [
      'a source that is not listed',
      (text) => text.replaceAll('[S4]', '[S8]'),
      /S8, which is not among the sources/,
      null,
    ],
    [
      'a fact in one language only',
      (text) => text.replace('4. One certificate per shipment. [S4]\n', ''),
      /one language only/,
      null,
    ],
    [
      'an address that is none',
      (text) =>
        text.replace(
          'https://atabas.com.tr/what-is-a-tr-movement-certificate-with-turkish-origin-certificate/',
          'javascript:alert(1)',
        ),
      /url/,
      null,
    ],
    [
      'a note that takes its own place',
      (text) => text.replace('status: in-force', 'status: in-force\nsupersedes: [turkey-atr]'),
      /own place/,
      null,
    ],
    [
      'an empty condition',
      (text) => text.replace(/applies_when:\n {2}seller[\s\S]*?requires:/, 'applies_when: {}\nrequires:'),
      /empty condition/,
      null,
    ],
    ['far too long', (text) => text + 'x'.repeat(70_000), /longer than/, 1],
  ]

  it.each(cases)('%s', (_, change, expected, line) => {
    const changed = change(GOOD)
    expect(changed).not.toBe(GOOD)
    const read = readNoteText(changed, 'turkey-atr')
    if (read.ok) expect.fail('it was taken')
    const told = read.problems.find(({ problem }) => expected.test(problem))
    expect(told, JSON.stringify(read.problems)).toBeDefined()
    if (line !== null) expect(told?.line).toBe(line)
  })

  it('a wrong name is told', () => {
    const read = readNoteText(GOOD, 'something-else')
    expect(read.ok ? [] : read.problems.map(({ line }) => line)).toEqual([2])
  })
})
