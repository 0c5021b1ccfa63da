/** Hands the conversation to a colleague with the answers given so far, so that nobody asks for them again. */

import handOver from '../../tools/hand-over.tool.ts'
import type { DialogDefinition } from '../define-dialog.ts'
import { orderNumberFact, said } from '../said.ts'
import type { OpenDialog } from './conversation.ts'
import { phrase } from './phrases.ts'
import { countingValues, showValue, type Worded, wordDialog } from './slot-words.ts'
import { closeTop, contextOf, type TurnWork, topOf } from './turn-work.ts'

/** A message longer than this is not worth repeating to the colleague in full. */
const MOST_TEXT = 500

/** Hands over the open dialog and closes it; with none open, what was talked about last. */
export async function handover(work: TurnWork, to: string | null): Promise<void> {
  work.understood = true
  const top = topOf(work)
  const order = orderInQuestion(work, top)
  const summary = top ? answersOf(work, top) : {}
  const lastMessage = work.turn.text.trim().slice(0, MOST_TEXT)
  const handed = { ...summary, ...(lastMessage === '' ? {} : { lastMessage }) }
  await contextOf(work).call(handOver, { order, to, summary: handed })
  const { text, grounds } = whatIsHanded(work, top, order)
  const receiver = to ?? phrase('the-desk', work.locale)
  work.reply.say(
    phrase('handed-over', work.locale, { to: receiver, what: text }),
    [...grounds, said({ kind: 'text', text: receiver }, { fr: 'destinataire', en: 'receiver' })],
    'good',
  )
  if (top) closeTop(work)
}

type Top = { readonly open: OpenDialog; readonly dialog: DialogDefinition } | null

function orderInQuestion(work: TurnWork, top: Top): string | null {
  for (const [name, slot] of Object.entries(top?.dialog.slots ?? {})) {
    const value = top?.open.slots[name]?.value
    if (slot.kind === 'order' && typeof value === 'string') return value
  }
  const { order } = work.focus.values
  return typeof order === 'string' ? order : null
}

function answersOf(work: TurnWork, { dialog, open }: NonNullable<Top>): Record<string, string> {
  const answers: Record<string, string> = { dialog: dialog.title[work.locale] }
  for (const [name, value] of Object.entries(countingValues(dialog, open.slots))) {
    const slot = dialog.slots[name]
    if (slot) answers[name] = showValue(slot, value, work.locale)
  }
  return answers
}

function whatIsHanded(work: TurnWork, top: Top, order: string | null): Worded {
  if (top) {
    const { text, grounds } = wordDialog(top.dialog, top.open, work.locale)
    return { text: work.locale === 'fr' ? ` : ${text}` : `: ${text}`, grounds }
  }
  if (order === null) return { text: '', grounds: [] }
  return { text: ` (${order})`, grounds: [orderNumberFact(order)] }
}
