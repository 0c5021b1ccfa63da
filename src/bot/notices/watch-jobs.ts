/** What the desk tells by itself: notes whose check is overdue, to the channel; the weekly digest, to whoever wishes it. */

import type { TimedJob } from '../../db/jobs.ts'
import type { WatchPlaces } from '../../db/watch-places.ts'
import { addDays, type Clock, type IsoDate } from '../../domain/calendar-date.ts'
import type { Library } from '../../knowledge/watch/library.ts'
import type { Watch } from '../../knowledge/watch/watch.ts'
import type { DigestWish, NewNotice, NoteEvent } from '../../knowledge/watch/watch-store.ts'
import { WATCH_CHANNEL } from '../../tools/share-note.tool.ts'
import { gatherDigest } from './digest-words.ts'

export interface WatchJobsParts {
  readonly watch: Watch
  readonly places: Pick<WatchPlaces, 'lastDigest'>
  readonly clock: Clock
  /** Notices were made: they can go out. */
  readonly onMade: () => void
}

/** Each morning before the desk opens. */
const DAILY = '0 6 * * *'
const DIGEST = '30 6 * * *'
/** A desk set up with old notes does not fill its channel at once: the longest overdue come first. */
const MOST_OVERDUE_A_DAY = 5
const MOST_QUESTIONS = 50
const WEEK = 7

export function watchJobs(parts: WatchJobsParts): readonly TimedJob[] {
  const made = (run: (parts: WatchJobsParts) => Promise<number>) => async () => {
    if ((await run(parts)) > 0) parts.onMade()
  }
  return [
    { name: 'watch-overdue-checks', cron: DAILY, run: made(tellOverdueChecks) },
    { name: 'watch-digest', cron: DIGEST, run: made(makeDigests) },
  ]
}

/** Makes notices for the channel, once a note and due date; gives how many are new. */
export async function tellOverdueChecks({ watch, clock }: WatchJobsParts): Promise<number> {
  const library = await watch.latest()
  const today = clock.today()
  const notices = overdueNotes(library, today).map(
    ({ id, due }): NewNotice => ({
      key: `overdue/${id}/${due}`,
      to: { kind: 'channel', key: WATCH_CHANNEL },
      kind: 'check-overdue',
      note: id,
      orders: [],
      data: { due },
    }),
  )
  let made = 0
  // One after the other: those told on an earlier day make room for the next.
  for (const notice of notices) {
    if (made === MOST_OVERDUE_A_DAY) break
    made += (await watch.store.addNotices([notice], clock.now())).length
  }
  return made
}

function overdueNotes(library: Library, today: IsoDate): { readonly id: string; readonly due: IsoDate }[] {
  const overdue = library.inForce(today).flatMap(({ note, checkedOn }) => {
    const due = note.checkAgain
    return due === null || due >= today || (checkedOn !== null && checkedOn > due)
      ? []
      : [{ id: note.id, due }]
  })
  return overdue.sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
}

/** Makes the digests that are due today; gives how many are new. An empty one is not sent. */
export async function makeDigests(parts: WatchJobsParts): Promise<number> {
  const { watch, clock } = parts
  const today = clock.today()
  const due = (await watch.store.digestWishes()).filter((wish) => isDue(wish, today))
  if (due.length === 0) return 0
  const library = await watch.latest()
  const [events, tasks] = await Promise.all([eventsOf(library, watch), watch.store.tasks(MOST_QUESTIONS)])
  const notices: NewNotice[] = []
  for (const { actor, locale } of due) {
    const since = (await parts.places.lastDigest(actor)) ?? `${addDays(today, -WEEK)}T00:00:00.000Z`
    const data = gatherDigest({ library, events, tasks, since, today }, locale)
    if (data === null) continue
    const to = { kind: 'actor', key: actor } as const
    notices.push({ key: `digest/${actor}/${today}`, to, kind: 'digest', note: null, orders: [], data })
  }
  return (await watch.store.addNotices(notices, clock.now())).length
}

/** Whether the wish is for today: the right weekday, neither muted nor snoozed. */
export function isDue({ muted, snoozedUntil, weekday }: DigestWish, today: IsoDate): boolean {
  if (muted || (snoozedUntil !== null && today < snoozedUntil)) return false
  const day = new Date(`${today}T00:00:00.000Z`).getUTCDay()
  return weekday === (day === 0 ? WEEK : day)
}

/** Shipped notes that nobody touched have no history in the store. */
async function eventsOf(
  library: Library,
  { store }: Watch,
): Promise<ReadonlyMap<string, readonly NoteEvent[]>> {
  const own = library.notes.filter(({ origin }) => origin === 'colleague')
  const pairs = await Promise.all(
    own.map(async ({ note }) => [note.id, await store.history(note.id)] as const),
  )
  return new Map(pairs)
}
