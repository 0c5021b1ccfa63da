/** An answer as Bot Framework activities. */

import type { Activity } from 'botbuilder'
import { CARD_TYPE, type CardOptions, renderAdaptiveCard, summaryText } from '../render/adaptive-card.ts'
import type { CardElement } from '../render/card-elements.ts'
import { renderPlainText } from '../render/plain-text.ts'
import type { OutgoingTurn } from '../turn.ts'

/** The answer as one message: a card, and words beside it where the channel may show no cards. */
export function messageActivity(
  outgoing: OutgoingTurn,
  channelId: string,
  pictures: Pick<CardOptions, 'pictureUrl'>,
): Partial<Activity> {
  const card = channelCard(outgoing, pictures)
  return {
    type: 'message',
    locale: outgoing.reply.locale,
    // Shown in notifications, and instead of a card by clients that know none.
    summary: summaryText(outgoing.reply),
    attachments: [{ contentType: CARD_TYPE, content: card }],
    attachmentLayout: 'list',
    // Teams would show the words above the card that says the same.
    ...(channelId !== 'msteams' && { text: renderPlainText(outgoing.reply), textFormat: 'plain' }),
    channelData: { escale: outgoing.trace },
  }
}

/** The body of the response to a pressed `Action.Execute`: the card that takes the pressed one's place. */
export function cardActionBody(
  outgoing: OutgoingTurn,
  pictures: Pick<CardOptions, 'pictureUrl'>,
): {
  readonly statusCode: number
  readonly type: string
  readonly value: CardElement
} {
  return { statusCode: 200, type: CARD_TYPE, value: channelCard(outgoing, pictures) }
}

/** The answer to a command of the message menu: a window with the card. What it asks is answered in the conversation. */
export function commandBody(
  outgoing: OutgoingTurn,
  pictures: Pick<CardOptions, 'pictureUrl'>,
): {
  readonly task: {
    readonly type: 'continue'
    readonly value: {
      readonly title: string
      readonly card: { readonly contentType: string; readonly content: CardElement }
    }
  }
} {
  const card = { contentType: CARD_TYPE, content: channelCard(outgoing, pictures) }
  return { task: { type: 'continue', value: { title: 'Escale', card } } }
}

function channelCard(outgoing: OutgoingTurn, pictures: Pick<CardOptions, 'pictureUrl'>): CardElement {
  const { turn } = outgoing.trace
  return readable(renderAdaptiveCard(outgoing.reply, { ...pictures, ...(turn !== '' && { turn }) }))
}

/** Teams writes these in a light yellow and a light green that nobody can read on white. */
const UNREADABLE: ReadonlySet<unknown> = new Set(['warning', 'good'])

/** The words and the sign before them say it without such a colour; what begins with a sign is written in bold. */
function readable(card: CardElement): CardElement {
  return { ...withoutPaleColours(card), type: card.type }
}

function withoutPaleColours(element: object): Readonly<Record<string, unknown>> {
  const { color, text, ...others }: { color?: unknown; text?: unknown } = element
  const isPale = UNREADABLE.has(color)
  const fields = Object.entries(others).map(([name, value]) => [name, withoutPaleColoursIn(value)] as const)
  return {
    ...Object.fromEntries(fields),
    ...(text !== undefined && { text }),
    ...(!isPale && color !== undefined && { color }),
    ...(isPale && typeof text === 'string' && text.startsWith('⚠') && { weight: 'bolder' }),
  }
}

function withoutPaleColoursIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPaleColoursIn)
  return typeof value === 'object' && value !== null ? withoutPaleColours(value) : value
}
