/**
 * The statements that bring shipments and invoices in line with the parts that name them. Totals are those of all parts
 * in the store, also of those that the file does not bring. A row's former shipment or invoice loses the line. An empty
 * store has no parts but those of the file, so they are read there, where no join is needed.
 */

import { onConflict, type StoreBefore } from './merge-orders.ts'

const MOVED_LINES = `
  create temp table moved_lines on commit drop as
  select distinct order_number, line_number from staged
  where changed and (shipment_number is not null or invoice_number is not null)`

/** The file's parts by the names that the store has for them. */
const PARTS_OF_FILE = `(
    select order_number, line_number, quantity, quantity_shipped, quantity_delivered, shipped_on, delivered_on,
      shipment_number as source_shipment, gross_kg as source_gross_kg,
      round(freight * minor_units)::bigint as source_freight_minor,
      round(insurance * minor_units)::bigint as source_insurance_minor,
      invoice_number as source_invoice, quantity_invoiced as source_invoiced, invoice_price,
      mode, carrier, transport_document, currency
    from staged
  ) p`

const MOVED_PARTS = 'schedule_line p join moved_lines using (order_number, line_number)'

const STALE_SHIPMENT_LINES = `
  delete from shipment_line l using changes c
  where c.source_shipment is not null
    and (l.order_number, l.shipment_number, l.line_number) = (c.order_number, c.source_shipment, c.line_number)
    and not exists (
      select from schedule_line p
      where p.order_number = l.order_number and p.line_number = l.line_number
        and p.source_shipment = l.shipment_number
    )`

/** A part that names a shipment without a quantity moved whole. */
const shipmentLines = (store: StoreBefore) => `
  insert into shipment_line (order_number, shipment_number, line_number, quantity, quantity_delivered)
  select p.order_number, p.source_shipment, p.line_number,
    sum(case when p.quantity_shipped > 0 then p.quantity_shipped
      when p.quantity_delivered > 0 then p.quantity_delivered else p.quantity end),
    sum(case when p.delivered_on is null and p.quantity_delivered = 0 then null
      when p.quantity_delivered > 0 then p.quantity_delivered
      when p.quantity_shipped > 0 then p.quantity_shipped else p.quantity end)
  from ${store === 'empty' ? PARTS_OF_FILE : MOVED_PARTS}
  where p.source_shipment is not null
  group by p.order_number, p.source_shipment, p.line_number
  order by p.order_number, p.source_shipment, p.line_number
  ${onConflict(
    store,
    `(order_number, shipment_number, line_number) do update set
    quantity = excluded.quantity, quantity_delivered = excluded.quantity_delivered`,
  )}`

/** What the file says of each shipment; one that only lost rows is summed up again as well. */
const SHIPMENTS_SAID = `
  create temp table shipments_said on commit drop as
  select shipment_number as number, min(mode) as mode, min(carrier) as carrier,
    min(transport_document) as transport_document,
    case when min(currency) = max(currency) then min(currency) end as currency
  from staged where shipment_number in (select shipment_number from staged where changed)
  group by shipment_number
  union all
  select distinct source_shipment, null, null, null, null from changes
  where source_shipment is not null
    and not exists (select from staged s where s.changed and s.shipment_number = changes.source_shipment)`

const EMPTY_SHIPMENTS = `
  delete from shipment h using changes c
  where h.number = c.source_shipment
    and not exists (select from shipment_line l where l.shipment_number = h.number)`

const PARTS_OF_SHIPMENTS = `(
    select p.*, said.mode, said.carrier, said.transport_document, said.currency
    from shipments_said said
    join shipment_line l on l.shipment_number = said.number
    join schedule_line p on p.order_number = l.order_number and p.line_number = l.line_number
      and p.source_shipment = l.shipment_number
  ) p`

/** A state that a carrier or a colleague knows better than the rows stays. */
const shipments = (store: StoreBefore) => `
  insert into shipment as h (
    number, mode, carrier, status, picked_up_on, delivered_on, transport_document, gross_kg, freight_minor,
    freight_currency, insurance_minor, insurance_currency
  )
  select p.source_shipment, min(p.mode), min(p.carrier),
    case when bool_and(p.delivered_on is not null or p.quantity_delivered > 0) then 'delivered'
      when bool_or(coalesce(p.shipped_on, p.delivered_on) is not null or p.quantity_shipped > 0) then 'departed'
      else 'planned' end,
    min(p.shipped_on), case when bool_and(p.delivered_on is not null) then max(p.delivered_on) end,
    min(p.transport_document), sum(p.source_gross_kg),
    sum(p.source_freight_minor),
    case when count(p.source_freight_minor) > 0 and min(p.currency) = max(p.currency) then min(p.currency) end,
    sum(p.source_insurance_minor),
    case when count(p.source_insurance_minor) > 0 and min(p.currency) = max(p.currency) then min(p.currency) end
  from ${store === 'empty' ? PARTS_OF_FILE : PARTS_OF_SHIPMENTS}
  where p.source_shipment is not null
  group by p.source_shipment
  ${onConflict(
    store,
    `(number) do update set
    mode = coalesce(excluded.mode, h.mode), carrier = coalesce(excluded.carrier, h.carrier),
    status = case
      when excluded.status = 'planned' and h.status not in ('departed', 'delivered') then h.status
      when excluded.status = 'departed' and h.status not in ('planned', 'booked', 'docs_ready', 'delivered') then h.status
      else excluded.status end,
    picked_up_on = excluded.picked_up_on, delivered_on = excluded.delivered_on,
    transport_document = coalesce(excluded.transport_document, h.transport_document),
    gross_kg = excluded.gross_kg, freight_minor = excluded.freight_minor,
    freight_currency = case when excluded.freight_minor is null then null
      else coalesce(excluded.freight_currency, h.freight_currency) end,
    insurance_minor = excluded.insurance_minor,
    insurance_currency = case when excluded.insurance_minor is null then null
      else coalesce(excluded.insurance_currency, h.insurance_currency) end`,
  )}`

const STALE_INVOICE_LINES = `
  delete from invoice_line l using changes c
  where c.source_invoice is not null
    and (l.order_number, l.invoice_number, l.line_number) = (c.order_number, c.source_invoice, c.line_number)
    and not exists (
      select from schedule_line p
      where p.order_number = l.order_number and p.line_number = l.line_number
        and p.source_invoice = l.invoice_number
    )`

/** The price is the file's; a part that it does not bring says nothing of it. */
const MOVED_PARTS_WITH_PRICE = `(
    select p.*, s.invoice_price
    from ${MOVED_PARTS}
    left join staged s on s.order_number = p.order_number and s.line_number = p.line_number
      and s.schedule_number = p.number and s.changed
  ) p`

const invoiceLines = (store: StoreBefore) => `
  insert into invoice_line as l (order_number, invoice_number, line_number, quantity, unit_price)
  select p.order_number, p.source_invoice, p.line_number, sum(p.source_invoiced), min(p.invoice_price)
  from ${store === 'empty' ? PARTS_OF_FILE : MOVED_PARTS_WITH_PRICE}
  where p.source_invoice is not null
  group by p.order_number, p.source_invoice, p.line_number
  order by p.order_number, p.source_invoice, p.line_number
  ${onConflict(
    store,
    `(order_number, invoice_number, line_number) do update set
    quantity = excluded.quantity, unit_price = coalesce(excluded.unit_price, l.unit_price)`,
  )}`

const INVOICES_SAID_BY_ROWS = `
  create temp table invoices_said on commit drop as
  select invoice_number as number, min(invoiced_on) as issued_on, min(minor_units) as minor_units,
    case when min(currency) = max(currency) then min(currency) end as currency
  from staged`

const invoicesSaid = (store: StoreBefore) =>
  store === 'empty'
    ? `${INVOICES_SAID_BY_ROWS} where invoice_number is not null group by invoice_number`
    : `${INVOICES_SAID_BY_ROWS}
  where invoice_number in (select invoice_number from staged where changed)
  group by invoice_number
  union all
  select distinct c.source_invoice, null::date,
    (select min(s.minor_units) from staged s where s.currency = i.currency), i.currency
  from changes c join invoice i on i.number = c.source_invoice
  where not exists (select from staged s where s.changed and s.invoice_number = c.source_invoice)`

const EMPTY_INVOICES = `
  delete from invoice i using changes c
  where i.number = c.source_invoice
    and not exists (select from invoice_line l where l.invoice_number = i.number)`

/** The total is known when every line has its price. */
const invoices = (store: StoreBefore) => `
  insert into invoice as i (number, kind, issued_on, total_minor, currency)
  select said.number, case when sum(l.quantity) < 0 then 'credit' else 'final' end, min(said.issued_on),
    case when bool_and(l.unit_price is not null) and min(said.currency) is not null
      then round(sum(l.quantity * l.unit_price) * min(said.minor_units)) end,
    min(said.currency)
  from invoices_said said join invoice_line l on l.invoice_number = said.number
  group by said.number
  ${onConflict(
    store,
    `(number) do update set
    kind = case when i.kind in ('final', 'credit') then excluded.kind else i.kind end,
    issued_on = coalesce(excluded.issued_on, i.issued_on),
    total_minor = excluded.total_minor, currency = coalesce(excluded.currency, i.currency)`,
  )}`

/** To be run in this order. */
export function movements(store: StoreBefore): readonly string[] {
  if (store === 'empty') {
    return [shipmentLines(store), shipments(store), invoiceLines(store), invoicesSaid(store), invoices(store)]
  }
  return [
    MOVED_LINES,
    'analyze moved_lines',
    STALE_SHIPMENT_LINES,
    shipmentLines(store),
    SHIPMENTS_SAID,
    EMPTY_SHIPMENTS,
    shipments(store),
    STALE_INVOICE_LINES,
    invoiceLines(store),
    invoicesSaid(store),
    EMPTY_INVOICES,
    invoices(store),
  ]
}
