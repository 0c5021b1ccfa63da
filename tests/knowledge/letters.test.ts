/** Letters and notes as an order desk writes them, right and wrong: every value read, its verdict, and the text put right. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Locale } from '../../src/domain/locale.ts'
import checkText from '../../src/tools/check-text.tool.ts'
import { type DemoDesk, openDemoDesk } from './support/demo-desk.ts'

interface Letter {
  readonly locale: Locale
  readonly order?: string
  readonly text: string
}

const FOLDER = join(import.meta.dirname, 'letters')
const letters = readFileSync(join(FOLDER, 'letters.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Letter)

let desk: DemoDesk
beforeAll(async () => {
  desk = await openDemoDesk()
})
afterAll(() => desk.close())

const ICONS = { verified: '✔', contradicted: '✖', unsupported: '?', cited: '✔', outdated: '✖' } as const

async function printed({ locale, order, text }: Letter): Promise<string> {
  const given = { text, ...(order === undefined ? {} : { order }) }
  const { statements, corrected } = await desk.tools(locale).call(checkText, given)
  const lines = statements.map(({ value, verdict, right, evidence }) => {
    const shouldRead = right === null ? '' : ` → ${right}`
    return `  ${ICONS[verdict]} ${value}${shouldRead}${evidence === null ? '' : ` (${evidence})`}`
  })
  return [
    `# ${locale}${order === undefined ? '' : ` ${order}`}`,
    text,
    ...lines,
    ...(corrected === null ? [] : ['  = the text put right:', corrected]),
  ].join('\n')
}

it('letters are read as they were when a person last looked at each verdict', async () => {
  expect(letters.length).toBeGreaterThan(100)
  const all: string[] = []
  for (const letter of letters) all.push(await printed(letter))
  await expect(`${all.join('\n\n')}\n`).toMatchFileSnapshot(join(FOLDER, 'verdicts.txt'))
})
