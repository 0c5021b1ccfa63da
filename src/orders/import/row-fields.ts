/** The fields of one row by our column names, each read by its kind, with what is wrong gathered on the way. */

import type { IsoDate } from '../../domain/calendar-date.ts'
import { readCountry } from './countries.ts'
import type { Finding, FindingCode } from './import-row.ts'
import type { ImportMap } from './map-file.ts'
import { readCurrency, readDate, readNumber } from './read-values.ts'

const LONGEST_TEXT = 2_000
const LONGEST_KEY = 80
/** Control characters other than tab and line ends have no business in an order. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/

export class RowFields {
  readonly refusals: Finding[] = []
  readonly warnings: Finding[] = []
  readonly attributes: Record<string, string> = {}
  readonly references: string[] = []
  private readonly raw: (column: string) => string
  private readonly map: ImportMap
  private readonly line: number

  /** `raw` gives the text of a column, trimmed and with the map's values applied; empty when not known. */
  constructor(line: number, raw: (column: string) => string, map: ImportMap) {
    this.line = line
    this.raw = raw
    this.map = map
  }

  refuse(code: FindingCode, column: string, value: string): void {
    this.refusals.push(this.finding(code, column, value))
  }

  warn(code: FindingCode, column: string, value: string): void {
    this.warnings.push(this.finding(code, column, value))
  }

  private finding(code: FindingCode, column: string, value: string): Finding {
    return { line: this.line, code, column, value: value.length > 80 ? `${value.slice(0, 79)}…` : value }
  }

  text(column: string): string | null {
    const value = this.raw(column)
    if (value === '') return null
    if (value.length > LONGEST_TEXT) this.refuse('too-long', column, value)
    if (CONTROL.test(value)) this.refuse('control-characters', column, JSON.stringify(value))
    return value
  }

  /** A text that identifies: required and short. */
  key(column: string): string {
    const value = this.required(column)
    if (value.length > LONGEST_KEY) this.refuse('too-long', column, value)
    return value
  }

  required(column: string): string {
    const value = this.text(column)
    if (value === null) this.refuse('missing-value', column, '')
    return value ?? ''
  }

  date(column: string): IsoDate | null {
    const value = this.raw(column)
    if (value === '') return null
    const date = readDate(value, this.map.dates)
    if (date === null) this.refuse('bad-date', column, value)
    return date
  }

  number(column: string): number | null {
    const value = this.raw(column)
    if (value === '') return null
    const number = readNumber(value, this.map.numbers)
    if (number !== null) return number
    if (this.reference(column, value)) return null
    if (this.map.words_in_numbers.includes(value)) {
      this.warn('word-in-number', column, value)
      this.attributes[column] = value
    } else this.refuse('bad-number', column, value)
    return null
  }

  /** A quantity or an amount, which is never below zero here. */
  positive(column: string): number | null {
    const number = this.number(column)
    if (number === null || number >= 0) return number
    this.refuse('negative-quantity', column, this.raw(column))
    return null
  }

  private reference(column: string, value: string): boolean {
    if (this.map.line_reference === undefined) return false
    const line = new RegExp(this.map.line_reference).exec(value)?.groups?.['line']
    if (line === undefined) return false
    this.references.push(line)
    this.attributes[column] = value
    return true
  }

  country(column: string): string | null {
    const value = this.raw(column)
    if (value === '') return null
    const country = readCountry(value)
    if (country === null) this.refuse('unknown-country', column, value)
    return country
  }

  currency(column: string): string | null {
    const value = this.raw(column)
    if (value === '') return null
    const currency = readCurrency(value)
    if (currency === null) this.keep('unknown-currency', column, value)
    return currency
  }

  /** A value that no field can hold: warned of, and kept as it came. */
  keep(code: FindingCode, column: string, value: string): void {
    this.warn(code, column, value)
    this.attributes[column] = value
  }
}
