import { Writable } from 'node:stream'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DeskError } from '../../../src/domain/desk-error.ts'
import { exportOrders } from '../../../src/orders/export/export-orders.ts'
import { inspectCsv } from '../../../src/orders/import/csv-file.ts'
import { readCsv } from '../../../src/orders/import/csv-reader.ts'
import { fileOf, importOf, ownCsv, ownRow } from '../../support/import-files.ts'
import { openEmptyStore, type TestStore } from '../../support/store.ts'

let first: TestStore
let second: TestStore
beforeAll(async () => {
  ;[first, second] = await Promise.all([openEmptyStore(), openEmptyStore()])
})
afterAll(() => Promise.all([first.close(), second.close()]))

async function empty(...stores: readonly TestStore[]) {
  for (const { db } of stores) {
    await db.pool.query(
      'truncate customer, item, customer_order, order_line, schedule_line, order_summary, shipment, shipment_line, invoice, invoice_line, stock, order_event cascade',
    )
  }
}

async function exportOf({ db }: TestStore): Promise<string> {
  let text = ''
  const output = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk)
      done()
    },
  })
  await exportOrders(db, output, { since: null, timeZone: 'Europe/Paris' })
  return text
}

/** Any text without control characters and blanks around it, with what spreadsheets and CSV stumble over more often. */
const text = (maxLength = 40) =>
  fc
    .oneof(
      fc.string({ unit: 'grapheme', maxLength }),
      fc.string({
        unit: fc.constantFrom('=', '+', '-', '@', "'", '"', ',', ';', '\t', '\n', 'a', '1'),
        maxLength,
      }),
    )
    .map((any) =>
      any
        .toWellFormed()
        .replaceAll(/(?![\t\n\r])\p{Cc}/gu, (sign) => (sign < '\u0080' ? '' : sign))
        .trim(),
    )

const key = text(12).filter((any) => any !== '')
const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const quantity = fc.double({ min: 0, max: 1e6, noNaN: true }).map((value) => Number(value.toFixed(6)))

const row = fc.record({
  order_number: key,
  line_number: key,
  schedule_number: fc.integer({ min: 1, max: 3 }),
  customer: key,
  description: key,
  sku: text(),
  note: text(),
  po_number: text(),
  named_place: text(),
  Remark: text(),
  'Unit price': fc.constant(''),
  destination_country: fc.constantFrom('FR', 'DE', 'CI'),
  quantity_ordered: quantity,
  unit_price: quantity,
  currency: fc.constantFrom('EUR', 'JPY', 'KWD'),
  promised_date: fc.option(day, { nil: '' }),
  shipped_date: fc.option(day, { nil: '' }),
  delivered_date: fc.option(day, { nil: '' }),
  quantity_shipped: quantity,
  shipment_number: fc.option(key, { nil: '' }),
  gross_weight_kg: quantity,
  freight_cost: fc.integer({ min: 0, max: 100_000 }),
  invoice_number: fc.option(key, { nil: '' }),
  quantity_invoiced: fc.integer({ min: -5, max: 100 }),
})

test('whatever the texts and figures, an export read back gives the same orders', {
  timeout: 180_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 8 }), async (rows) => {
      await empty(first, second)
      const csv = ownCsv(rows.map(({ 'Unit price': _, ...each }) => each))
      // Our own headings, and every text as it is: what an export would escape is escaped here.
      const escaped = csv.replaceAll(/(^|,|\n)"('*[=+\-@\t])/g, `$1"'$2`)
      const report = await importOf(first, escaped)
      expect(report.refusals.filter(({ code }) => code !== 'same-key-differs')).toEqual([])
      const once = await exportOf(first)
      const again = await importOf(second, once)
      expect(again.refusals).toEqual([])
      expect(await exportOf(second)).toBe(once)
      expect((await importOf(second, once)).merged).toMatchObject({ added: 0, changed: 0 })
    }),
    { numRuns: 15 },
  )
})

test('a file of random bytes is read or refused with a reason', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
      const outcome = await importOf(first, Buffer.from(bytes)).catch((error: unknown) => error)
      expect(outcome).toBeInstanceOf(DeskError)
    }),
    { numRuns: 25 },
  )
})

test('random cells under our headings never break an import', { timeout: 120_000 }, async () => {
  const headings = Object.keys({
    ...ownRow(),
    schedule_number: '',
    shipment_number: '',
    incoterm: '',
    stock_available: '',
  })
  const cell = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }).map((any) => any.toWellFormed()),
    fc.constantFrom(
      '1',
      '-1',
      '0',
      '1e99',
      '2026-02-30',
      '2026-03-20',
      'FR',
      'EUR',
      'NaN',
      '\\N',
      '\\.',
      '{}',
      '',
    ),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: headings.length, maxLength: headings.length }), { maxLength: 6 }),
      async (cells) => {
        const rows = cells.map((values) =>
          Object.fromEntries(headings.map((heading, at) => [heading, values[at] ?? ''])),
        )
        const outcome = await importOf(first, ownCsv([...rows, ownRow()])).catch((error: unknown) => error)
        if (outcome instanceof Error) expect(outcome).toBeInstanceOf(DeskError)
      },
    ),
    { numRuns: 25 },
  )
})

test('any records written as CSV are read back, wherever the pieces of the file are cut', async () => {
  const field = fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r\n', 'é', '€', 'x', ' '), maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(field, { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 20 }),
      async (records) => {
        const csv = records
          .map((fields) => fields.map((each) => `"${each.replaceAll('"', '""')}"`).join(','))
          .join('\n')
        const file = await inspectCsv(await fileOf(csv), { separator: ',', encoding: 'utf-8' })
        const read: (readonly string[])[] = []
        for await (const batch of readCsv(file)) read.push(...batch.records.map(({ fields }) => fields))
        expect(read).toEqual(records)
      },
    ),
    { numRuns: 200 },
  )
})
