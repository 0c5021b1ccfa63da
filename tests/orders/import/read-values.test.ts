import { describe, expect, test } from 'vitest'
import { readCountry } from '../../../src/orders/import/countries.ts'
import {
  readCurrency,
  readDate,
  readIncoterm,
  readMode,
  readNumber,
} from '../../../src/orders/import/read-values.ts'

describe('dates', () => {
  test.each([
    ['2026-03-20', 'YYYY-MM-DD', '2026-03-20'],
    ['20/03/2026', 'DD/MM/YYYY', '2026-03-20'],
    ['3/4/2026', 'DD/MM/YYYY', '2026-04-03'],
    ['3/4/2026', 'MM/DD/YYYY', '2026-03-04'],
    ['2-Jun-06', 'DD-MMM-YY', '2006-06-02'],
    ['14 févr. 2026', 'DD-MMM-YYYY', '2026-02-14'],
    ['31-Dec-99', 'DD-MMM-YY', '1999-12-31'],
    ['20260320', 'YYYYMMDD', '2026-03-20'],
  ] as const)('%s as %s', (text, format, date) => {
    expect(readDate(text, [format])).toBe(date)
  })

  test.each(['30/02/2026', '2026-03-20', '20/13/2026', '20/03/26', 'demain', ''])('%s is none', (text) => {
    expect(readDate(text, ['DD/MM/YYYY'])).toBeNull()
  })

  test('the first format that gives a day of the calendar counts', () => {
    expect(readDate('11/13/2006', ['DD/MM/YYYY', 'MM/DD/YYYY'])).toBe('2006-11-13')
  })
})

describe('numbers', () => {
  const plain = { decimal: '.', thousands: '' } as const
  const french = { decimal: ',', thousands: ' ' } as const
  const german = { decimal: ',', thousands: '.' } as const

  test.each([
    ['1234.5', plain, 1234.5],
    ['1 234', plain, 1234],
    ['-3', plain, -3],
    ['1 234,50', french, 1234.5],
    ['1\u202F234,50', french, 1234.5],
    ['1.234.567,8', german, 1234567.8],
  ])('%s', (text, marks, value) => {
    expect(readNumber(text, marks)).toBe(value)
  })

  test.each([
    ['1,5', plain],
    ['1.5', french],
    ['1.23,4', german],
    ['12 pcs', plain],
    ['1e3', plain],
    ['NaN', plain],
    ['99999999999999', plain],
    ['', plain],
  ])('%s is none', (text, marks) => {
    expect(readNumber(text, marks)).toBeNull()
  })
})

describe('countries by code and by name', () => {
  test.each([
    ['FR', 'FR'],
    ['fra', 'FR'],
    ['Allemagne', 'DE'],
    ['GERMANY', 'DE'],
    ['Côte d’Ivoire', 'CI'],
    ["Cote d'Ivoire", 'CI'],
    ['Congo, DRC', 'CD'],
    ['Royaume Uni', 'GB'],
    ['Viet Nam', 'VN'],
    ['the Netherlands', 'NL'],
    ['États-Unis', 'US'],
    ['Guyana', 'GY'],
  ])('%s', (text, code) => {
    expect(readCountry(text)).toBe(code)
  })

  test.each(['Angletere', 'XX', 'Europe', 'constructor', ''])('%s is none', (text) => {
    expect(readCountry(text)).toBeNull()
  })
})

test('an Incoterm with its place and edition', () => {
  expect(readIncoterm('fca Saint-Priest (Incoterms® 2020)')).toEqual({
    code: 'FCA',
    place: 'Saint-Priest',
    edition: 2020,
  })
  expect(readIncoterm('EXW')).toEqual({ code: 'EXW', place: null, edition: null })
  expect(readIncoterm('FOQ Le Havre')).toBeNull()
  expect(readIncoterm('N/A - From RDC')).toBeNull()
})

test('modes and currencies', () => {
  expect([readMode('Air Charter'), readMode('Maritime'), readMode('Camion'), readMode('mule')]).toEqual([
    'air',
    'sea',
    'road',
    null,
  ])
  expect([readCurrency('eur'), readCurrency('€'), readCurrency('XYZ')]).toEqual(['EUR', 'EUR', null])
})
