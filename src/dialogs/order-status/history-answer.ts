/** "What happened so far?": the way of the order and the last entries of its timeline, in the words they were written in. */

import type { Block, ListBlock } from '../../domain/draft.ts'
import { eventName } from '../../domain/event-wording.ts'
import type { OrderEvent } from '../../domain/order.ts'
import { deskDate } from '../../domain/order-facts.ts'
import { capital } from '../../domain/wording.ts'
import { timelineBlock } from './journey.ts'
import type { View } from './view.ts'

const EVENTS_SHOWN = 12

/** The timeline, then its last entries, the newest first. */
export function historyAnswer(view: View): readonly Block[] {
  const events = view.reading.file.events.slice(-EVENTS_SHOWN)
  if (events.length === 0) return [timelineBlock(view)]
  const list: ListBlock = {
    kind: 'list',
    title: view.say({ fr: 'Derniers événements', en: 'Latest events' }),
    items: events.toReversed().flatMap((event) => eventItems(event, view)),
  }
  return [timelineBlock(view), list]
}

function eventItems(event: OrderEvent, { sheet, say, locale }: View): ListBlock['items'] {
  const on = sheet.date('event-on', event.lineNumber, deskDate(event.at))
  const line =
    event.lineNumber === null
      ? ''
      : say({ fr: ', ligne ', en: ', line ' }) + sheet.name('line-number', event.lineNumber, event.lineNumber)
  const by = event.actor === null ? '' : ` (${sheet.name('owner', event.lineNumber, event.actor)})`
  const head = { text: `${on} · ${capital(eventName(event.kind, locale))}${line}${by}` }
  return event.text === null || event.text === '' ? [head] : [head, { text: event.text, quoted: true }]
}

/** Entries in which people and carriers say something that the figures do not. */
export const REPORTS: ReadonlySet<string> = new Set([
  'note',
  'complaint',
  'customer-request',
  'delayed',
  'customs-hold',
  'hold',
  'supply-changed',
])

/** What was written on the proof of delivery, quoted. */
export function reservations({ reading, sheet, say }: View): readonly Block[] {
  return reading.file.shipments.flatMap((shipment): Block[] => {
    const { podReservations } = shipment
    if (podReservations === null || podReservations === '') return []
    const name = sheet.name('shipment-number', null, shipment.number)
    const head = say({ fr: `Réserves à la livraison (${name}) :`, en: `Reservations at delivery (${name}):` })
    return [
      { kind: 'text', text: head, tone: 'warning' },
      { kind: 'text', text: podReservations, quoted: true },
    ]
  })
}

/** The latest report, quoted under the answer; else the order's own note; nothing when there is neither. */
export function latestReport(view: View): readonly Block[] {
  const { reading, sheet, say, locale } = view
  const note = reading.file.events.findLast((event) => REPORTS.has(event.kind) && event.text)
  if (!note?.text) return orderNote(view)
  const on = sheet.date('event-on', note.lineNumber, deskDate(note.at))
  const by = note.actor === null ? '' : `, ${sheet.name('owner', note.lineNumber, note.actor)}`
  const what = capital(eventName(note.kind, locale))
  return [
    { kind: 'text', text: say({ fr: `${what}, ${on}${by} :`, en: `${what}, ${on}${by}:` }), tone: 'subtle' },
    { kind: 'text', text: note.text, quoted: true },
  ]
}

function orderNote({ reading, say }: View): readonly Block[] {
  const { note } = reading.file.order
  if (note === null || note === '') return []
  return [
    { kind: 'text', text: say({ fr: 'Note de la commande :', en: 'Order note:' }), tone: 'subtle' },
    { kind: 'text', text: note, quoted: true },
  ]
}
