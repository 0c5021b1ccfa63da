/** The small things of a conversation: saying something again, changing the language, greeting and thanking. */

import type { Locale } from '../../domain/locale.ts'
import type { Command } from '../../language/command.ts'
import { runIfReady } from './finish.ts'
import { offerMenu, showMenu } from './menu.ts'
import { phrase } from './phrases.ts'
import { wordDialog } from './slot-words.ts'
import { type TurnWork, topOf } from './turn-work.ts'

/** Says the last reply again as it was; with nothing said yet, what the desk can do. */
export function repeat(work: TurnWork): void {
  work.understood = true
  if (work.before.lastDraft && work.before.lastDraft.locale === work.locale) {
    work.repeating = true
  } else if (!topOf(work) && work.reply.isEmpty()) {
    work.reply.say(phrase('capabilities', work.locale))
    showMenu(work)
  }
}

/** Goes on in the other language: the open question is asked again in it, and so is the last answer. */
export async function language(work: TurnWork, locale: Locale): Promise<void> {
  work.understood = true
  work.locale = locale
  work.localeChosen = true
  work.reply.say(phrase('language-set', locale))
  if (topOf(work)) return
  const done = work.lastDone
  const dialog = done && work.parts.dialogs.get(done.dialog)
  if (!done || dialog?.effect !== 'read' || work.focus.dialog !== done.dialog) return
  const again = { dialog: done.dialog, slots: done.slots, awaiting: null, touchedAt: work.parts.clock.now() }
  work.stack = [again]
  await runIfReady(work)
}

/** Answers a courtesy in kind, then comes back to what was open. */
export function smalltalk(work: TurnWork, topic: Extract<Command, { kind: 'smalltalk' }>['topic']): void {
  work.understood = true
  const { locale, reply } = work
  const top = topOf(work)
  reply.say(phrase(topic, locale))
  if (topic === 'goodbye') {
    if (!top) return
    const { text, grounds } = wordDialog(top.dialog, top.open, locale)
    reply.say(phrase('goodbye-open', locale, { what: text }), grounds)
    work.prompted = true
  } else if (!top && topic !== 'thanks') {
    work.greeted = true
  }
}

/** A greeting with nothing else in the message: what can be done for the person. */
export function askWhatFor(work: TurnWork): void {
  work.reply.say(phrase('greeting-idle', work.locale))
  offerMenu(work)
}
