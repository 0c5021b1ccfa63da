/** A given answer as it is kept with its message, so that it can be given again and shown in the history. */

import type { Draft } from '../domain/draft.ts'
import type { CheckedReply } from '../knowledge/checked-reply.ts'
import type { TurnTrace } from './turn.ts'

interface RememberedTurn {
  readonly draft: Draft
  readonly trace: TurnTrace
  /** Who said it, in a conversation that several people share. */
  readonly by?: string
}

/** What is kept. The draft is the one that left, with the facts it rests on. */
export function rememberTurn(reply: CheckedReply, trace: TurnTrace, by?: string): unknown {
  return { draft: reply.draft, trace, ...(by !== undefined && { by }) } satisfies RememberedTurn
}

/** The answer again. It passes the check anew: what is kept in a store is not taken on trust. Null when there is none. */
export function recallTurn(
  kept: unknown,
  check: (draft: Draft) => CheckedReply,
): { readonly reply: CheckedReply; readonly trace: TurnTrace; readonly by?: string } | null {
  if (kept === null || typeof kept !== 'object' || !('draft' in kept) || !('trace' in kept)) return null
  const { draft, trace, by } = kept as RememberedTurn
  return { reply: check(draft), trace, ...(by !== undefined && { by }) }
}
