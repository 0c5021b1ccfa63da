/** What a colleague decides about a note of the watch. On approval the owners of the orders it touches are told, once. */

import { z } from 'zod'
import type { Actor } from '../domain/actor.ts'
import { DeskError } from '../domain/desk-error.ts'
import { supersessionCircle } from '../knowledge/watch/library.ts'
import type { WatchNote } from '../knowledge/watch/note.ts'
import { plainLine } from '../knowledge/watch/shared-words.ts'
import type { NewNotice, NoteChange } from '../knowledge/watch/watch-store.ts'
import { defineTool, type ToolContext } from './define-tool.ts'
import { byOwner, touchedOrders } from './touched-orders.ts'

export const DECISIONS = ['approve', 'not-relevant', 'comment', 'vote', 'checked', 'withdraw'] as const
export type Decision = (typeof DECISIONS)[number]

export default defineTool({
  name: 'decide-note',
  description:
    'Approve a note of the watch, find it not relevant, comment on it, vote for it, say that it still holds, or withdraw it.',
  effect: 'write',
  roles: ['agent'],
  input: z.object({
    note: z.string().min(1).describe('Id of the note'),
    decision: z.enum(DECISIONS),
    expectedVersion: z.number().int().positive().describe('Version that was read'),
    text: z.string().trim().max(2000).nullable().default(null).describe('The comment, or why'),
  }),
  output: z.object({
    id: z.string(),
    version: z.number().int(),
    versionBefore: z.number().int(),
    state: z.enum(['proposed', 'approved', 'not-relevant', 'withdrawn']),
    orders: z.array(z.string()).describe('Open orders that the approved note touches'),
    owners: z.array(z.string()).describe('Who is told of them'),
  }),
  example: {
    input: { note: 'note-1', decision: 'comment', expectedVersion: 1, text: 'Asked the forwarder.' },
  },
  async run(context, { note: id, decision, expectedVersion, text }) {
    const { watch, actor, turn, idempotencyKey, clock } = context
    const library = await watch.latest()
    const known = library.find(id)
    if (known === null) throw new DeskError('watch-note-not-found', { note: id })
    if (decision === 'approve') {
      mayApprove(known, actor)
      const circle = supersessionCircle(library.notes, id, known.note.supersedes)
      if (circle !== null) throw new DeskError('watch-note-circle', { circle: circle.join(' → ') })
    }
    if (decision === 'withdraw') mayWithdraw(known, actor)
    const at = clock.now()
    const change: NoteChange = {
      id,
      expectedVersion,
      text: text === null || text === '' ? null : plainLine(text),
      ...CHANGES[decision],
      ...(decision === 'checked' ? { checkedOn: clock.today() } : {}),
    }
    const saved = await watch.store.change(change, watch.shipped(id), { actor, turn, idempotencyKey, at })
    const told =
      decision === 'approve' ? await tellOwners(context, known, saved.version) : { orders: [], owners: [] }
    await watch.latest()
    return { id, version: saved.version, versionBefore: expectedVersion, state: saved.state, ...told }
  },
  inverse(_input, { id, version, versionBefore }) {
    if (version === versionBefore) return null
    return { tool: 'restore-note', input: { note: id, expectedVersion: version, version: versionBefore } }
  },
})

const CHANGES: Readonly<Record<Decision, Pick<NoteChange, 'kind' | 'state'>>> = {
  approve: { kind: 'approved', state: 'approved' },
  'not-relevant': { kind: 'not-relevant', state: 'not-relevant' },
  comment: { kind: 'commented' },
  vote: { kind: 'vote' },
  checked: { kind: 'checked' },
  withdraw: { kind: 'withdrawn', state: 'withdrawn' },
}

/** Four eyes: the author's own yes does not count, unless they answer for the desk. */
function mayApprove({ note, author, state }: WatchNote, actor: Actor): void {
  if (state === 'approved' || state === 'withdrawn') {
    throw new DeskError('watch-note-state', { note: note.id, state })
  }
  if (author?.id === actor.id && actor.role !== 'manager') {
    throw new DeskError('watch-own-note', { note: note.id })
  }
}

function mayWithdraw({ note, author, state }: WatchNote, actor: Actor): void {
  if (state === 'withdrawn') throw new DeskError('watch-note-state', { note: note.id, state })
  if (author?.id !== actor.id && actor.role !== 'manager') {
    throw new DeskError('not-allowed', { role: actor.role, needed: 'manager' })
  }
}

async function tellOwners(context: ToolContext, { note }: WatchNote, version: number) {
  const { orders } = await touchedOrders(note, context)
  const owners = byOwner(orders)
  const title = note.title.fr ?? note.title.en ?? note.id
  const notices = [...owners].map(
    ([owner, own]): NewNotice => ({
      key: `touches/${note.id}/${version}/${owner}`,
      to: { kind: 'owner', key: owner },
      kind: 'note-touches-orders',
      note: note.id,
      orders: own.map(({ number }) => number),
      data: {
        title,
        by: context.actor.name,
        version,
        from: note.effectiveFrom,
        unsure: own.filter(({ isSure }) => !isSure).map(({ number }) => number),
      },
    }),
  )
  await context.watch.store.addNotices(notices, context.clock.now())
  return { orders: orders.map(({ number }) => number), owners: [...owners.keys()] }
}
