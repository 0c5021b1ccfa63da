/** The check of a person's text against statements whose verdicts a person gave, written apart from its rules. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { checkReply } from '../../src/dialogs/check-text/check-reply.ts'
import { LOCALES, type Locale } from '../../src/domain/locale.ts'
import { checkDraft } from '../../src/knowledge/check/check-draft.ts'
import checkText from '../../src/tools/check-text.tool.ts'
import { type DemoDesk, openDemoDesk } from './support/demo-desk.ts'
import { type JudgedStatement, readStatements, score } from './support/evaluate.ts'

let desk: DemoDesk
beforeAll(async () => {
  desk = await openDemoDesk()
})
afterAll(() => desk.close())

type Checked = z.output<typeof checkText.output>

function check(text: string, order: string | undefined, locale: Locale): Promise<Checked> {
  return desk.tools(locale).call(checkText, { text, ...(order === undefined ? {} : { order }) })
}

describe.each(LOCALES)('statements about the demo orders, in %s', (locale) => {
  const judged = readStatements(locale)
  const answers = new Map<JudgedStatement, Checked>()
  beforeAll(async () => {
    for (const each of judged) answers.set(each, await check(each.text, each.order, locale))
  })

  it('are at least 150, of every verdict', () => {
    const verdicts = judged.flatMap((statement) => statement.expect.map((each) => each.verdict))
    expect(judged.length).toBeGreaterThanOrEqual(150)
    for (const verdict of ['verified', 'contradicted', 'unsupported']) {
      expect(verdicts.filter((each) => each === verdict).length).toBeGreaterThan(5)
    }
  })

  it('get the verdicts a person gave them', () => {
    const { precision, recall, right, misses } = score(
      judged,
      (statement) => answers.get(statement)?.statements ?? [],
    )
    const report = misses.join('\n')
    expect(precision.contradicted, report).toBeGreaterThanOrEqual(0.98)
    expect(recall.contradicted, report).toBeGreaterThanOrEqual(0.95)
    expect(precision.verified, report).toBeGreaterThanOrEqual(0.98)
    expect(recall.verified, report).toBeGreaterThanOrEqual(0.95)
    expect(recall.unsupported, report).toBeGreaterThanOrEqual(0.9)
    expect(right, report).toBeGreaterThanOrEqual(0.97)
  })

  it('are answered in words that pass the answer check themselves', () => {
    const withheld: string[] = []
    for (const checked of answers.values()) {
      const reply = checkDraft({ locale, ...checkReply(checked, locale) })
      withheld.push(...reply.withheld.map((each) => `${each.value} in: ${each.statement}`))
    }
    expect(withheld).toEqual([])
  })

  it('read right once they are put right', async () => {
    const still: string[] = []
    for (const [statement, { corrected, orders }] of answers) {
      if (corrected === null) continue
      const again = await check(corrected, statement.order ?? orders[0], locale)
      const left = again.statements.filter(
        (each) => each.verdict === 'contradicted' && each.suggestion !== null,
      )
      still.push(...left.map((each) => `${corrected} | ${each.value}`))
    }
    expect(still).toEqual([])
  })
})
