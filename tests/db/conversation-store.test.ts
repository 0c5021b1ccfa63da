/** Conversations and turns: kept whole, saved once, never over a newer state. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TurnRecord } from '../../src/db/conversation-store.ts'
import { openDatabase } from '../../src/db/database.ts'
import { openConversationStore } from '../../src/db/postgres-conversation-store.ts'
import { openEmptyStore, type TestStore } from '../support/store.ts'

let store: TestStore
beforeAll(async () => {
  store = await openEmptyStore()
})
afterAll(() => store.close())

function turn(conversation: string, count: number, extra: Partial<TurnRecord> = {}): TurnRecord {
  return {
    conversation,
    activityId: `activity-${count}`,
    turn: `turn-${count}`,
    at: `2026-03-16T08:0${count}:00.000Z`,
    actorId: 'u1',
    channel: 'webchat',
    said: `message ${count}`,
    reply: { text: `answer ${count}` },
    ...extra,
  }
}

describe('a conversation', () => {
  it('starts empty at version 0 and comes back as it was saved', async () => {
    const { conversations } = store
    expect(await conversations.load('c1', 'activity-1')).toEqual({ state: null, version: 0, answered: null })
    const state = { stack: [{ dialog: 'order-status', slots: { order: 'SO-1001' } }], misses: 0 }
    expect(await conversations.save(0, state, turn('c1', 1))).toBe(true)
    expect(await conversations.load('c1', 'activity-2')).toEqual({ state, version: 1, answered: null })
  })

  it('gives the answer again for an activity that was answered', async () => {
    await store.conversations.save(0, {}, turn('c2', 1))
    const again = await store.conversations.load('c2', 'activity-1')
    expect(again.answered).toEqual({ text: 'answer 1' })
  })

  it('refuses a state that was read before another turn was saved, and writes neither state nor turn', async () => {
    const { conversations } = store
    await conversations.save(0, { a: 1 }, turn('c3', 1))
    expect(await conversations.save(1, { a: 2 }, turn('c3', 2))).toBe(true)
    expect(await conversations.save(1, { a: 99 }, turn('c3', 3))).toBe(false)
    expect((await conversations.load('c3', 'x')).state).toEqual({ a: 2 })
    expect(await conversations.history('c3', 10)).toHaveLength(2)
  })

  it('lets one of two first turns through that are saved at the same time', async () => {
    const both = [turn('c4', 1), turn('c4', 2)].map((each) => store.conversations.save(0, {}, each))
    expect((await Promise.all(both)).sort()).toEqual([false, true])
    expect((await store.conversations.load('c4', 'x')).version).toBe(1)
  })

  it('saves an activity once, whatever the version', async () => {
    await store.conversations.save(0, {}, turn('c5', 1))
    expect(await store.conversations.save(1, { doubled: true }, turn('c5', 1))).toBe(false)
    expect((await store.conversations.load('c5', 'x')).version).toBe(1)
  })

  it('shows the last turns, oldest first', async () => {
    for (let count = 1; count <= 5; count += 1)
      await store.conversations.save(count - 1, {}, turn('c6', count))
    const history = await store.conversations.history('c6', 3)
    expect(history.map((each) => each.said)).toEqual(['message 3', 'message 4', 'message 5'])
    expect(history[2]).toEqual(turn('c6', 5))
  })

  it('keeps emoji, right-to-left text, quotes and half characters; only NUL is left out', async () => {
    const said = `'; drop table turn; -- <script>alert(1)</script> 😀 مرحبا \u202e \\ "x" a\0b`
    const state = { text: `a\0b ${said}`, half: '\ud800' }
    await store.conversations.save(0, state, turn('c7', 1, { said, reply: { half: '\udfff', said } }))
    const [kept] = await store.conversations.history('c7', 1)
    expect(kept?.said).toBe(said.replace('\0', ''))
    expect(kept?.reply).toEqual({ half: '\udfff', said })
    expect((await store.conversations.load('c7', 'x')).state).toEqual(state)
  })

  it('waits for the disk unless the turn may be kept soon, and then for that turn alone', async () => {
    // The server of the tests waits for no disk; this one does.
    const server = await openDatabase({ dataDir: '', databaseUrl: store.url, poolSize: 1 })
    const { pool } = server
    try {
      await pool.query('set synchronous_commit = on')
      await pool.query('create table told (n int generated always as identity, commits text)')
      await pool.query(`
        create function tell() returns trigger language plpgsql as $$ begin
          insert into told (commits) values (current_setting('synchronous_commit'));
          return null;
        end $$`)
      await pool.query('create trigger tell after insert on turn for each row execute function tell()')
      const conversations = openConversationStore(server)
      await conversations.save(0, {}, turn('c8', 1), 'soon')
      await conversations.save(1, {}, turn('c8', 2))
      await conversations.save(2, {}, turn('c8', 3), 'surely')
      const { rows } = await pool.query('select commits from told order by n')
      expect(rows.map(({ commits }) => commits)).toEqual(['off', 'on', 'on'])
    } finally {
      await server.close()
    }
  })
})
