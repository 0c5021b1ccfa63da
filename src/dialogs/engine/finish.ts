/** Runs a dialog to its end: a read at once, a write after its confirmation; and carries each turn to its question. */

import { DeskError, type DeskErrorCode } from '../../domain/desk-error.ts'
import type { Fact } from '../../domain/fact.ts'
import type { DialogDefinition } from '../define-dialog.ts'
import { said } from '../said.ts'
import { askConfirmation, askHold, askSlot, firstHold } from './ask.ts'
import type { OpenDialog } from './conversation.ts'
import { phrase } from './phrases.ts'
import { sayNotAllowed } from './rights.ts'
import { fillTheObvious, missingSlots, recheckSlots, withHold } from './slot-filling.ts'
import { countingValues, wordDialog } from './slot-words.ts'
import { closeTop, contextOf, replaceTop, type TurnWork, topOf } from './turn-work.ts'

/** Failures that no answer of the person can mend: they end the turn, and nothing of it is kept. */
const FATAL: ReadonlySet<DeskErrorCode> = new Set(['store-unavailable', 'internal'])

/** Runs what is complete and asks for what is not, until the reply has its question or nothing is open. */
export async function settle(work: TurnWork): Promise<void> {
  for (;;) {
    const top = await prepared(work)
    if (!top) return
    const { dialog, open } = top
    if (isComplete(dialog, open) && dialog.effect === 'read') {
      await finish(work)
      continue
    }
    sayWhereWeWere(work, dialog, open)
    const hold = firstHold(dialog, open)
    if (hold) return askHold(work, dialog, open, hold)
    const [missing] = missingSlots(dialog, open)
    if (missing !== undefined) return askSlot(work, dialog, open, missing)
    if (await confirmable(work)) return
  }
}

/** Runs the open dialog when it is a read with nothing left to ask, so that the next command finds it done. */
export async function runIfReady(work: TurnWork): Promise<void> {
  const top = await prepared(work)
  if (top && top.dialog.effect === 'read' && isComplete(top.dialog, top.open)) await finish(work)
}

async function prepared(
  work: TurnWork,
): Promise<{ readonly dialog: DialogDefinition; readonly open: OpenDialog } | null> {
  const top = topOf(work)
  if (!top) return null
  const open = await fillTheObvious(work, top.dialog, top.open)
  replaceTop(work, open)
  return { dialog: top.dialog, open }
}

function isComplete(dialog: DialogDefinition, open: OpenDialog): boolean {
  return firstHold(dialog, open) === undefined && missingSlots(dialog, open).length === 0
}

/** After something else was dealt with: one line on what is open, before its question. */
function sayWhereWeWere(work: TurnWork, dialog: DialogDefinition, open: OpenDialog): void {
  const isSaidAnyway = open.awaiting === 'confirmation' || firstHold(dialog, open)?.kind === 'resume'
  if (!work.returning || isSaidAnyway) return
  work.returning = false
  const { text, grounds } = wordDialog(dialog, open, work.locale)
  work.reply.say(phrase('back', work.locale, { what: text }), grounds, 'subtle')
}

/**
 * Sums the write up, after a last look at its values: an order may have changed since. False when a value turned out
 * not to hold any more, or when the summary could not be made.
 */
async function confirmable(work: TurnWork): Promise<boolean> {
  const top = topOf(work)
  if (!top) return true
  const { dialog } = top
  const rechecked = await recheckSlots(work, dialog, top.open)
  const open = await fillTheObvious(work, dialog, rechecked)
  replaceTop(work, open)
  if (!isComplete(dialog, open)) return false
  try {
    await askConfirmation(work, dialog, open)
    return true
  } catch (error) {
    sayFailure(work, error)
    replaceTop(work, withHold(open, { kind: 'change' }))
    return false
  }
}

/** Submits the open dialog. A write that meets a change since its summary is summed up again. */
export async function finish(work: TurnWork): Promise<void> {
  const top = topOf(work)
  if (!top) return
  const { dialog, open } = top
  work.ran = dialog.id
  try {
    const values = countingValues(dialog, open.slots)
    const outcome = await dialog.submit(values, contextOf(work, open.seen))
    closeTop(work)
    work.reply.show(outcome.draft)
    for (const choice of outcome.offered ?? []) work.reply.accept(choice)
    work.focus = { dialog: dialog.id, values: outcome.focus ?? work.focus.values }
    work.lastDone = { dialog: dialog.id, slots: open.slots }
    if (dialog.effect === 'write') afterWrite(work, dialog)
  } catch (error) {
    sayFailure(work, error, dialog)
    if (dialog.effect === 'read') return closeTop(work)
    const code = error instanceof DeskError ? error.code : null
    if (code === 'not-allowed') return
    const again = { ...open, awaiting: null }
    const isOld = code === 'changed-meanwhile' || code === 'watch-note-changed'
    replaceTop(work, isOld ? again : withHold(again, { kind: 'change' }))
  }
}

function afterWrite(work: TurnWork, dialog: DialogDefinition): void {
  const inverse = work.runner.lastInverse()
  if (inverse === undefined) return
  work.past = []
  work.lastWrite = {
    title: dialog.title,
    inverse,
    ...(work.lastDone ? { done: work.lastDone } : {}),
  }
  if (!inverse) return
  work.reply.offer({ label: phrase('button-undo', work.locale), commands: [{ kind: 'undo' }] })
}

/** Says a failure that the person can do something about; others pass on. */
function sayFailure(work: TurnWork, error: unknown, dialog?: DialogDefinition): void {
  if (!(error instanceof DeskError) || FATAL.has(error.code)) throw error
  if (error.code === 'changed-meanwhile') {
    work.runner.forget()
    work.reply.say(phrase('changed-meanwhile', work.locale), [], 'warning')
  } else if (error.code === 'watch-note-changed') {
    work.runner.forget()
    work.reply.say(error.phrase(work.locale), detailFacts(error), 'warning')
  } else if (error.code === 'not-allowed' && dialog) {
    sayNotAllowed(work, dialog)
  } else {
    work.reply.say(error.phrase(work.locale), detailFacts(error), 'warning')
  }
}

/** What an error's sentence repeats: the reference that was asked for, the lines there are. */
function detailFacts(error: DeskError): readonly Fact[] {
  return Object.values(error.details).map((detail) =>
    said({ kind: 'text', text: String(detail) }, { fr: 'détail', en: 'detail' }),
  )
}
