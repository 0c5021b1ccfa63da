/** POST /api/messages: a Bot Framework activity becomes a turn of the desk, and its answer goes back to the channel. */

import { randomUUID } from 'node:crypto'
import type { Activity, InvokeResponse, TurnContext } from 'botbuilder'
import type { Request, Response } from 'express'
import type { Logger } from 'pino'
import type { WatchPlaces } from '../../db/watch-places.ts'
import type { Role } from '../../domain/actor.ts'
import type { Clock } from '../../domain/calendar-date.ts'
import { DeskError } from '../../domain/desk-error.ts'
import type { Locale } from '../../domain/locale.ts'
import { type ConversationQueue, createConversationQueue } from '../conversation-queue.ts'
import { isLocalAddress } from '../http/loopback.ts'
import { sendProblem } from '../http/problem.ts'
import type { Metrics } from '../metrics.ts'
import type { Courier } from '../notices/courier.ts'
import { localActor } from '../person.ts'
import type { CardOptions } from '../render/adaptive-card.ts'
import { troubleDraft } from '../trouble.ts'
import { type Desk, type IncomingTurn, NO_TURN, type OutgoingTurn } from '../turn.ts'
import { tellBeside } from './beside-answer.ts'
import type { DeskAdapter, TeamsCredentials } from './desk-adapter.ts'
import { answerToEarlier, type EarlierButtonParts } from './earlier-button.ts'
import { type AddressedActivity, readActivity } from './read-activity.ts'
import { watchChannelTurn } from './watch-channel.ts'
import { cardActionBody, commandBody, messageActivity } from './write-activity.ts'

export interface MessagesRouteParts extends EarlierButtonParts {
  readonly adapter: DeskAdapter
  readonly desk: Desk
  /** Null in local mode, where everybody is the local user. */
  readonly credentials: TeamsCredentials | null
  readonly localUser: { readonly name: string; readonly role: Role }
  readonly unknownUserRole: Role
  readonly locale: Locale
  readonly pictures: Pick<CardOptions, 'pictureUrl'>
  readonly clock: Clock
  readonly logger: Logger
  readonly metrics: Metrics
  /** Brings notices to who speaks here; null where there is no watch. */
  readonly courier: Courier | null
  /** Where the desk can write to people of this channel; null where there is no watch. */
  readonly places: WatchPlaces | null
}

/** A person waits longer than this only when a language model is asked; then the channel shows that we are at it. */
const TYPING_AFTER_MS = 900

export function messagesRoute(
  parts: MessagesRouteParts,
): (request: Request, response: Response) => Promise<void> {
  // A second press on one card must find what the first one came to.
  const presses = createConversationQueue()
  return async (request, response) => {
    const read = readActivity(request.body)
    if (!read.ok) {
      parts.metrics.refused('malformed')
      sendProblem(response, 400, new DeskError('request-unreadable', { problem: read.problem }), parts.locale)
      return
    }
    await receive(request, response, read.activity, { ...parts, presses })
  }
}

interface RouteParts extends MessagesRouteParts {
  readonly presses: ConversationQueue
}

/** Why an activity is not taken although it is well-formed; checked before anything is sent anywhere. */
function refusalOf(activity: AddressedActivity | null, { credentials }: MessagesRouteParts): string | null {
  if (activity === null) return null
  if (credentials !== null) {
    return activity.tenantId === credentials.tenantId ? null : 'tenant not allowed'
  }
  // Unauthenticated: answers go to this machine alone, so that nobody makes the desk call addresses of their choice.
  if (activity.expectsReplies || activity.kind === 'card-action' || activity.kind === 'message-command')
    return null
  return isLocalAddress(activity.serviceUrl) ? null : 'serviceUrl must be on this machine in local mode'
}

async function receive(
  request: Request,
  response: Response,
  activity: AddressedActivity | null,
  parts: RouteParts,
): Promise<void> {
  const { logger, metrics, locale } = parts
  const refuse = (status: number, problem: string): void =>
    sendProblem(response, status, new DeskError('request-refused', { problem }), locale)
  try {
    const received = await parts.adapter.receive(
      request.headers.authorization ?? '',
      withDates(request.body as Record<string, unknown>),
      () => refusalOf(activity, parts),
      activity === null ? null : (context) => respond(context, activity, parts),
    )
    if (received.kind === 'processed') {
      answer(response, request, activity, received.response)
      return
    }
    metrics.refused(received.kind)
    logger.warn({ reason: received.kind, cause: reasonOf(received.cause) }, 'activity refused')
    if (received.kind === 'refused') refuse(403, received.cause)
    else if (received.kind === 'unauthenticated') refuse(401, 'not authenticated')
    else refuse(503, 'the channel’s keys cannot be read at the moment')
  } catch (error) {
    // The turn is kept: delivered again, it is answered with the same words.
    metrics.refused('undelivered')
    logger.error({ err: error }, 'an answer could not be delivered to the channel')
    refuse(502, 'the answer could not be delivered')
  }
}

function answer(
  response: Response,
  request: Request,
  activity: AddressedActivity | null,
  result: InvokeResponse | undefined,
): void {
  // A channel waits for the result of an invoke; one that we do not know has none.
  const isUnknownInvoke = activity === null && (request.body as { type?: unknown }).type === 'invoke'
  response.status(result?.status ?? (isUnknownInvoke ? 501 : 200))
  if (result?.body === undefined) response.end()
  else response.json(result.body)
}

async function respond(context: TurnContext, activity: AddressedActivity, parts: RouteParts): Promise<void> {
  const incoming = incomingTurn(activity, parts)
  const isPlainMessage = activity.kind === 'message' && !activity.expectsReplies
  const stopTyping = isPlainMessage ? typeAfterAWhile(context, parts.logger) : () => {}
  const write = (outgoing: OutgoingTurn): Partial<Activity> =>
    activity.kind === 'message-command'
      ? { type: 'invokeResponse', value: { status: 200, body: commandBody(outgoing, parts.pictures) } }
      : activity.kind === 'card-action'
        ? { type: 'invokeResponse', value: { status: 200, body: cardActionBody(outgoing, parts.pictures) } }
        : messageActivity(outgoing, activity.channelId, parts.pictures)
  let prepared: { readonly outgoing: OutgoingTurn; readonly message: Partial<Activity> } | null = null
  const prepare = (outgoing: OutgoingTurn): void => {
    prepared = { outgoing, message: write(outgoing) }
  }
  const outgoing = await (
    watchChannelTurn(context.activity, activity, incoming, parts) ??
    turnOf(incoming, activity.pressedIn, parts, prepare)
  ).finally(stopTyping)
  await context.sendActivity(messageOf(prepared, outgoing) ?? write(outgoing))
  await tellBeside(context, activity, incoming, outgoing, parts)
}

/** The desk's answer; for a button of an earlier answer that may not be taken, where the conversation stands. */
async function turnOf(
  incoming: IncomingTurn,
  pressedIn: string | null,
  parts: RouteParts,
  prepare: (outgoing: OutgoingTurn) => void,
): Promise<OutgoingTurn> {
  const { desk, presses, check, logger, locale } = parts
  if (pressedIn === null) return desk.turn(incoming, prepare)
  try {
    return await presses.run(incoming.conversation, async () => {
      const instead = await answerToEarlier(incoming, pressedIn, parts)
      return instead ?? desk.turn(incoming, prepare)
    })
  } catch (error) {
    if (!(error instanceof DeskError)) throw error
    // The desk itself says what goes wrong in a turn; this one did not get so far.
    logger.error({ err: error }, 'a press could not be taken')
    const reply = check(troubleDraft(error, incoming.localeHint ?? locale))
    return { reply, trace: NO_TURN, kept: null, duplicate: false, failed: error.code }
  }
}

/** What was prepared while the turn was saved, when that turn is the one that counts. */
function messageOf(
  prepared: { readonly outgoing: OutgoingTurn; readonly message: Partial<Activity> } | null,
  outgoing: OutgoingTurn,
): Partial<Activity> | null {
  return prepared?.outgoing === outgoing ? prepared.message : null
}

function typeAfterAWhile(context: TurnContext, logger: Logger): () => void {
  const timer = setTimeout(() => {
    context.sendActivity({ type: 'typing', channelData: { escale: NO_TURN } }).catch((error: unknown) => {
      logger.debug({ err: error }, 'typing was not shown')
    })
  }, TYPING_AFTER_MS)
  return () => clearTimeout(timer)
}

const GREETING = { fr: 'bonjour', en: 'hello' } as const

function incomingTurn(activity: AddressedActivity, parts: MessagesRouteParts): IncomingTurn {
  const { credentials, localUser, unknownUserRole } = parts
  const isTeams = activity.channelId === 'msteams'
  const place = isTeams ? (activity.tenantId ?? 'local') : activity.channelId
  const channel = isTeams ? 'teams' : 'other'
  return {
    channel,
    // In a channel or a group each person has their own dialog: one's open question is never another's.
    conversation: `${channel}:${place}:${activity.conversationId}${activity.isShared ? `#${activity.from.id}` : ''}`,
    activityId: activity.activityId ?? randomUUID(),
    actor:
      credentials === null
        ? { ...localActor(activity.from.name, localUser), id: activity.from.id }
        : { id: activity.from.id, name: activity.from.name ?? activity.from.id, role: unknownUserRole },
    // A newcomer is greeted as if they had greeted first.
    text: activity.kind === 'welcome' ? GREETING[activity.locale ?? parts.locale] : activity.text,
    ...(activity.form !== null && { form: activity.form }),
    localeHint: activity.locale,
  }
}

/** The SDK expects dates where the wire has texts. */
function withDates(body: Record<string, unknown>): Activity {
  const activity: Record<string, unknown> = { ...body }
  for (const name of ['timestamp', 'localTimestamp', 'expiration']) {
    const written = activity[name]
    if (typeof written === 'string') activity[name] = new Date(written)
  }
  return activity as unknown as Activity
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause)
}
