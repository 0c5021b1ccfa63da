/** What is not known of an order and matters now, the most pressing first. */

import type { LineProgress } from '../../domain/order-progress.ts'
import { isSilentOn } from '../../domain/source-silence.ts'
import { joinWords } from '../../domain/wording.ts'
import type { View } from './view.ts'

/** More than this is no longer read; the facets name the rest. */
const MOST = 5
const LINES_NAMED = 4

/** Noun phrases, to be joined into one sentence. */
export function unknownsOf(view: View): readonly string[] {
  const { status } = view.reading.progress
  if (status === 'cancelled') return []
  const open = status === 'delivered' || status === 'closed' ? [] : openUnknowns(view)
  return [...open, ...doneUnknowns(view), ...orderUnknowns(view)].slice(0, MOST)
}

function openUnknowns(view: View): readonly string[] {
  const { reading, say } = view
  const { progress, file } = reading
  const found: (string | null)[] = [passedForecast(view), readyDate(view), overdueReceipt(view)]
  const toShip = progress.lines.filter((line) => line.quantities.toShip > 0)
  const booked = file.shipments.some((each) => each.pickedUpOn === null && each.status !== 'planned')
  if (toShip.length > 0 && !booked && !isSilentOn(file, 'shipments')) {
    found.push(say({ fr: 'créneau de transport', en: 'transit slot' }))
  }
  found.push(...arrivals(view))
  const unpromised = toShip.filter((line) => line.parts.every((part) => part.promisedOn === null))
  if (unpromised.length > 0)
    found.push(`${say({ fr: 'date promise', en: 'promised date' })}${named(unpromised, view)}`)
  return found.filter((each) => each !== null)
}

/** A forecast that has passed is not believed: the new date is what is missing. */
function passedForecast({ reading, sheet, say }: View): string | null {
  for (const { line, parts } of reading.progress.lines) {
    const index = parts.findIndex((part) => part.forecastPassed)
    const forecast = line.schedule[index]?.forecastOn
    if (forecast == null) continue
    const on = sheet.date('forecast-on', line.number, forecast)
    return say({
      fr: `nouvelle date, la prévision du ${on} étant passée`,
      en: `new date, since the forecast of ${on} has passed`,
    })
  }
  return null
}

function readyDate(view: View): string | null {
  const { reading, say } = view
  const waiting = reading.progress.lines.filter(
    (line) => line.quantities.toShip > 0 && (line.coverage?.short ?? 0) > 0,
  )
  if (waiting.length === 0) return null
  return `${say({ fr: 'date à laquelle la marchandise sera complète', en: 'date on which the goods will be complete' })}${named(waiting, view)}`
}

function overdueReceipt({ reading, sheet, say }: View): string | null {
  for (const { line, coverage } of reading.progress.lines) {
    const late = coverage?.leading.overdueReceipts.find((each) => (each.forecastOn ?? each.dueOn) !== null)
    const on = late ? (late.forecastOn ?? late.dueOn) : null
    if (on === null) continue
    const date = sheet.date('supply-due-on', line.number, on)
    return say({
      fr: `réception attendue le ${date} et pas encore enregistrée`,
      en: `receipt expected on ${date} and not recorded yet`,
    })
  }
  return null
}

function arrivals({ reading, sheet, say }: View): readonly string[] {
  const { underWay, today } = reading.progress
  const found: string[] = []
  if (underWay.some((each) => each.etaOn === null)) {
    found.push(say({ fr: 'date d’arrivée', en: 'arrival date' }))
  }
  const overdue = underWay.find((each) => each.etaOn !== null && each.etaOn < today)
  if (overdue?.etaOn) {
    const on = sheet.date('eta-on', null, overdue.etaOn)
    found.push(
      say({
        fr: `preuve de livraison, l’arrivée étant estimée au ${on}`,
        en: `proof of delivery, the estimated arrival being ${on}`,
      }),
    )
  }
  return found
}

/** Goods that are there without a day on which they came. */
function doneUnknowns(view: View): readonly string[] {
  const { reading, say } = view
  const undated = reading.progress.lines.filter((line) =>
    line.parts.some((part) => part.state === 'done' && part.actualOn === null),
  )
  if (undated.length === 0) return []
  const what =
    reading.progress.terms.meaning === 'delivered'
      ? say({ fr: 'date de livraison', en: 'delivery date' })
      : say({ fr: 'date de départ', en: 'shipping date' })
  return [`${what}${named(undated, view)}`]
}

function orderUnknowns({ reading, say }: View): readonly string[] {
  const { order, lines } = reading.file
  const found: string[] = []
  const { status } = reading.progress
  if (status !== 'closed' && isSilentOn(reading.file, 'invoices')) {
    found.push(
      say({ fr: 'facturation, absente de la source', en: 'invoicing, which the source does not record' }),
    )
  }
  const ended = status === 'delivered' || status === 'closed'
  if (ended) return found
  if (order.deliveryTerm === null) found.push(say({ fr: 'incoterm', en: 'delivery term' }))
  else if (order.deliveryTerm.namedPlace === null) {
    found.push(say({ fr: 'lieu convenu de l’incoterm', en: 'named place of the delivery term' }))
  }
  if (order.orderedOn === null) found.push(say({ fr: 'date de commande', en: 'order date' }))
  if (lines.some((line) => line.unitPrice === null)) found.push(say({ fr: 'prix', en: 'price' }))
  if (order.owner === null) found.push(say({ fr: 'responsable', en: 'owner' }))
  return found
}

/** ` (lignes 10 et 20)`; nothing where the order has one line only. */
function named(lines: readonly LineProgress[], { reading, sheet, say, locale }: View): string {
  if (reading.progress.lines.length < 2) return ''
  const numbers = lines
    .slice(0, LINES_NAMED)
    .map(({ line }) => sheet.name('line-number', line.number, line.number))
  const more = lines.length > LINES_NAMED ? '…' : ''
  const noun = lines.length > 1 ? { fr: 'lignes', en: 'lines' } : { fr: 'ligne', en: 'line' }
  return ` (${say(noun)} ${joinWords(numbers, locale)}${more})`
}
