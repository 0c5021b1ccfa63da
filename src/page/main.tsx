/** Starts the web chat: joins the browser, the desk's interface and the page. */

import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createChat, SHARED_KEYS } from './chat.ts'
import { createChatApi } from './chat-api.ts'
import { ChatPage } from './chat-page.tsx'
import { preloadCards } from './desk-answer.tsx'
import { type KeyValueStore, ownShelf } from './kept-text.ts'
import { dayOf } from './moments.ts'
import { PageFailure } from './page-failure.tsx'

/** Out of sight for this long, the page lets its connection go: browsers allow few of them per server. */
const SLEEPS_AFTER_MS = 60_000
const DAY_CHECKED_EVERY_MS = 60_000

/** Null when the browser forbids storage (private windows, company policy). */
function storage(kind: 'localStorage' | 'sessionStorage'): KeyValueStore | null {
  try {
    return window[kind]
  } catch {
    return null
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      window.clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = window.setTimeout(end, ms)
    if (signal.aborted) end()
    else signal.addEventListener('abort', end)
  })
}

function later(ms: number, run: () => void): () => void {
  const timer = window.setTimeout(run, ms)
  return () => window.clearTimeout(timer)
}

const browserStore = storage('localStorage')
const chat = chatAt('api/chat', browserStore)
const watchChat = chatAt('api/chat/watch', browserStore === null ? null : ownShelf(browserStore, 'watch.'))

function chatAt(path: string, store: KeyValueStore | null) {
  return createChat({
    api: createChatApi({
      base: new URL(path, document.baseURI).href,
      fetch: (input, init) => window.fetch(input, init),
      readTimeoutMs: 15_000,
      turnTimeoutMs: 60_000,
      silenceMs: 60_000,
    }),
    store,
    browserLocale: navigator.language.startsWith('en') ? 'en' : 'fr',
    now: () => new Date(),
    newId: newMessageId,
    later,
    pause,
    chance: Math.random,
  })
}

/** `crypto.randomUUID` exists only on https and localhost; a desk on a plain http address of the house needs ids too. */
function newMessageId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const hex = Array.from(bytes, (byte, index) => {
    const value = index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte
    return value.toString(16).padStart(2, '0')
  }).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

function stayConnected(): void {
  let sleepLater: (() => void) | null = null
  let hiddenSince = 0
  let day = dayOf(new Date().toISOString())
  document.addEventListener('visibilitychange', () => {
    sleepLater?.()
    if (document.hidden) {
      hiddenSince = Date.now()
      sleepLater = later(SLEEPS_AFTER_MS, chat.sleep)
    } else if (Date.now() - hiddenSince >= SLEEPS_AFTER_MS) {
      chat.wake()
    }
  })
  window.addEventListener('online', () => chat.wake())
  window.addEventListener('pageshow', (event) => event.persisted && chat.wake())
  window.addEventListener('storage', (event) => event.key && SHARED_KEYS.includes(event.key) && chat.wake())
  // A page left open overnight shows the new day.
  window.setInterval(() => {
    const now = dayOf(new Date().toISOString())
    if (now !== day && !document.hidden) chat.wake()
    day = now
  }, DAY_CHECKED_EVERY_MS)
  chat.wake()
}

stayConnected()
preloadCards()
const place = document.getElementById('page')
if (place !== null) {
  createRoot(place).render(
    <StrictMode>
      <PageFailure>
        <ChatPage
          chat={chat}
          watchChat={watchChat}
          tabStore={storage('sessionStorage')}
          browserStore={browserStore}
        />
      </PageFailure>
    </StrictMode>,
  )
}
