import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { OrderFile } from '../../../src/domain/order.ts'
import { parseMap, readMapFile } from '../../../src/orders/import/map-file.ts'
import {
  IMPORTED_AT,
  importOf,
  importPath,
  ownCsv,
  ownRow,
  temporaryFolder,
} from '../../support/import-files.ts'
import { openEmptyStore, type TestStore } from '../../support/store.ts'

const TODAY = '2026-03-16'
let store: TestStore

beforeAll(async () => {
  store = await openEmptyStore()
})
afterAll(() => store.close())
beforeEach(async () => {
  await store.db.pool.query(
    'truncate customer, item, customer_order, order_line, schedule_line, order_summary, shipment, shipment_line, invoice, invoice_line, stock, order_event, import_run cascade',
  )
})

async function order(number = 'SO-7001'): Promise<OrderFile> {
  const found = await store.orders.findOrder(number)
  if (found === null) expect.fail(`no order ${number}`)
  return found
}

describe('what is imported is answered at once', () => {
  test('an open order, its customer and its promise', async () => {
    const report = await importOf(
      store,
      ownCsv([ownRow({ incoterm: 'FCA Saint-Priest', transport_mode: 'Camion' })]),
    )
    expect(report).toMatchObject({ read: 1, taken: 1, refused: 0, merged: { added: 1, ordersAdded: 1 } })
    const file = await order('so 7001')
    expect(file.order).toMatchObject({
      version: 1,
      status: 'received',
      deliveryTerm: { code: 'FCA', namedPlace: 'Saint-Priest', edition: null },
      mode: 'road',
      destinationCountry: 'GB',
      updatedAt: IMPORTED_AT,
    })
    expect(file.customer.name).toBe('Northbrook Hydraulics Ltd')
    expect(file.lines[0]).toMatchObject({ quantity: 100, unitPrice: { amount: 62, currency: 'EUR' } })
    const open = await store.orders.searchOrders({ state: 'open' }, TODAY, 5)
    expect(open.orders).toMatchObject([{ number: 'SO-7001', nextPromisedOn: '2026-03-20' }])
  })

  test('shipped in part, delivered late, invoiced: each figure where it belongs', async () => {
    await importOf(
      store,
      ownCsv([
        ownRow({
          shipped_date: '2026-03-02',
          quantity_shipped: 60,
          shipment_number: 'SHP-1',
          freight_cost: 120.5,
          gross_weight_kg: 80,
          invoice_number: 'F-1',
          quantity_invoiced: 60,
          invoice_unit_price: 61.5,
        }),
      ]),
    )
    const file = await order()
    expect(file.order.status).toBe('partially_shipped')
    expect(file.shipments).toMatchObject([
      { number: 'SHP-1', status: 'departed', grossKg: 80, freightCost: { minor: 12050, currency: 'EUR' } },
    ])
    expect(file.invoices).toMatchObject([
      { number: 'F-1', total: { minor: 369_000, currency: 'EUR' }, lines: [{ quantity: 60 }] },
    ])
  })

  test('amounts in a currency without cents, and in one with three decimals', async () => {
    await importOf(
      store,
      ownCsv([
        ownRow({ currency: 'JPY', freight_cost: 12000, shipment_number: 'S1', shipped_date: '2026-03-02' }),
        ownRow({
          order_number: 'SO-7002',
          currency: 'KWD',
          invoice_number: 'F-2',
          quantity_invoiced: 3,
          invoice_unit_price: 1.234,
        }),
      ]),
    )
    expect((await order()).shipments[0]?.freightCost).toEqual({ minor: 12_000, currency: 'JPY' })
    expect((await order('SO-7002')).invoices[0]?.total).toEqual({ minor: 3_702, currency: 'KWD' })
  })

  test('an invoice named without a quantity covers what left', async () => {
    await importOf(
      store,
      ownCsv([ownRow({ shipped_date: '2026-03-02', quantity_shipped: 40, invoice_number: 'F-3' })]),
    )
    expect((await order()).invoices[0]?.lines[0]?.quantity).toBe(40)
  })

  test('a line cancelled by the source is cancelled', async () => {
    await importOf(
      store,
      ownCsv([ownRow({ cancelled: 'oui' }), ownRow({ line_number: '20', cancelled: '' })]),
    )
    expect((await order()).lines.map((line) => line.status)).toEqual(['cancelled', 'open'])
  })
})

describe('the same file again', () => {
  test('changes nothing, not even a version', async () => {
    const csv = ownCsv([ownRow(), ownRow({ line_number: '20', description: 'Pump; "HX"\nsecond line' })])
    await importOf(store, csv)
    const before = await order()
    const again = await importOf(store, csv)
    expect(again.merged).toMatchObject({ added: 0, changed: 0, unchanged: 2, ordersChanged: 0 })
    expect(await order()).toEqual(before)
  })

  test('with one row changed: that order gets a version and an event that says what changed', async () => {
    await importOf(store, ownCsv([ownRow(), ownRow({ order_number: 'SO-7002' })]))
    await importOf(
      store,
      ownCsv([ownRow({ promised_date: '2026-03-27' }), ownRow({ order_number: 'SO-7002' })]),
    )
    const file = await order()
    expect(file.order.version).toBe(2)
    expect(file.lines[0]?.schedule[0]?.promisedOn).toBe('2026-03-27')
    expect(file.events).toMatchObject([
      {
        kind: 'amended',
        source: 'erp',
        lineNumber: '10',
        data: { promised_on: ['2026-03-20', '2026-03-27'] },
      },
    ])
    expect((await order('SO-7002')).order.version).toBe(1)
  })

  test('keeps the forecast and the note of a colleague', async () => {
    await importOf(store, ownCsv([ownRow()]))
    const meta = (key: string) => ({
      actor: { id: 'u1', name: 'Camille Martin', role: 'agent' as const },
      turn: 't1',
      idempotencyKey: key,
      at: IMPORTED_AT,
    })
    await store.orders.recordForecast(
      {
        order: 'SO-7001',
        expectedVersion: 1,
        line: '10',
        schedule: 1,
        forecastOn: '2026-03-30',
        forecastBy: 'Foundry',
        causeCode: null,
      },
      meta('k1'),
    )
    await store.orders.addNote('SO-7001', 'Call on Friday', meta('k2'))
    await importOf(store, ownCsv([ownRow({ quantity_ordered: 120 })]))
    const file = await order()
    expect(file.lines[0]?.schedule[0]).toMatchObject({
      quantity: 120,
      forecastOn: '2026-03-30',
      forecastBy: 'Foundry',
    })
    expect(file.events.map((event) => event.kind)).toContain('note')
  })

  test('a row that moves to another shipment and invoice leaves nothing behind', async () => {
    const row = {
      shipped_date: '2026-03-02',
      quantity_shipped: 100,
      invoice_number: 'F-1',
      quantity_invoiced: 100,
    }
    await importOf(store, ownCsv([ownRow({ ...row, shipment_number: 'SHP-1' })]))
    await importOf(store, ownCsv([ownRow({ ...row, shipment_number: 'SHP-2', invoice_number: 'F-2' })]))
    const file = await order()
    expect(file.shipments.map((shipment) => shipment.number)).toEqual(['SHP-2'])
    expect(file.invoices.map((invoice) => invoice.number)).toEqual(['F-2'])
  })

  test('a later file with some rows of a shipment keeps the weight of the others', async () => {
    const shipped = { shipment_number: 'SHP-1', shipped_date: '2026-03-02', gross_weight_kg: 50 }
    await importOf(store, ownCsv([ownRow(shipped), ownRow({ ...shipped, line_number: '20' })]))
    await importOf(store, ownCsv([ownRow({ ...shipped, line_number: '20', gross_weight_kg: 70 })]))
    expect((await order()).shipments[0]?.grossKg).toBe(120)
  })
})

describe('one key on several rows', () => {
  test('word for word the same: one', async () => {
    const report = await importOf(store, ownCsv([ownRow(), ownRow()]))
    expect(report).toMatchObject({ read: 2, taken: 1, repeated: 1, refused: 0 })
  })

  test('different: all are refused with their lines', async () => {
    const report = await importOf(
      store,
      ownCsv([ownRow(), ownRow({ line_number: '20' }), ownRow({ sku: 'OTHER' })]),
    )
    expect(report).toMatchObject({ taken: 1, refused: 2 })
    expect(report.refusals).toMatchObject([{ code: 'same-key-differs', count: 2 }])
    expect(report.refusals[0]?.samples.map((sample) => [sample.line, sample.value])).toEqual([
      [2, 'SO-7001 / 10 (2, 4)'],
      [4, 'SO-7001 / 10 (2, 4)'],
    ])
  })

  test('are dated parts where the map says so, in the order of their promises', async () => {
    const rows = [
      ownRow({ quantity_ordered: 40, promised_date: '2026-04-10' }),
      ownRow({ quantity_ordered: 60, promised_date: '2026-03-20' }),
    ]
    const map = parseMap('title: x\nschedule_parts: true\n', 'm')
    await importOf(store, ownCsv(rows), { map })
    const [line] = (await order()).lines
    expect(line?.quantity).toBe(100)
    expect(line?.schedule.map((part) => [part.number, part.quantity])).toEqual([
      [1, 60],
      [2, 40],
    ])
    const again = await importOf(store, ownCsv(rows), { map })
    expect(again.merged).toMatchObject({ unchanged: 2, added: 0, changed: 0 })
  })

  test('lines are counted where the file has no numbers for them', async () => {
    const map = parseMap('title: x\ncount_lines: true\n', 'm')
    const rows = [ownRow({ sku: 'A' }), ownRow({ sku: 'B' }), ownRow({ order_number: 'SO-7002', sku: 'C' })]
    const csv = ownCsv(rows.map(({ line_number: _, ...row }) => row))
    await importOf(store, csv, { map })
    expect((await order()).lines.map((line) => [line.number, line.sku])).toEqual([
      ['10', 'A'],
      ['20', 'B'],
    ])
    expect((await importOf(store, csv, { map })).merged).toMatchObject({ unchanged: 3 })
  })
})

describe('bad rows are reported with line and reason, and the rest is taken', () => {
  test.each([
    ['missing-value', { customer: '' }],
    ['bad-date', { promised_date: '2026-02-30' }],
    ['bad-number', { quantity_ordered: 'ten' }],
    ['negative-quantity', { quantity_ordered: -1 }],
    ['unknown-country', { destination_country: 'Atlantis' }],
    ['unknown-currency', { currency: 'ECU2' }],
    ['price-without-currency', { currency: '' }],
    ['too-long', { order_number: 'X'.repeat(81) }],
    ['too-long', { description: 'X'.repeat(2_001) }],
    ['control-characters', { description: 'a\u0007b' }],
    ['control-characters', { remark: 'a\u0000b' }],
    ['bad-number', { schedule_number: 1.5 }],
  ])('%s %o', async (code, given) => {
    const good = 'remark' in given ? { remark: '' } : {}
    const report = await importOf(store, ownCsv([ownRow({ order_number: 'SO-1', ...good }), ownRow(given)]))
    expect(report).toMatchObject({ read: 2, taken: 1, refused: 1 })
    expect(report.refusals).toMatchObject([{ code, samples: [{ line: 3 }] }])
  })

  test('fields too few or too many', async () => {
    const [heading = '', row = ''] = ownCsv([ownRow()]).split('\n')
    const report = await importOf(
      store,
      [heading, row, `${row},more`, '"SO-1","10"', ',,,,,,,,,,,'].join('\n'),
    )
    expect(report).toMatchObject({ read: 3, taken: 1 })
    expect(report.refusals.map((each) => each.code).sort()).toEqual(['too-few-fields', 'too-many-fields'])
  })

  test.each([
    ['unknown-incoterm', { incoterm: 'FOQ Le Havre' }],
    ['unknown-mode', { transport_mode: 'mule' }],
    ['shipped-before-ordered', { shipped_date: '2026-01-01' }],
    ['delivered-before-shipped', { shipped_date: '2026-03-02', delivered_date: '2026-03-01' }],
    ['shipped-more-than-ordered', { quantity_shipped: 101 }],
    ['invoice-without-number', { quantity_invoiced: 10 }],
    ['zero-quantity', { quantity_ordered: 0 }],
  ])('%s is taken with a warning', async (code, given) => {
    const report = await importOf(store, ownCsv([ownRow(given)]))
    expect(report).toMatchObject({ taken: 1, warnings: [{ code, samples: [{ line: 2 }] }] })
  })

  test('what no field can hold is kept as it came', async () => {
    await importOf(store, ownCsv([ownRow({ incoterm: 'FOQ Le Havre', Channel: 'EDI' })]))
    expect((await order()).lines[0]?.attributes).toEqual({ incoterm: 'FOQ Le Havre', Channel: 'EDI' })
  })

  test('the refused rows come back in a file that the same map reads once mended', async () => {
    const reportFolder = join(await temporaryFolder(), 'imports')
    const bad = ownCsv([
      ownRow(),
      ownRow({ line_number: '20', quantity_ordered: '="ten"', description: 'a,"b"' }),
    ])
    const { refusedFile, reportFile } = await importOf(store, bad, { reportFolder })
    expect(await readFile(reportFile ?? '', 'utf8')).toContain('3;refused;bad-number;quantity_ordered;')
    const mended = (await readFile(refusedFile ?? '', 'utf8')).replace('"=""ten"""', '10')
    expect(await importOf(store, mended)).toMatchObject({ read: 1, taken: 1, refused: 0 })
    expect((await order()).lines[1]).toMatchObject({ quantity: 10, description: 'a,"b"' })
    expect((await readdir(reportFolder)).every((name) => !name.endsWith('.part'))).toBe(true)
  })
})

test('text that a spreadsheet would run, SQL and markup stay text', async () => {
  const text = `=HYPERLINK("http://x","y") '; drop table customer; -- <script>alert(1)</script> {{x}}`
  await importOf(
    store,
    ownCsv([ownRow({ description: text, customer: text, sku: `+1'"`, Channel: '@SUM(A1)' })]),
  )
  const file = await order()
  expect(file.lines[0]).toMatchObject({ description: text, sku: `+1'"`, attributes: { Channel: '@SUM(A1)' } })
  expect(file.customer.name).toBe(text)
})

describe('the file as a whole', () => {
  const fails = (content: string | Buffer, options = {}) =>
    importOf(store, content, options).then(
      () => expect.fail('was taken'),
      (error: unknown) => error,
    )

  test('without required columns: which, what there is, and a map that fits', async () => {
    expect(await fails('Order No;Qty\n1;2\n')).toMatchObject({
      code: 'import-columns-missing',
      details: {
        missing: 'order_number, line_number, customer, description, destination_country, quantity_ordered',
        found: 'Order No, Qty',
      },
    })
    expect(await fails('Order No\n1\n', { suggestMap: async () => 'content/maps/x.yaml' })).toMatchObject({
      code: 'import-map-suggested',
      details: { map: 'content/maps/x.yaml' },
    })
  })

  test('with a heading and no rows', async () => {
    const [heading = ''] = ownCsv([ownRow()]).split('\n')
    expect(await fails(`${heading}\n`)).toMatchObject({ code: 'import-no-rows' })
  })

  test('with a needed heading twice', async () => {
    expect(await fails('order_number,Order Number\n1,2\n')).toMatchObject({
      code: 'import-heading-twice',
      details: { headings: 'order_number' },
    })
  })

  test('headings are read without case, blanks and accents', async () => {
    const csv = ownCsv([ownRow()]).replaceAll('_', ' ').replace('"customer"', '" CUSTOMER "')
    expect(await importOf(store, csv)).toMatchObject({ taken: 1 })
  })

  test('broken at its end: nothing of it is kept', async () => {
    const rows = Array.from({ length: 3_000 }, (_, at) =>
      ownRow({ order_number: `SO-${at}`, description: 'x'.repeat(200) }),
    )
    expect(await fails(`${ownCsv(rows)}"open\n`)).toMatchObject({
      code: 'import-quote-open',
      details: { line: 3002 },
    })
    expect(await store.orders.countOrders()).toBe(0)
  })

  test('a dry run counts everything and keeps nothing', async () => {
    const report = await importOf(store, ownCsv([ownRow(), ownRow({ line_number: '20', currency: '' })]), {
      dryRun: true,
    })
    expect(report).toMatchObject({ run: null, taken: 1, refused: 1, merged: { ordersAdded: 1 } })
    expect(await store.orders.countOrders()).toBe(0)
  })

  test('two at once: the second is told that it waits, and both are taken', async () => {
    const phases: string[] = []
    const rows = (from: number) =>
      Array.from({ length: 300 }, (_, at) => ownRow({ order_number: `SO-${from + at}` }))
    await Promise.all(
      [0, 150].map((from) =>
        importOf(store, ownCsv(rows(from)), { onProgress: ({ phase }) => phases.push(phase) }),
      ),
    )
    expect(phases.filter((phase) => phase === 'waiting')).toHaveLength(1)
    expect(await store.orders.countOrders()).toBe(450)
  })
})

describe('as of a day', () => {
  const rows = [
    ownRow({
      shipped_date: '2026-03-12',
      quantity_shipped: 100,
      delivered_date: '2026-03-18',
      quantity_delivered: 100,
      shipment_number: 'SHP-1',
      invoice_number: 'F-1',
      quantity_invoiced: 100,
      invoice_date: '2026-03-13',
    }),
    ownRow({ order_number: 'SO-7002', order_date: '2026-03-17', promised_date: '2026-04-01' }),
    ownRow({
      order_number: 'SO-7003',
      order_date: '',
      promised_date: '2026-03-01',
      delivered_date: '2026-03-20',
    }),
    ownRow({ order_number: 'SO-7004', order_date: '', promised_date: '2026-03-20' }),
  ]

  test('what came later is not known yet', async () => {
    const report = await importOf(store, ownCsv(rows), { asOf: TODAY })
    expect(report).toMatchObject({ taken: 2, notYetKnown: 2 })
    const file = await order()
    expect(file.order.status).toBe('shipped')
    expect(file.lines[0]?.schedule[0]).toMatchObject({ deliveredOn: null, quantityDelivered: 0 })
    expect(file.invoices).toHaveLength(1)
    const late = await store.orders.searchOrders({ state: 'late' }, TODAY, 5)
    expect(late.orders.map((each) => each.number)).toEqual(['SO-7003'])
    expect(await store.orders.findOrder('SO-7002')).toBeNull()
  })

  test('before anything left, there is no shipment and no invoice', async () => {
    await importOf(store, ownCsv(rows), { asOf: '2026-03-10' })
    expect(await order()).toMatchObject({ order: { status: 'received' }, shipments: [], invoices: [] })
  })

  test('the days that follow bring the rest', async () => {
    await importOf(store, ownCsv(rows), { asOf: '2026-03-10' })
    await importOf(store, ownCsv(rows))
    expect((await order()).order.status).toBe('delivered')
    expect((await order()).shipments).toMatchObject([{ number: 'SHP-1', status: 'delivered' }])
    expect(await store.orders.countOrders()).toBe(4)
  })
})

describe('the samples', () => {
  test('the delivery history: words in number columns, references, accents', async () => {
    const map = await readMapFile('content/maps/scms.yaml')
    const report = await importPath(store, 'content/samples/scms-excerpt.csv', { map })
    expect(report).toMatchObject({
      read: 186,
      taken: 186,
      refused: 0,
      file: { encoding: 'windows-1252', separator: '\t' },
    })
    expect(report.words.map(({ word }) => word).sort()).toEqual([
      'Freight Included in Commodity Cost',
      'Invoiced Separately',
      'Weight Captured Separately',
    ])
    expect(report.merged.referencesFound).toBeGreaterThan(10)
    expect(report.merged.referencesMissing).toBeGreaterThan(0)
    const ivory = await store.orders.searchOrders({ country: 'CI' }, TODAY, 1)
    expect(ivory.orders[0]?.customerName).toMatch(/^Côte d'Ivoire /)
    expect(await order('SCMS-13')).toMatchObject({
      order: { status: 'delivered', dateMeaning: 'delivered', destinationCountry: 'VN' },
      shipments: [{ number: 'ASN-85', grossKg: 358, freightCost: { minor: 452_150, currency: 'USD' } }],
      lines: [{ number: '3', quantity: 1000, unitPrice: { amount: 6.2, currency: 'USD' } }],
    })
    expect((await store.orders.searchOrders({ state: 'to-invoice' }, TODAY, 1)).total).toBe(0)
  })

  test('a weight that another line carries counts once', async () => {
    const map = await readMapFile('content/maps/scms.yaml')
    await importPath(store, 'content/samples/scms-excerpt.csv', { map })
    const text = await readFile('content/samples/scms-excerpt.csv', 'latin1')
    const sum = text
      .split('\r\n')
      .map((line) => Number(line.split('\t')[30]))
      .filter((kg) => !Number.isNaN(kg))
      .reduce((a, b) => a + b, 0)
    const { rows } = await store.db.pool.query('select sum(gross_kg) as kg from shipment')
    expect(rows[0].kg).toBe(sum)
  })

  test('the French ERP: four faulty rows, two deliveries of one line', async () => {
    const map = await readMapFile('content/maps/erp-fr.yaml')
    const report = await importPath(store, 'content/samples/erp-fr.csv', { map })
    expect(report).toMatchObject({ read: 40, taken: 36, refused: 4, absentHeadings: [] })
    expect(report.refusals.map(({ code }) => code).sort()).toEqual([
      'bad-date',
      'bad-number',
      'negative-quantity',
      'unknown-country',
    ])
    const file = await order('CC260103')
    expect(file.lines[1]?.schedule).toMatchObject([
      { quantity: 100, promisedOn: '2026-03-06', quantityShipped: 100 },
      { quantity: 200, promisedOn: '2026-03-20', forecastOn: '2026-03-27' },
    ])
    expect((await order('CC260106')).lines[0]?.unitPrice).toEqual({ amount: 6100, currency: 'JPY' })
    expect((await order('CC260112')).order.status).toBe('cancelled')
  })
})
