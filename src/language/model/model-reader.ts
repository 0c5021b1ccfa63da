/** The model's second reading of a text: which sentences contradict a passage. What names no given sentence or passage is dropped. */

import type { Logger } from 'pino'
import { z } from 'zod'
import type { SecondReader } from '../second-reader.ts'
import type { ModelEndpoint } from './chat-model.ts'
import type { CircuitBreaker } from './circuit-breaker.ts'
import { createGuardedModel } from './guarded-model.ts'
import { loadPrompt } from './prompt.ts'

export interface ModelReaderOptions {
  readonly endpoint: ModelEndpoint
  readonly log: Pick<Logger, 'warn'>
  readonly timeLimitMs?: number
  readonly breaker?: CircuitBreaker
}

export const secondReadingSchema = z.object({
  findings: z.array(
    z.object({
      sentence: z.number().int(),
      verdict: z.enum(['contradicted', 'outdated']),
      passage: z.string(),
    }),
  ),
})

export function createModelReader(options: ModelReaderOptions): SecondReader {
  const prompt = loadPrompt('second-reading')
  const model = createGuardedModel({
    ...options,
    name: 'findings',
    schema: secondReadingSchema,
    without: 'the notes are checked by the rules alone',
  })
  return {
    async read(sentences, passages, locale) {
      if (sentences.length === 0 || passages.length === 0 || !model.allows()) return []
      const system = prompt.fill({
        locale,
        passages: passages.map(({ id, words }) => `[${id}] ${words}`).join('\n'),
      })
      const text = sentences.map((sentence, index) => `${index}. ${sentence}`).join('\n')
      const output = await model.ask(system, text)
      const known = new Set(passages.map(({ id }) => id))
      return (output?.findings ?? []).filter(
        ({ sentence, passage }) => sentence >= 0 && sentence < sentences.length && known.has(passage),
      )
    },
  }
}
