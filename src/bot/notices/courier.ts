/**
 * Brings notices of the watch to whom they are for, once: into an open web chat, into the channel in which a person is
 * known, else beside their next answer. Whoever marks a notice as delivered first, tells it.
 */

import type { Logger } from 'pino'
import type { ConversationStore } from '../../db/conversation-store.ts'
import type { WatchPlaces } from '../../db/watch-places.ts'
import type { Actor } from '../../domain/actor.ts'
import type { Clock } from '../../domain/calendar-date.ts'
import type { Draft } from '../../domain/draft.ts'
import type { Locale } from '../../domain/locale.ts'
import type { CheckedReply } from '../../knowledge/checked-reply.ts'
import type { Watch } from '../../knowledge/watch/watch.ts'
import type { Notice } from '../../knowledge/watch/watch-store.ts'
import { keepTurn } from '../kept-turns.ts'
import { personKey } from '../person.ts'
import { rememberTurn } from '../remembered-turn.ts'
import { NO_TURN } from '../turn.ts'
import { noticeDraft } from './notice-words.ts'

/** An open page, or the conversation that a person has just been answered in. */
export interface WebPlace {
  readonly conversation: string
  readonly actor: Pick<Actor, 'id' | 'name'>
  readonly locale: Locale
  /** Others read it too: nothing that is for one person is shown there. */
  readonly isShared: boolean
}

export interface CourierParts {
  readonly watch: Watch
  readonly places: WatchPlaces
  readonly conversations: ConversationStore
  readonly check: (draft: Draft) => CheckedReply
  readonly clock: Clock
  readonly logger: Logger
  /** Language of the shared channel on the page. */
  readonly locale: Locale
  /** The conversation on the page that everybody shares; null when there is no page. */
  readonly sharedConversation: string | null
  /** Pages that are open now. */
  readonly openPages: () => readonly WebPlace[]
  /** Shows a kept turn on the open pages of its conversation. */
  readonly show: (conversation: string, turn: ShownNotice) => void
  /** Writes into a known conversation of another channel. */
  readonly write: (reference: Readonly<Record<string, unknown>>, reply: CheckedReply) => Promise<void>
}

export interface ShownNotice {
  readonly id: string
  readonly at: string
  readonly reply: CheckedReply
}

export interface Courier {
  /** Delivers what can be delivered now, without anybody waiting for it; calls while it runs lead to one more run. */
  soon(): void
  /** As `soon`, and resolves when it is done. */
  sweep(): Promise<void>
  /** Delivers what waits for a person into their web conversation. */
  toPage(place: WebPlace): Promise<void>
  /** What waits for a person, marked as delivered: to be sent beside the answer. */
  besideAnswer(actor: Actor, locale: Locale): Promise<readonly CheckedReply[]>
}

/** Notices told at one time; more wait for the next. */
const AT_ONCE = 20

export function createCourier(parts: CourierParts): Courier {
  const { watch, places, conversations, check, clock, logger } = parts
  let running: Promise<void> | null = null
  let isAskedAgain = false

  /** Those still open, each marked as ours first. What cannot be said any more is marked and left. */
  async function* taken(
    to: readonly Notice['to'][],
    locale: Locale,
    isWanted: (notice: Notice) => boolean = () => true,
  ) {
    if (to.length === 0) return
    const library = await watch.latest()
    for (const notice of await watch.store.openNotices(to, AT_ONCE)) {
      if (!isWanted(notice) || !(await watch.store.deliver(notice.id, clock.now()))) continue
      const draft = noticeDraft(notice, library, locale)
      if (draft !== null) yield { notice, reply: check(draft) }
    }
  }

  async function intoConversation(conversation: string, notice: Notice, reply: CheckedReply): Promise<void> {
    const shown = { id: `notice-${notice.id}`, at: clock.now(), reply }
    await keepTurn(conversations, {
      conversation,
      activityId: shown.id,
      turn: shown.id,
      at: shown.at,
      actorId: 'escale',
      channel: 'webchat',
      said: '',
      reply: rememberTurn(reply, { ...NO_TURN, turn: shown.id }),
    })
    parts.show(conversation, shown)
  }

  async function toPage(place: WebPlace, known?: readonly Notice['to'][]): Promise<void> {
    const mine = (known ?? (await places.waiting())).filter((to) => isFor(to, place.actor))
    for await (const { notice, reply } of taken(mine, place.locale)) {
      await intoConversation(place.conversation, notice, reply)
    }
  }

  async function toChannel(to: Notice['to']): Promise<void> {
    const outside = await places.channel()
    if (outside === null && parts.sharedConversation === null) return
    for await (const { notice, reply } of taken([to], parts.locale)) {
      if (parts.sharedConversation !== null) await intoConversation(parts.sharedConversation, notice, reply)
      if (outside === null) continue
      const draft = noticeDraft(notice, watch.current(), outside.locale)
      await parts
        .write(outside.reference, draft === null ? reply : check(draft))
        .catch((error: unknown) =>
          logger.warn({ err: error, notice: notice.id }, 'the watch channel was not reached'),
        )
    }
  }

  async function toKnownPlace(to: Notice['to']): Promise<void> {
    const place = await places.person(to.kind === 'owner' ? personKey(to.key) : to.key)
    if (place === null) return
    for await (const { notice, reply } of taken([to], place.locale, isFirstTry)) {
      try {
        await parts.write(place.reference, reply)
      } catch (error) {
        logger.warn(
          { err: error, notice: notice.id },
          'a notice could not be sent; it comes with the next answer',
        )
        await tellLater(notice)
      }
    }
  }

  /** The same notice for the next answer: a person whose channel refuses it must not be tried for ever. */
  async function tellLater(notice: Notice): Promise<void> {
    const { to, kind, note, orders, data } = notice
    await watch.store.addNotices(
      [{ key: `later/${notice.id}`, to, kind, note, orders, data: { ...data, isLate: true } }],
      clock.now(),
    )
  }

  async function sweep(): Promise<void> {
    const waiting = await places.waiting()
    for (const to of waiting) {
      if (to.kind === 'channel') {
        await toChannel(to)
        continue
      }
      const page = parts.openPages().find(({ actor }) => isFor(to, actor))
      if (page !== undefined) await toPage(page, [to])
      else await toKnownPlace(to)
    }
  }

  async function sweepWhileAsked(): Promise<void> {
    do {
      isAskedAgain = false
      await sweep()
    } while (isAskedAgain)
  }

  const courier: Courier = {
    soon() {
      courier.sweep().catch((error: unknown) => logger.warn({ err: error }, 'notices wait'))
    },
    sweep() {
      if (running !== null) isAskedAgain = true
      running ??= sweepWhileAsked().finally(() => {
        running = null
      })
      return running
    },
    toPage: (place) => toPage(place),
    async besideAnswer(actor, locale) {
      const mine = (await places.waiting()).filter((to) => isFor(to, actor))
      const replies: CheckedReply[] = []
      for await (const { reply } of taken(mine, locale)) replies.push(reply)
      return replies
    },
  }
  return courier
}

/** One that a channel refused waits for the person's next message. */
const isFirstTry = ({ data }: Notice): boolean => data['isLate'] !== true

/** Owners are named in orders as people write names; actors by their id. */
function isFor(to: Notice['to'], actor: Pick<Actor, 'id' | 'name'>): boolean {
  if (to.kind === 'actor') return to.key === actor.id
  return to.kind === 'owner' && personKey(to.key) === personKey(actor.name)
}
