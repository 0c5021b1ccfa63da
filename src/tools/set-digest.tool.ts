/** Sets how a person gets the weekly digest of the watch: on which day, not before when, or not at all. */

import { z } from 'zod'
import type { DigestWish } from '../knowledge/watch/watch-store.ts'
import { defineTool } from './define-tool.ts'

const wishSchema = z.object({
  muted: z.boolean(),
  snoozedUntil: z.iso.date().nullable().describe('No digest before this day'),
  weekday: z.number().int().min(1).max(7).describe('ISO weekday, 1 for Monday'),
})

/** How somebody gets it who has not said anything about it. */
const FIRST_WISH = { muted: false, snoozedUntil: null, weekday: 1 } as const

export default defineTool({
  name: 'set-digest',
  description: 'Set the weekly digest of the watch for the person who asks: weekday, mute, snooze.',
  effect: 'write',
  roles: ['reader'],
  input: wishSchema.partial(),
  output: wishSchema.extend({ before: wishSchema }),
  example: { input: { weekday: 2, muted: false } },
  async run({ watch, actor, locale, turn, idempotencyKey, clock }, change) {
    const known = await watch.store.digestWish(actor.id)
    // Whoever never asked for it gets none: that is what undoing the first wish goes back to.
    const before = wishSchema.parse(known ?? { ...FIRST_WISH, muted: true })
    const start = known === null ? FIRST_WISH : before
    const wish: DigestWish = {
      actor: actor.id,
      name: actor.name,
      locale,
      muted: change.muted ?? start.muted,
      snoozedUntil: change.snoozedUntil === undefined ? start.snoozedUntil : change.snoozedUntil,
      weekday: change.weekday ?? start.weekday,
    }
    await watch.store.wishDigest(wish, { actor, turn, idempotencyKey, at: clock.now() })
    const { muted, snoozedUntil, weekday } = wish
    return { muted, snoozedUntil, weekday, before }
  },
  inverse(_input, { before }) {
    return { tool: 'set-digest', input: before }
  },
})
