/** The dialog that checks a text: what a person reads, in their language, with their own words kept as they wrote them. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import dialog from '../../src/dialogs/check-text.dialog.ts'
import type { Block } from '../../src/domain/draft.ts'
import type { Locale } from '../../src/domain/locale.ts'
import { checkDraft } from '../../src/knowledge/check/check-draft.ts'
import { CLOCK, type DemoDesk, openDemoDesk, READER } from './support/demo-desk.ts'

let desk: DemoDesk
beforeAll(async () => {
  desk = await openDemoDesk()
})
afterAll(() => desk.close())

async function answer(text: string, locale: Locale, order?: string) {
  const context = { locale, clock: CLOCK, actor: READER, call: desk.tools(locale).call }
  const { draft, focus } = await dialog.submit({ text, order }, context)
  const reply = checkDraft({ locale, ...draft })
  return { reply, focus, lines: reply.draft.blocks.map(lineOf) }
}
function lineOf(block: Block): string {
  return block.kind === 'text' ? `${block.quoted ? '> ' : ''}${block.text}` : block.kind
}

describe('checking a text', () => {
  it('shows each statement, its verdict, the evidence, the right value and the text put right', async () => {
    const text = 'Your order SO-1001:\nline 10 is promised for 25 March 2026, twelve pumps were ordered.'
    const { reply, lines, focus } = await answer(text, 'en')
    expect(lines).toEqual([
      '3 values read, held against SO-1001: 2 contradicted and 1 verified.',
      '> Your order SO-1001:',
      '✔ verified: “SO-1001” (SO-1001, order number)',
      '> line 10 is promised for 25 March 2026, twelve pumps were ordered.',
      '✖ contradicted: “25 March 2026” → 20 March 2026 (SO-1001 line 10, promised date)',
      '✖ contradicted: “twelve” → ten (SO-1001 line 20, ordered quantity)',
      'The text put right:',
      '> Your order SO-1001:\nline 10 is promised for 20 March 2026, ten pumps were ordered.',
    ])
    expect(reply.withheld).toEqual([])
    expect(focus).toEqual({ order: 'SO-1001' })
  })

  it('answers in French with French typography', async () => {
    const { reply, lines } = await answer('La ligne 10 est promise pour le 25 mars.', 'fr', 'SO-1001')
    expect(lines[0]).toBe('1 valeur lue, comparée à SO-1001\u00a0: 1 contredite.')
    expect(lines).toContain(
      '✖ contredit\u00a0: «\u00a025 mars\u00a0» → 20 mars (SO-1001 ligne 10, date promise)',
    )
    expect(reply.withheld).toEqual([])
  })

  it('says when it does not know the order', async () => {
    const { lines } = await answer('It will ship on 25 March.', 'en')
    expect(lines[0]).toMatch(/I do not know which order the text is about/)
  })

  it('says when there is nothing to check', async () => {
    const { lines } = await answer('Thank you very much!', 'en')
    expect(lines).toEqual([
      'I see nothing to check in this text: no date, figure, reference or state of an order, and no rule that the watch knows.',
    ])
  })

  it('shows what needs a person first when the text is long', async () => {
    const rows = Array.from(
      { length: 30 },
      (_, index) => `SO-1001 line 10: 400 pieces ordered (${index + 1}).`,
    )
    const { reply, lines } = await answer(
      [...rows, 'SO-1001 line 20 is promised for 25 March.'].join('\n'),
      'en',
    )
    expect(lines.length).toBeLessThan(80)
    expect(lines.join('\n')).toContain('“25 March” → 20 March')
    expect(reply.withheld).toEqual([])
  })

  it('takes text as data', async () => {
    const text =
      "SO-1001'; drop table customer_order; -- <script>alert(1)</script> {{constructor}} 25 March 2026"
    const { reply } = await answer(text, 'en')
    expect(reply.withheld).toEqual([])
    expect(await desk.store.orders.countOrders()).toBeGreaterThan(20)
  })
})
