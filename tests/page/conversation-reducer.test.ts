/** What is shown of a conversation, whatever order things happen in. */

import { describe, expect, it } from 'vitest'
import {
  type ConversationChange,
  conversationReducer,
  EMPTY_CONVERSATION,
  latestAnswered,
  type ShownConversation,
} from '../../src/page/conversation-reducer.ts'
import { reply, turn } from './page-fixtures.ts'

const said = (id: string): ConversationChange => ({
  kind: 'said',
  id,
  at: '2026-03-16T09:00:00.000Z',
  said: `said ${id}`,
  body: { text: `said ${id}` },
})

function shownAfter(...changes: readonly ConversationChange[]): ShownConversation {
  return changes.reduce(conversationReducer, EMPTY_CONVERSATION)
}

const shownIds = (shown: ShownConversation) => shown.turns.map(({ id, delivery }) => `${id}:${delivery}`)

describe('conversation', () => {
  it('shows what was said before the desk has it', () => {
    expect(shownIds(shownAfter(said('a')))).toEqual(['a:sending'])
  })

  it('answers the right message when answers come out of order', () => {
    const shown = shownAfter(said('a'), said('b'), { kind: 'answered', id: 'b', reply: reply('B') })
    expect(shownIds(shown)).toEqual(['a:sending', 'b:answered'])
    expect(latestAnswered(shown)?.reply?.text).toBe('B')
  })

  it('has no card to act on while the last message is on its way', () => {
    expect(latestAnswered(shownAfter({ kind: 'history', turns: [turn('a')] }, said('b')))).toBeNull()
  })

  it('says a message once when the desk reports it back', () => {
    const shown = shownAfter(
      said('a'),
      { kind: 'happened', turn: turn('a') },
      { kind: 'answered', id: 'a', reply: reply('late') },
    )
    expect(shownIds(shown)).toEqual(['a:answered'])
  })

  it('takes the desk’s wording of a message', () => {
    const shown = shownAfter(
      said('a'),
      { kind: 'answered', id: 'a', reply: reply('x') },
      {
        kind: 'happened',
        turn: { ...turn('a'), said: 'Nouvelle date : 27 mars 2026' },
      },
    )
    expect(shown.turns[0]?.said).toBe('Nouvelle date : 27 mars 2026')
  })

  it('puts a turn of another tab before what the desk has not heard yet', () => {
    const shown = shownAfter({ kind: 'history', turns: [turn('a')] }, said('mine'), {
      kind: 'happened',
      turn: turn('theirs'),
    })
    expect(shownIds(shown)).toEqual(['a:answered', 'theirs:answered', 'mine:sending'])
  })

  it('keeps a message that waits, through a history without it', () => {
    const shown = shownAfter(
      said('a'),
      { kind: 'delivery', id: 'a', delivery: 'waiting', failure: null },
      { kind: 'history', turns: [turn('before')] },
    )
    expect(shownIds(shown)).toEqual(['before:answered', 'a:waiting'])
  })

  it('learns from the history that a message had arrived although its answer was lost', () => {
    const shown = shownAfter(
      said('a'),
      { kind: 'delivery', id: 'a', delivery: 'waiting', failure: null },
      { kind: 'history', turns: [turn('a')] },
    )
    expect(shownIds(shown)).toEqual(['a:answered'])
    expect(shown.turns[0]?.reply?.text).toBe('answer a')
  })

  it('keeps the very same object for a turn that did not change, so that its card stays as it is', () => {
    const before = shownAfter({ kind: 'history', turns: [turn('a')] })
    const again = conversationReducer(before, { kind: 'history', turns: [turn('a'), turn('b', 1)] })
    expect(again.turns[0]).toBe(before.turns[0])
  })

  it('keeps older turns than the history reaches back to', () => {
    const shown = shownAfter(
      { kind: 'history', turns: [turn('a'), turn('b', 1), turn('c', 2)] },
      { kind: 'history', turns: [turn('b', 1), turn('c', 2), turn('d', 3)] },
    )
    expect(shownIds(shown)).toEqual(['a:answered', 'b:answered', 'c:answered', 'd:answered'])
  })

  it('drops the old conversation when another tab started a new one', () => {
    const shown = shownAfter({ kind: 'history', turns: [turn('a')] }, { kind: 'history', turns: [] })
    expect(shownIds(shown)).toEqual([])
  })

  it('never takes an answer back because of a late failure', () => {
    const shown = shownAfter(
      { kind: 'history', turns: [turn('a')] },
      {
        kind: 'delivery',
        id: 'a',
        delivery: 'held',
        failure: { kind: 'refused', code: 'x', message: '' },
      },
    )
    expect(shownIds(shown)).toEqual(['a:answered'])
  })

  it('removes only what the desk has not answered', () => {
    const shown = shownAfter(
      { kind: 'history', turns: [turn('a')] },
      said('b'),
      { kind: 'discarded', id: 'a' },
      {
        kind: 'discarded',
        id: 'b',
      },
    )
    expect(shownIds(shown)).toEqual(['a:answered'])
  })

  it('keeps unsent messages when a new conversation begins', () => {
    const shown = shownAfter({ kind: 'history', turns: [turn('a')] }, said('b'), { kind: 'cleared' })
    expect(shownIds(shown)).toEqual(['b:sending'])
  })
})
