/** Reads a Bot Framework activity: what kind it is, who says what, and what is wrong with it when it cannot be read. */

import { z } from 'zod'
import type { Locale } from '../../domain/locale.ts'
import { localeOfTag } from '../locale-hint.ts'

const account = z.looseObject({
  id: z.string().min(1).max(512),
  name: z.string().max(512).nullish(),
  aadObjectId: z.string().max(128).nullish(),
  role: z.string().max(64).nullish(),
})

const entity = z.looseObject({
  type: z.string().nullish(),
  text: z.string().nullish(),
  mentioned: z.looseObject({ id: z.string().nullish(), name: z.string().nullish() }).nullish(),
  locale: z.string().nullish(),
})

const activitySchema = z.looseObject({
  type: z.string().min(1).max(64),
  id: z.string().max(512).nullish(),
  channelId: z.string().max(64).nullish(),
  serviceUrl: z.string().max(2048).nullish(),
  deliveryMode: z.string().max(64).nullish(),
  name: z.string().max(256).nullish(),
  locale: z.string().max(64).nullish(),
  text: z.string().nullish(),
  value: z.unknown().optional(),
  from: account.nullish(),
  recipient: account.nullish(),
  conversation: z
    .looseObject({
      id: z.string().min(1).max(1024),
      tenantId: z.string().max(128).nullish(),
      conversationType: z.string().max(64).nullish(),
    })
    .nullish(),
  entities: z.array(entity).nullish(),
  membersAdded: z.array(z.looseObject({ id: z.string() })).nullish(),
  channelData: z.unknown().optional(),
})

type Activity = z.infer<typeof activitySchema>

/** An activity that a person, or the channel for one, addressed to the desk. */
export interface AddressedActivity {
  /** `message-command`: a command of the menu that Teams shows on any message. */
  readonly kind: 'message' | 'card-action' | 'message-command' | 'welcome'
  readonly activityId: string | null
  readonly channelId: string
  readonly tenantId: string | null
  readonly conversationId: string
  /** Several people speak in it: a Teams channel or a group chat. */
  readonly isShared: boolean
  readonly from: { readonly id: string; readonly name: string | null }
  readonly text: string
  readonly form: { readonly dialog: string; readonly values: Readonly<Record<string, string>> } | null
  /** The turn whose answer holds the pressed button; null for typed words and for cards that do not say. */
  readonly pressedIn: string | null
  readonly locale: Locale | null
  readonly expectsReplies: boolean
  readonly serviceUrl: string | null
}

export type ReadActivity =
  | { readonly ok: true; readonly activity: AddressedActivity }
  /** Well-formed, and nothing for us to say: typing, reactions, read receipts, our own messages. */
  | { readonly ok: true; readonly activity: null }
  | { readonly ok: false; readonly problem: string }

/** Sorts an activity as it came over the wire. */
export function readActivity(body: unknown): ReadActivity {
  const parsed = activitySchema.safeParse(body)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return { ok: false, problem: `${issue?.path.join('.') || 'activity'}: ${issue?.message ?? 'unreadable'}` }
  }
  const activity = parsed.data
  const kind = kindOf(activity)
  if (kind === null || activity.from?.role === 'bot') return { ok: true, activity: null }
  const { conversation, from } = activity
  if (!conversation) return { ok: false, problem: 'conversation: missing' }
  if (!from) return { ok: false, problem: 'from: missing' }
  const submitted = submittedBy(kind === 'card-action' ? actionData(activity.value) : activity.value)
  return {
    ok: true,
    activity: {
      kind,
      activityId: activity.id ?? null,
      channelId: activity.channelId ?? 'unknown',
      tenantId: tenantOf(activity),
      conversationId: conversation.id,
      isShared: conversation.conversationType === 'channel' || conversation.conversationType === 'groupChat',
      from: { id: from.aadObjectId ?? from.id, name: from.name ?? null },
      text: kind === 'message-command' ? commandWords(activity) : (submitted?.say ?? spokenText(activity)),
      form: submitted?.form ?? null,
      pressedIn: submitted?.turn ?? null,
      locale: localeOf(activity),
      expectsReplies: activity.deliveryMode === 'expectReplies',
      serviceUrl: activity.serviceUrl ?? null,
    },
  }
}

function kindOf(activity: Activity): AddressedActivity['kind'] | null {
  if (activity.type === 'message') return 'message'
  if (activity.type === 'invoke' && activity.name === 'adaptiveCard/action') return 'card-action'
  if (activity.type === 'invoke' && COMMAND_INVOKES.has(activity.name ?? ''))
    return commandWords(activity) === '' ? null : 'message-command'
  // A group is not greeted each time somebody joins it; only the bot's own arrival is.
  const isArrival = activity.membersAdded?.some(({ id }) => id === activity.recipient?.id) ?? false
  return activity.type === 'conversationUpdate' && isArrival ? 'welcome' : null
}

const COMMAND_INVOKES: ReadonlySet<string> = new Set([
  'composeExtension/fetchTask',
  'composeExtension/submitAction',
])

/** The sentence that a command of the message menu stands for; empty for a command or a message that is none of ours. */
function commandWords(activity: Activity): string {
  const command = fieldOf(activity.value, 'commandId')
  const content = fieldOf(fieldOf(fieldOf(activity.value, 'messagePayload'), 'body'), 'content')
  const text = typeof content === 'string' ? plainContent(content) : ''
  if (text === '') return ''
  const locale = localeOf(activity) ?? 'fr'
  if (command === 'saveToWatch') return `${{ fr: 'note de veille :', en: 'watch note:' }[locale]} ${text}`
  if (command === 'checkThis') return `${{ fr: 'vérifie ce texte :', en: 'check this:' }[locale]} ${text}`
  return ''
}

/** A Teams message without its markup. What is left is text alone: it is never shown as markup again. */
function plainContent(html: string): string {
  return html
    .slice(0, 60_000)
    .replaceAll(/<(?:br|\/p|\/div|\/li)\s*\/?>/gi, '\n')
    .replaceAll(/<[^<>]*>/g, '')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll(/[ \t]+/g, ' ')
    .trim()
}

function actionData(value: unknown): unknown {
  const action = fieldOf(value, 'action')
  return fieldOf(action, 'data')
}

interface Submitted {
  readonly say: string
  readonly form?: NonNullable<AddressedActivity['form']>
  readonly turn: string | null
}

/** A button's words, or a form with its values; null when the value is not from one of our cards. */
function submittedBy(value: unknown): Submitted | null {
  const ours = fieldOf(value, 'escale')
  const shownIn = fieldOf(ours, 'turn')
  const turn = typeof shownIn === 'string' && shownIn.length <= 64 ? shownIn : null
  const say = fieldOf(ours, 'say')
  if (typeof say === 'string') return { say, turn }
  const dialog = fieldOf(ours, 'dialog')
  if (typeof dialog !== 'string' || dialog.length > 100 || typeof value !== 'object' || value === null)
    return null
  const prefix = fieldOf(ours, 'prefix')
  const own = typeof prefix === 'string' ? prefix : ''
  const values = Object.entries(value).flatMap(([name, given]) => {
    if (name === 'escale' || name === 'msteams' || !name.startsWith(own)) return []
    const text =
      typeof given === 'string' || typeof given === 'number' || typeof given === 'boolean' ? given : null
    return text === null ? [] : [[name.slice(own.length), String(text)] as const]
  })
  return { say: '', form: { dialog, values: Object.fromEntries(values) }, turn }
}

/** The words without the mention of the bot itself; other people mentioned stay by their names. */
function spokenText(activity: Activity): string {
  let text = activity.text ?? ''
  for (const { type, text: written, mentioned } of activity.entities ?? []) {
    if (type !== 'mention' || !mentioned) continue
    const isBot = mentioned.id === activity.recipient?.id
    for (const tag of [written, mentioned.name && `<at>${mentioned.name}</at>`]) {
      if (tag) text = text.replaceAll(tag, isBot ? ' ' : (mentioned.name ?? ' '))
    }
  }
  return text
    .replaceAll(/<\/?at( id="[^"]*")?>/gi, '')
    .replaceAll('&nbsp;', ' ')
    .trim()
}

function localeOf(activity: Activity): Locale | null {
  const info = activity.entities?.find(({ type }) => type === 'clientInfo')
  return localeOfTag(activity.locale) ?? localeOfTag(info?.locale)
}

function tenantOf(activity: Activity): string | null {
  const fromChannel = fieldOf(fieldOf(activity.channelData, 'tenant'), 'id')
  const tenant = activity.conversation?.tenantId ?? (typeof fromChannel === 'string' ? fromChannel : null)
  return tenant?.toLowerCase() ?? null
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}
