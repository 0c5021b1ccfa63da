/** Puts a note of the watch back to an earlier version; its history keeps what came between. */

import { z } from 'zod'
import { DeskError } from '../domain/desk-error.ts'
import { defineTool } from './define-tool.ts'

export default defineTool({
  name: 'restore-note',
  description: 'Put a note of the watch back to the version before, or to a given one.',
  effect: 'write',
  roles: ['agent'],
  input: z.object({
    note: z.string().min(1).describe('Id of the note'),
    expectedVersion: z.number().int().positive().describe('Version that was read'),
    version: z.number().int().positive().optional().describe('The one to go back to; else the one before'),
  }),
  output: z.object({
    id: z.string(),
    version: z.number().int(),
    versionBefore: z.number().int(),
    state: z.string(),
  }),
  example: { input: { note: 'note-1', expectedVersion: 2 } },
  async run({ watch, actor, turn, idempotencyKey, clock }, { note: id, expectedVersion, version }) {
    const restore = version ?? expectedVersion - 1
    if (restore < 1) throw new DeskError('watch-note-first', { note: id })
    const change = { id, expectedVersion, kind: 'restored' as const, restore }
    const meta = { actor, turn, idempotencyKey, at: clock.now() }
    const saved = await watch.store.change(change, watch.shipped(id), meta)
    await watch.latest()
    return { id, version: saved.version, versionBefore: expectedVersion, state: saved.state }
  },
  inverse(_input, { id, version, versionBefore }) {
    return { tool: 'restore-note', input: { note: id, expectedVersion: version, version: versionBefore } }
  },
})
