/** G09: the carrier expects to arrive after the promised delivery date. */

import type { IsoDate } from '../../domain/calendar-date.ts'
import type { Shipment } from '../../domain/order.ts'
import { workingDaysBetween } from '../../domain/working-days.ts'
import { dateValue, type Gap, type GapCheck, type GapContext, NO_SIZE } from '../gap.ts'

export const g09ArrivalAfterPromise: GapCheck = {
  id: 'G09',
  title: { fr: 'arrivée estimée après la date promise', en: 'estimated arrival after the promised date' },
  find(context) {
    // An arrival says nothing about a promise to ship.
    if (context.progress.terms.meaning !== 'delivered') return []
    return context.progress.underWay.flatMap((shipment) => gapOf(shipment, context))
  },
}

function gapOf(shipment: Shipment, { file, progress, limits }: GapContext): Gap[] {
  const { etaOn } = shipment
  const promised = firstPromise(shipment, progress)
  if (etaOn === null || promised === null || etaOn <= promised.on) return []
  const workingDays = workingDaysBetween(promised.on, etaOn, progress.terms.calendar)
  return [
    {
      id: 'G09',
      order: file.order.number,
      line: promised.line,
      title: g09ArrivalAfterPromise.title,
      severity: workingDays > limits.seriousDelay ? 'high' : 'medium',
      physical: {
        label: { fr: 'arrivée estimée le', en: 'estimated arrival' },
        values: [{ aspect: 'eta-on', value: dateValue(etaOn) }],
        source: { aspect: 'shipment-number', text: shipment.number },
      },
      information: {
        label: { fr: 'promis le', en: 'promised' },
        values: [{ aspect: 'promised-on', value: dateValue(promised.on) }],
        source: null,
      },
      size: { ...NO_SIZE, workingDays },
      action: {
        fr: 'prévenir le client et demander au transporteur de rattraper le retard',
        en: 'tell the customer and ask the carrier to make up the delay',
      },
      owner: 'transport',
    },
  ]
}

/** The earliest promise that the goods on board have still to keep. */
function firstPromise(
  shipment: Shipment,
  progress: GapContext['progress'],
): { readonly line: string; readonly on: IsoDate } | null {
  const aboard = new Set(shipment.lines.map((line) => line.lineNumber))
  let first: { readonly line: string; readonly on: IsoDate } | null = null
  for (const { line, parts } of progress.lines) {
    if (!aboard.has(line.number)) continue
    for (const part of parts) {
      if (part.promisedOn === null || part.left === 0) continue
      if (first === null || part.promisedOn < first.on) first = { line: line.number, on: part.promisedOn }
    }
  }
  return first
}
