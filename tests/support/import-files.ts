/** Files to import, written to a folder that goes away with the test, and imports with everything a test does not care about. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type ImportOptions, importFile } from '../../src/orders/import/import-file.ts'
import type { ImportReport } from '../../src/orders/import/import-report.ts'
import { OWN_COLUMNS } from '../../src/orders/import/map-file.ts'
import type { TestStore } from './store.ts'

export const IMPORTED_AT = '2026-03-16T09:00:00.000Z'

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'escale-import-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

export async function fileOf(content: string | Buffer, name = 'orders.csv'): Promise<string> {
  const path = join(await temporaryFolder(), name)
  await writeFile(path, content)
  return path
}

/** Rows under our own headings; a column that no row names is left out. */
export function ownCsv(rows: readonly Readonly<Record<string, string | number>>[]): string {
  const headings = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const cell = (value: string | number | undefined) => `"${String(value ?? '').replaceAll('"', '""')}"`
  const lines = rows.map((row) => headings.map((heading) => cell(row[heading])).join(','))
  return `${[headings.map(cell).join(','), ...lines].join('\n')}\n`
}

/** A line of an order, promised to be delivered on 20 March 2026; a test says what differs. */
export function ownRow(given: Readonly<Record<string, string | number>> = {}) {
  return {
    order_number: 'SO-7001',
    line_number: '10',
    order_date: '2026-02-02',
    customer: 'Northbrook Hydraulics Ltd',
    sku: 'VLV-25-SS',
    description: 'Stainless steel valve, 25 mm',
    destination_country: 'GB',
    quantity_ordered: 100,
    unit_price: 62,
    currency: 'EUR',
    promised_date: '2026-03-20',
    date_meaning: 'delivered',
    ...given,
  }
}

export async function importOf(
  store: TestStore,
  content: string | Buffer,
  options: Partial<ImportOptions> = {},
): Promise<ImportReport> {
  return importPath(store, await fileOf(content), options)
}

export async function importPath(
  store: TestStore,
  file: string,
  options: Partial<ImportOptions> = {},
): Promise<ImportReport> {
  return importFile(store.db, {
    file,
    map: OWN_COLUMNS,
    asOf: null,
    dryRun: false,
    reportFolder: join(await temporaryFolder(), 'imports'),
    locale: 'en',
    at: IMPORTED_AT,
    ...options,
  })
}
