/**
 * The backup file: one gzip stream of frames. A frame is a kind (one byte), a length (four bytes, big endian) and bytes.
 *
 * `H` header (JSON) · then per table `T` table (JSON), any number of `D` (PostgreSQL COPY text), `E` end of table (JSON
 * with rows and SHA-256 of the data) · `Z` end (JSON). A file that was cut has no `Z` and is refused.
 */

import { z } from 'zod'
import { DeskError } from '../../domain/desk-error.ts'

export const FORMAT = 'escale-backup-1'
/** Nothing we write comes near; a longer frame means the file is damaged. */
const LONGEST_FRAME = 64 * 1024 * 1024

export const headerSchema = z.object({
  format: z.literal(FORMAT),
  takenAt: z.string(),
  /** Migrations that the store had, in order. */
  migrations: z.array(z.string()),
})
export const tableSchema = z.object({ table: z.string(), columns: z.array(z.string()).min(1) })
export const tableEndSchema = z.object({ rows: z.number().int().nonnegative(), sha256: z.string() })
export const endSchema = z.object({ tables: z.number().int().nonnegative() })

export type FrameKind = 'H' | 'T' | 'D' | 'E' | 'Z'
const KINDS: readonly string[] = ['H', 'T', 'D', 'E', 'Z']

export interface Frame {
  readonly kind: FrameKind
  readonly body: Buffer
}

export function encodeFrame(kind: FrameKind, body: Buffer | object): Buffer {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body))
  const head = Buffer.alloc(5)
  head.write(kind, 0, 'latin1')
  head.writeUInt32BE(bytes.length, 1)
  return Buffer.concat([head, bytes])
}

/** Splits a stream of bytes into frames; refuses what is not one of our files. */
export async function* decodeFrames(bytes: AsyncIterable<Buffer>, file: string): AsyncGenerator<Frame> {
  let held: Buffer = Buffer.alloc(0)
  for await (const part of bytes) {
    held = held.length === 0 ? part : Buffer.concat([held, part])
    for (;;) {
      if (held.length < 5) break
      const kind = held.toString('latin1', 0, 1)
      const length = held.readUInt32BE(1)
      if (!KINDS.includes(kind) || length > LONGEST_FRAME) throw new DeskError('backup-damaged', { file })
      if (held.length < 5 + length) break
      yield { kind: kind as FrameKind, body: held.subarray(5, 5 + length) }
      held = held.subarray(5 + length)
    }
  }
  if (held.length > 0) throw new DeskError('backup-damaged', { file })
}

/** The JSON of a frame, checked. */
export function readJson<T>(schema: z.ZodType<T>, frame: Frame, file: string): T {
  try {
    return schema.parse(JSON.parse(frame.body.toString('utf8')))
  } catch (cause) {
    throw new DeskError('backup-damaged', { file }, cause)
  }
}
