/** What the page keeps in the browser, and how it goes on when it may not. */

import { describe, expect, it } from 'vitest'
import { MAX_MESSAGE_LENGTH as DESK_LIMIT } from '../../src/bot/desk.ts'
import { keepDraft, keepText, keptDraft, keptKeys, keptText } from '../../src/page/kept-text.ts'
import { lengthState, MAX_MESSAGE_LENGTH } from '../../src/page/message-limit.ts'
import { keepThemeChoice, keptThemeChoice, shownTheme } from '../../src/page/theme-choice.ts'
import { FORBIDDEN_STORE, memoryStore } from './page-fixtures.ts'

describe('draft', () => {
  it('survives a reload of its tab', () => {
    const [tab, browser] = [memoryStore(), memoryStore()]
    keepDraft(tab, browser, 'où en est')
    expect(keptDraft(tab, browser)).toBe('où en est')
  })

  it('of a closed tab is taken up by the next one', () => {
    const browser = memoryStore()
    keepDraft(memoryStore(), browser, 'où en est')
    expect(keptDraft(memoryStore(), browser)).toBe('où en est')
  })

  it('of another tab does not overwrite this one’s', () => {
    const [tab, browser] = [memoryStore(), memoryStore()]
    keepDraft(tab, browser, 'le mien')
    keepDraft(memoryStore(), browser, 'le leur')
    expect(keptDraft(tab, browser)).toBe('le mien')
  })

  it('leaves nothing behind once it is sent', () => {
    const [tab, browser] = [memoryStore(), memoryStore()]
    keepDraft(tab, browser, 'x')
    keepDraft(tab, browser, '')
    expect([...tab.kept, ...browser.kept]).toEqual([])
  })
})

describe('storage the browser forbids', () => {
  it('never breaks the page', () => {
    expect(() => keepText(FORBIDDEN_STORE, 'a', 'b')).not.toThrow()
    expect(keptText(FORBIDDEN_STORE, 'a')).toBeNull()
    expect(keptKeys(FORBIDDEN_STORE, 'a')).toEqual([])
    expect(keptText(null, 'a')).toBeNull()
  })
})

describe('theme', () => {
  it('follows the system until chosen, and ignores a kept value it does not know', () => {
    const store = memoryStore()
    expect(keptThemeChoice(store)).toBe('system')
    keepThemeChoice(store, 'dark')
    expect(keptThemeChoice(store)).toBe('dark')
    store.setItem('escale.theme', 'purple')
    expect(keptThemeChoice(store)).toBe('system')
    expect([shownTheme('system', true), shownTheme('light', true)]).toEqual(['dark', 'light'])
  })
})

describe('length of a message', () => {
  it('has the limit of the desk', () => {
    expect(MAX_MESSAGE_LENGTH).toBe(DESK_LIMIT)
  })

  it('is counted near the limit only, blanks around it apart', () => {
    expect(lengthState('bonjour')).toEqual({ left: null, isTooLong: false })
    expect(lengthState(` ${'x'.repeat(MAX_MESSAGE_LENGTH - 10)}\n`)).toEqual({ left: 10, isTooLong: false })
    expect(lengthState('x'.repeat(MAX_MESSAGE_LENGTH + 1))).toEqual({ left: -1, isTooLong: true })
  })
})
