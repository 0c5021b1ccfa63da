/** Yes, no and "never mind": what they mean depends on what the open dialog waits for. */

import type { OpenDialog } from './conversation.ts'
import { finish } from './finish.ts'
import { offerMenu } from './menu.ts'
import { phrase } from './phrases.ts'
import { fillSlots, withHold, withoutHolds } from './slot-filling.ts'
import { wordDialog } from './slot-words.ts'
import { closeTop, replaceTop, type TurnWork, topOf } from './turn-work.ts'
import { offerUndo, wordWrite } from './undo.ts'

/**
 * Yes. It writes only what was summed up on screen: not when the same message changes a value, and not when the
 * summary is more than a day old.
 */
export async function affirm(work: TurnWork, changesAnswers: boolean): Promise<void> {
  const top = topOf(work)
  if (!top) {
    agreeToNothing(work)
    return
  }
  const { open, dialog } = top
  if (isLeft(open)) {
    work.understood = true
    if (open.awaiting !== 'choice') sayLeft(work, open)
    replaceTop(work, { ...withoutHolds(open, (hold) => hold.kind === 'resume'), awaiting: null })
    return
  }
  if (open.awaiting === 'confirmation' && !isHeld(open)) {
    work.understood = true
    if (!changesAnswers) await finish(work)
    return
  }
  if (await tookPlainAnswer(work, 'yes')) return
  const [only, ...others] = suggestedSlots(work)
  if (only && others.length === 0) {
    work.understood = true
    replaceTop(work, await fillSlots(work, dialog, open, { [only.slot]: only.input }))
    work.answered = true
  } else if (!work.understood) {
    work.understood = true
    work.reply.say(phrase(others.length > 0 ? 'pick-one' : 'yes-to-what', work.locale))
  }
}

/** A plain yes or no where the question is one of yes or no. */
async function tookPlainAnswer(work: TurnWork, answer: 'yes' | 'no'): Promise<boolean> {
  const asked = suggestedSlots(work).find(({ input }) => input.value === answer)
  const top = topOf(work)
  if (!asked || !top) return false
  work.understood = true
  replaceTop(work, await fillSlots(work, top.dialog, top.open, { [asked.slot]: asked.input }))
  work.answered = true
  return true
}

function agreeToNothing(work: TurnWork): void {
  if (!work.understood) work.reply.say(phrase('fine', work.locale))
  work.understood = true
}

/** Values offered in the last reply for the slot that is asked. */
function suggestedSlots(work: TurnWork) {
  const awaiting = work.stack.at(-1)?.awaiting
  if (awaiting === null || typeof awaiting !== 'object') return []
  return work.before.offered
    .flatMap((choice) => choice.commands)
    .filter((command) => command.kind === 'set')
    .filter(({ slot, input }) => slot === awaiting.slot && input.value !== null)
}

/** No. At a summary it asks what to change; otherwise it lets go of what was proposed. */
export async function deny(work: TurnWork, changesAnswers: boolean): Promise<void> {
  const top = topOf(work)
  if (top && !isLeft(top.open) && (await tookPlainAnswer(work, 'no'))) return
  if (!top) agreeToNothing(work)
  else if (isLeft(top.open)) cancel(work)
  else if (!changesAnswers) letGo(work, top.open)
  work.understood = true
}

function letGo(work: TurnWork, open: OpenDialog): void {
  const [first] = open.holds ?? []
  if (first) {
    // Nothing to change after all, no reading was right, or the old answer stays.
    replaceTop(work, { ...withoutHolds(open, (hold) => hold === first), awaiting: null })
  } else if (open.awaiting === 'confirmation') {
    replaceTop(work, withHold(open, { kind: 'change' }))
  } else if (suggestedSlots(work).length === 0) {
    work.reply.say(phrase('yes-to-what', work.locale))
  }
}

/** Drops the open dialog; nothing of it was written. */
export function cancel(work: TurnWork): void {
  work.understood = true
  const { locale, reply } = work
  const top = topOf(work)
  if (top) {
    const { text, grounds } = wordDialog(top.dialog, top.open, locale)
    reply.say(phrase('dropped', locale, { what: text }), grounds)
    closeTop(work)
    return
  }
  const write = work.lastWrite?.inverse ? wordWrite(work) : null
  if (write) {
    reply.say(phrase('nothing-open-write', locale, { what: write.text }), write.grounds)
    offerUndo(work)
  } else {
    reply.say(phrase('nothing-open', locale))
    offerMenu(work)
  }
}

function isLeft(open: OpenDialog): boolean {
  return open.holds?.some((hold) => hold.kind === 'resume') ?? false
}

function isHeld(open: OpenDialog): boolean {
  return (open.holds ?? []).length > 0
}

function sayLeft(work: TurnWork, open: OpenDialog): void {
  const dialog = work.parts.dialogs.get(open.dialog)
  if (!dialog) return
  const { text, grounds } = wordDialog(dialog, open, work.locale)
  work.reply.say(phrase('resumed', work.locale, { what: text }), grounds, 'subtle')
}
