/** The chat behind the page: one place that holds what is shown and does what the person asks. */

import { addDays, daysBetween, type Instant, type IsoDate } from '../domain/calendar-date.ts'
import type { Locale } from '../domain/locale.ts'
import type { ChatApi } from './chat-api.ts'
import type { ChatSession, Failure, HistoryTurn, TurnBody } from './chat-messages.ts'
import { type Connection, createConnection, type LinkState } from './connection.ts'
import {
  type ConversationChange,
  conversationReducer,
  EMPTY_CONVERSATION,
  type ShownConversation,
} from './conversation-reducer.ts'
import { type KeyValueStore, keepText, keptText } from './kept-text.ts'
import { createOutbox, type Outbox } from './outbox.ts'

export interface ChatState {
  /** Null until the desk was reached for the first time. */
  readonly session: ChatSession | null
  readonly locale: Locale
  readonly link: LinkState
  /** Why there is no link. */
  readonly linkFailure: Failure | null
  readonly conversation: ShownConversation
}

export interface ChatSettings {
  readonly api: ChatApi
  /** Shared by the tabs of this browser; null when the browser forbids it. */
  readonly store: KeyValueStore | null
  /** Used until the desk says otherwise. */
  readonly browserLocale: Locale
  now(): Date
  newId(): string
  later(ms: number, run: () => void): () => void
  pause(ms: number, signal: AbortSignal): Promise<void>
  chance(): number
}

export interface Chat {
  readonly state: () => ChatState
  /** Calls `listener` after each change; returns how to stop. */
  readonly subscribe: (listener: () => void) => () => void
  wake(): void
  sleep(): void
  say(text: string): void
  submitForm(dialog: string, values: Readonly<Record<string, string>>, said: string): void
  retry(id: string): void
  discard(id: string): void
  setLocale(locale: Locale): Promise<void>
  /** Another person speaks from here on, in a conversation of their own; the failure when the desk would not have the name. */
  setName(name: string | null): Promise<Failure | null>
  /** Starts a new conversation; the failure when the desk could not. */
  reset(): Promise<Failure | null>
}

const LOCALE_KEY = 'escale.locale'
const CLEARED_KEY = 'escale.cleared'

/** A change of one of these by another tab means that this one should look at the desk again. */
export const SHARED_KEYS: readonly string[] = [LOCALE_KEY, CLEARED_KEY]

export function createChat(settings: ChatSettings): Chat {
  const { api, store } = settings
  const listeners = new Set<() => void>()
  let wantedLocale: Locale | null = null
  const keptLocale = keptText(store, LOCALE_KEY)
  let state: ChatState = {
    session: null,
    locale: keptLocale === 'fr' || keptLocale === 'en' ? keptLocale : settings.browserLocale,
    link: 'connecting',
    linkFailure: null,
    conversation: EMPTY_CONVERSATION,
  }

  function change(part: Partial<ChatState>): void {
    state = { ...state, ...part }
    for (const listener of listeners) listener()
  }

  function apply(event: ConversationChange): void {
    change({ conversation: conversationReducer(state.conversation, event) })
  }

  const outbox: Outbox = createOutbox({
    post: api.postTurn,
    store,
    now: () => settings.now().getTime(),
    later: settings.later,
    chance: settings.chance,
    events: {
      onDelivery: (id, delivery, failure) => apply({ kind: 'delivery', id, delivery, failure }),
      onAnswered(id, reply) {
        apply({ kind: 'answered', id, reply })
        followLocale(reply.locale)
        // The desk answered before the connection noticed that it is back.
        if (state.link === 'lost') connection.wake()
      },
      onUnreachable: () => connection.wake(),
      onSignedOut: () => connection.wake(),
    },
  })

  const connection: Connection = createConnection({
    api,
    pause: settings.pause,
    chance: settings.chance,
    events: {
      onLink: (link, linkFailure) => change({ link, linkFailure }),
      onCaughtUp(session, history) {
        const locale = wantedLocale ?? session.locale
        keepText(store, LOCALE_KEY, locale)
        change({ session, locale })
        if (locale === session.locale) wantedLocale = null
        else void tellLocale(locale)
        for (const turn of history) outbox.settle(turn.id)
        apply({ kind: 'history', turns: history.map(seenHere) })
        outbox.flush()
      },
      onTurn(turn) {
        outbox.settle(turn.id)
        apply({ kind: 'happened', turn: seenHere(turn) })
        // A notice or another person's answer is no choice of language of ours.
        if (turn.said !== '' && seenHere(turn).by === null) followLocale(turn.reply.locale)
      },
    },
  })

  /** One's own name is not shown on what one said. */
  function seenHere(turn: HistoryTurn): HistoryTurn {
    return turn.by === state.session?.user.name ? { ...turn, by: null } : turn
  }

  /** "Speak English" said in the conversation changes the page's own words too, as it would at the next reload. */
  function followLocale(spoken: Locale): void {
    if (wantedLocale !== null || spoken === state.locale) return
    keepText(store, LOCALE_KEY, spoken)
    change({ locale: spoken })
  }

  async function tellLocale(locale: Locale): Promise<void> {
    const outcome = await api.setLocale(locale)
    // Unreachable, the choice waits here until the desk is back; refused, the desk's language holds.
    if (wantedLocale !== locale || (!outcome.ok && outcome.failure.kind !== 'refused')) return
    wantedLocale = null
    if (!outcome.ok && state.session !== null) change({ locale: state.session.locale })
  }

  function send(said: string, body: TurnBody): void {
    const message = {
      id: settings.newId(),
      at: shownInstant(settings.now(), state.session?.today),
      said,
      body,
    }
    apply({ kind: 'said', ...message })
    outbox.send(message)
  }

  for (const message of outbox.open()) {
    apply({ kind: 'said', ...message })
    apply({ kind: 'delivery', id: message.id, delivery: 'waiting', failure: null })
  }

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    wake: () => connection.wake(),
    sleep: () => connection.sleep(),
    say: (text) => send(text, { text }),
    submitForm: (dialog, values, said) => send(said, { form: { dialog, values } }),
    retry: (id) => outbox.retry(id),
    discard(id) {
      outbox.discard(id)
      apply({ kind: 'discarded', id })
    },
    async setLocale(locale) {
      wantedLocale = locale
      keepText(store, LOCALE_KEY, locale)
      change({ locale })
      await tellLocale(locale)
    },
    async setName(name) {
      const outcome = await api.setName(name)
      if (!outcome.ok) return outcome.failure
      keepText(store, CLEARED_KEY, settings.newId())
      apply({ kind: 'cleared' })
      connection.wake()
      return null
    },
    async reset() {
      const outcome = await api.reset()
      if (!outcome.ok) return outcome.failure
      keepText(store, CLEARED_KEY, settings.newId())
      apply({ kind: 'cleared' })
      // The stream under way still tells of the old conversation.
      connection.wake()
      return null
    },
  }
}

/**
 * The instant to show on a message just sent. A demonstration may fix the desk's date: the page then moves its own
 * clock by whole days, so that the message does not appear under another day until the next reload.
 */
export function shownInstant(now: Date, today: IsoDate | undefined): Instant {
  if (today === undefined) return now.toISOString()
  const here = localDate(now)
  const apart = daysBetween(here, today)
  // One day apart is midnight passing in another time zone, not a fixed date.
  if (Math.abs(apart) <= 1) return now.toISOString()
  return `${addDays(now.toISOString().slice(0, 10), apart)}${now.toISOString().slice(10)}`
}

function localDate(now: Date): IsoDate {
  const month = String(now.getMonth() + 1).padStart(2, '0')
  const day = String(now.getDate()).padStart(2, '0')
  return `${now.getFullYear()}-${month}-${day}`
}
