/** Recording a forecast on real orders: which part, what it means against the promise, what the record says after. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import recordForecast from '../../src/dialogs/record-forecast.dialog.ts'
import { openTestStore, type TestStore } from '../support/store.ts'
import { labels, set, start, type Talk, talk, words, yes } from './engine/talk.ts'

let store: TestStore
const begin = (locale: 'fr' | 'en' = 'fr'): Talk =>
  talk({ orders: store.orders, dialogs: [recordForecast], locale })
const partsOf = async (order: string, line: string) =>
  (await store.orders.findOrder(order))?.lines.find((each) => each.number === line)?.schedule ?? []

beforeAll(async () => {
  store = await openTestStore()
})
afterAll(() => store.close())

describe('what is recorded', () => {
  it('is the date, who gave it and why, on the line that was meant, as an event of the order', async () => {
    const t = begin()
    const given = {
      order: 'SO-1001',
      line: '10',
      date: '2026-03-27',
      by: 'supplier',
      cause: 'stock-shortage',
    }
    await t.say(start('record-forecast', given))
    const { draft } = await t.say(yes)
    expect(words(draft)).toBe(
      'C’est noté : SO-1001, ligne 10, prévision au 27 mars 2026, 5 jours ouvrés après la promesse.',
    )
    const [part] = await partsOf('SO-1001', '10')
    expect(part).toMatchObject({
      promisedOn: '2026-03-20',
      forecastOn: '2026-03-27',
      forecastBy: 'supplier',
      causeCode: 'stock-shortage',
    })
    expect((await partsOf('SO-1001', '20'))[0]?.forecastOn).toBeNull()
    const events = (await store.orders.findOrder('SO-1001'))?.events ?? []
    expect(events.some((event) => event.kind === 'forecast-recorded' && event.actor === 'Claire Morel')).toBe(
      true,
    )
  })

  it('reads in the language of the person: source and cause too', async () => {
    const given = { order: 'SO-1002', line: '10', date: '2026-04-07', by: 'production', cause: 'customs' }
    const french = words((await begin('fr').say(start('record-forecast', given))).draft)
    expect(french).toContain('Donnée par: la production')
    expect(french).toContain('Cause: douane')
    const english = words((await begin('en').say(start('record-forecast', given))).draft)
    expect(english).toContain('Given by: production')
    expect(english).toContain('Cause: customs')
  })
})

describe('the effect against the promise', () => {
  it.each([
    ['2026-03-20', 'à la date promise'],
    ['2026-03-19', '1 jour ouvré avant la promesse (1 jour calendaire, calendrier France)'],
    ['2026-03-22', '2 jours calendaires après la promesse'],
  ])('of %s is %s', async (date, effect) => {
    const given = { order: 'SO-1001', line: '20', date, by: 'carrier' }
    expect(words((await begin().say(start('record-forecast', given))).draft)).toContain(`Effet: ${effect}`)
  })

  it('cannot be told on a line that has no dated part', async () => {
    const { draft, report } = await begin().say(start('record-forecast', { order: 'SO-1018' }))
    expect(words(draft)).toContain('Les lignes de SO-1018 n’ont aucune échéance dans le registre')
    expect(report.awaiting).toBe('order')
  })

  it('warns of a date before the shipment', async () => {
    const t = begin()
    await t.say(start('record-forecast', { order: 'SO-1010', line: '10', date: '2026-03-05', by: 'carrier' }))
    const { draft } = await t.press('Garder 5 mars 2026')
    expect(words(draft)).toContain('Attention : cette date précède l’expédition du 9 mars 2026.')
  })

  it('says that the date is the same as before', async () => {
    const given = { order: 'SO-1017', date: '2026-04-03', by: 'supplier' }
    const { draft } = await begin().say(start('record-forecast', given))
    expect(words(draft)).toContain('La date prévue est déjà celle-là.')
  })
})

describe('a line in several parts', () => {
  it('takes the part still to come, and names it', async () => {
    const t = begin()
    const { draft } = await t.say(
      start('record-forecast', { order: 'SO-1016', line: '10', date: '2026-04-02', by: 'carrier' }),
    )
    expect(words(draft)).toContain('Échéance: 2 · 20 pièces, promis le 27 mars 2026')
    await t.say(yes)
    const parts = await partsOf('SO-1016', '10')
    expect(parts.map((part) => part.forecastOn)).toEqual([null, '2026-04-02'])
  })

  it('refuses the part that is delivered, and one that does not exist', async () => {
    const t = begin()
    await t.say(start('record-forecast', { order: 'SO-1016', line: '10', date: '2026-04-02', by: 'carrier' }))
    const done = await t.say(set('part', '1'))
    expect(words(done.draft)).toContain('Plus rien n’est à venir de l’échéance 1 de la ligne 10')
    expect(labels(done.draft)).toEqual(['2 · 20 pièces, promis le 27 mars 2026'])
    expect(words((await t.say(set('part', '7'))).draft)).toContain('n’a pas d’échéance 7')
  })
})

describe('the grounds of what is said', () => {
  it('hold every date and figure of the summary', async () => {
    const given = { order: 'SO-1017', date: '2026-04-10', by: 'supplier' }
    const { draft } = await begin().say(start('record-forecast', given))
    const dates = draft.grounds.flatMap(({ value }) => (value.kind === 'date' ? [value.date] : []))
    expect(new Set(dates)).toEqual(new Set(['2026-03-31', '2026-04-03', '2026-04-10']))
    const days = draft.grounds.flatMap(({ value }) => (value.kind === 'days' ? [value.days] : []))
    expect(days).toEqual([10, 7])
    const references = draft.grounds.flatMap(({ value }) => (value.kind === 'reference' ? [value.text] : []))
    expect(references).toEqual(expect.arrayContaining(['SO-1017', '10', 'VLV-25-SS', 'Válvulas Levante SL']))
  })
})
