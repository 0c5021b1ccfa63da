/** The fields of one row by our column names, each read by its kind, with what is wrong gathered on the way. */

import type { IsoDate } from '../../domain/calendar-date.ts'
import type { RawText } from './column-sources.ts'
import type { Finding, FindingCode } from './import-row.ts'
import type { ValueReader } from './value-reader.ts'

const LONGEST_TEXT = 2_000
const LONGEST_KEY = 80
/** Control characters other than tab and line ends have no business in an order. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
export const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/

const NOTHING: RawText = () => ''

/** One object serves all rows, one after the other; what it gathered of a row is not touched by the next one. */
export class RowFields {
  refusals: Finding[] = []
  warnings: Finding[] = []
  references: string[] = []
  readonly values: ValueReader
  private kept: Record<string, string> | null = null
  private readonly texts: ReadonlyMap<string, RawText>
  private line = 0
  private fields: readonly string[] = []

  /** `texts` gives the text of a column, trimmed and with the map's values applied; empty when not known. */
  constructor(texts: ReadonlyMap<string, RawText>, values: ValueReader) {
    this.texts = texts
    this.values = values
  }

  /** Turns to a row. Most rows gather nothing, so what is empty stays. */
  begin(line: number, fields: readonly string[]): void {
    this.line = line
    this.fields = fields
    this.kept = null
    if (this.refusals.length > 0) this.refusals = []
    if (this.warnings.length > 0) this.warnings = []
    if (this.references.length > 0) this.references = []
  }

  /** Texts of this row that no field holds; null when there are none. */
  get attributes(): Readonly<Record<string, string>> | null {
    return this.kept
  }

  /** The text of a column as the file has it. */
  private raw(column: string): string {
    return (this.texts.get(column) ?? NOTHING)(this.fields)
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
    this.attach(name, value)
  }

  private attach(name: string, value: string): void {
    // Without a prototype, so that a heading may be called anything.
    this.kept ??= Object.create(null) as Record<string, string>
    this.kept[name] = value
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
      this.attach(column, value)
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
    this.attach(column, value)
    return true
  }

  country(column: string): string | null {
    const value = this.raw(column)
    if (value === '') return null
    const country = this.values.country(value)
    if (country === null) this.refuse('unknown-country', column, value)
    return country
  }

  currency(column: string): string | null {
    const value = this.raw(column)
    if (value === '') return null
    const currency = this.values.currency(value)
    if (currency === null) this.refuse('unknown-currency', column, value)
    return currency
  }

  /** A value that no field can hold: warned of, and kept as it came. */
  keep(code: FindingCode, column: string, value: string): void {
    this.warn(code, column, value)
    this.attach(column, value)
  }
}
