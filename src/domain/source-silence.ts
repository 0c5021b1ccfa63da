/** What an order's source never records, so that its absence is read as unknown and not as missing work. */

import type { OrderFile } from './order.ts'

export const RECORD_KINDS = ['invoices', 'acknowledgements', 'stock', 'shipments'] as const
export type RecordKind = (typeof RECORD_KINDS)[number]

/** Attribute that an import map sets as a constant: `not_recorded: invoices acknowledgements`. */
export const NOT_RECORDED = 'not_recorded'

/** Whether the order comes from a source that has no such records at all. Records that are there speak for themselves. */
export function isSilentOn(file: OrderFile, kind: RecordKind): boolean {
  const declared = file.order.attributes[NOT_RECORDED] ?? file.lines[0]?.attributes[NOT_RECORDED]
  if (declared === undefined || !declared.split(/[\s,;]+/).includes(kind)) return false
  switch (kind) {
    case 'invoices':
      return file.invoices.length === 0
    case 'acknowledgements':
      return file.order.acknowledgedOn === null
    case 'stock':
      return file.stock.length === 0
    case 'shipments':
      return file.shipments.length === 0
  }
}
