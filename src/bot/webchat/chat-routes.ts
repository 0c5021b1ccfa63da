/** /api/chat: what the web chat page asks of the desk. */

import { type Request, type Response, Router } from 'express'
import { z } from 'zod'
import type { ConversationStore } from '../../db/conversation-store.ts'
import type { Actor, Role } from '../../domain/actor.ts'
import type { Clock } from '../../domain/calendar-date.ts'
import { DeskError } from '../../domain/desk-error.ts'
import type { Draft } from '../../domain/draft.ts'
import { LOCALES, type Locale } from '../../domain/locale.ts'
import type { CheckedReply } from '../../knowledge/checked-reply.ts'
import { jsonBody } from '../http/body.ts'
import { sendProblem } from '../http/problem.ts'
import { keepTurn } from '../kept-turns.ts'
import { localeOfHeader } from '../locale-hint.ts'
import type { Courier, WebPlace } from '../notices/courier.ts'
import { localActor, personKey, readName } from '../person.ts'
import { recallTurn, rememberTurn } from '../remembered-turn.ts'
import { type CardOptions, renderAdaptiveCard } from '../render/adaptive-card.ts'
import { renderPlainText } from '../render/plain-text.ts'
import type { Desk, IncomingTurn, OutgoingTurn } from '../turn.ts'
import { type ChatReply, type ChatTurn, createLiveTurns, type LiveTurns } from './live-turns.ts'
import {
  beginSession,
  type ChatSession,
  type CookieSettings,
  forgetPickedLocale,
  knownSession,
  namePerson,
  pickLocale,
  sessionOf,
} from './session.ts'

export interface ChatParts {
  readonly desk: Desk
  readonly conversations: ConversationStore
  readonly check: (draft: Draft) => CheckedReply
  readonly clock: Clock
  readonly locale: Locale
  readonly localUser: { readonly name: string; readonly role: Role }
  /** Whether the orders are the made-up ones. */
  readonly isDemo: () => Promise<boolean>
  readonly pictures: Pick<CardOptions, 'pictureUrl'>
  readonly cookies: CookieSettings
  readonly live?: LiveTurns
  /** Brings notices to who speaks here; null where there is no watch. */
  readonly courier: Courier | null
}

/** The conversation on the page that everybody shares: the watch channel. */
export const SHARED_CONVERSATION = 'webchat:watch'

type View = 'own' | 'shared'

/** Turns that the page shows again after a reload. */
const HISTORY_LENGTH = 50

const id = z.string().regex(/^[\w.:-]{1,100}$/, 'id: 1 to 100 letters, figures and . : _ -')
const turnSchema = z.union([
  z.object({ id, text: z.string() }),
  z.object({
    id,
    form: z.object({
      dialog: z.string().min(1).max(100),
      values: z.record(z.string().max(100), z.union([z.string(), z.number(), z.boolean()]).transform(String)),
    }),
  }),
])
const choiceSchema = z.union([
  z.object({ locale: z.enum(LOCALES) }),
  z.object({
    name: z.string().transform(readName).pipe(z.string('name: 1 to 80 signs, letters among them')).nullable(),
  }),
])

/** Failures after which the page may send the same message again by itself. */
const COME_BACK: ReadonlySet<string> = new Set([
  'store-unavailable',
  'conversation-busy',
  'too-many-messages',
  'too-slow',
])

/** The routes, to be mounted at `/api/chat`, the shared channel at `/watch` below; `close` ends the pages' event streams. */
export function chatRoutes(parts: ChatParts): { readonly router: Router; close(): void } {
  const live = parts.live ?? createLiveTurns()
  const router = Router()
  router.use('/watch', viewRoutes('shared', live, parts))
  router.use(viewRoutes('own', live, parts))
  return { router, close: () => live.close() }
}

function viewRoutes(view: View, live: LiveTurns, parts: ChatParts): Router {
  const router = Router()
  const json = jsonBody(parts.locale)
  router.use((_request, response, next) => {
    response.set('Cache-Control', 'no-store')
    next()
  })
  router.get('/session', async (request, response) => {
    const session = sessionOf(request, response, parts.cookies)
    const { name, role } = userOf(session, parts)
    response.json({
      user: { name, role },
      locale:
        session.pickedLocale ??
        (await spokenLocale(stateOf(session, view), parts)) ??
        readerLocale(request, parts),
      today: parts.clock.today(),
      demo: await parts.isDemo(),
    })
  })
  router.get('/history', async (request, response) => {
    const session = knownSession(request)
    response.json({ turns: session === null ? [] : await history(logOf(session, view), parts) })
  })
  router.get('/events', (request, response) => listen(request, response, view, live, parts))
  router.post('/session', json, (request, response) => {
    const picked = choiceSchema.safeParse(request.body)
    sessionOf(request, response, parts.cookies)
    if (!picked.success) {
      unreadable(response, picked.error, readerLocale(request, parts))
      return
    }
    if ('locale' in picked.data) pickLocale(response, picked.data.locale, parts.cookies)
    else namePerson(response, picked.data.name, parts.cookies)
    response.json(picked.data)
  })
  router.post('/reset', json, (request, response) => {
    beginSession(request, response, parts.cookies)
    response.json({ ok: true })
  })
  router.post('/turns', json, (request, response) => turn(request, response, view, live, parts))
  return router
}

/** Who speaks: the person named on the page, else the desk's own user. */
function userOf({ person }: ChatSession, { localUser }: ChatParts): Actor {
  return localActor(person, localUser)
}

/** Where the turns that the page shows are kept. */
function logOf(session: ChatSession, view: View): string {
  return view === 'shared' ? SHARED_CONVERSATION : session.conversation
}

/** Where the dialog stands; each person has their own in the shared channel. */
function stateOf(session: ChatSession, view: View): string {
  if (view === 'own') return session.conversation
  return `${SHARED_CONVERSATION}:${session.person === null ? 'local' : personKey(session.person)}`
}

async function turn(
  request: Request,
  response: Response,
  view: View,
  live: LiveTurns,
  parts: ChatParts,
): Promise<void> {
  const session = sessionOf(request, response, parts.cookies)
  const reader = session.pickedLocale ?? readerLocale(request, parts)
  const asked = turnSchema.safeParse(request.body)
  if (!asked.success) {
    unreadable(response, asked.error, reader)
    return
  }
  const incoming: IncomingTurn = {
    channel: 'webchat',
    conversation: stateOf(session, view),
    activityId: asked.data.id,
    actor: userOf(session, parts),
    text: 'text' in asked.data ? asked.data.text : '',
    ...('form' in asked.data && { form: asked.data.form }),
    localeHint: reader,
    ...(session.pickedLocale !== null && { localePicked: session.pickedLocale }),
  }
  let prepared: { readonly of: CheckedReply; readonly reply: ChatReply } | null = null
  const outgoing = await parts.desk.turn(incoming, ({ reply: of }) => {
    prepared = { of, reply: chatReply(of, parts) }
  })
  const reply = preparedFor(outgoing.reply, prepared) ?? chatReply(outgoing.reply, parts)
  if (outgoing.failed !== undefined) {
    response.status(COME_BACK.has(outgoing.failed) ? 503 : 500).json({
      error: { code: outgoing.failed, message: outgoing.reply.draft.blocks.flatMap(sentence).join(' ') },
    })
    return
  }
  if (session.pickedLocale !== null) forgetPickedLocale(response, parts.cookies)
  // Whoever asks for the history once this is answered finds the turn in it.
  if (view === 'shared') await keepShared(incoming, outgoing, session, parts)
  response.json({
    id: asked.data.id,
    turn: outgoing.trace.turn,
    reply,
    trace: outgoing.trace,
    duplicate: outgoing.duplicate,
  })
  await tellOthers(incoming, outgoing, { session, view, reply }, live, parts)
}

/** Keeps a turn of the watch channel in what everybody sees of it. */
async function keepShared(
  { actor, activityId }: IncomingTurn,
  { kept, reply, trace }: OutgoingTurn,
  session: ChatSession,
  { conversations }: ChatParts,
): Promise<void> {
  if (kept === null) return
  const record = {
    turn: trace.turn,
    actorId: actor.id,
    channel: 'webchat',
    reply: rememberTurn(reply, trace, actor.name),
  }
  await keepTurn(conversations, { conversation: logOf(session, 'shared'), activityId, ...kept, ...record })
}

/** Shows the turn on the other open pages, and brings what the turn made known to whom it concerns. */
async function tellOthers(
  { actor, activityId, localeHint }: IncomingTurn,
  { kept }: OutgoingTurn,
  shown: { readonly session: ChatSession; readonly view: View; readonly reply: ChatReply },
  live: LiveTurns,
  { courier, locale }: ChatParts,
): Promise<void> {
  if (kept === null) return
  const { session, view, reply } = shown
  const log = logOf(session, view)
  const by = view === 'shared' ? { by: actor.name } : {}
  live.tell(log, { id: activityId, ...kept, ...by, reply })
  const place = { conversation: session.conversation, actor, locale: localeHint ?? locale, isShared: false }
  await courier?.toPage(place)
  courier?.soon()
}

/** What was prepared while the turn was saved, when that turn is the one that counts. */
function preparedFor(
  reply: CheckedReply,
  prepared: { readonly of: CheckedReply; readonly reply: ChatReply } | null,
): ChatReply | null {
  return prepared?.of === reply ? prepared.reply : null
}

function sentence(block: Draft['blocks'][number]): string[] {
  return block.kind === 'text' ? [block.text] : []
}

async function listen(
  request: Request,
  response: Response,
  view: View,
  live: LiveTurns,
  parts: ChatParts,
): Promise<void> {
  const session = knownSession(request)
  if (session === null) {
    sendProblem(response, 401, new DeskError('session-missing'), readerLocale(request, parts))
    return
  }
  const conversation = logOf(session, view)
  const lastId = request.headers['last-event-id']
  const turns = lastId === undefined ? [] : await history(conversation, parts)
  const seen = turns.findIndex((each) => each.id === lastId)
  // Not among the last ones: the page was away for long, or listens to another conversation by now; it drops what it knows.
  const missed = turns.slice(seen + 1)
  const place: WebPlace = {
    conversation,
    actor: userOf(session, parts),
    locale: session.pickedLocale ?? readerLocale(request, parts),
    isShared: view === 'shared',
  }
  if (live.listen(place, response, missed)) {
    parts.courier?.soon()
  } else {
    response.set('Retry-After', '30')
    sendProblem(response, 503, new DeskError('too-many-messages'), readerLocale(request, parts))
  }
}

async function history(conversation: string, parts: ChatParts): Promise<ChatTurn[]> {
  const records = await parts.conversations.history(conversation, HISTORY_LENGTH)
  return records.flatMap((record) => {
    const recalled = recallTurn(record.reply, parts.check)
    if (recalled === null) return []
    const { reply, by } = recalled
    const shown = { id: record.activityId, at: record.at, said: record.said, reply: chatReply(reply, parts) }
    return [by === undefined ? shown : { ...shown, by }]
  })
}

export function chatReply(reply: CheckedReply, { pictures }: Pick<ChatParts, 'pictures'>): ChatReply {
  return { locale: reply.locale, text: renderPlainText(reply), card: renderAdaptiveCard(reply, pictures) }
}

async function spokenLocale(conversation: string, parts: ChatParts): Promise<Locale | null> {
  const [last] = await parts.conversations.history(conversation, 1)
  return last === undefined ? null : (recallTurn(last.reply, parts.check)?.reply.locale ?? null)
}

function readerLocale(request: Request, parts: ChatParts): Locale {
  return localeOfHeader(request.headers['accept-language']) ?? parts.locale
}

function unreadable(response: Response, error: z.ZodError, locale: Locale): void {
  const [issue] = error.issues
  const problem = issue === undefined ? 'unreadable' : `${issue.path.join('.')} ${issue.message}`.trim()
  sendProblem(response, 400, new DeskError('request-unreadable', { problem }), locale)
}
