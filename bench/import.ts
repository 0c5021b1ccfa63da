/**
 * How fast an import is beside a plain COPY of the same rows: into one bare table, and into the store's own tables.
 * The first import meets a new cluster and a process that has run nothing yet; COPY and the second one find both at work.
 */

import { createReadStream, createWriteStream } from 'node:fs'
import { chmod, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { openDatabase } from '../src/db/database.ts'
import { importFile } from '../src/orders/import/import-file.ts'
import { OWN_COLUMNS } from '../src/orders/import/map-file.ts'

const smoke = process.argv.includes('--smoke')
const ROWS = smoke ? 2_000 : Number(process.env['BENCH_ROWS'] ?? 200_000)
const BUDGET = 0.3
/** What an import writes, beside the summaries it works out. */
const TABLES = [
  'customer',
  'item',
  'customer_order',
  'order_line',
  'schedule_line',
  'shipment',
  'shipment_line',
  'invoice',
  'invoice_line',
]
const HEADING =
  'order_number,line_number,order_date,customer,sku,description,destination_country,incoterm,transport_mode,quantity_ordered,unit,unit_price,currency,promised_date,shipped_date,delivered_date,quantity_shipped,quantity_delivered,quantity_invoiced,invoice_number,invoice_unit_price,shipment_number,gross_weight_kg,date_meaning'

function* rows(): Generator<string> {
  yield `${HEADING}\n`
  const day = (n: number) => new Date(Date.UTC(2024, 0, 1 + (n % 800))).toISOString().slice(0, 10)
  for (let at = 0; at < ROWS; at += 1) {
    const order = Math.floor(at / 3)
    const done = order % 5 !== 0
    const moved = done
      ? `${day(order + 30)},${day(order + 33)},40,40,40,F-${order},12.5,SHP-${order},31.5`
      : ',,,,,,,,'
    yield `SO-${order},${(1 + (at % 3)) * 10},${day(order)},Customer ${order % 500} GmbH,ITEM-${at % 800},Hydraulic item ${at % 800},DE,FCA Lyon,road,40,C62,12.5,EUR,${day(order + 31)},${moved},delivered\n`
  }
}

const seconds = async (run: () => Promise<unknown>): Promise<number> => {
  const began = performance.now()
  await run()
  return (performance.now() - began) / 1000
}

const folder = await mkdtemp(join(tmpdir(), 'escale-bench-'))
await chmod(folder, 0o711)
const db = await openDatabase({ dataDir: join(folder, 'data') })
try {
  const file = join(folder, 'orders.csv')
  await pipeline(Readable.from(rows()), createWriteStream(file))
  const megabytes = (await stat(file)).size / 1e6

  const bare = HEADING.split(',').map((name) => `${name} text`)
  await db.pool.query(`create table bare (${bare.join(', ')})`)
  const client = await db.pool.connect()
  const copyBare = await seconds(() =>
    pipeline(createReadStream(file), client.query(copyFrom('copy bare from stdin (format csv, header)'))),
  )

  const options = {
    file,
    map: OWN_COLUMNS,
    asOf: null,
    dryRun: false,
    reportFolder: join(folder, 'imports'),
    locale: 'en',
    at: '2026-03-16T09:00:00.000Z',
  } as const
  let merging = 0
  const importing = () =>
    seconds(() =>
      importFile(db, {
        ...options,
        onProgress: ({ phase }) => {
          if (phase === 'merging') merging = performance.now()
        },
      }),
    )
  const cold = await importing()

  // The rows that the import made, taken out and copied back into the same tables with their indexes.
  const copies: (() => Promise<unknown>)[] = []
  for (const table of TABLES) {
    const { rows: columns } = await client.query<{ name: string }>(
      `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and attgenerated = '' order by attnum`,
      [table],
    )
    const list = `${table} (${columns.map(({ name }) => `"${name}"`).join(', ')})`
    const path = join(folder, `${table}.copy`)
    await pipeline(client.query(copyTo(`copy ${list} to stdout`)), createWriteStream(path))
    copies.push(() => pipeline(createReadStream(path), client.query(copyFrom(`copy ${list} from stdin`))))
  }
  const empty = async () => {
    await client.query(`truncate ${TABLES.join(', ')}, order_summary cascade`)
    await client.query('checkpoint')
  }
  await empty()
  const copyStore = await seconds(async () => {
    await client.query('begin')
    for (const copy of copies) await copy()
    await client.query('commit')
  })
  await empty()
  const warm = await importing()
  const merge = (performance.now() - merging) / 1000
  const memory = process.memoryUsage.rss() / 1e6
  const again = await importing()
  client.release()

  const rate = (time: number) => `${Math.round(ROWS / time).toLocaleString('en')} rows/s`
  const line = (label: string, text: string) => console.log(`${label.padEnd(52)} ${text}`)
  const verdict = (ratio: number) =>
    ratio >= BUDGET ? 'ok' : `missed by ${Math.round((1 - ratio / BUDGET) * 100)} %`
  line(`${ROWS.toLocaleString('en')} rows, ${megabytes.toFixed(1)} MB`, '')
  line('plain COPY into the tables an import fills', `${copyStore.toFixed(2)} s  ${rate(copyStore)}`)
  line('plain COPY into one table of texts, no index', `${copyBare.toFixed(2)} s  ${rate(copyBare)}`)
  line('import', `${warm.toFixed(2)} s  ${rate(warm)}`)
  line('  of which reading, checking and staging', `${(warm - merge).toFixed(2)} s`)
  line('  of which merging and summaries', `${merge.toFixed(2)} s`)
  line('import, the first of a new cluster and process', `${cold.toFixed(2)} s  ${rate(cold)}`)
  line('the same file again (nothing changes)', `${again.toFixed(2)} s  ${rate(again)}`)
  line('memory after the import', `${Math.round(memory)} MB`)
  line(
    'import / COPY into the same tables (budget 0.30)',
    `${(copyStore / warm).toFixed(2)}  ${verdict(copyStore / warm)}`,
  )
  line('  the first of a new cluster and process', (copyStore / cold).toFixed(2))
  line(
    'import / COPY into one bare table',
    `${(copyBare / warm).toFixed(2)}  (for comparison: such a table answers nothing)`,
  )
} finally {
  await db.close()
  await rm(folder, { recursive: true, force: true })
}
