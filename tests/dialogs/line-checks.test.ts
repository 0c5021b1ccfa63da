import { describe, expect, it } from 'vitest'
import type { DialogContext } from '../../src/dialogs/define-dialog.ts'
import { checkPart, suggestParts } from '../../src/dialogs/forecast-target.ts'
import { checkLine } from '../../src/dialogs/line-checks.ts'
import { LOCALES, type Locale } from '../../src/domain/locale.ts'
import { checkDraft } from '../../src/knowledge/check/check-draft.ts'
import type { OrderOutline, OutlinePart } from '../../src/tools/outline-order.tool.ts'

const PART: OutlinePart = {
  number: 1,
  quantity: 40,
  promisedOn: '2026-03-20',
  forecastOn: null,
  forecastBy: null,
  causeCode: null,
  shippedOn: null,
  deliveredOn: null,
  quantityDelivered: 0,
}

function outline(
  numbers: readonly string[],
  schedule: OrderOutline['lines'][number]['schedule'],
): OrderOutline {
  return {
    number: 'SO-2001',
    version: 1,
    status: 'in_preparation',
    customer: 'Northbrook Hydraulics Ltd',
    calendar: 'GB',
    lines: numbers.map((number) => ({
      number,
      sku: `VLV-${number}`,
      description: 'Valve',
      quantity: 100,
      unit: 'EA',
      status: 'open',
      schedule,
    })),
  }
}

/** A context whose only tool knows one order. */
function contextWith(order: OrderOutline, locale: Locale = 'en'): DialogContext {
  return {
    locale,
    clock: { now: () => '2026-03-16T08:00:00.000Z', today: () => '2026-03-16' },
    actor: { id: 'u1', name: 'Claire Morel', role: 'agent' },
    call: async (tool) => tool.output.parse({ order }),
  } as DialogContext
}

describe('a line that an order of many lines does not have', () => {
  const numbers = Array.from({ length: 2000 }, (_, index) => String((index + 1) * 10))

  it('is refused with the first lines and the last, and a handful to choose from', async () => {
    const checked = await checkLine('7', 'SO-2001', contextWith(outline(numbers, [PART])))
    if (checked.ok) expect.unreachable('line 7 does not exist')
    expect(checked.message).toBe(
      'Order SO-2001 has no line 7. Its lines: 10, 20, 30, 40, 50, 60, 70, 80 … 20000.',
    )
    expect(checked.suggestions).toHaveLength(8)
    const { grounds = [], message } = checked
    const draft = { locale: 'en', blocks: [{ kind: 'text', text: message }], actions: [], grounds } as const
    expect(checkDraft(draft).withheld).toEqual([])
  })
})

describe('the schedule lines that a forecast may be about', () => {
  const done = { ...PART, deliveredOn: '2026-03-10' }
  const counted = { ...PART, number: 2, quantityDelivered: 40 }
  const short = { ...PART, number: 3, deliveredOn: '2026-03-11', quantityDelivered: 30 }
  const order = outline(['10'], [done, counted, short, { ...PART, number: 4 }])
  const values = { order: 'SO-2001', line: '10' }

  it('are those with goods to come: not one delivered on a day without a quantity, nor one counted in full', async () => {
    const offered = await suggestParts(values, contextWith(order))
    expect(offered.map((each) => each.value)).toEqual(['3', '4'])
  })

  it.each(LOCALES)(
    'are told from a wrong one and a delivered one in words that pass the check, in %s',
    async (locale) => {
      for (const typed of ['7', '1']) {
        const checked = await checkPart(typed, values, contextWith(order, locale))
        if (checked.ok) expect.unreachable(`${typed} cannot be forecast`)
        const { grounds = [], message } = checked
        const draft = { locale, blocks: [{ kind: 'text', text: message }], actions: [], grounds } as const
        expect(checkDraft(draft).withheld).toEqual([])
      }
    },
  )
})
