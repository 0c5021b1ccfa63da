/**
 * What an import remembers of each row: its hash, so that the same file twice changes nothing, and what it gave to its
 * shipment and its invoice, so that their totals stay right when a later file brings only some of their rows.
 */

import { type Kysely, sql } from 'kysely'
import type { Schema } from '../schema.ts'

export async function up(db: Kysely<Schema>): Promise<void> {
  await sql
    .raw(
      `alter table schedule_line
        add column source_hash text,
        add column source_shipment text collate "C",
        add column source_gross_kg numeric,
        add column source_freight_minor bigint,
        add column source_insurance_minor bigint,
        add column source_invoice text collate "C",
        add column source_invoiced numeric`,
    )
    .execute(db)
}
