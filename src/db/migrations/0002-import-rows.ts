/** What an import remembers of each row, so that the same file twice changes nothing. */

import { type Kysely, sql } from 'kysely'
import type { Schema } from '../schema.ts'

export async function up(db: Kysely<Schema>): Promise<void> {
  await sql.raw('alter table schedule_line add column source_hash text').execute(db)
}
