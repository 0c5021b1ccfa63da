/** Conversations as people hold them, one file for each trouble and language: what must hold first, then every word. */

import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { OutgoingTurn } from '../../src/bot/turn.ts'
import { LOCALES } from '../../src/domain/locale.ts'
import type { TestStore } from '../support/store.ts'
import { type Played, play } from './stage.ts'
import { type Conditions, parseTranscript, printTranscript } from './transcript.ts'

const files = globSync('{fr,en}/*.txt', { cwd: import.meta.dirname }).sort()

/** Every trouble a conversation must survive; each has a transcript in both languages. */
const TROUBLES = [
  'happy-path',
  'several-values',
  'correction-early',
  'correction-late',
  'correction-of-confirmed-value',
  'digression',
  'question-in-mid-dialog',
  'cancellation',
  'clarification',
  'negation',
  'ambiguous-abbreviation',
  'ambiguous-date',
  'invalid-value',
  'unknown-order',
  'repeat',
  'why-do-you-ask',
  'help',
  'undo-in-dialog',
  'undo-after-write',
  'changed-meanwhile',
  'language-switch',
  'restart-in-mid-dialog',
  'resume-after-a-week',
  'handover',
  'three-misses',
  'reader-may-not-write',
] as const

let opened: TestStore | null = null
afterEach(async () => {
  await opened?.close()
  opened = null
})

describe('the troubles', () => {
  it.each(LOCALES)('each have a transcript (%s)', (locale) => {
    const have = files.filter((file) => dirname(file) === locale).map((file) => basename(file, '.txt'))
    expect(have).toEqual(expect.arrayContaining([...TROUBLES]))
  })
})

describe.each(LOCALES)('conversations in %s', (locale) => {
  it.each(files.filter((file) => dirname(file) === locale))('%s', async (file) => {
    const path = join(import.meta.dirname, file)
    const transcript = parseTranscript(readFileSync(path, 'utf8'))
    const played = await play(transcript, locale, basename(file, '.txt'))
    opened = played.store
    const text = printTranscript(transcript.header, played.answers)
    await expectConditions(transcript.conditions, played, deskWords(text))
    await expect(text).toMatchFileSnapshot(path)
  })
})

/** What the desk says, without what people say to it. */
function deskWords(text: string): string {
  return text
    .split('\n')
    .filter((line) => /^(desk: | {6})/.test(line))
    .join('\n')
}

async function expectConditions(conditions: Conditions, played: Played, said: string): Promise<void> {
  for (const text of conditions.must) expect(said, 'must').toContain(text)
  for (const text of conditions.never) expect(said, 'never').not.toContain(text)
  const writes = played.writes.map((call) => call.tool).join(' ')
  expect(writes || 'none', 'writes').toBe(conditions.writes)
  for (const line of conditions.record) expect(await recordLine(played.store, line), 'record').toBe(line)
  expect(played.turns.flatMap(untraced), 'every figure is traced').toEqual([])
  expect(played.turns.filter((turn) => turn.failed !== undefined)).toEqual([])
}

function untraced({ reply }: OutgoingTurn): readonly string[] {
  return reply.withheld.map(({ statement, value, verdict }) => `${verdict}: ${value} in “${statement}”`)
}

/** The same line with what the store holds. */
async function recordLine(store: TestStore, line: string): Promise<string> {
  const [order = '', lineNumber = '', part = '', field = ''] = line.split(' ')
  const file = await store.orders.findOrder(order)
  const found = file?.lines
    .find((each) => each.number === lineNumber)
    ?.schedule.find((each) => String(each.number) === part)
  const value: unknown = found?.[field as keyof typeof found]
  return [order, lineNumber, part, field, String(value)].join(' ')
}
