/** The answer check of the desk's own replies: what passes, what is put right, what is left out. */

import { describe, expect, it } from 'vitest'
import type { Block, Draft } from '../../src/domain/draft.ts'
import type { Fact } from '../../src/domain/fact.ts'
import type { Locale } from '../../src/domain/locale.ts'
import { checkDraft, hasPassed } from '../../src/knowledge/check/check-draft.ts'
import type { CheckedReply } from '../../src/knowledge/checked-reply.ts'
import { date, fact, ORDER_1001, TODAY } from './support/facts.ts'

function draft(blocks: readonly Block[], given: Partial<Draft> = {}): Draft {
  return { locale: 'en', blocks, actions: [], grounds: ORDER_1001, ...given }
}
const says = (text: string): Block => ({ kind: 'text', text })

/** The text blocks that may leave, one per line. */
function left(reply: CheckedReply): string {
  return reply.draft.blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : [])).join('\n')
}
function leaves(text: string, grounds: readonly Fact[] = ORDER_1001, locale: Locale = 'en'): string {
  return left(checkDraft(draft([says('Here it is.'), says(text)], { grounds, locale })))
    .split('\n')
    .slice(1)
    .join('\n')
}

describe('a traced draft', () => {
  it.each([
    'SO-1001 line 10 is promised for 20 March 2026.',
    'Line 10: 400 pieces ordered, 0 shipped, forecast 27 March 2026, delay 5 working days.',
    'The order is worth EUR 48,600.00 and goes by road, FCA Saint-Priest, Incoterms 2020.',
    'Northbrook Hydraulics Ltd, United Kingdom, 45 days net, PO NB-44871.',
    'Ball valve DN25, stainless steel (VLV-25-SS).',
    'It has not shipped yet; it is 5 working days late.',
    'Checks done: G01, G13 and G20.',
  ])('leaves as it is: %s', (text) => {
    const reply = checkDraft(draft([says(text)]))
    expect(reply.withheld).toEqual([])
    expect(left(reply)).toBe(text)
  })

  it.each([
    'La ligne 10 de SO-1001 est promise pour le 20 mars 2026.',
    'Ligne 10 : 400 pièces commandées, 0 expédiée, prévision au 27 mars 2026, retard de 5 jours ouvrés.',
    'La commande vaut 48 600,00 EUR et part par la route, FCA Saint-Priest.',
    'Elle n’est pas encore expédiée.',
  ])('leaves as it is in French: %s', (text) => {
    const reply = checkDraft(draft([says(text)], { locale: 'fr' }))
    expect(reply.withheld).toEqual([])
    expect(left(reply)).toBe(text)
  })

  it('says where each value was found', () => {
    const { statements } = checkDraft(draft([says('Line 10 is promised for 20 March 2026.')]))
    expect(statements).toContainEqual({
      statement: 'Line 10 is promised for 20 March 2026.',
      verdict: 'verified',
      value: '20 March 2026',
      evidence: 'SO-1001 line 10, promised date',
      right: null,
      suggestion: null,
    })
  })

  it('passes again unchanged', () => {
    const wrong = draft([
      says('Line 10 is promised for 25 March 2026.'),
      says('Call 4 people. Then 99 more.'),
    ])
    const once = checkDraft(wrong)
    const twice = checkDraft(once.draft)
    expect(once.withheld.length).toBeGreaterThan(0)
    expect(twice.withheld).toEqual([])
    expect(twice.draft).toEqual(once.draft)
  })
})

describe('a statement that the record contradicts', () => {
  it.each([
    ['Line 10 is promised for 25 March 2026.', 'Line 10 is promised for 20 March 2026.'],
    ['Line 10: the promised date is 27 March 2026.', 'Line 10: the promised date is 20 March 2026.'],
    ['Line 20: 12 pieces ordered.', 'Line 20: 10 pieces ordered.'],
    ['The unit price of line 10 is EUR 26.00.', 'The unit price of line 10 is EUR 62.00.'],
    ['SO-1001 line 10 has shipped.', 'SO-1001 line 10 has not yet shipped.'],
  ])('is put right when there is one right value: %s', (wrong, right) => {
    expect(leaves(wrong)).toBe(right)
    const { withheld } = checkDraft(draft([says('Here it is.'), says(wrong)]))
    expect(withheld).toEqual([expect.objectContaining({ verdict: 'contradicted', suggestion: right })])
  })

  it('is put right in French in the words of the sentence', () => {
    expect(leaves('La ligne 10 est promise pour le 25 mars 2026.', ORDER_1001, 'fr')).toBe(
      'La ligne 10 est promise pour le 20 mars 2026.',
    )
    expect(leaves('La commande SO-1001 est expédiée.', ORDER_1001, 'fr')).toBe(
      'La commande SO-1001 n’est pas encore expédiée.',
    )
  })

  it('is left out when the record has several values', () => {
    const grounds = [...ORDER_1001, fact('promised-on', date('2026-04-10'), '20')]
    expect(leaves('It is promised for 25 March 2026. Ask for more.', grounds)).toBe(
      'Ask for more.\nI left out a date: the order record does not bear it out.',
    )
  })

  it('is not taken for another line’s value', () => {
    expect(leaves('Line 20: 400 pieces ordered.')).toBe('Line 20: 10 pieces ordered.')
  })

  it('is not taken for another order’s value', () => {
    const other = [
      fact('order-number', { kind: 'reference', text: 'SO-1002' }, null, 'SO-1002'),
      fact('promised-on', date('2026-04-08'), '10', 'SO-1002'),
    ]
    expect(leaves('SO-1002 is promised for 20 March 2026.', [...ORDER_1001, ...other])).toBe(
      'SO-1002 is promised for 8 April 2026.',
    )
  })
})

describe('a value that cannot be traced', () => {
  it.each([
    ['a date', 'We saw 3 May 2026.', 'a date'],
    ['a quantity', 'There are 57 of them.', 'a figure'],
    ['a number in words', 'There are fifty-seven of them.', 'a figure'],
    ['an amount', 'That makes EUR 12.50.', 'an amount'],
    ['a percentage', 'That is 12 % more.', 'a figure'],
    ['a length of time', 'It takes three weeks.', 'a length of time'],
    ['a reference', 'See SO-9999.', 'a reference'],
    ['a container', 'It is in MSKU 123456 7.', 'a reference'],
    ['a carrier', 'It goes with Maersk.', 'a name'],
    ['a country', 'It goes to Chile.', 'a name'],
    ['a delivery term', 'It is sold CIF Hamburg.', 'a name'],
    ['digits of another script', 'There are ٥٧ of them.', 'a figure'],
    ['digits behind invisible signs', 'There are 5\u200b7 of them.', 'a figure'],
  ])('takes its sentence out and says so: %s', (_what, text, noun) => {
    expect(leaves(`It is FCA. ${text}`)).toBe(
      `It is FCA.\nI left out ${noun}: the order record does not bear it out.`,
    )
  })

  it('takes out the row, the item and the step it stands in', () => {
    const reply = checkDraft(
      draft([
        says('Here it is.'),
        {
          kind: 'table',
          columns: [
            { label: 'Line', align: 'start' },
            { label: 'Ordered', align: 'end' },
            { label: 'Shipped', align: 'end' },
          ],
          rows: [
            [{ text: '10' }, { text: '400' }, { text: '0' }],
            [{ text: '20' }, { text: '10' }, { text: '57' }],
            [{ text: '30' }, { text: '10' }, { text: '0' }],
          ],
        },
        { kind: 'list', items: [{ text: 'Promised 20 March 2026' }, { text: 'Seen on 3 May 2026' }] },
        {
          kind: 'timeline',
          title: 'Journey',
          steps: [
            { label: 'Promise', date: '20 March 2026', state: 'expected' },
            { label: 'Arrival', date: '3 May 2026', state: 'expected' },
          ],
        },
        {
          kind: 'facts',
          items: [
            { label: 'Carrier', value: 'Channel Freight Ltd' },
            { label: 'Gross weight', value: '12 kg' },
          ],
        },
      ]),
    )
    const [, table, list, timeline, facts] = reply.draft.blocks
    expect(table).toMatchObject({
      rows: [
        [{ text: '10' }, { text: '400' }, { text: '0' }],
        [{ text: '20' }, { text: '10' }, { text: '0' }],
      ],
    })
    expect(list).toMatchObject({ items: [{ text: 'Promised 20 March 2026' }] })
    expect(timeline).toMatchObject({ steps: [{ label: 'Promise' }] })
    expect(facts).toMatchObject({ items: [{ label: 'Carrier' }] })
    expect(left(reply)).toMatch(/I left out .* the order record does not bear it out\./)
  })

  it('takes out a button that names it', () => {
    const actions = [
      { label: 'Status of SO-1001', say: 'where is SO-1001?' },
      { label: 'Status of SO-7777', say: 'where is SO-7777?' },
    ]
    const reply = checkDraft(draft([says('Here it is.')], { actions }))
    expect(reply.draft.actions.map((action) => action.label)).toEqual(['Status of SO-1001'])
  })

  it('turns the reply into a refusal when it is the main sentence', () => {
    const reply = checkDraft(
      draft([says('It will arrive on 3 May 2026.'), says('Line 10: 400 pieces ordered.')]),
    )
    expect(left(reply)).toMatch(/^I would rather not answer/)
    expect(reply.draft.blocks).toHaveLength(1)
    expect(reply.withheld[0]).toMatchObject({ value: '3 May 2026', verdict: 'unsupported' })
  })

  it('turns the reply into a refusal in French', () => {
    const reply = checkDraft(draft([says('Elle arrivera le 3 mai 2026.')], { locale: 'fr' }))
    expect(left(reply)).toMatch(/^Je préfère ne pas répondre/)
  })

  it('never repeats the value in the line that says so', () => {
    expect(leaves('It is FCA. We saw 3 May 2026. See SO-9999.')).toBe(
      'It is FCA.\nI left out a date and a reference: the order record does not bear it out.',
    )
  })
})

describe('words that state nothing', () => {
  it.each([
    ['in quotation marks', 'I cannot read “3 May 2026” as a line.'],
    ['in a question without an order', 'Is it late?'],
    ['as an example', 'For example: 3 May 2026.'],
    ['of the time of day', 'The desk is open until 17:30.'],
    ['of rules and checks', 'Incoterms 2020, ISO 9001, EUR.1, G13.'],
    ['of the choice among orders', 'Late orders come first.'],
  ])('pass %s', (_what, text) => {
    expect(leaves(text, [])).toBe(text)
  })

  it('pass when a person wrote them', () => {
    const quoted: Block = { kind: 'text', text: 'We shipped 57 pumps on 3 May 2026.', quoted: true }
    const reply = checkDraft(draft([says('You wrote:'), quoted]))
    expect(reply.draft.blocks).toContainEqual(quoted)
    expect(reply.withheld).toEqual([])
  })
})

describe('days counted from today', () => {
  it.each([
    ['this Friday', true],
    ['next Tuesday', false],
    ['tomorrow', false],
  ])('are read from the clock: promised for %s', (when, passes) => {
    const { withheld } = checkDraft(draft([says('Here it is.'), says(`Line 20 is promised for ${when}.`)]))
    expect(withheld.length === 0).toBe(passes)
  })

  it('cannot be traced without one', () => {
    const grounds = ORDER_1001.filter((each) => each.aspect !== 'today')
    const { withheld } = checkDraft(
      draft([says('Here it is.'), says('It comes in 4 days, on 20 March 2027.')], { grounds }),
    )
    expect(withheld.length).toBeGreaterThan(0)
    expect(TODAY).toBe('2026-03-16')
  })
})

describe('a checked reply', () => {
  it('is made by the answer check alone', () => {
    const reply = checkDraft(draft([says('Here it is.')]))
    expect(hasPassed(reply)).toBe(true)
    expect(hasPassed({ ...reply })).toBe(false)
    expect(Object.isFrozen(reply)).toBe(true)
  })

  it('cannot be made by hand, by type', () => {
    const reply = checkDraft(draft([]))
    // @ts-expect-error a copy has not passed the check
    const copy: CheckedReply = { ...reply }
    // @ts-expect-error neither has anything that looks like one
    const made: CheckedReply = { locale: 'en', draft: draft([]), statements: [], withheld: [] }
    expect([copy, made].map(hasPassed)).toEqual([false, false])
  })
})
