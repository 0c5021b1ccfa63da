import { describe, expect, test } from 'vitest'
import { inspectCsv } from '../../../src/orders/import/csv-file.ts'
import { LONGEST_RECORD, readCsv } from '../../../src/orders/import/csv-reader.ts'
import { fileOf } from '../../support/import-files.ts'

async function read(content: string | Buffer, given = {}) {
  const file = await inspectCsv(await fileOf(content), given)
  const records: { readonly line: number; readonly fields: readonly string[] }[] = []
  for await (const batch of readCsv(file)) records.push(...batch.records)
  return { file, records, fields: records.map((record) => record.fields) }
}

describe('how a file is written is found by looking at it', () => {
  test.each([
    ['comma', 'a,b\n1,2\n', ','],
    ['semicolon', 'a;b\n1,5;2\n', ';'],
    ['tab', 'a\tb\n1\t2\n', '\t'],
    ['a comma within quotes does not count', '"a,b,c";d\n1;2\n', ';'],
  ])('%s', async (_, content, separator) => {
    expect((await read(content)).file.separator).toBe(separator)
  })

  test.each([
    ['UTF-8', Buffer.from('n;désignation\n'), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from('\uFEFFn;désignation\n'), 'utf-8'],
    ['Windows-1252', Buffer.from('n;d\xE9signation\n', 'latin1'), 'windows-1252'],
    ['UTF-16 with a mark', Buffer.from('\uFEFFn;désignation\n', 'utf16le'), 'utf-16le'],
  ])('%s', async (_, content, encoding) => {
    const { file, fields } = await read(content)
    expect(file.encoding).toBe(encoding)
    expect(fields[0]?.[1]).toBe('désignation')
  })

  test('an accent after a million plain letters still tells the encoding', async () => {
    const plain = 'a;b\n'.repeat(300_000)
    expect((await read(Buffer.from(`${plain}\xE9;b\n`, 'latin1'))).file.encoding).toBe('windows-1252')
    expect((await read(`${plain}é;b\n`)).file.encoding).toBe('utf-8')
  })

  test('Windows-1252 has signs where latin-1 has controls', async () => {
    const { fields } = await read(Buffer.from([0x61, 0x3b, 0x80, 0x92, 0x0a]), { encoding: 'windows-1252' })
    expect(fields[0]).toEqual(['a', '€’'])
  })

  test('a mark at the beginning wins over what the map says', async () => {
    expect((await read('\uFEFFé;b\n', { encoding: 'windows-1252' })).fields[0]?.[0]).toContain('é')
  })
})

describe('records', () => {
  test('quotes, doubled quotes, separators and line ends in quotes', async () => {
    const { records } = await read('a,"b ""c"", d"\r\n"two\r\nlines",x\r\nlast,""')
    expect(records).toEqual([
      { line: 1, fields: ['a', 'b "c", d'] },
      { line: 2, fields: ['two\r\nlines', 'x'] },
      { line: 4, fields: ['last', ''] },
    ])
  })

  test('empty lines are left out and counted', async () => {
    expect((await read('a,b\n\n\n1,2')).records[1]?.line).toBe(4)
  })

  test('a quote in the middle of a field is an inch', async () => {
    expect((await read('pipe 5",x\n')).fields[0]).toEqual(['pipe 5"', 'x'])
  })

  test('records and characters cut by the pieces a file is read in come whole', async () => {
    const row = 'é'.repeat(1_000)
    const { fields } = await read(`${Array.from({ length: 400 }, (_, at) => `${at},"${row}"`).join('\n')}\n`)
    expect(fields).toHaveLength(400)
    expect(fields.every(([, text]) => text === row)).toBe(true)
  })
})

describe('a broken file is refused with a reason', () => {
  test.each([
    ['empty', '', 'import-file-empty'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]), 'import-file-binary'],
    ['control characters', '\u0001\u0002\u0003\u0004abc', 'import-file-binary'],
  ])('%s', async (_, content, code) => {
    await expect(read(content)).rejects.toMatchObject({ code })
  })

  test('a file that is not there', async () => {
    await expect(inspectCsv('/nowhere/orders.csv')).rejects.toMatchObject({ code: 'import-file-not-found' })
  })

  test('a quote that never closes, with its line', async () => {
    await expect(read('a,b\n1,2\n3,"open\n4,5\n')).rejects.toMatchObject({
      code: 'import-quote-open',
      details: { line: 3 },
    })
  })

  test('a line without end is given up early, not gathered in memory', async () => {
    await expect(read(`a,b\n${'x'.repeat(LONGEST_RECORD * 3)}`)).rejects.toMatchObject({
      code: 'import-record-too-long',
      details: { line: 2 },
    })
  })

  test('bytes that the encoding of the map does not have', async () => {
    await expect(
      read(Buffer.from('a,b\n\xE9t\xE9,1\n', 'latin1'), { encoding: 'utf-8' }),
    ).rejects.toMatchObject({ code: 'import-encoding-wrong' })
  })
})
