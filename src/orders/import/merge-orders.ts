/** The statements that merge staged rows into customers, items, orders, lines and their dated parts. */

/** What the store has before a merge. An empty one has no row that an insert could meet, so none is looked for. */
export type StoreBefore = 'empty' | 'filled'

/** The clause of an insert that says what becomes of a row that is there already. */
export function onConflict(store: StoreBefore, clause: string): string {
  return store === 'empty' ? '' : `on conflict ${clause}`
}

/** Rows as the store has them already. */
export const UNCHANGED = `
  update staged s set changed = false from schedule_line p
  where p.order_number = s.order_number and p.line_number = s.line_number and p.number = s.schedule_number
    and p.source_hash = s.row_hash`

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
    ['quantity_invoiced', 'p.source_invoiced', 's.quantity_invoiced'],
    ['shipment', 'p.source_shipment', 's.shipment_number'],
    ['invoice', 'p.source_invoice', 's.invoice_number'],
    ['unit_price', 'l.unit_price', 's.unit_price'],
    ['description', 'l.description', 's.description'],
  ] as const
)
  .map(
    ([name, before, after]) =>
      `'${name}', case when ${before} is distinct from ${after} then jsonb_build_array(${before}, ${after}) end`,
  )
  .join(', ')}))`

/** What the store has of the rows that differ. */
export const CHANGES = `
  create temp table changes on commit drop as
  select s.order_number, s.line_number, s.schedule_number, p.source_shipment, p.source_invoice,
    ${CHANGED_FIELDS} as fields
  from staged s
  join order_line l on l.order_number = s.order_number and l.line_number = s.line_number
  join schedule_line p on p.order_number = s.order_number and p.line_number = s.line_number
    and p.number = s.schedule_number
  where s.changed`

/** A customer of the same name, case, accents and signs apart, is the same customer; what was not known is filled in. */
export const CUSTOMERS: readonly string[] = [
  `create temp table customer_of on commit drop as
   select n.customer, coalesce(
     (select min(c.id) from customer c where c.ref = n.ref and n.ref <> ''),
     case when n.ref = '' then n.customer when length(n.ref) <= 120 then n.ref else left(n.ref, 87) || '-' || md5(n.ref) end
   ) as id
   from (select customer, escale_ref(customer) as ref from staged where changed group by customer) n`,
  `insert into customer as c (id, name, country, email)
   select k.id, min(k.customer), min(s.customer_country), min(s.customer_email)
   from staged s join customer_of k using (customer) where s.changed group by k.id
   on conflict (id) do update set
     country = coalesce(c.country, excluded.country), email = coalesce(c.email, excluded.email)
   where (c.country is null and excluded.country is not null) or (c.email is null and excluded.email is not null)`,
]

export const ITEMS = `
  insert into item (sku, description, unit, hs_code, origin_country)
  select distinct on (escale_item(sku, description)) sku, description, unit, hs_code, origin_country
  from (
    select sku, description, unit, hs_code, origin_country, min(at_line) as at_line
    from staged where changed group by sku, description, unit, hs_code, origin_country
  ) s
  order by escale_item(sku, description), at_line
  on conflict (id) do update set
    unit = coalesce(excluded.unit, item.unit),
    hs_code = coalesce(excluded.hs_code, item.hs_code),
    origin_country = coalesce(excluded.origin_country, item.origin_country)
  where (item.unit, item.hs_code, item.origin_country)
    is distinct from (coalesce(excluded.unit, item.unit), coalesce(excluded.hs_code, item.hs_code),
      coalesce(excluded.origin_country, item.origin_country))`

/**
 * What an order says of itself stands on each of its rows; the first one counts. Rows that go by several modes or
 * carriers leave the order without one: its shipments have them.
 */
export const orders = (store: StoreBefore) => `
  with written as (
    insert into customer_order as o (
      number, po_number, contract_ref, customer_id, stated_status, term_code, term_place, term_edition, mode, carrier,
      payment_terms, currency, destination_country, dispatch_country, ordered_on, acknowledged_on, date_meaning, owner,
      note, attributes, source, import_run, updated_at
    )
    select f.order_number, f.po_number, f.contract_ref, k.id, f.stated_status, f.term_code, f.term_place,
      f.term_edition, g.mode, g.carrier, f.payment_terms, f.currency, f.destination_country, f.dispatch_country,
      f.ordered_on, f.acknowledged_on, f.date_meaning, f.owner, f.note,
      case when f.attributes ? 'not_recorded'
        then jsonb_build_object('not_recorded', f.attributes -> 'not_recorded') else '{}'::jsonb end,
      'erp', $1::bigint, $2::timestamptz
    from (
      select order_number, min(at_line) as at_line, case when min(mode) = max(mode) then min(mode) end as mode,
        case when min(carrier) = max(carrier) then min(carrier) end as carrier
      from staged where changed group by order_number
    ) g join staged f on f.order_number = g.order_number and f.at_line = g.at_line
    join customer_of k on k.customer = f.customer
    ${onConflict(
      store,
      `(number) do update set
      version = o.version + 1,
      po_number = excluded.po_number, contract_ref = excluded.contract_ref, customer_id = excluded.customer_id,
      stated_status = coalesce(excluded.stated_status, o.stated_status),
      term_code = excluded.term_code, term_place = excluded.term_place, term_edition = excluded.term_edition,
      mode = excluded.mode, carrier = excluded.carrier, payment_terms = excluded.payment_terms,
      currency = excluded.currency, destination_country = excluded.destination_country,
      dispatch_country = coalesce(excluded.dispatch_country, o.dispatch_country),
      ordered_on = excluded.ordered_on, acknowledged_on = excluded.acknowledged_on,
      date_meaning = coalesce(excluded.date_meaning, o.date_meaning),
      owner = coalesce(excluded.owner, o.owner), note = excluded.note,
      attributes = o.attributes || excluded.attributes, import_run = excluded.import_run,
      updated_at = excluded.updated_at, updated_by = null`,
    )}
    returning version
  )
  select (count(*) filter (where version = 1))::int as added, count(*)::int as total from written`

/** A forecast that a colleague recorded stays, unless the file brings one. */
export const parts = (store: StoreBefore) => `
  insert into schedule_line as p (
    order_number, line_number, number, quantity, requested_on, promised_on, forecast_on, forecast_by, cause_code,
    shipped_on, delivered_on, quantity_shipped, quantity_delivered, source_hash, source_shipment, source_gross_kg,
    source_freight_minor, source_insurance_minor, source_invoice, source_invoiced
  )
  select order_number, line_number, schedule_number, quantity, requested_on, promised_on, forecast_on,
    case when forecast_on is not null then coalesce(forecast_by, 'ERP') end,
    case when forecast_on is not null then forecast_cause end,
    shipped_on, delivered_on, quantity_shipped, quantity_delivered, row_hash, shipment_number, gross_kg,
    round(freight * minor_units), round(insurance * minor_units), invoice_number, quantity_invoiced
  from staged where changed
  ${onConflict(
    store,
    `(order_number, line_number, number) do update set
    quantity = excluded.quantity, requested_on = excluded.requested_on, promised_on = excluded.promised_on,
    forecast_on = coalesce(excluded.forecast_on, p.forecast_on),
    forecast_by = case when excluded.forecast_on is null then p.forecast_by else excluded.forecast_by end,
    cause_code = case when excluded.forecast_on is null then p.cause_code else excluded.cause_code end,
    shipped_on = excluded.shipped_on, delivered_on = excluded.delivered_on,
    quantity_shipped = excluded.quantity_shipped, quantity_delivered = excluded.quantity_delivered,
    source_hash = excluded.source_hash, source_shipment = excluded.source_shipment,
    source_gross_kg = excluded.source_gross_kg, source_freight_minor = excluded.source_freight_minor,
    source_insurance_minor = excluded.source_insurance_minor, source_invoice = excluded.source_invoice,
    source_invoiced = excluded.source_invoiced`,
  )}`

/** A line's quantity is that of all its parts, also of those that this file does not bring. */
const LINE_QUANTITY: Readonly<Record<StoreBefore, string>> = {
  empty: 'coalesce(several.quantity, f.quantity)',
  filled: `(select sum(p.quantity) from schedule_line p
     where p.order_number = f.order_number and p.line_number = f.line_number)`,
}

/** The first part speaks for its line; most lines have no other. */
export const lines = (store: StoreBefore) => `
  insert into order_line as l (
    order_number, line_number, sku, description, quantity, unit, unit_price, currency, hs_code, origin_country,
    cancelled, attributes
  )
  select f.order_number, f.line_number, f.sku, f.description, ${LINE_QUANTITY[store]},
    f.unit, f.unit_price, f.currency, f.hs_code, f.origin_country, f.cancelled, f.attributes
  from staged f left join (
    select order_number, line_number, min(schedule_number) as first, sum(quantity::double precision) as quantity
    from staged where changed group by order_number, line_number having count(*) > 1
  ) several on several.order_number = f.order_number and several.line_number = f.line_number
  where f.changed and (several.first is null or several.first = f.schedule_number)
  ${onConflict(
    store,
    `(order_number, line_number) do update set
    sku = excluded.sku, description = excluded.description, quantity = excluded.quantity, unit = excluded.unit,
    unit_price = excluded.unit_price, currency = excluded.currency, hs_code = excluded.hs_code,
    origin_country = excluded.origin_country, cancelled = excluded.cancelled, attributes = excluded.attributes`,
  )}`

/** One figure for all sites; where the stock of each site is known, that stays. */
export const STOCK = `
  insert into stock (sku, site, on_hand)
  select distinct on (sku) sku, 'ERP', stock from staged s
  where changed and stock is not null and sku is not null
    and not exists (select from stock k where k.sku = s.sku and k.site <> 'ERP')
  order by sku, at_line desc
  on conflict (sku, site) do update set on_hand = excluded.on_hand`

export const EVENTS = `
  insert into order_event (order_number, line_number, at, kind, source, data)
  select c.order_number, c.line_number, $1::timestamptz, 'amended', 'erp', c.fields
  from changes c where c.fields <> '{}'::jsonb`
