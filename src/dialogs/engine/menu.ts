/** What the desk can do for this person, as a list with examples and as buttons. */

import type { ListBlock } from '../../domain/draft.ts'
import { quoted } from '../../domain/typography.ts'
import { capital } from '../../domain/wording.ts'
import type { DialogDefinition } from '../define-dialog.ts'
import { mayUse } from './rights.ts'
import type { TurnWork } from './turn-work.ts'

/** Buttons that open each dialog the person may use. */
export function offerMenu(work: TurnWork): void {
  for (const dialog of usable(work)) {
    work.reply.offer({
      label: capital(dialog.title[work.locale]),
      commands: [{ kind: 'start', dialog: dialog.id, slots: {} }],
    })
  }
}

/** The list of what can be asked, each with a sentence that asks it, and the buttons. */
export function showMenu(work: TurnWork): void {
  const items = usable(work).map((dialog) => ({ text: menuLine(dialog, work) }))
  const list: ListBlock = { kind: 'list', items }
  work.reply.add(list, [])
  offerMenu(work)
}

function menuLine(dialog: DialogDefinition, work: TurnWork): string {
  const purpose = dialog.purpose[work.locale]
  const example = exampleOf(dialog, work)
  return example === undefined ? purpose : `${purpose} ${quoted(example, work.locale)}`
}

/** A sentence that starts the dialog, without a reference: a made-up one could be taken for a real order. */
function exampleOf(dialog: DialogDefinition, work: TurnWork): string | undefined {
  return dialog.examples[work.locale].find((example) => !/\d/.test(example))
}

/** A sentence to try, from the first dialog that has one. */
export function anyExample(work: TurnWork): string {
  for (const dialog of usable(work)) {
    const example = exampleOf(dialog, work)
    if (example !== undefined) return example
  }
  return ''
}

function usable(work: TurnWork): readonly DialogDefinition[] {
  return [...work.parts.dialogs.values()]
    .filter((dialog) => dialog.menu !== undefined && mayUse(work, dialog))
    .sort((a, b) => (a.menu ?? 0) - (b.menu ?? 0))
}
