/** Puts a question that the watch could not answer to the colleagues of the watch channel. */

import { z } from 'zod'
import { plainLine } from '../knowledge/watch/shared-words.ts'
import { defineTool } from './define-tool.ts'
import { WATCH_CHANNEL } from './share-note.tool.ts'

export default defineTool({
  name: 'ask-colleagues',
  description:
    'Put a question to the colleagues of the watch channel; it stays open until a note answers it.',
  effect: 'write',
  roles: ['reader'],
  input: z.object({ question: z.string().trim().min(3).max(1000).describe('The question, as asked') }),
  output: z.object({ id: z.string(), question: z.string() }),
  example: { input: { question: 'Is a phytosanitary certificate needed for pallets to Chile?' } },
  async run({ watch, actor, turn, idempotencyKey, clock }, { question }) {
    const at = clock.now()
    const asked = plainLine(question)
    const { id } = await watch.store.ask(asked, { actor, turn, idempotencyKey, at })
    await watch.store.addNotices(
      [
        {
          key: `asked/${id}`,
          to: { kind: 'channel', key: WATCH_CHANNEL },
          kind: 'question-asked',
          note: null,
          orders: [],
          data: { question: asked, by: actor.name, task: id },
        },
      ],
      at,
    )
    return { id, question: asked }
  },
})
