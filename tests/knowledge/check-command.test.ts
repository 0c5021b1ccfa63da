/** `npm run check`: a text on the input, statements on the output, the verdict in the exit code. */

import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCheck } from '../../src/commands/check.ts'
import type { CommandOutput } from '../../src/commands/run-command.ts'
import { openTestStore, type TestStore } from '../support/store.ts'

let store: TestStore
beforeAll(async () => {
  store = await openTestStore()
})
afterAll(() => store.close())

async function run(args: readonly string[], text: string) {
  const printed: string[] = []
  const told: string[] = []
  const output: CommandOutput = {
    print: (line) => void printed.push(line),
    write: async (line) => void printed.push(line),
    tell: (line) => void told.push(line),
    canRedraw: false,
  }
  const environment = {
    DATABASE_URL: store.url,
    DATA_DIR: mkdtempSync(join(tmpdir(), 'escale-check-')),
    DESK_LOCALE: 'en',
    DESK_TODAY: '2026-03-16',
  }
  const code = await runCheck(args, environment, async () => text, output)
  return { code, printed: printed.join('\n'), told: told.join('') }
}

describe('npm run check', () => {
  it('says that there is nothing to check in an empty text', async () => {
    expect(await run([], ' \n')).toEqual({ code: 0, printed: 'Nothing to check in this text.', told: '' })
    expect((await run(['--json'], '')).printed).toBe('')
  })

  it('ends with 0 when nothing is contradicted', async () => {
    const { code, printed } = await run([], 'SO-1001 line 10 is promised for 20 March 2026.')
    expect(code).toBe(0)
    expect(printed).toContain('✔ verified  “20 March 2026”  (SO-1001 line 10, promised date)')
  })

  it('ends with 1 and gives the text put right when something is', async () => {
    const { code, printed } = await run([], 'SO-1001 line 10 is promised for 25 March 2026.')
    expect(code).toBe(1)
    expect(printed).toContain('✖ contradicted  “25 March 2026” → 20 March 2026')
    expect(printed).toContain('SO-1001 line 10 is promised for 20 March 2026.')
  })

  it('prints one object per statement with --json', async () => {
    const { code, printed } = await run(
      ['--json', '--order', 'SO-1001'],
      'The customer ordered 40 valves and ten pumps.',
    )
    const objects = printed.split('\n').map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(code).toBe(1)
    expect(objects).toEqual([
      {
        statement: 'The customer ordered 40 valves and ten pumps.',
        verdict: 'contradicted',
        value: '40',
        evidence: 'SO-1001 line 10, ordered quantity',
        right: '400',
        suggestion: 'The customer ordered 400 valves and ten pumps.',
      },
      expect.objectContaining({ verdict: 'verified', value: 'ten', suggestion: null }),
    ])
  })

  it('counts "tomorrow" from --date', async () => {
    const { printed, code } = await run(['--date', '2026-03-19'], 'SO-1001 line 20 is promised for tomorrow.')
    expect(code).toBe(0)
    expect(printed).toContain('✔ verified  “tomorrow”')
  })

  it.each([
    ['an option nobody knows', ['--colour'], 'anything'],
    ['a date that is none', ['--date', '2026-02-30'], 'anything'],
    ['an order that is not in the store', ['--order', 'SO-9999'], 'It will ship on 20 March.'],
  ])('ends with 2 for %s', async (_what, args, text) => {
    const { code, printed, told } = await run(args, text)
    expect(code).toBe(2)
    expect(printed).toBe('')
    expect(told).not.toBe('')
  })

  it('prints nothing that steers a terminal', async () => {
    const { printed } = await run([], 'SO-1001 \u001b[31mline 10 was ordered on 1 March 2026\u0007.')
    expect(printed).not.toMatch(/\p{Cc}(?<!\n)/u)
    expect(printed).toContain('contradicted')
  })
})
