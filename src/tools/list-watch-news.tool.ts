/** Lists what is new in the watch, newest first, by theme, country and period. */

import { z } from 'zod'
import { THEMES } from '../knowledge/watch/note.ts'
import { type WatchNews, watchNews } from '../knowledge/watch/watch-news.ts'
import { defineTool } from './define-tool.ts'

const newsSchema = z.custom<WatchNews>(
  (value) => typeof value === 'object' && value !== null && 'items' in value,
)

export default defineTool({
  name: 'list-watch-news',
  description:
    'What is new in the regulatory watch: notes newest first with source, first day in force and who approved them; expired ones are only counted.',
  effect: 'read',
  roles: ['reader'],
  input: z.object({
    since: z.iso.date().optional(),
    until: z.iso.date().optional(),
    theme: z.enum(THEMES).optional(),
    countries: z
      .array(z.string().regex(/^[A-Z]{2}$/))
      .optional()
      .describe('ISO 3166-1 alpha-2'),
  }),
  output: z.object({ news: newsSchema }),
  example: { input: { theme: 'customs', countries: ['GB'] } },
  async run({ watch, clock }, { since, until, theme, countries }) {
    const filter = {
      since: since ?? null,
      until: until ?? null,
      theme: theme ?? null,
      countries: countries ?? [],
    }
    return { news: watchNews(await watch.latest(), { today: clock.today(), ...filter }) }
  },
})
