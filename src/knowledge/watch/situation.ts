/** What is known of an order for the watch, field by field and line by line. What is not there is unknown, never "no". */

import type { IsoDate } from '../../domain/calendar-date.ts'

export type FieldValue = string | number | boolean | { readonly amount: number; readonly currency: string }

/** Fields of one line, or of several lines that are alike in all of them. */
export interface LineSituation {
  /** Numbers of the lines, in the order's order. */
  readonly lines: readonly string[]
  readonly fields: ReadonlyMap<string, FieldValue>
}

/** Why the date that decides which rules count is what it is. */
export type DateBasis = 'shipped' | 'forecast' | 'promised' | 'requested' | 'today'

export interface Situation {
  /** Null for a made-up one. */
  readonly order: string | null
  /** The date that matters: of shipment, done or expected, and today when the order gives none. */
  readonly date: IsoDate
  readonly basis: DateBasis
  readonly fields: ReadonlyMap<string, FieldValue>
  /** Never empty: an order without lines has one group without lines. */
  readonly lines: readonly LineSituation[]
  /** Fields that the desk took for granted, such as goods leaving from the seller's country. */
  readonly assumed: ReadonlySet<string>
}

/** A situation from the fields of a note's example: unknown fields are simply not given. */
export function situationOfFields(
  given: Readonly<Record<string, unknown>>,
  lineFields: ReadonlySet<string>,
  today: IsoDate,
): Situation {
  const fields = new Map<string, FieldValue>()
  const line = new Map<string, FieldValue>()
  for (const [field, value] of Object.entries(given)) {
    if (isFieldValue(value)) (lineFields.has(field) ? line : fields).set(field, value)
  }
  const date = fields.get('date')
  return {
    order: null,
    date: typeof date === 'string' ? date : today,
    basis: typeof date === 'string' ? 'shipped' : 'today',
    fields,
    lines: [{ lines: [], fields: line }],
    assumed: new Set(),
  }
}

function isFieldValue(value: unknown): value is FieldValue {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return true
  return typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value
}
