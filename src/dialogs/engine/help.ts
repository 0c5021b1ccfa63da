/** Help at any moment: where one is, why a question is asked, what an answer looks like, what the desk can do. */

import type { Command } from '../../language/command.ts'
import { showMenu } from './menu.ts'
import { phrase } from './phrases.ts'
import { wordDialog } from './slot-words.ts'
import { type TurnWork, topOf } from './turn-work.ts'

type Topic = Extract<Command, { kind: 'help' }>['topic']

/** Answers a call for help; the open question is asked again after it. */
export function help(work: TurnWork, topic: Topic): void {
  work.understood = true
  const isOpen = topOf(work) !== null
  if (topic === 'why') sayWhy(work)
  else if (topic === 'format' && isOpen) sayFormat(work)
  else if (topic === 'capabilities' || !isOpen) sayCapabilities(work, topic)
  else sayWhereWeAre(work)
}

function sayCapabilities(work: TurnWork, topic: Topic): void {
  if (topic !== 'capabilities') work.reply.say(phrase('help-idle', work.locale))
  work.reply.say(phrase('capabilities', work.locale))
  showMenu(work)
}

function sayWhereWeAre(work: TurnWork): void {
  const top = topOf(work)
  if (!top) return
  // At a summary the next line names the dialog anyway.
  if (top.open.awaiting !== 'confirmation') {
    const { text, grounds } = wordDialog(top.dialog, top.open, work.locale)
    work.reply.say(phrase('help-open', work.locale, { what: text }), grounds)
  }
  work.reply.say(phrase('help-moves', work.locale))
}

function sayWhy(work: TurnWork): void {
  const top = topOf(work)
  const awaiting = top?.open.awaiting
  if (!top || awaiting === null || awaiting === undefined) {
    work.reply.say(phrase('why-nothing', work.locale))
    return
  }
  const slot = typeof awaiting === 'object' ? top.dialog.slots[awaiting.slot] : undefined
  work.reply.say(slot ? slot.why[work.locale] : phrase('why-confirm', work.locale))
}

function sayFormat(work: TurnWork): void {
  const top = topOf(work)
  const awaiting = top?.open.awaiting
  if (awaiting === 'confirmation') work.reply.say(phrase('format-confirm', work.locale))
  else if (typeof awaiting === 'object' && awaiting !== null) {
    const hint = top?.dialog.slots[awaiting.slot]?.hint
    work.reply.say(hint ? hint[work.locale] : phrase('format-free', work.locale))
  } else work.reply.say(phrase('format-choice', work.locale))
}

/** A question that no dialog answers: the desk says so rather than guess, and comes back to what was open. */
export function declineQuestion(work: TurnWork): void {
  work.understood = true
  work.reply.say(phrase('cannot-answer', work.locale))
  if (topOf(work)) return
  work.reply.say(phrase('capabilities', work.locale))
  showMenu(work)
}
