/** Merges staged rows into the store, set by set, in the transaction that staged them. */

import type { PoolClient } from 'pg'

export interface MergeCounts {
  /** Rows whose order line part the store had not. */
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  /** Rows that stood twice in the file, word for word. */
  readonly repeated: number
  readonly ordersAdded: number
  readonly ordersChanged: number
  readonly referencesFound: number
  readonly referencesMissing: number
}

/** A key that stands in the file more than once with different values; none of its rows is taken. */
export interface KeyClash {
  readonly orderNumber: string
  readonly lineNumber: string
  readonly lines: readonly number[]
}

/** Numbers the dated parts of each order line: as the file says, in the order of promises, or one part a line. */
export async function numberParts(client: PoolClient, scheduleParts: boolean): Promise<void> {
  if (scheduleParts) {
    await client.query(`
      update staged s set schedule_number = n.part
      from (select ctid as at, row_number() over (
              partition by order_number, line_number order by promised_on nulls last, at_line) as part
            from staged where schedule_number is null) n
      where s.ctid = n.at`)
  } else await client.query('update staged set schedule_number = 1 where schedule_number is null')
  await client.query('create index on staged (order_number, line_number, schedule_number)')
  await client.query('analyze staged')
}

/** Removes repeated rows and rows whose key stands twice with different values. */
export async function settleRepeats(
  client: PoolClient,
): Promise<{ readonly repeated: number; readonly clashes: readonly KeyClash[] }> {
  const { rows: clashes } = await client.query<KeyClash>(`
    select order_number as "orderNumber", line_number as "lineNumber", array_agg(at_line order by at_line) as lines
    from staged group by order_number, line_number, schedule_number
    having count(*) > 1 and count(distinct row_hash) > 1
    order by min(at_line)`)
  if (clashes.length > 0) {
    await client.query('delete from staged where at_line = any($1)', [clashes.flatMap(({ lines }) => lines)])
  }
  const { rowCount } = await client.query(`
    delete from staged s using (
      select order_number, line_number, schedule_number, min(at_line) as first
      from staged group by 1, 2, 3 having count(*) > 1
    ) d
    where (s.order_number, s.line_number, s.schedule_number) = (d.order_number, d.line_number, d.schedule_number)
      and s.at_line > d.first`)
  return { repeated: rowCount ?? 0, clashes }
}

/** Merges what differs from the store; rows as the store has them already touch nothing. */
export async function mergeRows(client: PoolClient, run: number): Promise<Omit<MergeCounts, 'repeated'>> {
  const unchanged = await count(
    client,
    `update staged s set changed = false from schedule_line p
     where p.order_number = s.order_number and p.line_number = s.line_number and p.number = s.schedule_number
       and p.source_hash = s.row_hash`,
  )
  const changed = await count(
    client,
    `create temp table changes on commit drop as
     select s.order_number, s.line_number, s.schedule_number, ${CHANGED_FIELDS} as fields
     from staged s
     join order_line l on l.order_number = s.order_number and l.line_number = s.line_number
     join schedule_line p on p.order_number = s.order_number and p.line_number = s.line_number
       and p.number = s.schedule_number
     where s.changed`,
  )
  await client.query(
    'create temp table touched on commit drop as select distinct order_number as number from staged where changed',
  )
  for (const statement of [CUSTOMERS, ITEMS]) await client.query(statement)
  const { rows } = await client.query<{ added: number; total: number }>(ORDERS, [run])
  for (const statement of [LINES, PARTS, SHIPMENTS, SHIPMENT_LINES, INVOICES, INVOICE_LINES, STOCK, EVENTS]) {
    await client.query(statement)
  }
  const references = await client.query<{ found: number; missing: number }>(REFERENCES)
  const staged = await client.query<{ changed: number }>(
    'select count(*)::int as changed from staged where changed',
  )
  return {
    added: (staged.rows[0]?.changed ?? 0) - changed,
    changed,
    unchanged,
    ordersAdded: rows[0]?.added ?? 0,
    ordersChanged: (rows[0]?.total ?? 0) - (rows[0]?.added ?? 0),
    referencesFound: references.rows[0]?.found ?? 0,
    referencesMissing: references.rows[0]?.missing ?? 0,
  }
}

async function count(client: PoolClient, statement: string): Promise<number> {
  return (await client.query(statement)).rowCount ?? 0
}

/** Before and after of what a person would want to know changed. */
const CHANGED_FIELDS = `jsonb_strip_nulls(jsonb_build_object(${(
  [
    ['quantity', 'p.quantity', 's.quantity'],
    ['promised_on', 'p.promised_on', 's.promised_on'],
    ['requested_on', 'p.requested_on', 's.requested_on'],
    ['shipped_on', 'p.shipped_on', 's.shipped_on'],
    ['delivered_on', 'p.delivered_on', 's.delivered_on'],
    ['quantity_shipped', 'p.quantity_shipped', 's.quantity_shipped'],
    ['quantity_delivered', 'p.quantity_delivered', 's.quantity_delivered'],
    ['unit_price', 'l.unit_price', 's.unit_price'],
    ['description', 'l.description', 's.description'],
  ] as const
)
  .map(
    ([name, before, after]) =>
      `'${name}', case when ${before} is distinct from ${after} then jsonb_build_array(${before}, ${after}) end`,
  )
  .join(', ')}))`

/** A customer of the same name is the same customer; the country is filled in where it was not known. */
const CUSTOMERS = `
  insert into customer (id, name, country, email)
  select distinct on (left(escale_ref(s.customer), 120)) left(escale_ref(s.customer), 120), s.customer,
    s.customer_country, s.customer_email
  from staged s
  where s.changed and not exists (select from customer c where c.ref = escale_ref(s.customer))
  order by left(escale_ref(s.customer), 120), s.at_line
  on conflict (id) do nothing`

const ITEMS = `
  insert into item (sku, description, unit, hs_code, origin_country)
  select distinct on (escale_item(sku, description)) sku, description, unit, hs_code, origin_country
  from staged where changed order by escale_item(sku, description), at_line
  on conflict (id) do update set
    unit = coalesce(excluded.unit, item.unit),
    hs_code = coalesce(excluded.hs_code, item.hs_code),
    origin_country = coalesce(excluded.origin_country, item.origin_country)
  where (item.unit, item.hs_code, item.origin_country)
    is distinct from (coalesce(excluded.unit, item.unit), coalesce(excluded.hs_code, item.hs_code),
      coalesce(excluded.origin_country, item.origin_country))`

/** What an order says of itself stands on each of its rows; the first one counts. */
const ORDERS = `
  with first as (
    select distinct on (order_number) * from staged where changed order by order_number, at_line
  ), written as (
    insert into customer_order as o (
      number, po_number, contract_ref, customer_id, term_code, term_place, term_edition, mode, carrier, payment_terms,
      currency, destination_country, dispatch_country, ordered_on, acknowledged_on, date_meaning, owner, note,
      attributes, source, import_run
    )
    select f.order_number, f.po_number, f.contract_ref,
      (select c.id from customer c where c.ref = escale_ref(f.customer) order by c.id limit 1),
      f.term_code, f.term_place, f.term_edition, f.mode, f.carrier, f.payment_terms, f.currency,
      f.destination_country, f.dispatch_country, f.ordered_on, f.acknowledged_on, f.date_meaning, f.owner, f.note,
      case when f.attributes ? 'not_recorded'
        then jsonb_build_object('not_recorded', f.attributes -> 'not_recorded') else '{}'::jsonb end,
      'erp', $1
    from first f
    on conflict (number) do update set
      version = o.version + 1,
      po_number = excluded.po_number, contract_ref = excluded.contract_ref, customer_id = excluded.customer_id,
      term_code = excluded.term_code, term_place = excluded.term_place, term_edition = excluded.term_edition,
      mode = excluded.mode, carrier = excluded.carrier, payment_terms = excluded.payment_terms,
      currency = excluded.currency, destination_country = excluded.destination_country,
      dispatch_country = coalesce(excluded.dispatch_country, o.dispatch_country),
      ordered_on = excluded.ordered_on, acknowledged_on = excluded.acknowledged_on,
      date_meaning = coalesce(excluded.date_meaning, o.date_meaning),
      owner = coalesce(excluded.owner, o.owner), note = excluded.note,
      attributes = o.attributes || excluded.attributes, import_run = excluded.import_run, updated_at = now()
    returning version
  )
  select (count(*) filter (where version = 1))::int as added, count(*)::int as total from written`

const LINES = `
  insert into order_line as l (
    order_number, line_number, sku, description, quantity, unit, unit_price, currency, hs_code, origin_country, attributes
  )
  select f.order_number, f.line_number, f.sku, f.description, t.quantity, f.unit, f.unit_price, f.currency, f.hs_code,
    f.origin_country, f.attributes
  from (
    select distinct on (order_number, line_number) * from staged
    where changed order by order_number, line_number, at_line
  ) f
  join (select order_number, line_number, sum(quantity) as quantity from staged group by 1, 2) t
    using (order_number, line_number)
  on conflict (order_number, line_number) do update set
    sku = excluded.sku, description = excluded.description, quantity = excluded.quantity, unit = excluded.unit,
    unit_price = excluded.unit_price, currency = excluded.currency, hs_code = excluded.hs_code,
    origin_country = excluded.origin_country, attributes = excluded.attributes`

/** A forecast that a colleague recorded stays, unless the file brings one. */
const PARTS = `
  insert into schedule_line as p (
    order_number, line_number, number, quantity, requested_on, promised_on, forecast_on, forecast_by, shipped_on,
    delivered_on, quantity_shipped, quantity_delivered, source_hash
  )
  select order_number, line_number, schedule_number, quantity, requested_on, promised_on, forecast_on,
    case when forecast_on is not null then 'erp' end, shipped_on, delivered_on, quantity_shipped, quantity_delivered,
    row_hash
  from staged where changed
  on conflict (order_number, line_number, number) do update set
    quantity = excluded.quantity, requested_on = excluded.requested_on, promised_on = excluded.promised_on,
    forecast_on = coalesce(excluded.forecast_on, p.forecast_on),
    forecast_by = case when excluded.forecast_on is null then p.forecast_by else excluded.forecast_by end,
    shipped_on = excluded.shipped_on, delivered_on = excluded.delivered_on,
    quantity_shipped = excluded.quantity_shipped, quantity_delivered = excluded.quantity_delivered,
    source_hash = excluded.source_hash`

/** Weights and costs of a shipment are the sums of what its rows give; a row that refers to another gives none. */
const SHIPMENTS = `
  insert into shipment as h (
    number, mode, carrier, status, picked_up_on, delivered_on, transport_document, gross_kg, freight_minor,
    freight_currency, insurance_minor, insurance_currency
  )
  select shipment_number, min(mode), min(carrier),
    case when bool_and(delivered_on is not null) then 'delivered'
      when bool_or(shipped_on is not null or delivered_on is not null) then 'departed' else 'planned' end,
    min(coalesce(shipped_on, null)), case when bool_and(delivered_on is not null) then max(delivered_on) end,
    min(transport_document), sum(gross_kg),
    round(sum(freight) * 100), case when sum(freight) is not null then min(currency) end,
    round(sum(insurance) * 100), case when sum(insurance) is not null then min(currency) end
  from staged
  where shipment_number in (select shipment_number from staged where changed and shipment_number is not null)
  group by shipment_number
  on conflict (number) do update set
    mode = excluded.mode, carrier = excluded.carrier, status = excluded.status, picked_up_on = excluded.picked_up_on,
    delivered_on = excluded.delivered_on,
    transport_document = coalesce(excluded.transport_document, h.transport_document),
    gross_kg = excluded.gross_kg, freight_minor = excluded.freight_minor,
    freight_currency = excluded.freight_currency, insurance_minor = excluded.insurance_minor,
    insurance_currency = excluded.insurance_currency`

/** A row that names a shipment and a date without a quantity moved whole. */
const SHIPMENT_LINES = `
  insert into shipment_line (order_number, shipment_number, line_number, quantity, quantity_delivered)
  select order_number, shipment_number, line_number,
    sum(case when quantity_shipped > 0 then quantity_shipped when quantity_delivered > 0 then quantity_delivered
      else quantity end),
    sum(case when delivered_on is null then null when quantity_delivered > 0 then quantity_delivered
      when quantity_shipped > 0 then quantity_shipped else quantity end)
  from staged where changed and shipment_number is not null
  group by 1, 2, 3
  on conflict (order_number, shipment_number, line_number) do update set
    quantity = excluded.quantity, quantity_delivered = excluded.quantity_delivered`

const INVOICES = `
  insert into invoice as i (number, kind, issued_on, total_minor, currency)
  select invoice_number, case when sum(quantity_invoiced) < 0 then 'credit' else 'final' end, min(invoiced_on),
    case when bool_and(invoice_price is not null) then round(sum(quantity_invoiced * invoice_price) * 100) end,
    min(currency)
  from staged
  where invoice_number in (select invoice_number from staged where changed and invoice_number is not null)
  group by invoice_number
  on conflict (number) do update set
    issued_on = coalesce(excluded.issued_on, i.issued_on), total_minor = coalesce(excluded.total_minor, i.total_minor),
    currency = coalesce(excluded.currency, i.currency)`

const INVOICE_LINES = `
  insert into invoice_line as l (order_number, invoice_number, line_number, quantity, unit_price)
  select order_number, invoice_number, line_number, sum(quantity_invoiced), min(invoice_price)
  from staged where changed and invoice_number is not null
  group by 1, 2, 3
  on conflict (order_number, invoice_number, line_number) do update set
    quantity = excluded.quantity, unit_price = coalesce(excluded.unit_price, l.unit_price)`

const STOCK = `
  insert into stock (sku, site, on_hand)
  select distinct on (sku) sku, 'ERP', stock from staged
  where changed and stock is not null and sku is not null order by sku, at_line desc
  on conflict (sku, site) do update set on_hand = excluded.on_hand`

const EVENTS = `
  insert into order_event (order_number, line_number, at, kind, source, data)
  select c.order_number, c.line_number, now(), 'import-changed', 'erp', c.fields
  from changes c where c.fields <> '{}'::jsonb`

const REFERENCES = `
  select (count(*) filter (where known))::int as found, (count(*) filter (where not known))::int as missing
  from (
    select exists (select from staged t where t.line_number = r.line) as known
    from (select distinct unnest(line_references) as line from staged) r
  ) each`
