/** What a person's role lets them do, and how a refusal reads. */

import { mayAct } from '../../domain/actor.ts'
import type { DialogDefinition } from '../define-dialog.ts'
import { phrase, roleName } from './phrases.ts'
import type { TurnWork } from './turn-work.ts'

/** Whether the person of this turn may use the dialog. */
export function mayUse(work: TurnWork, dialog: DialogDefinition): boolean {
  return mayAct(work.turn.actor.role, dialog.roles)
}

/** Says that the role does not suffice and which one does, and offers a colleague. */
export function sayNotAllowed(work: TurnWork, dialog: DialogDefinition): void {
  const { locale, reply, turn } = work
  const needed = roleName(dialog.roles[0] ?? 'manager', locale)
  const words = { role: roleName(turn.actor.role, locale), needed, what: dialog.title[locale] }
  reply.say(phrase('not-allowed', locale, words), [], 'warning')
  reply.offer({ label: phrase('button-colleague', locale), commands: [{ kind: 'handover', to: null }] })
}
