/** Messages that made no sense: each one in a row is met differently, from another try to a menu to a colleague. */

import { offerToGoOn } from './ask.ts'
import { anyExample, offerMenu, showMenu } from './menu.ts'
import { phrase } from './phrases.ts'
import { withHold } from './slot-filling.ts'
import { wordDialog } from './slot-words.ts'
import { replaceTop, type TurnWork, topOf } from './turn-work.ts'

/** Says that nothing was understood, the more helpfully the more often it happens. */
export function missed(work: TurnWork): void {
  work.misses = work.before.misses + 1
  if (work.misses === 1) firstMiss(work)
  else if (work.misses === 2) secondMiss(work)
  else if (work.misses === 3) thirdMiss(work)
  else laterMiss(work)
}

function firstMiss(work: TurnWork): void {
  const { locale, reply } = work
  const top = topOf(work)
  const awaiting = top?.open.awaiting
  if (!top) {
    reply.say(phrase('miss-first', locale))
    offerMenu(work)
    return
  }
  const slot = typeof awaiting === 'object' && awaiting !== null ? top.dialog.slots[awaiting.slot] : undefined
  if (!slot) {
    reply.say(phrase('miss-first-choice', locale))
    return
  }
  reply.say(phrase('miss-first-slot', locale, { title: slot.title[locale] }))
  if (slot.hint) reply.say(slot.hint[locale])
}

function secondMiss(work: TurnWork): void {
  const { locale, reply } = work
  if (topOf(work)) {
    reply.say(phrase('miss-second-slot', locale))
    reply.offer({ label: phrase('button-why', locale), commands: [{ kind: 'help', topic: 'why' }] })
    reply.offer({ label: phrase('button-cancel', locale), commands: [{ kind: 'cancel' }] })
    offerColleague(work)
    return
  }
  reply.say(phrase('miss-second', locale, { example: anyExample(work) }))
  offerMenu(work)
}

function thirdMiss(work: TurnWork): void {
  work.reply.say(phrase('miss-menu', work.locale))
  showMenu(work)
  sayStillOpen(work)
  offerColleague(work)
  work.prompted = true
}

function laterMiss(work: TurnWork): void {
  work.reply.say(phrase('miss-again', work.locale))
  offerColleague(work)
  offerMenu(work)
  sayStillOpen(work)
  work.prompted = true
}

/** What was open waits until the person goes on with it, drops it, or simply answers it. */
function sayStillOpen(work: TurnWork): void {
  const top = topOf(work)
  if (!top) return
  const { text, grounds } = wordDialog(top.dialog, top.open, work.locale)
  work.reply.say(phrase('miss-menu-open', work.locale, { what: text }), grounds)
  offerToGoOn(work)
  replaceTop(work, { ...withHold(top.open, { kind: 'resume' }), awaiting: 'choice' })
}

function offerColleague(work: TurnWork): void {
  work.reply.offer({
    label: phrase('button-colleague', work.locale),
    commands: [{ kind: 'handover', to: null }],
  })
}
