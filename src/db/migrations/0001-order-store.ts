/**
 * The tables of the order store.
 *
 * Rows are tied by the numbers the trade uses (order, line, schedule line, shipment, invoice), so an import joins by
 * what its file holds and needs no look-up of ids. Children of an order carry no foreign keys: a check per row would
 * cost an import of a million lines more than writing the rows, and every writer joins to the order it writes under.
 *
 * Quantities, prices and weights are doubles, as everywhere in the desk; amounts are whole minor units.
 *
 * What a search needs of an order stands in order_summary, one row per order, rebuilt for the orders that a write
 * touched (src/orders/order-summary.ts). Closed orders never slow a search for open ones: order_rank puts open orders
 * first, and every index a search uses ends in it.
 */

import { type Kysely, sql } from 'kysely'
import type { Schema } from '../schema.ts'

// References are compared without case, accents, blanks and signs: "so 1006", "SO-1006". Only builtin functions that
// PostgreSQL can inline, with a short way for plain ASCII, since an import calls this several times per row.
const SIGNS = ' \t\n\r-_./\\#:,;\'"()[]{}+*&|'
const LETTERS = 'àáâãäåçèéêëìíîïñòóôõöøùúûüýÿÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝŸşŞğĞıİłŁśŚźŹżŻčČřŘšŠžŽěĚůŮőŐűŰ'
const PLAIN = 'aaaaaaceeeeiiiinoooooouuuuyyAAAAAACEEEEIIIINOOOOOOUUUUYYsSgGiIlLsSzZzZcCrRsSzZeEuUoOuU'
const OTHER_SIGNS = '\u00a0\u202f\u2009\u200b\ufeff°–—‐‑’\u0300\u0301\u0302\u0303\u0308\u0327'

const quote = (text: string) => `'${text.replaceAll("'", "''")}'`

const FUNCTIONS = `
create function escale_ref(value text) returns text language sql immutable parallel safe as $$
  select case
    when octet_length(value) = length(value) then upper(translate(value, ${quote(SIGNS)}, '') collate "C")
    else upper(translate(value, ${quote(LETTERS + SIGNS + OTHER_SIGNS)}, ${quote(PLAIN)}) collate "default") collate "C"
  end
$$;

-- The last group of digits without leading zeros: 1006 of SO-1006, 457 of F-2026-0457; empty when there is none.
create function escale_digits(value text) returns text language sql immutable parallel safe as $$
  select coalesce(ltrim(substring(value from '([0-9]+)[^0-9]*$'), '0'), '') collate "C"
$$;

-- Words for likeness: lower case, no accents. The path is fixed so that a restore finds the extension.
create function escale_words(value text) returns text language sql immutable parallel safe
set search_path from current as $$
  select lower(unaccent(value))
$$;

-- What ties a line to its item: the SKU, or the description where the source has no SKU.
create function escale_item(sku text, description text) returns text language sql immutable parallel safe as $$
  select left(coalesce(nullif(escale_ref(sku), ''), escale_ref(description)), 160)
$$;
`

const PARTIES = `
create table customer (
  id text collate "C" primary key,
  name text not null,
  country text,
  customer_class text check (customer_class in ('A', 'B', 'C')),
  language text,
  time_zone text,
  email text,
  vat_number text,
  attributes jsonb not null default '{}',
  ref text collate "C" generated always as (escale_ref(name)) stored,
  words text generated always as (escale_words(name)) stored
);
create index customer_ref on customer (ref);
create index customer_words on customer using gin (words gin_trgm_ops);

create table contact (
  id text collate "C" primary key,
  customer_id text collate "C" not null references customer on delete cascade,
  name text not null,
  role text not null,
  email text,
  phone text,
  language text
);
create index contact_customer on contact (customer_id);

create table item (
  id text collate "C" generated always as (escale_item(sku, description)) stored primary key,
  sku text,
  description text not null,
  unit text,
  hs_code text,
  origin_country text,
  net_kg double precision,
  attributes jsonb not null default '{}',
  words text generated always as (escale_words(coalesce(sku || ' ', '') || description)) stored
);
create index item_words on item using gin (words gin_trgm_ops);
create index item_id on item using gin (id gin_trgm_ops);
`

const ORDERS = `
create table customer_order (
  number text collate "C" primary key,
  version integer not null default 1,
  po_number text,
  contract_ref text,
  customer_id text collate "C" not null,
  -- As the source or a colleague states it; null leaves it to what was shipped and delivered.
  stated_status text,
  term_code text,
  term_place text,
  term_edition smallint,
  mode text,
  carrier text,
  payment_terms text,
  currency text,
  destination_country text not null,
  dispatch_country text,
  ordered_on date,
  acknowledged_on date,
  date_meaning text check (date_meaning in ('ex-works', 'shipped', 'delivered')),
  owner text,
  note text,
  holds text[] not null default '{}',
  attributes jsonb not null default '{}',
  source text not null default 'erp',
  import_run bigint,
  updated_at timestamptz not null default now(),
  updated_by text,
  ref text collate "C" generated always as (escale_ref(number)) stored,
  digits text collate "C" generated always as (escale_digits(number)) stored,
  po_ref text collate "C" generated always as (escale_ref(po_number)) stored,
  po_digits text collate "C" generated always as (escale_digits(po_number)) stored
);
create index customer_order_ref on customer_order (ref);
create index customer_order_digits on customer_order (digits);
create index customer_order_po on customer_order (po_ref) where po_ref is not null;
create index customer_order_po_digits on customer_order (po_digits) where po_digits <> '';

create table order_line (
  order_number text collate "C" not null,
  line_number text collate "C" not null,
  sku text,
  customer_item_ref text,
  description text not null,
  quantity double precision not null,
  unit text,
  unit_price double precision,
  -- Null: the order's currency.
  currency text,
  hs_code text,
  origin_country text,
  cancelled boolean not null default false,
  attributes jsonb not null default '{}',
  item_id text collate "C" generated always as (escale_item(sku, description)) stored,
  primary key (order_number, line_number)
);
create index order_line_item on order_line (item_id, order_number);

create table schedule_line (
  order_number text collate "C" not null,
  line_number text collate "C" not null,
  number integer not null,
  quantity double precision not null,
  requested_on date,
  promised_on date,
  forecast_on date,
  forecast_by text,
  cause_code text,
  shipped_on date,
  delivered_on date,
  quantity_shipped double precision not null default 0,
  quantity_delivered double precision not null default 0,
  primary key (order_number, line_number, number)
);
create index schedule_line_promise on schedule_line (promised_on);

create table order_summary (
  order_number text collate "C" primary key,
  status text not null,
  customer_id text collate "C" not null,
  destination_country text collate "C" not null,
  owner text,
  owner_ref text collate "C" generated always as (escale_ref(owner)) stored,
  line_count integer not null,
  open_line_count integer not null,
  next_promised_on date,
  -- Calendar days by which the worst forecast of an open part passes its promise; 0 when none does.
  forecast_delay integer not null,
  last_delivered_on date,
  to_invoice boolean not null,
  -- Open orders by promise (days since 2000-01-01), then open ones without promise, then closed ones, newest first.
  order_rank integer not null
);
create index order_summary_rank on order_summary (order_rank);
create index order_summary_customer on order_summary (customer_id, order_rank);
create index order_summary_country on order_summary (destination_country, order_rank);
create index order_summary_owner on order_summary (owner_ref, order_rank) where owner_ref is not null;
create index order_summary_forecast on order_summary (forecast_delay desc) where forecast_delay > 0;
create index order_summary_invoice on order_summary (order_rank) where to_invoice;
`

const MOVEMENTS = `
create table shipment (
  number text collate "C" primary key,
  mode text,
  carrier text,
  status text not null,
  picked_up_on date,
  eta_on date,
  delivered_on date,
  transport_document text,
  container_number text,
  packages integer,
  gross_kg double precision,
  freight_minor bigint,
  freight_currency text,
  insurance_minor bigint,
  insurance_currency text,
  pod_name text,
  pod_reservations text,
  ref text collate "C" generated always as (escale_ref(number)) stored,
  digits text collate "C" generated always as (escale_digits(number)) stored,
  document_ref text collate "C" generated always as (escale_ref(transport_document)) stored,
  container_ref text collate "C" generated always as (escale_ref(container_number)) stored
);
create index shipment_ref on shipment (ref);
create index shipment_digits on shipment (digits);
create index shipment_document on shipment (document_ref) where document_ref is not null;
create index shipment_container on shipment (container_ref) where container_ref is not null;

create table shipment_line (
  order_number text collate "C" not null,
  shipment_number text collate "C" not null,
  line_number text collate "C" not null,
  quantity double precision not null,
  quantity_delivered double precision,
  primary key (order_number, shipment_number, line_number)
);
create index shipment_line_shipment on shipment_line (shipment_number);

create table invoice (
  number text collate "C" primary key,
  kind text not null default 'final' check (kind in ('final', 'partial', 'prepayment', 'credit', 'debit')),
  issued_on date,
  due_on date,
  paid_on date,
  total_minor bigint,
  currency text,
  ref text collate "C" generated always as (escale_ref(number)) stored,
  digits text collate "C" generated always as (escale_digits(number)) stored
);
create index invoice_ref on invoice (ref);
create index invoice_digits on invoice (digits);

create table invoice_line (
  order_number text collate "C" not null,
  invoice_number text collate "C" not null,
  line_number text collate "C" not null,
  quantity double precision not null,
  unit_price double precision,
  -- Null: the invoice's currency.
  currency text,
  primary key (order_number, invoice_number, line_number)
);
create index invoice_line_invoice on invoice_line (invoice_number);

create table stock (
  sku text collate "C" not null,
  site text not null,
  on_hand double precision not null default 0,
  reserved double precision not null default 0,
  quality_hold double precision not null default 0,
  primary key (sku, site)
);

create table supply (
  id text collate "C" primary key,
  kind text not null check (kind in ('purchase', 'production', 'transfer')),
  sku text collate "C" not null,
  quantity double precision not null,
  due_on date,
  forecast_on date,
  supplier text
);
create index supply_sku on supply (sku);
`

const JOURNALS = `
create table order_event (
  id bigint generated always as identity primary key,
  -- Null for what concerns no order, such as a conversation handed over.
  order_number text collate "C",
  line_number text,
  at timestamptz not null,
  kind text not null,
  actor text,
  source text not null check (source in ('erp', 'carrier', 'user', 'watch', 'desk')),
  text text,
  data jsonb not null default '{}',
  -- A note taken back leaves the timeline and stays here.
  withdrawn_at timestamptz
);
create index order_event_order on order_event (order_number, at);

create table audit_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  actor_id text not null,
  actor_name text not null,
  actor_role text not null,
  tool text not null,
  turn text not null,
  order_number text collate "C",
  before jsonb,
  after jsonb,
  -- Controls run before the write, each with its result.
  controls jsonb not null default '[]',
  idempotency_key text collate "C" not null unique,
  -- What the writer was answered; the same key again gets it back.
  result jsonb not null
);
create index audit_entry_order on audit_entry (order_number, at);

create table import_run (
  id bigint generated always as identity primary key,
  file text not null,
  checksum text,
  as_of date,
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  rows_read bigint not null default 0,
  rows_taken bigint not null default 0,
  rows_refused bigint not null default 0,
  report jsonb not null default '{}'
);

-- json, not jsonb: the state is read and written whole, never searched.
create table conversation (
  id text collate "C" primary key,
  version integer not null,
  state json not null,
  updated_at timestamptz not null
);

create table turn (
  conversation text collate "C" not null,
  version integer not null,
  activity_id text collate "C" not null,
  turn text not null,
  at timestamptz not null,
  actor_id text not null,
  channel text not null,
  said text not null,
  reply json not null,
  primary key (conversation, version),
  unique (conversation, activity_id)
);
`

export async function up(db: Kysely<Schema>): Promise<void> {
  const extensions = 'create extension if not exists pg_trgm; create extension if not exists unaccent;'
  for (const part of [extensions, FUNCTIONS, PARTIES, ORDERS, MOVEMENTS, JOURNALS])
    await sql.raw(part).execute(db)
}
