/** Reads the order lines of the store in the order of their numbers, a page at a time. */

import type { PoolClient } from 'pg'
import type { Instant, IsoDate } from '../../domain/calendar-date.ts'
import type { ExportedInvoice, ExportedPart, ExportedShipment } from './line-rows.ts'

const PAGE = 1_000

export interface ExportedLine {
  readonly order_number: string
  readonly line_number: string
  readonly po_number: string | null
  readonly contract_ref: string | null
  readonly stated_status: string | null
  readonly term_code: string | null
  readonly term_place: string | null
  readonly term_edition: number | null
  readonly mode: string | null
  readonly carrier: string | null
  readonly payment_terms: string | null
  readonly destination_country: string
  readonly dispatch_country: string | null
  readonly ordered_on: IsoDate | null
  readonly acknowledged_on: IsoDate | null
  readonly date_meaning: string | null
  readonly owner: string | null
  readonly note: string | null
  readonly customer: string
  readonly customer_country: string | null
  readonly customer_email: string | null
  readonly sku: string | null
  readonly description: string
  readonly hs_code: string | null
  readonly origin_country: string | null
  readonly quantity: number
  readonly unit: string | null
  readonly unit_price: number | null
  readonly currency: string | null
  readonly cancelled: boolean
  readonly stock: number | null
  readonly attributes: Readonly<Record<string, string>>
  readonly parts: readonly ExportedPart[]
  readonly shipments: readonly ExportedShipment[]
  readonly invoices: readonly ExportedInvoice[]
}

/** Lines of orders changed since that instant; null for all. Runs in the caller's transaction. */
export async function* readLines(
  client: PoolClient,
  since: Instant | null,
): AsyncGenerator<readonly ExportedLine[]> {
  let after: readonly [string, string] = ['', '']
  for (;;) {
    const { rows } = await client.query<ExportedLine>({
      name: 'export-lines',
      text: LINES,
      values: [...after, since, PAGE],
    })
    const last = rows.at(-1)
    if (last === undefined) return
    yield rows
    after = [last.order_number, last.line_number]
  }
}

/** Names of all attributes that lines have, sorted. */
export async function attributeNames(client: PoolClient, since: Instant | null): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select distinct jsonb_object_keys(l.attributes || case when o.attributes ? 'not_recorded'
       then jsonb_build_object('not_recorded', '') else '{}'::jsonb end) as name
     from order_line l join customer_order o on o.number = l.order_number
     where $1::timestamptz is null or o.updated_at >= $1`,
    [since],
  )
  return rows.map(({ name }) => name).sort()
}

const LINES = `
  select l.order_number, l.line_number, o.po_number, o.contract_ref, o.stated_status, o.term_code, o.term_place,
    o.term_edition, o.mode, o.carrier, o.payment_terms, o.destination_country, o.dispatch_country, o.ordered_on,
    o.acknowledged_on, o.date_meaning, o.owner, o.note, coalesce(c.name, o.customer_id) as customer,
    c.country as customer_country, c.email as customer_email, l.sku, l.description,
    coalesce(l.hs_code, i.hs_code) as hs_code, coalesce(l.origin_country, i.origin_country) as origin_country,
    l.quantity, coalesce(l.unit, i.unit) as unit, l.unit_price, coalesce(l.currency, o.currency) as currency, l.cancelled,
    (select sum(s.on_hand - s.reserved - s.quality_hold) from stock s where s.sku = l.sku) as stock,
    case when o.attributes ? 'not_recorded'
      then jsonb_build_object('not_recorded', o.attributes -> 'not_recorded') else '{}'::jsonb end
      || l.attributes as attributes,
    coalesce((
      select json_agg(p order by p.number) from schedule_line p
      where p.order_number = l.order_number and p.line_number = l.line_number
    ), '[]') as parts,
    coalesce((
      select json_agg(json_build_object('number', h.number, 'quantity', s.quantity,
        'quantity_delivered', s.quantity_delivered, 'mode', h.mode, 'carrier', h.carrier, 'transport_document', h.transport_document,
        'picked_up_on', h.picked_up_on, 'delivered_on', h.delivered_on, 'gross_kg', h.gross_kg,
        'freight_minor', h.freight_minor, 'insurance_minor', h.insurance_minor,
        'is_first', not exists (
          select from shipment_line b where b.shipment_number = s.shipment_number
            and (b.order_number, b.line_number) < (s.order_number, s.line_number))
      ) order by h.picked_up_on nulls last, h.number)
      from shipment_line s join shipment h on h.number = s.shipment_number
      where s.order_number = l.order_number and s.line_number = l.line_number
    ), '[]') as shipments,
    coalesce((
      select json_agg(json_build_object('number', v.number, 'quantity', n.quantity, 'unit_price', n.unit_price,
        'issued_on', v.issued_on) order by v.issued_on nulls last, v.number)
      from invoice_line n join invoice v on v.number = n.invoice_number
      where n.order_number = l.order_number and n.line_number = l.line_number
    ), '[]') as invoices
  from order_line l
  join customer_order o on o.number = l.order_number
  left join customer c on c.id = o.customer_id
  left join item i on i.id = l.item_id
  where (l.order_number, l.line_number) > ($1, $2) and ($3::timestamptz is null or o.updated_at >= $3)
  order by l.order_number, l.line_number
  limit $4`
