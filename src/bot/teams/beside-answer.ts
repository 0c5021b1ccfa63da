/** What goes beside an answer in a Bot Framework channel: notices for who spoke, and where they can be written to later. */

import { type Activity, type ConversationReference, TurnContext } from 'botbuilder'
import type { Logger } from 'pino'
import type { WatchPlaces } from '../../db/watch-places.ts'
import type { Clock } from '../../domain/calendar-date.ts'
import { DeskError } from '../../domain/desk-error.ts'
import type { CheckedReply } from '../../knowledge/checked-reply.ts'
import { isLocalAddress } from '../http/loopback.ts'
import type { Courier } from '../notices/courier.ts'
import { personKey } from '../person.ts'
import type { CardOptions } from '../render/adaptive-card.ts'
import { type IncomingTurn, NO_TURN, type OutgoingTurn } from '../turn.ts'
import type { DeskAdapter } from './desk-adapter.ts'
import type { AddressedActivity } from './read-activity.ts'
import { messageActivity } from './write-activity.ts'

export interface BesideParts {
  readonly courier: Courier | null
  readonly places: WatchPlaces | null
  readonly pictures: Pick<CardOptions, 'pictureUrl'>
  readonly clock: Clock
  readonly logger: Logger
}

/** Sends what waits for the person as activities of their own. The answer is out already: a failure here is only logged. */
export async function tellBeside(
  context: TurnContext,
  activity: AddressedActivity,
  { actor }: IncomingTurn,
  { reply }: OutgoingTurn,
  { courier, places, pictures, clock, logger }: BesideParts,
): Promise<void> {
  if (courier === null || places === null) return
  try {
    // An answer to a pressed card takes its place; there is no room beside it.
    if ((activity.kind === 'message' || activity.kind === 'welcome') && !activity.isShared) {
      if (!activity.expectsReplies && activity.serviceUrl !== null) {
        const reference = { ...TurnContext.getConversationReference(context.activity) }
        await places.keepPerson(
          personKey(actor.name),
          actor.id,
          { reference, locale: reply.locale },
          clock.now(),
        )
      }
      for (const notice of await courier.besideAnswer(actor, reply.locale)) {
        await context.sendActivity(noticeActivity(notice, activity.channelId, pictures))
      }
    }
  } catch (error) {
    logger.warn({ err: error }, 'notices could not be told beside an answer')
  }
  courier.soon()
}

/** A notice as a message. Its buttons carry no turn: they may be pressed whenever. */
function noticeActivity(
  reply: CheckedReply,
  channelId: string,
  pictures: Pick<CardOptions, 'pictureUrl'>,
): Partial<Activity> {
  return messageActivity({ reply, trace: NO_TURN, kept: null, duplicate: false }, channelId, pictures)
}

/** Writes a reply into a conversation that the channel gave the desk earlier. */
export function writeInto(
  adapter: DeskAdapter,
  appId: string,
  pictures: Pick<CardOptions, 'pictureUrl'>,
): (reference: Readonly<Record<string, unknown>>, reply: CheckedReply) => Promise<void> {
  return async (kept, reply) => {
    const reference: Partial<ConversationReference> = kept
    // Without sign-in the desk writes to this machine alone, whatever an earlier setting let it keep.
    if (appId === '' && !isLocalAddress(reference.serviceUrl ?? null))
      throw new DeskError('request-refused', { problem: 'serviceUrl' })
    await adapter.continueConversationAsync(appId, reference, async (context) => {
      await context.sendActivity(noticeActivity(reply, context.activity.channelId, pictures))
    })
  }
}
