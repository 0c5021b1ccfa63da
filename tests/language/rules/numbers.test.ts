import { describe, expect, it } from 'vitest'
import type { Locale } from '../../../src/domain/locale.ts'
import { cardinalAt } from '../../../src/language/rules/numbers.ts'
import { findNumbers } from '../../../src/language/rules/quantities.ts'
import { readSaid } from '../../../src/language/rules/said.ts'

function numbers(text: string, locale: Locale): string {
  return findNumbers(readSaid(text), locale, () => false)
    .map(({ kind, value, unit, others }) => [kind, [value, ...others].join('|'), unit ?? '-'].join(' '))
    .join(', ')
}

describe('quantities', () => {
  it.each([
    ['fr', '40 pcs', 'quantity 40 H87'],
    ['fr', '40pcs', 'quantity 40 H87'],
    ['fr', '2 palettes', 'quantity 2 XPX'],
    ['fr', 'deux palettes', 'quantity 2 XPX'],
    ['fr', 'une palette', 'quantity 1 XPX'],
    ['fr', '1 250 kg', 'quantity 1250 KGM'],
    ['en', '1,250 kg', 'quantity 1250 KGM'],
    ['en', 'two hundred and fifty pcs', 'quantity 250 H87'],
    ['fr', 'quatre-vingt-dix-sept pièces', 'quantity 97 H87'],
    ['en', '15 cbm', 'quantity 15 MTQ'],
  ] as const)('%s: %s is %s', (locale, text, expected) => {
    expect(numbers(text, locale)).toBe(expected)
  })

  it('a foreign separator before three figures has two readings', () => {
    expect(numbers('1,250 kg', 'fr')).toBe('quantity 1.25|1250 KGM')
    expect(numbers('1.250 kg', 'en')).toBe('quantity 1.25|1250 KGM')
    expect(numbers('1.250 kg', 'fr')).toBe('quantity 1250|1.25 KGM')
  })

  it('an article after a number is no unit', () => {
    expect(numbers("le 27 l'expédition part", 'fr')).toBe('number 27 -')
  })
})

describe('amounts', () => {
  it.each([
    ['en', 'USD 12,500', 'money 12500 USD'],
    ['fr', 'USD 12,500', 'money 12500 USD'],
    ['fr', '12 500 €', 'money 12500 EUR'],
    ['fr', '12.500,50 EUR', 'money 12500.5 EUR'],
    ['fr', '3,1 k€', 'money 3100 EUR'],
    ['en', '$12.5k', 'money 12500 USD'],
    ['en', '€1,250', 'money 1250 EUR'],
    ['fr', '5 M€', 'money 5000000 EUR'],
    ['en', 'us$ 3,100.50', 'money 3100.5 USD'],
    ['fr', '12 francs suisses', 'money 12 CHF'],
    ['en', '£500', 'money 500 GBP'],
  ] as const)('%s: %s is %s', (locale, text, expected) => {
    expect(numbers(text, locale)).toBe(expected)
  })
})

describe('numbers in words', () => {
  it.each([
    ['vingt et un', 21],
    ['soixante-dix-sept', 77],
    ['quatre-vingts', 80],
    ['deux cent quatre', 204],
    ['mille deux cents', 1200],
    ['two dozen', 24],
    ['deux douzaines', 24],
    ['three thousand four hundred', 3400],
  ])('%s is %d', (text, expected) => {
    expect(cardinalAt(readSaid(text).words, 0)?.value).toBe(expected)
  })
})
