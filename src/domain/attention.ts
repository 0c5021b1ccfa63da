/** Which parts and lines of an order need attention first: the late ones by how late, then the doubtful, then the next due. */

import type { PartProgress, PartState } from './part-progress.ts'

const WEIGHT: Readonly<Record<PartState, number>> = {
  overdue: 8,
  'will-be-late': 7,
  'not-known': 6,
  unpromised: 5,
  'on-track': 4,
  'met-late': 3,
  met: 2,
  done: 1,
  cancelled: 0,
}

/** Negative when `a` needs attention before `b`, zero when neither does; no part at all comes last. */
export function compareAttention(a: PartProgress | null, b: PartProgress | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  const byState = WEIGHT[b.state] - WEIGHT[a.state]
  if (byState !== 0) return byState
  const byDelay = (b.delay?.workingDays ?? 0) - (a.delay?.workingDays ?? 0)
  if (byDelay !== 0) return byDelay
  const promised = [a.promisedOn ?? '9', b.promisedOn ?? '9'] as const
  return promised[0] < promised[1] ? -1 : promised[0] > promised[1] ? 1 : 0
}

/** The part that needs attention first; the first of equals. */
export function mostUrgent(parts: readonly PartProgress[]): PartProgress | null {
  return parts.reduce<PartProgress | null>(
    (best, part) => (compareAttention(part, best) < 0 ? part : best),
    null,
  )
}

/** Lines, the ones that need attention first; the order of the source among equals. */
export function worstFirst<T extends { readonly leading: PartProgress | null }>(
  lines: readonly T[],
): readonly T[] {
  return [...lines].sort((a, b) => compareAttention(a.leading, b.leading))
}
