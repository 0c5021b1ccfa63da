/** When a message or an abbreviation can mean several things, the person chooses; nothing is guessed. */

import { quoted } from '../../domain/typography.ts'
import type { Candidate, Command, SlotInput } from '../../language/command.ts'
import { said } from '../said.ts'
import { phrase } from './phrases.ts'
import { mayUse } from './rights.ts'
import { replaceTop, type TurnWork, topOf } from './turn-work.ts'

/** A longer message is not repeated to the person. */
const MOST_QUOTED = 60

type Start = (work: TurnWork, dialog: string, slots: Readonly<Record<string, SlotInput>>) => Promise<void>

/** Offers the meanings that exist and that the person may use; a single one left is taken. */
export async function clarify(
  work: TurnWork,
  command: Extract<Command, { kind: 'clarify' }>,
  start: Start,
): Promise<void> {
  const possible = command.candidates.filter(({ dialog: id }) => {
    const dialog = work.parts.dialogs.get(id)
    return dialog !== undefined && mayUse(work, dialog)
  })
  const [only] = possible
  if (!only) return
  if (possible.length === 1) return start(work, only.dialog, only.slots)
  work.understood = true
  sayQuestion(work, command.about.trim())
  for (const candidate of possible) offerMeaning(work, candidate)
  const top = topOf(work)
  if (top) replaceTop(work, { ...top.open, awaiting: 'choice' })
  work.prompted = true
}

function sayQuestion(work: TurnWork, about: string): void {
  if (about === '' || about.length > MOST_QUOTED) {
    work.reply.say(phrase('which-intent', work.locale))
    return
  }
  const typed = quoted(about, work.locale)
  const fact = said({ kind: 'text', text: about }, { fr: 'mot employé', en: 'word used' })
  work.reply.say(phrase('which-meaning', work.locale, { typed }), [fact])
}

function offerMeaning(work: TurnWork, { dialog, slots, label }: Candidate): void {
  const text = label[work.locale]
  const fact = said({ kind: 'text', text }, { fr: 'sens proposé', en: 'proposed meaning' })
  work.reply.offer({ label: text, commands: [{ kind: 'start', dialog, slots }] }, [fact])
}
