/** The watch's work at set times: who gets a digest today, what is in it, and that it is made once by several desks. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { noticeDraft } from '../../../src/bot/notices/notice-words.ts'
import { isDue, makeDigests, tellOverdueChecks, watchJobs } from '../../../src/bot/notices/watch-jobs.ts'
import { openJobs } from '../../../src/db/jobs.ts'
import { openWatchPlaces } from '../../../src/db/watch-places.ts'
import type { Clock } from '../../../src/domain/calendar-date.ts'
import { checkDraft } from '../../../src/knowledge/check/check-draft.ts'
import { readShippedNotes } from '../../../src/knowledge/watch/shipped-notes.ts'
import type { DigestWish } from '../../../src/knowledge/watch/watch-store.ts'
import { openTestStore, type TestStore } from '../../support/store.ts'

const WISH: DigestWish = {
  actor: 'local:claire morel',
  name: 'Claire Morel',
  locale: 'fr',
  muted: false,
  snoozedUntil: null,
  weekday: 1,
}
const MONDAY: Clock = { now: () => '2026-03-16T06:00:00.000Z', today: () => '2026-03-16' }
const META = {
  actor: { id: WISH.actor, name: WISH.name, role: 'agent' },
  turn: 't1',
  at: '2026-03-15T09:00:00.000Z',
} as const

let store: TestStore
beforeAll(async () => {
  store = await openTestStore(await readShippedNotes())
}, 60_000)
afterAll(() => store.close())

const partsOn = (clock: Clock) => ({
  watch: store.watch,
  places: openWatchPlaces(store.db),
  clock,
  onMade: () => {},
})

describe('a digest', () => {
  it.each([
    ['its weekday', {}, true],
    ['another weekday', { weekday: 2 }, false],
    ['a mute', { muted: true }, false],
    ['a snooze that lasts', { snoozedUntil: '2026-03-17' }, false],
    ['a snooze that ends', { snoozedUntil: '2026-03-16' }, true],
  ] as const)('heeds %s', (_what, change, due) => {
    expect(isDue({ ...WISH, ...change }, '2026-03-16')).toBe(due)
  })

  it('goes out on Sunday when that is the day', () => {
    expect(isDue({ ...WISH, weekday: 7 }, '2026-03-15')).toBe(true)
  })

  it('tells the open questions in the person’s language, once a day whoever makes it', async () => {
    await store.watch.store.wishDigest(WISH, { ...META, idempotencyKey: 'wish' })
    await store.watch.store.ask('Quel formulaire pour le Pérou ?', { ...META, idempotencyKey: 'ask' })
    const made = await Promise.all([makeDigests(partsOn(MONDAY)), makeDigests(partsOn(MONDAY))])
    expect(made.reduce((sum, each) => sum + each, 0)).toBe(1)
    const [notice] = await store.watch.store.openNotices([{ kind: 'actor', key: WISH.actor }], 5)
    const draft = notice ? noticeDraft(notice, store.watch.current(), 'fr') : null
    const reply = draft ? checkDraft(draft) : null
    expect(reply?.withheld).toEqual([])
    expect(JSON.stringify(reply?.draft.blocks)).toContain('Quel formulaire pour le Pérou')
  })
})

describe('overdue checks', () => {
  it('are told in the channel, a few a day, each once', async () => {
    const late: Clock = { now: () => '2030-01-07T06:00:00.000Z', today: () => '2030-01-07' }
    expect(await tellOverdueChecks(partsOn(late))).toBe(5)
    expect(await tellOverdueChecks(partsOn(late))).toBe(5)
    const told = await store.watch.store.openNotices([{ kind: 'channel', key: 'watch' }], 50)
    expect(new Set(told.map(({ note }) => note)).size).toBe(10)
    for (const notice of told) {
      const draft = noticeDraft(notice, store.watch.current(), 'en')
      expect(draft && checkDraft(draft).withheld).toEqual([])
    }
  })
})

describe('jobs at set times', () => {
  it('run at the start of several desks on one store, and end cleanly', async () => {
    const troubles: unknown[] = []
    let runs = 0
    const jobs = watchJobs(partsOn(MONDAY)).map((job) => ({
      ...job,
      run: async () => {
        await job.run()
        runs += 1
      },
    }))
    const options = { timeZone: 'Europe/Paris', onTrouble: (error: unknown) => troubles.push(error) }
    const desks = [openJobs(store.db, jobs, options), openJobs(store.db, jobs, options)]
    await Promise.all(desks.map((desk) => desk.start()))
    await expect.poll(() => runs, { timeout: 15_000 }).toBeGreaterThanOrEqual(2)
    await Promise.all(desks.map((desk) => desk.stop()))
    expect(troubles).toEqual([])
  }, 40_000)
})
