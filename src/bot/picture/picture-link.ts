/** The address of a timeline's picture: it holds all that is drawn, signed, so that nothing is kept and nothing forged. */

import { createHmac, timingSafeEqual } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { z } from 'zod'
import type { TimelineBlock, TimelineStep } from '../../domain/draft.ts'
import { LOCALES, type Locale } from '../../domain/locale.ts'
import { cutTo, onOneLine } from '../render/plain-words.ts'

export interface TimelinePicture {
  readonly locale: Locale
  readonly title: string
  readonly steps: readonly TimelineStep[]
}

/** By their number in addresses, so that a new one is added at the end. */
const STATES = ['done', 'late', 'current', 'expected', 'missing', 'at-risk'] as const
const MAX_STEPS = 18
/** Longest address that every client loads; a timeline with long labels has them cut before that. */
const MAX_PAYLOAD = 1800
const MAX_INFLATED = 16_384
/** What is packed is short; making room for long texts would take longer than packing it. */
const SMALL = { windowBits: 11, memLevel: 5 } as const

const payloadSchema = z.tuple([
  z.enum(LOCALES),
  z.string().max(200),
  z
    .array(
      z.tuple([
        z.string().max(200),
        z.string().max(200),
        z
          .int()
          .min(0)
          .max(STATES.length - 1),
      ]),
    )
    .max(MAX_STEPS),
])

/** `/pictures/<what to draw>.<signature>.png`; null when the timeline is too long to be drawn. */
export function picturePath(block: TimelineBlock, locale: Locale, key: Buffer): string | null {
  if (block.steps.length === 0 || block.steps.length > MAX_STEPS) return null
  for (const length of [60, 30, 16]) {
    const words = (text: string): string => cutTo(onOneLine(text), length)
    const steps = block.steps.map(({ label, date, state }) => [
      words(label),
      words(date),
      STATES.indexOf(state),
    ])
    const json = JSON.stringify([locale, words(block.title), steps])
    const payload = deflateRawSync(json, SMALL).toString('base64url')
    if (payload.length <= MAX_PAYLOAD) return `/pictures/${payload}.${sign(payload, key)}.png`
  }
  return null
}

/** What a picture's file name asks to draw; null when it is not one of ours. */
export function readPictureName(name: string, key: Buffer): TimelinePicture | null {
  const [, payload, signature] = /^([\w-]{1,1800})\.([\w-]{22})\.png$/.exec(name) ?? []
  if (payload === undefined || signature === undefined) return null
  if (!timingSafeEqual(Buffer.from(signature), Buffer.from(sign(payload, key)))) return null
  try {
    const json = inflateRawSync(Buffer.from(payload, 'base64url'), { maxOutputLength: MAX_INFLATED })
    const [locale, title, steps] = payloadSchema.parse(JSON.parse(json.toString('utf8')))
    return {
      locale,
      title,
      steps: steps.map(([label, date, state]) => ({ label, date, state: STATES[state] ?? 'missing' })),
    }
  } catch {
    // Signed by us yet unreadable: made by another version of the desk.
    return null
  }
}

function sign(payload: string, key: Buffer): string {
  return createHmac('sha256', key).update(payload).digest().subarray(0, 16).toString('base64url')
}
