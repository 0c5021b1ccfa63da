/** Applies the commands of a message one after the other; each kind has its handler here or among the repairs. */

import type { Command, SlotInput } from '../../language/command.ts'
import type { DialogDefinition } from '../define-dialog.ts'
import { affirm, cancel, deny } from './answers.ts'
import { clarify } from './clarify.ts'
import type { FilledSlot, OpenDialog } from './conversation.ts'
import { language, repeat, smalltalk } from './courtesy.ts'
import { runIfReady } from './finish.ts'
import { askWhether, dropGuess, guessAsked, unsureStart } from './guess.ts'
import { handover } from './handover.ts'
import { declineQuestion, help } from './help.ts'
import { phrase } from './phrases.ts'
import { mayUse, sayNotAllowed } from './rights.ts'
import { fillFromFocus, fillSlots } from './slot-filling.ts'
import { wordDialog, wordSlot } from './slot-words.ts'
import { replaceTop, type TurnWork, topOf } from './turn-work.ts'
import { undo } from './undo.ts'

/** More open dialogs than anybody keeps in mind. */
const MAX_OPEN = 5

type Inputs = Readonly<Record<string, SlotInput>>
type Step =
  | Exclude<Command, { kind: 'start' } | { kind: 'set' }>
  | { readonly kind: 'start'; readonly dialog: string; readonly slots: Inputs }
  | { readonly kind: 'sets'; readonly slots: Inputs }

/** Applies all commands in order; whether any made sense is left in `work.understood`. */
export async function applyCommands(work: TurnWork, commands: readonly Command[]): Promise<void> {
  const guess = unsureStart(work, commands)
  if (guess) return askWhether(work, guess)
  const changesAnswers = commands.some(isAnswer)
  for (const step of stepsOf(work, commands)) await applyStep(work, step, changesAnswers)
}

function isAnswer(command: Command): boolean {
  return command.kind === 'set'
}

/** Values that follow the start of a dialog belong to it when it has such a slot; values in a row are taken together. */
function stepsOf(work: TurnWork, commands: readonly Command[]): readonly Step[] {
  const steps: Step[] = []
  for (const command of commands) {
    if (command.kind !== 'set') {
      steps.push(command)
      continue
    }
    const { slot, input } = command
    const last = steps.at(-1)
    const started = steps.findLast((step) => step.kind === 'start')
    if (started && work.parts.dialogs.get(started.dialog)?.slots[slot]) {
      steps[steps.indexOf(started)] = { ...started, slots: { ...started.slots, [slot]: input } }
    } else if (last?.kind === 'sets') {
      steps[steps.length - 1] = { ...last, slots: { ...last.slots, [slot]: input } }
    } else {
      steps.push({ kind: 'sets', slots: { [slot]: input } })
    }
  }
  return steps
}

async function applyStep(work: TurnWork, step: Step, changesAnswers: boolean): Promise<void> {
  switch (step.kind) {
    case 'start':
      return start(work, step.dialog, step.slots)
    case 'sets':
      return setSlots(work, step.slots)
    case 'affirm': {
      const guess = guessAsked(work)
      return guess ? start(work, guess.dialog, guess.slots) : affirm(work, changesAnswers)
    }
    case 'deny':
      return guessAsked(work) ? dropGuess(work) : deny(work, changesAnswers)
    case 'cancel':
      return cancel(work)
    case 'undo':
      return undo(work)
    case 'clarify':
      return clarify(work, step, start)
    case 'ask':
      return declineQuestion(work)
    case 'help':
      return help(work, step.topic)
    case 'repeat':
      return repeat(work)
    case 'handover':
      return handover(work, step.to)
    case 'language':
      return language(work, step.locale)
    case 'smalltalk':
      return smalltalk(work, step.topic)
  }
}

/** Opens a dialog, or comes back to it when it waits below, with the values given. */
async function start(work: TurnWork, id: string, inputs: Inputs): Promise<void> {
  const dialog = work.parts.dialogs.get(id)
  if (!dialog) return
  work.understood = true
  if (!mayUse(work, dialog)) return sayNotAllowed(work, dialog)
  const waiting = work.stack.findIndex((open) => open.dialog === id)
  if (waiting >= 0) {
    const open = work.stack[waiting]
    if (open) work.stack = [...work.stack.filter((each) => each !== open), open]
    sayResumed(work, dialog)
    await takeIntoTop(work, dialog, inputs)
  } else if (work.stack.length >= MAX_OPEN) {
    sayTooDeep(work)
  } else {
    await openDialog(work, dialog, {}, inputs)
  }
}

async function openDialog(
  work: TurnWork,
  dialog: DialogDefinition,
  slots: Readonly<Record<string, FilledSlot>>,
  inputs: Inputs,
): Promise<void> {
  const fresh: OpenDialog = { dialog: dialog.id, slots, awaiting: null, touchedAt: work.parts.clock.now() }
  work.stack = [...work.stack, fresh]
  work.answered = true
  const filled = await fillSlots(work, dialog, fresh, inputs)
  const { open, names } = fillFromFocus(work, dialog, filled, inputs)
  replaceTop(work, open)
  sayAssumed(work, dialog, open, [...names, ...leanedOn(work, dialog, inputs)])
  await runIfReady(work)
}

/** Values the understanding took from what was talked about: the person's message does not hold their words. */
function leanedOn(work: TurnWork, dialog: DialogDefinition, inputs: Inputs): readonly string[] {
  const message = work.turn.text.toLowerCase()
  if (message === '') return []
  return Object.entries(inputs)
    .filter(([name, { text }]) => dialog.slots[name]?.focus && !message.includes(text.toLowerCase()))
    .filter(([name, { value }]) => value === work.focus.values[dialog.slots[name]?.focus ?? ''])
    .map(([name]) => name)
}

/** Whose order is meant is said before anything is written on it. */
function sayAssumed(
  work: TurnWork,
  dialog: DialogDefinition,
  open: OpenDialog,
  names: readonly string[],
): void {
  if (dialog.effect !== 'write') return
  for (const name of names) {
    const slot = dialog.slots[name]
    const value = open.slots[name]?.value
    if (!slot || value === undefined) continue
    const { text, grounds } = wordSlot(slot, value, work.locale)
    work.reply.say(phrase('assumed', work.locale, { what: text }), grounds)
  }
}

function sayTooDeep(work: TurnWork): void {
  const top = topOf(work)
  if (!top) return
  const { text, grounds } = wordDialog(top.dialog, top.open, work.locale)
  work.reply.say(phrase('too-deep', work.locale, { what: text }), grounds, 'warning')
}

/** The first time something is said to a dialog left for over a day: one line on what it was about. */
function sayResumed(work: TurnWork, dialog: DialogDefinition): void {
  const open = work.stack.at(-1)
  const isLeft = open?.holds?.some((hold) => hold.kind === 'resume') && open.awaiting !== 'choice'
  if (!open || !isLeft) return
  const { text, grounds } = wordDialog(dialog, open, work.locale)
  work.reply.say(phrase('resumed', work.locale, { what: text }), grounds, 'subtle')
}

async function takeIntoTop(work: TurnWork, dialog: DialogDefinition, inputs: Inputs): Promise<void> {
  const open = work.stack.at(-1)
  if (!open) return
  replaceTop(work, await fillSlots(work, dialog, open, inputs))
  work.answered = true
  await runIfReady(work)
}

/**
 * Gives each value to the open dialog that has such a slot, the last one opened first. With none, it corrects the
 * dialog that just ran: a read is answered again, a write is summed up again before it is written.
 */
async function setSlots(work: TurnWork, inputs: Inputs): Promise<void> {
  const { form, ...values } = inputs
  if (form && topOf(work)) {
    work.asForm = true
    work.understood = true
  }
  const rest = new Map(Object.entries(values))
  for (const open of [...work.stack].reverse()) {
    const dialog = work.parts.dialogs.get(open.dialog)
    if (!dialog || rest.size === 0) continue
    const mine = pick(rest, dialog)
    if (mine) await giveTo(work, open, dialog, mine)
  }
  const done = work.lastDone
  const dialog = done && work.parts.dialogs.get(done.dialog)
  const mine = dialog && rest.size > 0 ? pick(rest, dialog) : null
  if (!done || !dialog || !mine) return
  work.understood = true
  if (!mayUse(work, dialog)) return sayNotAllowed(work, dialog)
  if (work.stack.length >= MAX_OPEN) return sayTooDeep(work)
  const said = Object.entries(done.slots).filter(([, slot]) => slot.by !== 'desk')
  await openDialog(work, dialog, Object.fromEntries(said), mine)
}

function pick(rest: Map<string, SlotInput>, dialog: DialogDefinition): Inputs | null {
  const mine: Record<string, SlotInput> = {}
  for (const [name, input] of rest) {
    if (!dialog.slots[name]) continue
    mine[name] = input
    rest.delete(name)
  }
  return Object.keys(mine).length > 0 ? mine : null
}

async function giveTo(
  work: TurnWork,
  open: OpenDialog,
  dialog: DialogDefinition,
  inputs: Inputs,
): Promise<void> {
  work.understood = true
  const at = work.stack.findIndex((each) => each.dialog === open.dialog)
  if (at < 0) return
  if (at === work.stack.length - 1) {
    sayResumed(work, dialog)
    return takeIntoTop(work, dialog, inputs)
  }
  const filled = await fillSlots(work, dialog, open, inputs)
  work.stack = work.stack.map((each, index) => (index === at ? filled : each))
  work.answered = true
}
