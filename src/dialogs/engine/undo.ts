/** Takes back the last thing: an answer of the open dialog, or else what was written last. */

import { isDeepStrictEqual } from 'node:util'
import { DeskError } from '../../domain/desk-error.ts'
import type { Fact } from '../../domain/fact.ts'
import type { OpenDialog } from './conversation.ts'
import { phrase } from './phrases.ts'
import { sayNotAllowed } from './rights.ts'
import { type Worded, wordDialog, wordSlot } from './slot-words.ts'
import { leadsTo, type TurnWork, topOf } from './turn-work.ts'

/** As many steps back as a person remembers having taken. */
const MAX_PAST = 10
/** Long texts among the answers shorten the way back rather than weigh on every turn. Characters of JSON. */
const MAX_PAST_LENGTH = 64_000

/** Remembers the stack as it was before an answered turn. */
export function rememberPast(work: TurnWork): void {
  const { stack } = work.before
  if (!work.answered || work.stack.length === 0) return
  // A write in this turn closed the past: what came before it is not gone back to over its head.
  if (work.lastWrite !== work.before.lastWrite) return
  if (!leadsTo(stack, work.stack) || isDeepStrictEqual(answersOf(stack), answersOf(work.stack))) return
  const past = [...work.past, stack].slice(-MAX_PAST)
  while (past.length > 1 && JSON.stringify(past).length > MAX_PAST_LENGTH) past.shift()
  work.past = past
}

function answersOf(stack: readonly OpenDialog[]): unknown {
  return stack.map(({ dialog, slots, holds }) => ({ dialog, slots, holds: holds ?? [] }))
}

/** Undo: the last answer while a dialog is open, else the last write while nothing else has changed since. */
export async function undo(work: TurnWork): Promise<void> {
  work.understood = true
  // A digression that came and went leaves the answers as they were; that is no step to take back.
  const differs = (stack: readonly OpenDialog[]) =>
    !isDeepStrictEqual(answersOf(stack), answersOf(work.stack))
  const at = work.past.findLastIndex(differs)
  const before = work.past[at]
  if (work.stack.length > 0 && before) {
    work.past = work.past.slice(0, at)
    undoAnswer(work, before)
    return
  }
  if (work.lastWrite) return undoWrite(work, work.lastWrite)
  work.reply.say(phrase('nothing-to-undo', work.locale))
}

function undoAnswer(work: TurnWork, before: readonly OpenDialog[]): void {
  const { locale, reply } = work
  const top = topOf(work)
  if (top) {
    const kept = before.find((open) => open.dialog === top.dialog.id)
    if (kept) {
      const { text, grounds } = wordChanged(work, top.open, kept)
      reply.say(phrase('forgot-answer', locale, { what: text }), grounds)
    } else {
      reply.say(phrase('forgot-start', locale, { what: top.dialog.title[locale] }))
    }
  }
  // What was on screen then is not on screen now, so it is asked afresh.
  work.stack = before.map((open) => ({ ...open, awaiting: null }))
}

/** The answers that the turn taken back had given or changed. */
function wordChanged(work: TurnWork, now: OpenDialog, then: OpenDialog): Worded {
  const dialog = work.parts.dialogs.get(now.dialog)
  const words: string[] = []
  const grounds: Fact[] = []
  for (const [name, filled] of Object.entries(now.slots)) {
    const slot = dialog?.slots[name]
    if (!slot || filled.by === 'desk' || isDeepStrictEqual(then.slots[name]?.value, filled.value)) continue
    const worded = wordSlot(slot, filled.value, work.locale)
    words.push(worded.text)
    grounds.push(...worded.grounds)
  }
  return { text: words.join(', ') || (dialog?.title[work.locale] ?? ''), grounds }
}

/** The last write in words: its dialog, with the answers it was made from. */
export function wordWrite(work: TurnWork): Worded {
  const done = work.lastWrite?.done
  const dialog = done && work.parts.dialogs.get(done.dialog)
  if (done && dialog) return wordDialog(dialog, done, work.locale)
  return { text: work.lastWrite?.title[work.locale] ?? '', grounds: [] }
}

/** The button that takes the last write back. */
export function offerUndo(work: TurnWork): void {
  work.reply.offer({ label: phrase('button-undo', work.locale), commands: [{ kind: 'undo' }] })
}

async function undoWrite(work: TurnWork, write: NonNullable<TurnWork['lastWrite']>): Promise<void> {
  const { locale, reply } = work
  const { text, grounds } = wordWrite(work)
  const tool = write.inverse ? work.parts.tools.get(write.inverse.tool) : undefined
  if (!write.inverse || !tool) {
    reply.say(phrase('undo-impossible', locale, { what: text }), grounds, 'warning')
    return
  }
  try {
    await work.runner.call(tool, write.inverse.input)
    reply.say(phrase('undone', locale, { what: text }), grounds, 'good')
    work.lastWrite = null
  } catch (error) {
    if (!(error instanceof DeskError)) throw error
    if (error.code === 'changed-meanwhile' || error.code === 'watch-note-changed') {
      work.lastWrite = null
      reply.say(phrase('undo-refused', locale, { what: text }), grounds, 'warning')
      return
    }
    const dialog = write.done && work.parts.dialogs.get(write.done.dialog)
    if (error.code !== 'not-allowed' || !dialog) throw error
    sayNotAllowed(work, dialog)
  }
}
