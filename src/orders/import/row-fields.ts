/** The fields of one row by our column names, each read by its kind, with what is wrong gathered on the way. */

import type { IsoDate } from '../../domain/calendar-date.ts'
import { readCountry } from './countries.ts'
import type { Finding, FindingCode } from './import-row.ts'
import { readCurrency } from './read-values.ts'
import type { ValueReader } from './value-reader.ts'

const LONGEST_TEXT = 2_000
const LONGEST_KEY = 80
/** Control characters other than tab and line ends have no business in an order. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
export const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/

export class RowFields {
  readonly refusals: Finding[] = []
  readonly warnings: Finding[] = []
  /** Without a prototype, so that a heading may be called anything. */
  readonly attributes: Record<string, string> = Object.create(null)
  readonly references: string[] = []
  private readonly raw: (column: string) => string
  private readonly values: ValueReader
  private readonly line: number

  /** `raw` gives the text of a column, trimmed and with the map's values applied; empty when not known. */
  constructor(line: number, raw: (column: string) => string, values: ValueReader) {
    this.line = line
    this.raw = raw
    this.values = values
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
    this.checkText(column, value)
    return value
  }

  /** The text of a column that no field holds. */
  attribute(name: string, value: string): void {
    this.checkText(name, value)
    this.attributes[name] = value
  }

  private checkText(column: string, value: string): void {
    if (value.length > LONGEST_TEXT) this.refuse('too-long', column, value)
    if (CONTROL.test(value)) this.refuse('control-characters', column, JSON.stringify(value))
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
    const date = this.values.date(value)
    if (date === null) this.refuse('bad-date', column, value)
    return date
  }

  number(column: string): number | null {
    const value = this.raw(column)
    if (value === '') return null
    const number = this.values.number(value)
    if (number !== null) return number
    if (this.reference(column, value)) return null
    if (this.values.isWord(value)) {
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
    const line = this.values.lineReference(value)
    if (line === null) return false
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
    if (currency === null) this.refuse('unknown-currency', column, value)
    return currency
  }

  /** A value that no field can hold: warned of, and kept as it came. */
  keep(code: FindingCode, column: string, value: string): void {
    this.warn(code, column, value)
    this.attributes[column] = value
  }
}
