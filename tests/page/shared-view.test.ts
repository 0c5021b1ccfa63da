/** What the page makes of a conversation that several people share, and of notices in it. */

import { describe, expect, it } from 'vitest'
import {
  conversationReducer,
  EMPTY_CONVERSATION,
  latestAnswered,
} from '../../src/page/conversation-reducer.ts'
import { ownShelf } from '../../src/page/kept-text.ts'
import { memoryStore, turn } from './page-fixtures.ts'

describe('the turn whose card may be acted on', () => {
  it('is one’s own last, whatever others said or the desk told since', () => {
    const shown = conversationReducer(EMPTY_CONVERSATION, {
      kind: 'history',
      turns: [turn('mine', 1), { ...turn('theirs', 2), by: 'Paul Roux' }, { ...turn('notice', 3), said: '' }],
    })
    expect(latestAnswered(shown)?.id).toBe('mine')
  })
})

describe('a shelf of the browser’s storage', () => {
  it('holds its own keys, apart from the others', () => {
    const store = memoryStore()
    const shelf = ownShelf(store, 'watch.')
    store.setItem('a', '1')
    shelf.setItem('a', '2')
    shelf.setItem('b', '3')
    expect([shelf.length, shelf.key(0), shelf.key(1), shelf.getItem('a'), store.getItem('a')]).toEqual([
      2,
      'a',
      'b',
      '2',
      '1',
    ])
    shelf.removeItem('a')
    expect(shelf.getItem('a')).toBeNull()
    expect(store.getItem('a')).toBe('1')
  })
})
