/** Reads the state of the watch: stale themes and blocs, overdue checks, notes to approve, questions without an answer. */

import { z } from 'zod'
import { type WatchFreshness, watchFreshness } from '../knowledge/watch/watch-freshness.ts'
import type { WatchTask } from '../knowledge/watch/watch-store.ts'
import { defineTool } from './define-tool.ts'

const freshnessSchema = z.custom<WatchFreshness>(
  (value) => typeof value === 'object' && value !== null && 'cells' in value,
)
const taskSchema = z.custom<WatchTask>(
  (value) => typeof value === 'object' && value !== null && 'question' in value,
)

/** Questions looked at; a desk has few open ones. */
const MOST_TASKS = 50

export default defineTool({
  name: 'watch-state',
  description:
    'How fresh the regulatory watch is: themes and blocs without a recent approved note, overdue checks, proposed notes, open questions.',
  effect: 'read',
  roles: ['reader'],
  input: z.object({
    days: z
      .number()
      .int()
      .min(1)
      .max(3660)
      .optional()
      .describe('A note is fresh for so long; 90 when not given'),
  }),
  output: z.object({ freshness: freshnessSchema, questions: z.array(taskSchema) }),
  example: { input: {} },
  async run({ watch, clock }, { days }) {
    const [library, tasks] = await Promise.all([watch.latest(), watch.store.tasks(MOST_TASKS)])
    return {
      freshness: watchFreshness(library, clock.today(), days),
      questions: tasks.filter(({ closedAt }) => closedAt === null),
    }
  },
})
