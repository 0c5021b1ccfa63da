/** A button pressed on an answer that is no longer the last one: its words might answer another question by now. */

import type { ConversationStore } from '../../db/conversation-store.ts'
import type { Action, Block, Draft } from '../../domain/draft.ts'
import type { Fact } from '../../domain/fact.ts'
import type { Bilingual } from '../../domain/locale.ts'
import type { CheckedReply } from '../../knowledge/checked-reply.ts'
import { recallTurn } from '../remembered-turn.ts'
import type { IncomingTurn, OutgoingTurn, TurnTrace } from '../turn.ts'

export interface EarlierButtonParts {
  readonly conversations: Pick<ConversationStore, 'load' | 'history'>
  readonly check: (draft: Draft) => CheckedReply
}

/** An answer further back than this is an old one, whatever came after it. */
const TURNS_LOOKED_BACK = 20

const NOTICE: Readonly<Record<'button' | 'form', Bilingual>> = {
  button: {
    fr: 'Ce bouton appartient à une réponse plus ancienne\u00a0: rien n’a été fait. Voici où nous en sommes\u00a0; redites-le si c’est toujours ce que vous voulez.',
    en: 'This button belongs to an earlier answer: nothing was done. Here is where we stand; say it again if you still mean it.',
  },
  form: {
    fr: 'Ce formulaire appartient à une réponse plus ancienne\u00a0: rien n’a été pris. Voici où nous en sommes.',
    en: 'This form belongs to an earlier answer: nothing was taken. Here is where we stand.',
  },
}

interface KnownTurn {
  readonly id: string
  readonly reply: CheckedReply
  readonly trace: TurnTrace
}

/**
 * What to answer instead of taking a press on the answer of `pressedIn`; null when it may be taken. It may on the last
 * answer, and on an earlier one as long as nothing waits for an answer since and the talk is of the same orders.
 */
export async function answerToEarlier(
  incoming: IncomingTurn,
  pressedIn: string,
  { conversations, check }: EarlierButtonParts,
): Promise<OutgoingTurn | null> {
  const { conversation, activityId } = incoming
  const [stored, records] = await Promise.all([
    conversations.load(conversation, activityId),
    conversations.history(conversation, TURNS_LOOKED_BACK),
  ])
  // Delivered again: the desk gives the same answer again.
  if (stored.answered !== null) return null
  const turns = records.flatMap(({ turn, reply }): KnownTurn[] => {
    const recalled = recallTurn(reply, check)
    return recalled === null ? [] : [{ id: turn, ...recalled }]
  })
  const latest = turns.at(-1)
  if (latest === undefined || latest.id === pressedIn) return null
  const at = turns.findIndex(({ id }) => id === pressedIn)
  const since = at < 0 ? null : turns.slice(at)
  if (since !== null && isStillThere(since)) return null
  return whereWeStand(incoming, latest, since?.[0] ?? null, check)
}

/** Nothing was asked since, and nothing saved, which takes a summary to be confirmed; and nobody speaks of other orders. */
function isStillThere(since: readonly KnownTurn[]): boolean {
  const isIdle = since.every(({ trace }) => trace.awaiting === null)
  const spokenOf = new Set(since.map(({ reply }) => ordersOf(reply).join(' ')))
  return isIdle && spokenOf.size === 1
}

function ordersOf({ draft }: CheckedReply): string[] {
  const orders = draft.grounds.flatMap(({ order }) => (order === null ? [] : [order]))
  return [...new Set(orders)].sort()
}

/** The last answer again, its buttons alive, with the pressed words as one more button unless it has them. */
function whereWeStand(
  incoming: IncomingTurn,
  latest: KnownTurn,
  pressed: KnownTurn | null,
  check: EarlierButtonParts['check'],
): OutgoingTurn {
  const { draft, locale } = latest.reply
  const { title, ...rest } = draft
  const notice = NOTICE[incoming.form === undefined ? 'button' : 'form'][locale]
  const heading: readonly Block[] = title === undefined ? [] : [{ kind: 'text', text: title }]
  const words = incoming.form === undefined ? incoming.text : ''
  const isOffered = words === '' || draft.actions.some(({ say }) => say === words)
  const again: readonly Action[] = isOffered ? [] : [{ label: words, say: words }]
  const reply = check({
    ...rest,
    blocks: [{ kind: 'text', text: notice, tone: 'warning' }, ...heading, ...draft.blocks],
    // Last, so that buttons picked by number keep theirs.
    actions: [...draft.actions, ...again],
    grounds: [...draft.grounds, ...(pressed?.reply.draft.grounds ?? []), said(words)],
  })
  const count = (verdict: string): number =>
    reply.statements.filter((each) => each.verdict === verdict).length
  const trace: TurnTrace = {
    ...latest.trace,
    commands: [],
    tools: [],
    check: { verified: count('verified'), cited: count('cited'), withheld: reply.withheld.length },
  }
  return { reply, trace, kept: null, duplicate: false }
}

function said(words: string): Fact {
  return {
    order: null,
    line: null,
    aspect: 'said',
    value: { kind: 'text', text: words },
    label: { fr: 'message', en: 'message' },
  }
}
