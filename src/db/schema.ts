/** The store's tables as Kysely sees them. Dates are `YYYY-MM-DD`, instants ISO in UTC, amounts whole minor units. */

import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { Instant, IsoDate } from '../domain/calendar-date.ts'

type Attributes = ColumnType<
  Readonly<Record<string, string>>,
  Readonly<Record<string, string>> | undefined,
  Readonly<Record<string, string>>
>
/** Read as parsed JSON, written as JSON text. */
type Json = ColumnType<unknown, string, string>
type JsonWithDefault = ColumnType<unknown, string | undefined, string>

export interface CustomerTable {
  id: string
  name: string
  country: string | null
  customer_class: 'A' | 'B' | 'C' | null
  language: string | null
  time_zone: string | null
  email: string | null
  vat_number: string | null
  attributes: Attributes
  ref: GeneratedAlways<string>
  words: GeneratedAlways<string>
}

export interface ContactTable {
  id: string
  customer_id: string
  name: string
  role: string
  email: string | null
  phone: string | null
  language: string | null
}

export interface ItemTable {
  id: GeneratedAlways<string>
  sku: string | null
  description: string
  unit: string | null
  hs_code: string | null
  origin_country: string | null
  net_kg: number | null
  attributes: Attributes
  words: GeneratedAlways<string>
}

export interface CustomerOrderTable {
  number: string
  version: Generated<number>
  po_number: string | null
  contract_ref: string | null
  customer_id: string
  stated_status: string | null
  term_code: string | null
  term_place: string | null
  term_edition: number | null
  mode: string | null
  carrier: string | null
  payment_terms: string | null
  currency: string | null
  destination_country: string
  dispatch_country: string | null
  ordered_on: IsoDate | null
  acknowledged_on: IsoDate | null
  date_meaning: 'ex-works' | 'shipped' | 'delivered' | null
  owner: string | null
  note: string | null
  holds: Generated<readonly string[]>
  attributes: Attributes
  source: Generated<string>
  import_run: number | null
  updated_at: Generated<Instant>
  updated_by: string | null
  ref: GeneratedAlways<string>
  digits: GeneratedAlways<string>
  po_ref: GeneratedAlways<string | null>
  po_digits: GeneratedAlways<string | null>
}

export interface OrderLineTable {
  order_number: string
  line_number: string
  sku: string | null
  customer_item_ref: string | null
  description: string
  quantity: number
  unit: string | null
  unit_price: number | null
  currency: string | null
  hs_code: string | null
  origin_country: string | null
  cancelled: Generated<boolean>
  attributes: Attributes
  item_id: GeneratedAlways<string>
}

export interface ScheduleLineTable {
  order_number: string
  line_number: string
  number: number
  quantity: number
  requested_on: IsoDate | null
  promised_on: IsoDate | null
  forecast_on: IsoDate | null
  forecast_by: string | null
  cause_code: string | null
  shipped_on: IsoDate | null
  delivered_on: IsoDate | null
  quantity_shipped: Generated<number>
  quantity_delivered: Generated<number>
  source_hash: string | null
  source_shipment: string | null
  source_gross_kg: number | null
  source_freight_minor: number | null
  source_insurance_minor: number | null
  source_invoice: string | null
  source_invoiced: number | null
}

interface OrderSummaryTable {
  order_number: string
  status: string
  customer_id: string
  destination_country: string
  owner: string | null
  owner_ref: GeneratedAlways<string | null>
  line_count: number
  open_line_count: number
  next_promised_on: IsoDate | null
  forecast_delay: number
  last_delivered_on: IsoDate | null
  to_invoice: boolean
  order_rank: number
}

export interface ShipmentTable {
  number: string
  mode: string | null
  carrier: string | null
  status: string
  picked_up_on: IsoDate | null
  eta_on: IsoDate | null
  delivered_on: IsoDate | null
  transport_document: string | null
  container_number: string | null
  packages: number | null
  gross_kg: number | null
  freight_minor: number | null
  freight_currency: string | null
  insurance_minor: number | null
  insurance_currency: string | null
  pod_name: string | null
  pod_reservations: string | null
  ref: GeneratedAlways<string>
  digits: GeneratedAlways<string>
  document_ref: GeneratedAlways<string | null>
  container_ref: GeneratedAlways<string | null>
}

export interface ShipmentLineTable {
  order_number: string
  shipment_number: string
  line_number: string
  quantity: number
  quantity_delivered: number | null
}

export interface InvoiceTable {
  number: string
  kind: Generated<'final' | 'partial' | 'prepayment' | 'credit' | 'debit'>
  issued_on: IsoDate | null
  due_on: IsoDate | null
  paid_on: IsoDate | null
  total_minor: number | null
  currency: string | null
  ref: GeneratedAlways<string>
  digits: GeneratedAlways<string>
}

export interface InvoiceLineTable {
  order_number: string
  invoice_number: string
  line_number: string
  quantity: number
  unit_price: number | null
  currency: string | null
}

export interface StockTable {
  sku: string
  site: string
  on_hand: Generated<number>
  reserved: Generated<number>
  quality_hold: Generated<number>
}

export interface SupplyTable {
  id: string
  kind: 'purchase' | 'production' | 'transfer'
  sku: string
  quantity: number
  due_on: IsoDate | null
  forecast_on: IsoDate | null
  supplier: string | null
}

export interface OrderEventTable {
  id: GeneratedAlways<number>
  order_number: string | null
  line_number: string | null
  at: Instant
  kind: string
  actor: string | null
  source: 'erp' | 'carrier' | 'user' | 'watch' | 'desk'
  text: string | null
  data: JsonWithDefault
  withdrawn_at: Instant | null
}

interface AuditEntryTable {
  id: GeneratedAlways<number>
  at: Instant
  actor_id: string
  actor_name: string
  actor_role: string
  tool: string
  turn: string
  order_number: string | null
  before: ColumnType<unknown, string | null, string | null>
  after: ColumnType<unknown, string | null, string | null>
  controls: JsonWithDefault
  idempotency_key: string
  result: Json
}

export interface ImportRunTable {
  id: GeneratedAlways<number>
  file: string
  checksum: string | null
  as_of: IsoDate | null
  started_at: Generated<Instant>
  finished_at: Instant | null
  rows_read: Generated<number>
  rows_taken: Generated<number>
  rows_refused: Generated<number>
  report: JsonWithDefault
}

export interface ConversationTable {
  id: string
  version: number
  state: Json
  updated_at: Instant
}

export interface TurnTable {
  conversation: string
  version: number
  activity_id: string
  turn: string
  at: Instant
  actor_id: string
  channel: string
  said: string
  reply: Json
}

export interface WatchNoteTable {
  id: string
  version: number
  state: string
  note: Json
  author_id: string | null
  author_name: string | null
  created_at: Instant
  approved_by: string | null
  approved_at: Instant | null
  checked_on: IsoDate | null
}

interface WatchEventTable {
  id: GeneratedAlways<number>
  note_id: string
  version: number
  kind: string
  at: Instant
  actor_id: string
  actor_name: string
  text: string | null
  after: Json
}

export interface WatchTickTable {
  order_number: string
  note_id: string
  requirement: string
  state: string
  fingerprint: string
  actor_id: string
  actor_name: string
  at: Instant
  reason: string | null
}

interface WatchAnswerTable {
  /** Empty for what is answered about the firm. */
  order_number: string
  field: string
  value: string
  actor_id: string
  actor_name: string
  at: Instant
}

export interface WatchNoticeTable {
  id: GeneratedAlways<number>
  key: string
  to_kind: string
  to_key: string
  kind: string
  note_id: string | null
  orders: readonly string[]
  data: Json
  at: Instant
  delivered_at: Instant | null
}

export interface WatchDigestTable {
  actor_id: string
  name: string
  locale: string
  muted: boolean
  snoozed_until: IsoDate | null
  weekday: number
}

export interface WatchTaskTable {
  id: GeneratedAlways<number>
  question: string
  actor_id: string
  actor_name: string
  at: Instant
  closed_at: Instant | null
  note_id: string | null
}

interface WatchRevisionTable {
  single: Generated<boolean>
  revision: number
}

export interface MigrationTable {
  name: string
  at: Generated<Instant>
}

export interface Schema {
  customer: CustomerTable
  contact: ContactTable
  item: ItemTable
  customer_order: CustomerOrderTable
  order_line: OrderLineTable
  schedule_line: ScheduleLineTable
  order_summary: OrderSummaryTable
  shipment: ShipmentTable
  shipment_line: ShipmentLineTable
  invoice: InvoiceTable
  invoice_line: InvoiceLineTable
  stock: StockTable
  supply: SupplyTable
  order_event: OrderEventTable
  audit_entry: AuditEntryTable
  import_run: ImportRunTable
  conversation: ConversationTable
  turn: TurnTable
  watch_note: WatchNoteTable
  watch_event: WatchEventTable
  watch_tick: WatchTickTable
  watch_answer: WatchAnswerTable
  watch_notice: WatchNoticeTable
  watch_digest: WatchDigestTable
  watch_task: WatchTaskTable
  watch_revision: WatchRevisionTable
  migration: MigrationTable
}
