import { describe, expect, it } from 'vitest'
import { countryName } from '../../src/domain/country-names.ts'
import { eventName } from '../../src/domain/event-wording.ts'
import { LOCALES } from '../../src/domain/locale.ts'
import { typeset } from '../../src/domain/typography.ts'
import {
  joinWords,
  showAmount,
  showDate,
  showDays,
  showPrice,
  showQuantity,
} from '../../src/domain/wording.ts'
import { wordFile } from '../../src/language/rules/word-files.ts'

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')

describe('wording', () => {
  it('names every unit that quantities are read in', () => {
    for (const unit of Object.keys(wordFile('units'))) {
      for (const locale of LOCALES) {
        expect(showQuantity(3, unit, locale)).not.toContain(unit)
      }
    }
    expect(showQuantity(3, 'XPX', 'fr')).toBe('3 palettes')
  })

  it('names a change of what was agreed, however its source calls it', () => {
    for (const kind of ['amended', 'amendment', 'amendment-applied', 'order-changed']) {
      expect(eventName(kind, 'fr')).toContain('modifi')
    }
  })

  it('writes dates with the month in letters', () => {
    expect(showDate('2026-03-20', 'fr')).toBe('20 mars 2026')
    expect(showDate('2026-03-20', 'en')).toBe('20 March 2026')
    expect(showDate('2026-05-01', 'fr')).toBe('1er mai 2026')
    expect(showDate('2026-05-01', 'en')).toBe('1 May 2026')
  })

  it('writes amounts with the currency where each language puts it', () => {
    expect(plain(showAmount(24800, 'EUR', 'fr'))).toBe('24 800,00 EUR')
    expect(showAmount(24800, 'EUR', 'en')).toBe('EUR 24,800.00')
    expect(showAmount(1500000, 'JPY', 'en')).toBe('JPY 1,500,000')
    expect(showAmount(-3100, 'EUR', 'en')).toBe('EUR -3,100.00')
  })

  it('keeps the decimals of a price finer than a cent', () => {
    expect(showPrice({ amount: 0.0312, currency: 'USD' }, 'en')).toBe('USD 0.0312')
    expect(plain(showPrice({ amount: 62, currency: 'EUR' }, 'fr'))).toBe('62,00 EUR')
  })

  it('names units in the number that fits', () => {
    expect(showQuantity(1, 'EA', 'fr')).toBe('1 pièce')
    expect(plain(showQuantity(1250, 'C62', 'fr'))).toBe('1 250 pièces')
    expect(showQuantity(0, 'EA', 'en')).toBe('0 pieces')
    expect(showQuantity(0, 'EA', 'fr')).toBe('0 pièce')
    expect(showQuantity(12.5, 'MTR', 'fr')).toBe('12,5 m')
    expect(showQuantity(240, 'Bottle of 240 ml', 'en')).toBe('240 Bottle of 240 ml')
    expect(showQuantity(7, null, 'en')).toBe('7')
  })

  it('says which kind of days it counts', () => {
    expect(showDays(5, true, 'fr')).toBe('5 jours ouvrés')
    expect(showDays(1, true, 'fr')).toBe('1 jour ouvré')
    expect(showDays(0, true, 'en')).toBe('0 working days')
    expect(showDays(1, false, 'en')).toBe('1 calendar day')
    expect(showDays(7, false, 'fr')).toBe('7 jours calendaires')
  })

  it('joins words as the language does', () => {
    expect(joinWords(['10', '20', '30'], 'fr')).toBe('10, 20 et 30')
    expect(joinWords(['10', '20'], 'en')).toBe('10 and 20')
    expect(joinWords(['10'], 'en')).toBe('10')
  })

  it('names countries and gives back a code that no country has', () => {
    expect(countryName('GB', 'fr')).toBe('Royaume-Uni')
    expect(countryName('AE', 'en')).toBe('United Arab Emirates')
    expect(countryName('QQ', 'fr')).toBe('QQ')
    expect(countryName('somewhere', 'en')).toBe('somewhere')
  })

  it('spaces French signs once and leaves times, links and English alone', () => {
    const spaced = 'Où en est « SO-1001 » ? Réponse : bientôt !'
    const set = 'Où en est «\u00a0SO-1001\u00a0»\u00a0? Réponse\u00a0: bientôt\u00a0!'
    expect(typeset(spaced, 'fr')).toBe(set)
    expect(typeset(set, 'fr')).toBe(set)
    expect(typeset('le 12:30 https://a.b', 'fr')).toBe('le 12:30 https://a.b')
    expect(typeset('Where is it ?', 'en')).toBe('Where is it ?')
  })
})
