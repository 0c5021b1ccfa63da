/** The means of payment that an order's payment terms speak of. */

import { z } from 'zod'
import { plainLetters } from '../../domain/plain-letters.ts'
import { contentList } from '../content-file.ts'

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
  const plain = ` ${plainLetters(terms)} `
  return known.find(({ words }) => words.test(plain))?.means ?? null
}

function readWords(): readonly Means[] {
  return Object.entries(contentList('watch/payment-words.yaml', schema)).map(([means, { fr, en }]) => {
    const all = [...fr, ...en].map((word) => plainLetters(word).replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
    return { means, words: new RegExp(`[^a-z](?:${all.join('|')})[^a-z]`) }
  })
}
