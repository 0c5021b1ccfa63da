/** The means of payment that an order's payment terms speak of. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { DeskError } from '../../domain/desk-error.ts'

const FILE = join(import.meta.dirname, '..', '..', '..', 'content', 'watch', 'payment-words.yaml')
const schema = z.record(z.string(), z.strictObject({ fr: z.array(z.string()), en: z.array(z.string()) }))

interface Means {
  readonly means: string
  readonly words: RegExp
}

let known: readonly Means[] | undefined

/** `letter-of-credit`, `collection`, `open-account`…, as `content/watch/payment-words.yaml` names them; null when it does not show. */
export function paymentMeans(terms: string | null): string | null {
  if (terms === null) return null
  known ??= readWords()
  const plain = ` ${fold(terms)} `
  return known.find(({ words }) => words.test(plain))?.means ?? null
}

function readWords(): readonly Means[] {
  const parsed = schema.safeParse(parse(readFileSync(FILE, 'utf8')))
  if (!parsed.success)
    throw new DeskError('bad-definition', { file: FILE, problem: z.prettifyError(parsed.error) })
  return Object.entries(parsed.data).map(([means, { fr, en }]) => {
    const all = [...fr, ...en].map((word) => fold(word).replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
    return { means, words: new RegExp(`[^a-z](?:${all.join('|')})[^a-z]`) }
  })
}

function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('’', "'").toLowerCase()
}
