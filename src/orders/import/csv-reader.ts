/** Reads the records of a CSV file as a stream of batches, in constant memory, with the line each begins on. */

import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import { DeskError } from '../../domain/desk-error.ts'
import { type CsvFile, unfinishedBytes } from './csv-file.ts'

export interface CsvRecord {
  /** Line of the file it begins on; the heading is on line 1. */
  readonly line: number
  readonly fields: readonly string[]
}

export interface CsvBatch {
  readonly records: readonly CsvRecord[]
  /** Bytes of the file read so far. */
  readonly bytes: number
}

const CHUNK_BYTES = 256 * 1024
/** A record of an ERP has a few kilobytes; a longer one is a file without line ends or with an open quote. */
export const LONGEST_RECORD = 1024 * 1024

/** Batches of records, empty lines left out. Quotes, doubled quotes and line ends in quotes as RFC 4180 says. */
export async function* readCsv(file: CsvFile): AsyncGenerator<CsvBatch> {
  const decode = decoderOf(file)
  const cutter = new RecordCutter(file)
  let bytes = 0
  for await (const part of createReadStream(file.path, { highWaterMark: CHUNK_BYTES })) {
    const chunk: Buffer = part
    bytes += chunk.length
    const records = cutter.push(readable(decode(chunk), file, cutter.line))
    if (records.length > 0) yield { records, bytes }
  }
  const last = cutter.push(readable(decode(), file, cutter.line), true)
  yield { records: last, bytes }
}

/** The text of the next piece of a file; no piece says that it was the last. Null for bytes that the encoding has not. */
type Decoder = (chunk?: Buffer) => string | null

function decoderOf({ encoding }: CsvFile): Decoder {
  if (encoding === 'utf-8') return utf8Decoder()
  const decoder = new TextDecoder(encoding, { fatal: true })
  return (chunk) => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined })
    } catch {
      return null
    }
  }
}

/** Faster than a TextDecoder that reads a stream, and plain letters take half the memory afterwards. */
function utf8Decoder(): Decoder {
  let held: Buffer = Buffer.alloc(0)
  let begun = false
  return (chunk) => {
    const bytes = chunk === undefined ? held : held.length === 0 ? chunk : Buffer.concat([held, chunk])
    const cut = chunk === undefined ? bytes.length : bytes.length - unfinishedBytes(bytes)
    const whole = bytes.subarray(0, cut)
    if (!isUtf8(whole)) return null
    held = Buffer.from(bytes.subarray(cut))
    const text = whole.toString('utf8')
    const marked = !begun && text.startsWith('\uFEFF')
    begun ||= text !== ''
    return marked ? text.slice(1) : text
  }
}

function readable(text: string | null, file: CsvFile, line: number): string {
  if (text !== null) return text
  throw new DeskError('import-encoding-wrong', { file: file.path, encoding: file.encoding, line })
}

/** Cuts text into records; what is not finished waits for the next piece. */
class RecordCutter {
  /** Line on which the next record begins. */
  line = 1
  private rest = ''
  private readonly file: CsvFile

  constructor(file: CsvFile) {
    this.file = file
  }

  push(text: string, atEnd = false): CsvRecord[] {
    const source = this.rest + text
    const records: CsvRecord[] = []
    let at = 0
    let quote = source.indexOf('"')
    while (at < source.length) {
      const lineEnd = source.indexOf('\n', at)
      if (quote !== -1 && quote < at) quote = source.indexOf('"', at)
      const plain = quote === -1 || (lineEnd !== -1 && quote > lineEnd)
      if (plain && lineEnd === -1 && !atEnd) break
      const next = plain
        ? this.plainRecord(source, at, lineEnd, records)
        : this.quotedRecord(source, at, atEnd, records)
      if (next === -1) break
      at = next
    }
    this.rest = source.slice(at)
    if (this.rest.length > LONGEST_RECORD) {
      throw new DeskError('import-record-too-long', { file: this.file.path, line: this.line })
    }
    return records
  }

  private plainRecord(source: string, at: number, lineEnd: number, records: CsvRecord[]): number {
    let end = lineEnd === -1 ? source.length : lineEnd
    const next = lineEnd === -1 ? source.length : lineEnd + 1
    if (end > at && source.charCodeAt(end - 1) === 13) end -= 1
    if (end > at) records.push({ line: this.line, fields: source.slice(at, end).split(this.file.separator) })
    this.line += 1
    return next
  }

  /** Returns where the next record begins, or -1 when the record is not finished. */
  private quotedRecord(source: string, start: number, atEnd: boolean, records: CsvRecord[]): number {
    const { separator } = this.file
    const fields: string[] = []
    let at = start
    let lines = 1
    for (;;) {
      let field = ''
      if (source[at] === '"') {
        at += 1
        for (;;) {
          const close = source.indexOf('"', at)
          if (close === -1 || (close === source.length - 1 && !atEnd))
            return this.unfinished(atEnd && close === -1)
          field += source.slice(at, close)
          at = close + 1
          if (source[at] !== '"') break
          field += '"'
          at += 1
        }
        for (let nl = field.indexOf('\n'); nl !== -1; nl = field.indexOf('\n', nl + 1)) lines += 1
      }
      // Text after a closing quote, or a field without quotes: up to the separator or the end of the line.
      const from = at
      while (at < source.length && source[at] !== separator && source[at] !== '\n') at += 1
      if (at === source.length && !atEnd) return -1
      const isLast = source[at] !== separator
      const bare = source.slice(from, at)
      fields.push(field + (isLast && bare.endsWith('\r') ? bare.slice(0, -1) : bare))
      if (isLast) break
      at += 1
    }
    records.push({ line: this.line, fields })
    this.line += lines
    return at + 1
  }

  private unfinished(neverCloses: boolean): -1 {
    if (neverCloses) throw new DeskError('import-quote-open', { file: this.file.path, line: this.line })
    return -1
  }
}
