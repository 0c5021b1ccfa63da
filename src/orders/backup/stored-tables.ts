/** Which tables a backup holds, asked of the store itself so that a new table is never forgotten. */

import type { PoolClient } from 'pg'

export interface StoredTable {
  readonly table: string
  /** Generated columns are left out: the store computes them again. */
  readonly columns: readonly string[]
  /** The column the store numbers by itself; null when there is none. */
  readonly numbered: string | null
}

/** All permanent tables but the list of migrations, those that others refer to first. */
export async function storedTables(client: PoolClient): Promise<readonly StoredTable[]> {
  const { rows } = await client.query<StoredTable>(`
    select c.relname as table, array_agg(a.attname::text order by a.attnum) as columns,
      max(a.attname::text) filter (where a.attidentity <> '') as numbered
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relpersistence = 'p'
      and c.relname <> 'migration'
    group by c.relname
    order by c.relname`)
  const { rows: references } = await client.query<{ child: string; parent: string }>(`
    select c.relname as child, p.relname as parent
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class p on p.oid = k.confrelid
    where k.contype = 'f' and c.relnamespace = current_schema()::regnamespace and c.oid <> p.oid`)
  return parentsFirst(rows, references)
}

function parentsFirst(
  tables: readonly StoredTable[],
  references: readonly { readonly child: string; readonly parent: string }[],
): readonly StoredTable[] {
  const sorted: StoredTable[] = []
  const visited = new Set<string>()
  const visit = (table: StoredTable): void => {
    if (visited.has(table.table)) return
    visited.add(table.table)
    for (const { child, parent } of references) {
      const found = child === table.table ? tables.find((each) => each.table === parent) : undefined
      if (found) visit(found)
    }
    sorted.push(table)
  }
  for (const table of tables) visit(table)
  return sorted
}

/** The store's migrations in the order they were applied. */
export async function storedMigrations(client: PoolClient): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>('select name from migration order by name')
  return rows.map((row) => row.name)
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

export function columnList(columns: readonly string[]): string {
  return columns.map(quoted).join(', ')
}
