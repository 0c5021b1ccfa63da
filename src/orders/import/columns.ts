/** The columns an import understands, by the names of the import contract. */

export type ColumnKind = 'text' | 'date' | 'number' | 'country' | 'incoterm' | 'mode' | 'currency'

export interface Column {
  readonly name: string
  readonly kind: ColumnKind
  readonly required: boolean
}

const column = (name: string, kind: ColumnKind = 'text', required = false): Column => ({
  name,
  kind,
  required,
})

/** In the order in which an export writes them. The last ones are optional additions to the contract. */
export const COLUMNS: readonly Column[] = [
  column('order_number', 'text', true),
  column('line_number', 'text', true),
  column('order_date', 'date'),
  column('customer', 'text', true),
  column('customer_country', 'country'),
  column('customer_email'),
  column('contract_ref'),
  column('sku'),
  column('description', 'text', true),
  column('hs_code'),
  column('origin_country', 'country'),
  column('destination_country', 'country', true),
  column('incoterm', 'incoterm'),
  column('named_place'),
  column('transport_mode', 'mode'),
  column('carrier'),
  column('quantity_ordered', 'number', true),
  column('unit'),
  column('unit_price', 'number'),
  column('currency', 'currency'),
  column('requested_date', 'date'),
  column('promised_date', 'date'),
  column('shipped_date', 'date'),
  column('delivered_date', 'date'),
  column('quantity_shipped', 'number'),
  column('quantity_delivered', 'number'),
  column('quantity_invoiced', 'number'),
  column('invoice_number'),
  column('gross_weight_kg', 'number'),
  column('freight_cost', 'number'),
  column('insurance_cost', 'number'),
  column('payment_terms'),
  column('stock_available', 'number'),
  column('note'),
  column('po_number'),
  column('schedule_number', 'number'),
  column('shipment_number'),
  column('transport_document'),
  column('acknowledged_date', 'date'),
  column('forecast_date', 'date'),
  column('forecast_by'),
  column('forecast_cause'),
  column('invoice_date', 'date'),
  column('invoice_unit_price', 'number'),
  column('owner'),
  column('date_meaning'),
  column('dispatch_country', 'country'),
  column('order_status'),
  column('cancelled'),
  column('known_since', 'date'),
]

export const COLUMN_NAMES: readonly string[] = COLUMNS.map(({ name }) => name)
export const REQUIRED_COLUMNS: readonly string[] = COLUMNS.filter(({ required }) => required).map(
  ({ name }) => name,
)

/** Before a heading: keep this column as an attribute, whatever it is called. An export writes it where names clash. */
export const ATTRIBUTE_PREFIX = 'attribute:'

/** Headings are compared without case, accents and blanks: "N° Commande " is "n°commande". */
export function foldHeading(heading: string): string {
  return heading
    .replace(/^\uFEFF/, '')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '')
}
