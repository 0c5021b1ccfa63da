/** How a file of orders is written: its encoding and its separator, found by looking at it. */

import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { DeskError } from '../../domain/desk-error.ts'

export const ENCODINGS = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'] as const
export type Encoding = (typeof ENCODINGS)[number]
export const SEPARATORS = [',', ';', '\t', '|'] as const
export type Separator = (typeof SEPARATORS)[number]

export interface CsvFormat {
  readonly encoding: Encoding
  readonly separator: Separator
}

/** What a map says of the file; what it leaves out is found by looking. */
export interface GivenFormat {
  readonly encoding?: Encoding | undefined
  readonly separator?: Separator | undefined
}

export interface CsvFile extends CsvFormat {
  readonly path: string
  readonly bytes: number
}

const SAMPLE_BYTES = 64 * 1024

/** Looks at the file; what `given` says is believed, unless the file itself bears a mark of its encoding. Refuses what is missing, empty or not text. */
export async function inspectCsv(path: string, given: GivenFormat = {}): Promise<CsvFile> {
  const facts = await stat(path).catch(() => null)
  if (!facts?.isFile()) throw new DeskError('import-file-not-found', { file: path })
  if (facts.size === 0) throw new DeskError('import-file-empty', { file: path })
  const sample = await readSample(path)
  const marked = byteOrderMark(sample)
  // A mark at the beginning is certain; a map speaks of what its source usually writes.
  const encoding = marked ?? given.encoding ?? ((await isUtf8File(path)) ? 'utf-8' : 'windows-1252')
  const text = new TextDecoder(encoding).decode(sample)
  if (looksBinary(text)) throw new DeskError('import-file-binary', { file: path })
  return { path, bytes: facts.size, encoding, separator: given.separator ?? likelySeparator(text) }
}

async function readSample(path: string): Promise<Buffer> {
  const handle = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(SAMPLE_BYTES), 0, SAMPLE_BYTES, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

function byteOrderMark(sample: Buffer): Encoding | null {
  if (sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf) return 'utf-8'
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le'
  if (sample[0] === 0xfe && sample[1] === 0xff) return 'utf-16be'
  return null
}

/** The whole file is looked at: the first accent may come after a million plain rows. */
async function isUtf8File(path: string): Promise<boolean> {
  let held = Buffer.alloc(0)
  for await (const part of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
    const bytes: Buffer = held.length === 0 ? part : Buffer.concat([held, part])
    const cut = bytes.length - unfinishedBytes(bytes)
    if (!isUtf8(bytes.subarray(0, cut))) return false
    held = Buffer.from(bytes.subarray(cut))
  }
  return held.length === 0
}

/** Bytes at the end that begin a character of UTF-8 and do not finish it. */
export function unfinishedBytes(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return 0
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      return length > back ? back : 0
    }
  }
  return 0
}

/** Text has hardly any control characters. */
function looksBinary(text: string): boolean {
  let controls = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code < 32 && code !== 9 && code !== 10 && code !== 13) controls += 1
  }
  return controls > text.length / 50
}

/** The separator that cuts the heading into most columns; quoted text does not count. */
function likelySeparator(text: string): Separator {
  const heading = (/^\uFEFF?(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text)?.[0] ?? '').replaceAll(
    /"(?:[^"]|"")*"/g,
    '',
  )
  let best: Separator = ','
  let most = 0
  for (const separator of SEPARATORS) {
    const count = heading.split(separator).length - 1
    if (count > most) {
      most = count
      best = separator
    }
  }
  return best
}
