import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseMap, readMapFile } from '../../../src/orders/import/map-file.ts'
import { createRowReader } from '../../../src/orders/import/read-row.ts'

test.each(readdirSync('content/maps'))('the map %s that comes with the desk is right', async (name) => {
  expect((await readMapFile(`content/maps/${name}`)).title).not.toBe('')
})

test.each([
  ['a column that is not ours', 'title: x\ncolumns:\n  order_no: Nr\n', 3, 'order_no'],
  ['a date format we do not know', 'title: x\ndates: [DD/MM/YYYY, JJ/MM]\n', 2, 'dates.1'],
  ['a key we do not know', 'title: x\ncolumn: {}\n', 1, 'column'],
  ['no title', 'columns: {}\n', 1, 'title'],
  ['YAML that is not well formed', 'title: x\ncolumns:\n  - [\n', 4, ''],
  ['a line reference without its group', 'title: x\nline_reference: "ID (\\\\d+)"\n', 2, 'line_reference'],
  ['an empty file', '', 1, 'title'],
])('%s is told with its line', (_, text, line, problem) => {
  expect(() => parseMap(text, 'map.yaml')).toThrow(
    expect.objectContaining({
      code: 'import-map-wrong',
      details: expect.objectContaining({ file: 'map.yaml', line, problem: expect.stringContaining(problem) }),
    }),
  )
})

test('encodings and separators may be called by their usual names', () => {
  expect(parseMap('title: x\nencoding: latin-1\nseparator: tab\n', 'm')).toMatchObject({
    encoding: 'windows-1252',
    separator: '\t',
  })
})

const REST = 'title: x\nconstants: { customer: C, description: D, destination_country: FR }\n'

function readOne(map: string, heading: readonly string[], fields: readonly string[]) {
  const reader = createRowReader(heading, { map: parseMap(map, 'm'), asOf: null })
  return { ...reader, result: reader.read({ line: 2, fields }) }
}

test('texts and numbers are computed from several columns', () => {
  const map = `${REST}columns: { quantity_ordered: Qty }
computed:
  order_number: "{Site}-{No}"
  line_number: "{No}"
  unit_price: { divide: [Value, Qty] }
  freight_cost: { multiply: [Qty, Rate] }
`
  const { result } = readOne(
    `${map.replace('destination_country: FR', 'destination_country: FR, currency: EUR')}`,
    ['Site', 'No', 'Qty', 'Value', 'Rate'],
    ['LYO', '17', '8', '100', '0.1'],
  )
  expect(result).toMatchObject({
    kind: 'taken',
    row: { orderNumber: 'LYO-17', lineNumber: '17', unitPrice: 12.5, freightCost: 0.8 },
  })
})

test('the first known of several headings counts; words for "not known" are not known', () => {
  const map = `${REST}columns: { order_number: A, line_number: B, quantity_ordered: C, promised_date: [D, E] }
not_known: ["to be told"]
`
  const { result } = readOne(map, ['A', 'B', 'C', 'D', 'E'], ['1', '1', '1', 'to be told', '2026-03-20'])
  expect(result).toMatchObject({ kind: 'taken', row: { promisedOn: '2026-03-20' } })
})

test('rows that the map does not want are left out, and a heading to choose by has to be there', () => {
  const map = `${REST}columns: { order_number: A, line_number: B, quantity_ordered: C }\nonly: { Type: [export] }\n`
  expect(readOne(map, ['A', 'B', 'C', 'Type'], ['1', '1', '1', 'domestic']).result).toEqual({
    kind: 'left-out',
    reason: 'not-wanted',
  })
  expect(readOne(map, ['A', 'B', 'C'], ['1', '1', '1']).unwanted).toEqual(['Type'])
})

test('a heading may be called like a property of every object', () => {
  const { result } = readOne(
    `${REST}columns: { order_number: A, line_number: B, quantity_ordered: C }\n`,
    ['A', 'B', 'C', '__proto__', 'constructor'],
    ['1', '1', '1', 'p', 'c'],
  )
  expect(result.kind === 'taken' && Object.entries(result.row.attributes)).toEqual([
    ['__proto__', 'p'],
    ['constructor', 'c'],
  ])
})
