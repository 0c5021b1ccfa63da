/** An understanding that is too unsure to act on is put to the person as a question first. */

import type { Command } from '../../language/command.ts'
import { offerMenu } from './menu.ts'
import { phrase } from './phrases.ts'
import { replaceTop, type TurnWork, topOf } from './turn-work.ts'

type Start = Extract<Command, { kind: 'start' }>

/** Below this the desk asks rather than acts. */
const UNSURE = 0.4

/** The start of a dialog that the message may mean, when that is all it may mean and it is not sure. */
export function unsureStart(work: TurnWork, commands: readonly Command[]): Start | null {
  if ((work.turn.confidence ?? 1) >= UNSURE) return null
  const [first, ...others] = commands
  if (first?.kind !== 'start' || others.some((command) => command.kind !== 'set')) return null
  if (work.stack.some((open) => open.dialog === first.dialog)) return null
  const given = others.filter((command) => command.kind === 'set').map(({ slot, input }) => [slot, input])
  return { ...first, slots: { ...first.slots, ...Object.fromEntries(given) } }
}

/** Asks whether that was meant. Counts as understood: the answer decides. */
export function askWhether(work: TurnWork, guess: Start): void {
  const dialog = work.parts.dialogs.get(guess.dialog)
  if (!dialog) return
  const { locale, reply } = work
  work.understood = true
  work.prompted = true
  reply.say(phrase('did-you-mean', locale, { what: dialog.title[locale] }))
  reply.offer({ label: phrase('button-yes', locale), commands: [guess], style: 'positive' })
  reply.offer({ label: phrase('button-no', locale), commands: [{ kind: 'deny' }] })
  const top = topOf(work)
  if (top) replaceTop(work, { ...top.open, awaiting: 'choice' })
}

/** The start put to the person in the last reply; null when none was. */
export function guessAsked(work: TurnWork): Start | null {
  const yes = phrase('button-yes', work.before.locale)
  const choice = work.before.offered.find(({ label }) => label === yes)
  const command = choice?.commands.find((each) => each.kind === 'start')
  return command ?? null
}

/** The guess was wrong: what else there is. */
export function dropGuess(work: TurnWork): void {
  work.understood = true
  work.reply.say(phrase('guess-dropped', work.locale))
  if (!topOf(work)) offerMenu(work)
}
