/** What every part of an order's answer is composed from: the reading, its facts as words, and the reader's language. */

import type { TextBlock } from '../../domain/draft.ts'
import { FactSheet } from '../../domain/fact-sheet.ts'
import type { Bilingual, Locale } from '../../domain/locale.ts'
import type { LineProgress } from '../../domain/order-progress.ts'
import { capital } from '../../domain/wording.ts'
import type { OrderReading } from '../../tools/read-order.tool.ts'

export interface View {
  readonly reading: OrderReading
  readonly sheet: FactSheet
  readonly locale: Locale
  /** The wording of the reader's language. */
  readonly say: (words: Bilingual) => string
}

/** A view on one reading; what is worded through it becomes the ground of the draft. */
export function viewOf(reading: OrderReading, locale: Locale): View {
  return { reading, locale, sheet: new FactSheet(reading.facts, locale), say: (words) => words[locale] }
}

/** The order's number, traced. */
export function orderName({ reading, sheet }: View): string {
  return sheet.name('order-number', null, reading.file.order.number)
}

/** `ligne 10 (VLV-25-SS)`; the description where there is no item code. */
export function lineName({ line }: LineProgress, { sheet, say }: View): string {
  const number = sheet.name('line-number', line.number, line.number)
  const item = line.sku ?? shortened(line.description)
  sheet.name('item', line.number, line.sku ?? line.description)
  return `${say({ fr: 'ligne', en: 'line' })} ${number} (${item})`
}

const LONGEST = 40

/**
 * Descriptions of old extracts run to a hundred signs; a cell takes forty. Cut between words only: half of a strength
 * or of a pack size would be another one.
 */
export function shortened(text: string): string {
  if (text.length <= LONGEST) return text
  const cut = text.lastIndexOf(' ', LONGEST)
  return cut > 0 ? `${text.slice(0, cut).replace(/[\s,;:]+$/, '')}…` : text
}

/** Joins what could stand as sentences of their own. */
export const SEMICOLON: Bilingual = { fr: ' ; ', en: '; ' }

/** Pieces of a sentence that are there, joined and closed. */
export function sentence(pieces: readonly (string | null)[], joint = ', '): string {
  const said = pieces.filter((piece) => piece !== null && piece !== '')
  return said.length === 0 ? '' : `${capital(said.join(joint))}.`
}

/** A sentence with how sure it is. */
export function textBlock(text: string, standing: NonNullable<TextBlock['standing']>): TextBlock {
  return { kind: 'text', text, standing }
}
