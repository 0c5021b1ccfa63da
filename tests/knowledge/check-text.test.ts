/** How a person's text is read: subject, topic, notation, mood, and what is none of an order's business. */

import { describe, expect, it } from 'vitest'
import type { Fact } from '../../src/domain/fact.ts'
import type { Locale } from '../../src/domain/locale.ts'
import { checkText, reviewText } from '../../src/knowledge/check/check-text.ts'
import { date, fact, ORDER_1001, quantity, reference, status, TODAY, words } from './support/facts.ts'

const ORDER_1002: readonly Fact[] = [
  fact('order-number', reference('SO-1002'), null, 'SO-1002'),
  fact('customer', words('Gulf Fabrication LLC'), null, 'SO-1002'),
  fact('order-status', status('shipped'), null, 'SO-1002'),
  fact('invoice-number', reference('F-2026-0214'), null, 'SO-1002'),
  fact('transport-document', reference('CMR-448120'), null, 'SO-1002'),
  fact('container-number', reference('BMLU 471155 2'), null, 'SO-1002'),
  fact('shipped-on', date('2026-03-11'), null, 'SO-1002'),
  fact('eta-on', date('2026-03-18'), null, 'SO-1002'),
  fact('invoiced-on', date('2026-03-12'), null, 'SO-1002'),
  fact('due-on', date('2026-04-10'), null, 'SO-1002'),
  fact('line-number', reference('10'), '10', 'SO-1002'),
  fact('quantity-ordered', quantity(12), '10', 'SO-1002'),
  fact('quantity-shipped', quantity(12), '10', 'SO-1002'),
  fact('quantity-delivered', quantity(0), '10', 'SO-1002'),
  fact('quantity-invoiced', quantity(12), '10', 'SO-1002'),
  fact('promised-on', date('2026-03-11'), '10', 'SO-1002'),
]
const BOTH = [...ORDER_1001, ...ORDER_1002]

function review(text: string, given: { locale?: Locale; order?: string; facts?: readonly Fact[] } = {}) {
  const { locale = 'en', facts = ORDER_1001, order } = given
  return reviewText(text, { facts, locale, today: TODAY, ...(order === undefined ? {} : { order }) })
}
/** `value: verdict`, one per value. */
function verdicts(text: string, given: Parameters<typeof review>[1] = {}): readonly string[] {
  return review(text, given).statements.map(({ value, verdict }) => `${value}: ${verdict}`)
}

describe('the right value is written as the wrong one was', () => {
  it.each([
    ['Line 20 is promised for 25 March 2026.', '20 March 2026'],
    ['Line 20 is promised for March 25th, 2026.', 'March 20th, 2026'],
    ['Line 20 is promised for the 25th of March.', '20th of March'],
    ['Line 20 is promised for 25-Mar-26.', '20-Mar-26'],
    ['Line 20 is promised for 25/03/2026.', '20/03/2026'],
    ['Line 20 is promised for 25.3.26.', '20.3.26'],
    ['Line 20 is promised for 2026-03-25.', '2026-03-20'],
    ['Line 20 is promised for Wed 25 March.', 'Fri 20 March'],
    ['Line 20 is promised for week 14.', 'week 12'],
    ['Line 20 is promised for tomorrow.', '20 March'],
    ['La ligne 20 est promise pour le mercredi 25 mars.', 'vendredi 20 mars'],
    ['La ligne 20 est promise pour demain.', 'le 20 mars'],
    ['La ligne 20 est promise pour le 25 avr.', '20 mars'],
    ['Line 20: twelve pumps ordered.', 'ten'],
    ['Line 10: 4,000 valves ordered.', '400'],
    ['The order total is €46,800.', '€48,600'],
    ['The order total is 46 800,00 €.', '48 600,00 €'],
    ['The order total is EUR 46,800.00.', 'EUR 48,600.00'],
    ['The order total is 46.8k€.', '48,600€'],
    ['Le montant de la commande est de 48 600 dollars.', '48 600 EUR'],
    ['The delivery term is CPT Leeds.', 'FCA Saint-Priest'],
    ['The order goes by sea.', 'by road'],
    ['La commande part par avion.', 'par la route'],
    ['Line 10 is eight working days late.', 'five working days'],
  ])('%s', (text, right) => {
    const [found] = review(text).statements.filter((each) => each.verdict === 'contradicted')
    expect(found?.right).toBe(right)
  })

  it('changes nothing else of the text', () => {
    const text = 'Hello,\n\n  * line 10:  400 valves, promised for 25 March\n  * line 20: 10 pumps\n\nBest'
    expect(review(text).corrected).toBe(text.replace('25 March', '20 March'))
  })

  it('suggests the sentence with all its values put right', () => {
    const [first] = checkText('Line 20: twelve pumps promised for 25 March. Thank you.', {
      facts: ORDER_1001,
      locale: 'en',
      today: TODAY,
    })
    expect(first?.suggestion).toBe('Line 20: ten pumps promised for 20 March.')
  })

  it.each([
    ['SO-1001 has shipped.', 'SO-1001 has not yet shipped.'],
    ['SO-1001 has already been delivered.', 'SO-1001 has not yet been delivered.'],
    ['La SO-1001 a déjà été livrée.', 'La SO-1001 n’a pas encore été livrée.'],
    ['Line 10 is on time.', 'Line 10 is late.'],
  ])('turns the sentence round: %s', (text, corrected) => {
    expect(review(text).corrected).toBe(corrected)
  })

  it('takes a wrong negation out', () => {
    expect(review('SO-1002 has not shipped yet.', { facts: ORDER_1002 }).corrected).toBe(
      'SO-1002 has shipped yet.',
    )
    expect(review('La SO-1002 n’est pas encore expédiée.', { facts: ORDER_1002 }).corrected).toBe(
      'La SO-1002 est expédiée.',
    )
  })
})

describe('the order and line that a sentence is about', () => {
  it('are carried from the sentences before', () => {
    expect(
      verdicts('About SO-1001, line 20. It is promised for 20 March. We ordered 10.', { facts: BOTH }),
    ).toEqual(['SO-1001: verified', '20 March: verified', '10: verified'])
  })

  it('change where another order is named', () => {
    const text = 'SO-1001 is promised for 20 March and SO-1002 left on 11 March. It will arrive on 18 March.'
    expect(verdicts(text, { facts: BOTH }).every((each) => each.endsWith('verified'))).toBe(true)
    const { statements, orders } = review(text.replace('11 March', '12 March'), { facts: BOTH })
    expect(statements.find((each) => each.verdict === 'contradicted')?.evidence).toBe(
      'SO-1002, shipping date',
    )
    expect(orders).toEqual(['SO-1001', 'SO-1002'])
  })

  it('is the order in context where none is named', () => {
    expect(verdicts('It left on 11 March.', { facts: BOTH, order: 'SO-1002' })).toEqual([
      '11 March: verified',
    ])
  })

  it('is unknown where several orders could be meant', () => {
    expect(verdicts('The promised date is 20 March.', { facts: BOTH })).toEqual(['20 March: unsupported'])
  })

  it('is not another order when the named one is not at hand', () => {
    const text = 'SO-7777 is promised for 25 March.'
    expect(verdicts(text)).toEqual(['SO-7777: unsupported', '25 March: unsupported'])
  })

  it('is found by PO, invoice and customer', () => {
    expect(verdicts('PO NB-44871: promised 20 March.', { facts: BOTH })[1]).toBe('20 March: verified')
    expect(verdicts('Invoice F-2026-0214 is due on 10 April.', { facts: BOTH })[1]).toBe('10 April: verified')
  })

  it('is the line whose goods are named', () => {
    expect(verdicts('SO-1001: 400 valves and 10 pumps ordered.')).toEqual([
      'SO-1001: verified',
      '400: verified',
      '10: verified',
    ])
    expect(verdicts('Vous avez commandé 12 pompes.', { locale: 'fr' })).toEqual(['12: contradicted'])
  })

  it('are read from a pasted table', () => {
    const table = 'Line | Ordered | Promised\n---|---|---\n10 | 400 | 20 March\n20 | 12 | 20 March'
    expect(verdicts(table)).toEqual([
      '400: verified',
      '20 March: verified',
      '12: contradicted',
      '20 March: verified',
    ])
  })

  it('are read from a heading above a list', () => {
    expect(verdicts('Promised dates:\n- line 10: 20 March\n- line 20: 22 March')).toEqual([
      '20 March: verified',
      '22 March: contradicted',
    ])
  })
})

describe('what a value is about', () => {
  it('is decided by the word beside it', () => {
    const text = 'Line 10: ordered 24 February, promised 20 March, forecast 27 March, 400 ordered, 0 shipped.'
    expect(verdicts(text).every((each) => each.endsWith(': verified'))).toBe(true)
    expect(verdicts('Line 10: promised 27 March, forecast 20 March.')).toEqual([
      '27 March: contradicted',
      '20 March: contradicted',
    ])
  })

  it('leaves a value alone when no word says it', () => {
    expect(verdicts('Line 10: 27 March.')).toEqual(['27 March: verified'])
    expect(verdicts('Line 10: 28 March.')).toEqual(['28 March: unsupported'])
  })

  it('holds a date to come against the forecast, not against an overtaken promise', () => {
    expect(verdicts('Line 10 will ship on 20 March.')).toEqual(['20 March: contradicted'])
    expect(verdicts('Line 10 will ship on 27 March.')).toEqual(['27 March: verified'])
  })

  it('allows a part of the goods another date', () => {
    expect(verdicts('Of line 10, 310 will ship on 20 March.')[1]).toBe('20 March: verified')
  })

  it('never contradicts a question, a condition or a request', () => {
    for (const text of [
      'Could line 10 ship on 2 April?',
      'If the castings come, line 10 could leave on 2 April.',
      'Please ship line 10 by 2 April.',
      'Si vous êtes d’accord, la ligne 10 partira le 2 avril.',
    ]) {
      expect(verdicts(text).map((each) => each.split(': ')[1])).toEqual(['unsupported'])
    }
  })

  it('holds a reference against the record when it is named for what it is', () => {
    expect(verdicts('The container of SO-1002 is BMLU 471155 3.', { facts: BOTH })).toContain(
      'BMLU 471155 3: contradicted',
    )
    expect(verdicts('SO-1002 travels under CMR-448210.', { facts: BOTH })).toContain(
      'CMR-448210: contradicted',
    )
    expect(verdicts('SO-1001 was seen with ZZ-998877.')).toContain('ZZ-998877: unsupported')
  })
})

describe('a text yields nothing', () => {
  it.each([
    'Thank you for your patience, we will do our best.',
    'Dear Mr Hughes, I hope you are well.',
    'We see two options and will call you tomorrow.',
    'My number is +44 1632 960 114, I am in until 17:30.',
    'Write to claire@hydral.example or see https://hydral.example/orders/4711.',
    'Incoterms 2020 and ISO 9001 apply.',
    'Nous restons à votre disposition pour toute question.',
    'Could you confirm whether it has shipped?',
    'The documents were shipped by post.',
    '',
    '   \n\n  ',
    '🚢🚢🚢',
  ])('%s', (text) => {
    expect(verdicts(text)).toEqual([])
  })
})

describe('figures in disguise', () => {
  it.each([
    ['digits of another script', 'Line 20: ١٢ pumps ordered.'],
    ['full-width digits', 'Line 20: １２ pumps ordered.'],
    ['mathematical digits', 'Line 20: 𝟏𝟐 pumps ordered.'],
    ['invisible signs', 'Line 20: 1\u200b2 pumps ordered.'],
    ['right-to-left marks', 'Line 20: \u202e12\u202c pumps ordered.'],
    ['markup', '<b>Line 20</b>: <i>12</i> pumps ordered.'],
    ['capitals and no accents', 'LIGNE 20 : 12 POMPES COMMANDEES'],
  ])('are read: %s', (_what, text) => {
    const [found] = review(text).statements
    expect([found?.verdict, found?.right]).toEqual(['contradicted', '10'])
  })
})
