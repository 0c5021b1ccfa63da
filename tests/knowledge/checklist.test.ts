/** C1.2: the fixed questions of an order's checklist, none skipped, each with its data, its notes and what is missing. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OrderFile } from '../../src/domain/order.ts'
import { type Checklist, checklist } from '../../src/knowledge/watch/checklist.ts'
import { buildLibrary } from '../../src/knowledge/watch/library.ts'
import type { Note } from '../../src/knowledge/watch/note.ts'
import { orderSituation } from '../../src/knowledge/watch/order-situation.ts'
import { readShippedNotes } from '../../src/knowledge/watch/shipped-notes.ts'
import { momentsOf } from '../../src/knowledge/watch/time-limits.ts'
import { watchLists } from '../../src/knowledge/watch/watch-lists.ts'
import type { FieldAnswer, Tick } from '../../src/knowledge/watch/watch-store.ts'
import { openTestStore, type TestStore } from '../support/store.ts'

const TODAY = '2026-03-16'
const NADIA = { id: 'u2', name: 'Nadia Benali' }
const shipped = await readShippedNotes()
let store: TestStore

beforeAll(async () => {
  store = await openTestStore()
})
afterAll(() => store.close())

interface Given {
  readonly notes?: readonly Note[]
  readonly answers?: readonly FieldAnswer[]
  readonly ticks?: readonly Tick[]
  change?(file: OrderFile): OrderFile
}

async function checklistOf(order: string, given: Given = {}): Promise<Checklist> {
  const read = await store.orders.findOrder(order)
  if (!read) expect.fail(`no order ${order}`)
  const file = given.change?.(read) ?? read
  const situation = orderSituation(file, { sellerCountry: 'FR', today: TODAY, answers: given.answers ?? [] })
  return checklist({
    library: buildLibrary(given.notes ?? shipped, [], 0),
    situation,
    moments: momentsOf(file, situation.basis === 'today' ? null : situation.date, 'FR'),
    ticks: given.ticks ?? [],
  })
}

const answer = (field: string, value: string): FieldAnswer => ({
  order: null,
  field,
  value,
  by: NADIA,
  at: '2026-03-16T09:00:00.000Z',
})

const verdict = ({ answers }: Checklist, question: string) =>
  answers.find((each) => each.question === question)?.verdict

describe('SO-1006, hydraulics by road to Türkiye under CPT', () => {
  it('answers every fixed question, whatever the notes', async () => {
    const all = [...watchLists().questions.keys()]
    expect((await checklistOf('SO-1006')).answers.map(({ question }) => question)).toEqual(all)
    const without = await checklistOf('SO-1006', { notes: [] })
    expect(without.answers.map(({ question }) => question)).toEqual(all)
    expect(without.answers.every((each) => each.verdict !== 'applies')).toBe(true)
  })

  it('asks for the A.TR, not for an EUR.1, and cites the note', async () => {
    const list = await checklistOf('SO-1006')
    const preference = list.answers.find(({ question }) => question === 'preference')
    expect(preference?.verdict).toBe('applies')
    expect(preference?.notes[0]?.note.note.id).toBe('turkey-atr')
    const documents = list.items.map(({ requirement }) => requirement.document)
    expect(documents).toContain('atr')
    expect(documents).not.toContain('eur1')
  })

  it('is under the CMR convention, and insurance is no duty of the seller under CPT', async () => {
    const list = await checklistOf('SO-1006')
    const transport = list.answers.find(({ question }) => question === 'transport-convention')
    const applying = transport?.notes.filter(({ truth }) => truth === 'yes').map(({ note }) => note.note.id)
    expect(applying).toContain('cmr-liability-claims')
    const insurance = list.answers.find(({ question }) => question === 'insurance-duty')
    expect(insurance?.verdict).toBe('does-not-apply')
    expect(insurance?.notes[0]?.because).toContainEqual({ field: 'incoterm', value: 'CPT', truth: 'no' })
  })

  it('cannot conclude on sanctions without a screening record, and says so', async () => {
    const list = await checklistOf('SO-1006')
    const sanctions = list.answers.find(({ question }) => question === 'sanctions')
    expect(sanctions?.verdict).toBe('cannot-conclude')
    expect(sanctions?.missing.map(({ field }) => field)).toContain('sanctions_screening')
  })

  it('gives a note to everything that applies', async () => {
    const { answers } = await checklistOf('SO-1006')
    for (const each of answers) {
      if (each.verdict === 'applies')
        expect(each.notes.filter(({ truth }) => truth === 'yes')).not.toEqual([])
    }
  })
})

describe('missing data', () => {
  const withoutCodes = (file: OrderFile): OrderFile => ({
    ...file,
    lines: file.lines.map((line) => ({ ...line, hsCode: null })),
  })

  it('blocks the conclusion and names field and line, and the other themes are still answered', async () => {
    const list = await checklistOf('SO-1003', { change: withoutCodes })
    const formalities = list.answers.find(({ question }) => question === 'export-formalities')
    expect(formalities?.verdict).toBe('cannot-conclude')
    expect(formalities?.missing).toContainEqual({ field: 'hs', lines: ['10'] })
    expect(verdict(list, 'transport-convention')).toBe('applies')
  })

  it('is "cannot conclude", never "no"', async () => {
    const before = await checklistOf('SO-1006')
    expect(verdict(before, 'packaging')).toBe('cannot-conclude')
    const raw = await checklistOf('SO-1006', { answers: [answer('wood_packaging', 'raw-wood')] })
    expect(verdict(raw, 'packaging')).toBe('applies')
    const none = await checklistOf('SO-1006', { answers: [answer('wood_packaging', 'none')] })
    expect(verdict(none, 'packaging')).toBe('does-not-apply')
  })
})

describe('ticks', () => {
  it('close a line, and a change of the order or of the note opens it again', async () => {
    const find = (list: Checklist) => list.items.find(({ requirement }) => requirement.document === 'atr')
    const open = find(await checklistOf('SO-1006'))
    if (!open) expect.fail('no line for the A.TR')
    expect(open.state).toBe('open')
    const tick: Tick = {
      order: 'SO-1006',
      note: 'turkey-atr',
      requirement: open.requirement.id,
      state: 'done',
      fingerprint: open.fingerprint,
      by: NADIA,
      at: '2026-03-16T09:00:00.000Z',
      reason: null,
    }
    const done = await checklistOf('SO-1006', { ticks: [tick] })
    expect(find(done)?.state).toBe('done')
    expect(done.blocking.map(({ requirement }) => requirement.document)).not.toContain('atr')

    const changed = (file: OrderFile): OrderFile => ({
      ...file,
      lines: file.lines.map((line) => ({ ...line, hsCode: '84135061' })),
    })
    expect(find(await checklistOf('SO-1006', { ticks: [tick], change: changed }))?.state).toBe('reopened')
    const reworded = shipped.map((note) =>
      note.id === 'turkey-atr'
        ? { ...note, requires: note.requires.map((each) => ({ ...each, act: { fr: 'Autre', en: 'Other' } })) }
        : note,
    )
    expect(find(await checklistOf('SO-1006', { ticks: [tick], notes: reworded }))?.state).toBe('reopened')
  })
})

describe('the date that matters', () => {
  it('is that of the shipment: a note that begins later says nothing', async () => {
    const later = shipped.map((note) =>
      note.id === 'turkey-atr' ? { ...note, effectiveFrom: '2026-12-01' } : note,
    )
    const list = await checklistOf('SO-1006', { notes: later })
    expect(list.items.map(({ requirement }) => requirement.document)).not.toContain('atr')
  })

  it('a note added for another country changes nothing', async () => {
    const [first] = shipped
    if (!first) expect.fail('no notes')
    const stranger: Note = {
      ...first,
      id: 'elsewhere',
      answers: [...watchLists().questions.keys()],
      appliesWhen: { kind: 'field', field: 'destination', test: { in: ['PE'] } },
      requires: [],
    }
    const verdicts = (list: Checklist) => list.answers.map((each) => [each.question, each.verdict])
    const before = await checklistOf('SO-1006')
    const after = await checklistOf('SO-1006', { notes: [...shipped, stranger] })
    expect(verdicts(after)).toEqual(verdicts(before))
    expect(after.items.map(({ requirement }) => requirement.id)).toEqual(
      before.items.map(({ requirement }) => requirement.id),
    )
  })
})
