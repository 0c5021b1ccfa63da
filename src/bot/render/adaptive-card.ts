/** A checked reply as an Adaptive Card 1.5 that fits its channel. */

import type { Action, TimelineBlock } from '../../domain/draft.ts'
import type { Locale } from '../../domain/locale.ts'
import type { CheckedReply } from '../../knowledge/checked-reply.ts'
import { type BlockContext, blockElements, type CardLimits } from './card-blocks.ts'
import { type CardElement, words } from './card-elements.ts'
import { phraseOf } from './card-wording.ts'
import { cleanWords, cutTo, escapeMarkdown, onOneLine } from './plain-words.ts'

export const CARD_TYPE = 'application/vnd.microsoft.card.adaptive'

/** Teams refuses messages over about 28 kB; the rest is left for the activity around the card. */
export const MAX_CARD_BYTES = 24_000

/** More buttons than this go into the card's overflow menu. */
const MAX_PRIMARY_ACTIONS = 6
const MAX_ACTIONS = 12

const LIMITS: readonly CardLimits[] = [
  { textLength: 4000, rows: 100, choices: 200, tableFallback: true },
  { textLength: 4000, rows: 100, choices: 200, tableFallback: false },
  { textLength: 1500, rows: 30, choices: 100, tableFallback: false },
  { textLength: 500, rows: 12, choices: 40, tableFallback: false },
  { textLength: 160, rows: 5, choices: 15, tableFallback: false },
]

export interface CardOptions {
  /** The address of a timeline's picture; null, the default, where none can be shown. */
  readonly pictureUrl?: (block: TimelineBlock, locale: Locale) => string | null
  /** The turn that the card answers; buttons carry it, so that a press on an earlier answer can be told. */
  readonly turn?: string
  readonly maxBytes?: number
}

/** The card; parts that would not fit are shortened, and the card says so. */
export function renderAdaptiveCard(reply: CheckedReply, options: CardOptions = {}): CardElement {
  const maxBytes = options.maxBytes ?? MAX_CARD_BYTES
  for (const limits of LIMITS) {
    const card = cardWithin(reply, limits, options)
    if (Buffer.byteLength(JSON.stringify(card)) <= maxBytes) return card
  }
  return shortestCard(reply, options.turn)
}

function cardWithin(reply: CheckedReply, limits: CardLimits, options: CardOptions): CardElement {
  const { draft, locale } = reply
  const context: BlockContext = {
    locale,
    limits,
    pictureUrl: options.pictureUrl ?? (() => null),
    turn: options.turn,
  }
  let forms = 0
  const body = draft.blocks.flatMap((block) =>
    blockElements(block, context, block.kind === 'form' ? forms++ : forms),
  )
  return card(
    reply,
    [...heading(draft.title), ...body],
    actions(draft.actions, limits.textLength, options.turn),
  )
}

/** What is left when even the shortened parts are too many: the title, the first sentence, and a word about the rest. */
function shortestCard(reply: CheckedReply, turn: string | undefined): CardElement {
  const first = reply.draft.blocks.find((block) => block.kind === 'text')
  return card(
    reply,
    [
      ...heading(reply.draft.title),
      ...(first ? [words(cutTo(first.text, 500))] : []),
      words(`⚠ ${phraseOf('cut', reply.locale)}`),
    ],
    actions(reply.draft.actions.slice(0, MAX_PRIMARY_ACTIONS), 300, turn),
  )
}

function card(
  reply: CheckedReply,
  body: readonly CardElement[],
  buttons: readonly CardElement[],
): CardElement {
  return {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.5',
    lang: reply.locale,
    fallbackText: fallbackText(reply),
    msteams: { width: 'Full' },
    body,
    ...(buttons.length > 0 && { actions: buttons }),
  }
}

function heading(title: string | undefined): CardElement[] {
  if (title === undefined || title.trim() === '') return []
  return [words(onOneLine(cutTo(title, 200)), { weight: 'bolder', size: 'large', heading: true })]
}

/** Words of a button are never cut: they would say something else. One with too many of them is left out. */
function actions(given: readonly Action[], maxSay: number, turn: string | undefined): CardElement[] {
  const kept = given.filter(({ say }) => say.length <= Math.max(maxSay, 300)).slice(0, MAX_ACTIONS)
  return kept.map(({ label, say, style }, index) => ({
    type: 'Action.Submit',
    title: cutTo(onOneLine(label) || onOneLine(say) || '…', 80),
    // Buttons say something of their own: a half-filled form must not hold them back.
    associatedInputs: 'none',
    data: { escale: { say: cleanWords(say), ...(turn !== undefined && { turn }) } },
    ...(style !== undefined && style !== 'default' && { style }),
    ...(index >= MAX_PRIMARY_ACTIONS && { mode: 'secondary' }),
  }))
}

/** The title and the first sentence, for clients that know no such card and for notifications. */
export function summaryText(reply: CheckedReply): string {
  const first = reply.draft.blocks.find((block) => block.kind === 'text')
  const parts = [reply.draft.title ?? '', first?.text ?? ''].map(onOneLine).filter((part) => part !== '')
  return cutTo(parts.join(' · '), 300)
}

function fallbackText(reply: CheckedReply): string {
  return escapeMarkdown(summaryText(reply)) || 'Escale'
}
