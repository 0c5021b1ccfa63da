/** Dialogs and tools are found by their files, and a file that is not one is refused with the fix. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { loadDialogs, loadTools } from '../../src/dialogs/load-definitions.ts'
import { LOCALES } from '../../src/domain/locale.ts'

const folders: string[] = []
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true })
})

async function folderWith(name: string, source: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'definitions-'))
  folders.push(folder)
  await writeFile(join(folder, name), source)
  return folder
}

const fits = (changes: string) => `const both = { fr: 'a', en: 'a' }
const words = { fr: ['a'], en: ['a'] }
export default { id: 'sample', title: both, purpose: both, examples: words, cues: words, effect: 'read',
  roles: ['reader'], slots: {}, submit() {}, ${changes} }`

describe('the dialogs of the desk', () => {
  it('are found, sorted, in both languages', async () => {
    const dialogs = await loadDialogs()
    const ids = dialogs.map((dialog) => dialog.id)
    expect(ids).toEqual(expect.arrayContaining(['add-note', 'record-forecast']))
    expect(ids).toEqual([...ids].sort())
    for (const dialog of dialogs) {
      for (const locale of LOCALES)
        expect(dialog.examples[locale].length, dialog.id).toBeGreaterThanOrEqual(8)
    }
  })

  it('are started by sentences that no two share', async () => {
    const dialogs = await loadDialogs()
    for (const locale of LOCALES) {
      const all = dialogs.flatMap((dialog) => dialog.examples[locale].map((each) => each.toLowerCase()))
      expect(all.filter((each, at) => all.indexOf(each) !== at)).toEqual([])
    }
  })

  it('can each show an example without a made-up reference', async () => {
    for (const dialog of await loadDialogs()) {
      for (const locale of LOCALES) {
        expect(
          dialog.examples[locale].some((each) => !/\d/.test(each)),
          dialog.id,
        ).toBe(true)
      }
    }
  })

  it('tell their slots apart: each slot says what it asks and why', async () => {
    for (const dialog of await loadDialogs()) {
      for (const [name, slot] of Object.entries(dialog.slots)) {
        expect(slot.question.fr, `${dialog.id}.${name}`).not.toBe(slot.question.en)
        expect(slot.why.fr.length, `${dialog.id}.${name}`).toBeGreaterThan(10)
      }
    }
  })
})

describe('the tools of the desk', () => {
  it('are found, and every write that can be taken back names a tool that exists', async () => {
    const tools = await loadTools()
    const names = new Set(tools.map((tool) => tool.name))
    expect([...names]).toEqual(
      expect.arrayContaining(['record-forecast', 'add-note', 'withdraw-note', 'hand-over']),
    )
    expect(
      tools.filter((tool) => tool.effect === 'write').every((tool) => !tool.roles.includes('manager')),
    ).toBe(true)
  })
})

describe('a file that does not fit', () => {
  it.each([
    ['sample.dialog.ts', 'export const nothing = 1', 'has no default export made by defineDialog'],
    ['other.dialog.ts', fits(''), 'is named "sample"; name it "other" like its file'],
    ['sample.dialog.ts', fits("title: { fr: 'a', en: '' }"), 'title needs both French and English'],
    ['sample.dialog.ts', fits('roles: []'), 'names no role that may use it'],
    ['sample.dialog.ts', fits("effect: 'write'"), 'writes without a review to confirm'],
    [
      'sample.dialog.ts',
      fits('slots: { Bad: { title: both, question: both, why: both } }'),
      'is not written in camelCase',
    ],
    [
      'sample.dialog.ts',
      fits('slots: { form: { title: both, question: both, why: both } }'),
      'may not be called "form"',
    ],
    [
      'sample.dialog.ts',
      fits("slots: { a: { kind: 'choice', title: both, question: both, why: both } }"),
      'a choice without choices',
    ],
  ])('%s is refused: %#', async (name, source, problem) => {
    const folder = await folderWith(name, source)
    await expect(loadDialogs(folder)).rejects.toMatchObject({
      code: 'bad-definition',
      message: expect.stringContaining(problem.replaceAll('"', '\\"')),
    })
  })

  it('a tool without a run is refused', async () => {
    const folder = await folderWith('sample.tool.ts', "export default { name: 'sample' }")
    await expect(loadTools(folder)).rejects.toMatchObject({ code: 'bad-definition' })
  })
})
