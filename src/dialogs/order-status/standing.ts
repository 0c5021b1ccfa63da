/** Where an order stands in a few sentences, keeping what is recorded, what is concluded and what is not known apart. */

import type { TextBlock, Tone } from '../../domain/draft.ts'
import { deskDate } from '../../domain/order-facts.ts'
import type { LineProgress } from '../../domain/order-progress.ts'
import type { PartProgress } from '../../domain/part-progress.ts'
import { holdName, ORDER_STATUS_WORDS, SHIPMENT_STATUS_WORDS } from '../../domain/status-wording.ts'
import { capital } from '../../domain/wording.ts'
import { assumptionsOf } from './assumptions.ts'
import { lastDelivery, punctuality } from './punctuality.ts'
import { unknownsOf } from './unknowns.ts'
import { lineName, orderName, SEMICOLON, sentence, textBlock, type View } from './view.ts'

/** The facts first, then what is concluded from them, then what is not known; the last two only where there is any. */
export function standingBlocks(view: View): readonly TextBlock[] {
  const facts = [stateSentence(view), leadingSentence(view)].filter((text) => text !== '').join(' ')
  const assumptions = assumptionsOf(view).join(' ')
  const unknowns = unknownsOf(view)
  return [
    { ...textBlock(facts, 'fact'), tone: toneOf(view) },
    ...(assumptions === '' ? [] : [textBlock(assumptions, 'assumption')]),
    ...(unknowns.length === 0 ? [] : [textBlock(sentence(unknowns, view.say(SEMICOLON)), 'unknown')]),
  ]
}

function toneOf({ reading }: View): Tone {
  const { status, counts } = reading.progress
  if (status === 'cancelled') return 'subtle'
  if (status === 'on_hold' || counts.overdue > 0) return 'attention'
  if (counts.willBeLate > 0 || reading.gaps.length > 0) return 'warning'
  return status === 'delivered' || status === 'closed' ? 'good' : 'normal'
}

function stateSentence(view: View): string {
  const { reading, sheet, say, locale } = view
  const { order } = reading.file
  const { status } = reading.progress
  sheet.status('order-status', null, status)
  const state = `${orderName(view)} ${say({ fr: 'est', en: 'is' })} ${say(ORDER_STATUS_WORDS[status])}`
  const holds =
    status === 'on_hold' && order.holds.length > 0
      ? ` (${order.holds.map((hold) => holdName(hold, locale)).join(', ')})`
      : ''
  return sentence([state + holds, ...stateDetails(view)], say(SEMICOLON))
}

function stateDetails(view: View): readonly string[] {
  const { reading, sheet, say } = view
  const { status, counts, underWay } = reading.progress
  switch (status) {
    case 'cancelled':
      return cancelledOn(view)
    case 'delivered':
    case 'closed':
      return [[lastDelivery(view), punctuality(view)].filter((text) => text !== null).join(', ')]
    case 'shipped':
      return underWay.length > 0 ? [...journeys(view), punctuality(view) ?? ''] : [punctuality(view) ?? '']
    case 'partially_shipped': {
      if (counts.lines <= 1) return journeys(view)
      const noun = { fr: ['ligne ouverte', 'lignes ouvertes'], en: ['open line', 'open lines'] } as const
      return [
        `${sheet.count(counts.open, noun)} ${say({ fr: 'sur', en: 'of' })} ${sheet.number('count', null, counts.lines)}`,
      ]
    }
    default: {
      if (counts.open <= 1) return []
      const noun = { fr: ['ligne ouverte', 'lignes ouvertes'], en: ['open line', 'open lines'] } as const
      return [sheet.count(counts.open, noun)]
    }
  }
}

function cancelledOn({ reading, sheet, say }: View): readonly string[] {
  const event = reading.file.events.findLast((each) => each.kind === 'cancelled')
  if (!event) return []
  const on = sheet.date('event-on', event.lineNumber, deskDate(event.at))
  return [say({ fr: `annulation notée le ${on}`, en: `cancellation recorded on ${on}` })]
}

/** Where the shipments under way are, two at most. */
function journeys(view: View): readonly string[] {
  const { reading, sheet, say, locale } = view
  return reading.progress.underWay.slice(0, 2).map((shipment) => {
    sheet.status('shipment-status', null, shipment.status)
    const name = sheet.name('shipment-number', null, shipment.number)
    const state = SHIPMENT_STATUS_WORDS[shipment.status][locale]
    const carrier = shipment.carrier === null ? '' : ` (${sheet.name('carrier', null, shipment.carrier)})`
    const left =
      shipment.pickedUpOn === null
        ? ''
        : say({
            fr: `, enlevée le ${sheet.date('shipped-on', null, shipment.pickedUpOn)}`,
            en: `, shipped on ${sheet.date('shipped-on', null, shipment.pickedUpOn)}`,
          })
    const eta =
      shipment.etaOn === null
        ? ''
        : say({
            fr: `, arrivée estimée le ${sheet.date('eta-on', null, shipment.etaOn)}`,
            en: `, estimated arrival ${sheet.date('eta-on', null, shipment.etaOn)}`,
          })
    return say({
      fr: `expédition ${name} ${state}${carrier}${left}${eta}`,
      en: `shipment ${name} ${state}${carrier}${left}${eta}`,
    })
  })
}

/** The line that decides: what was promised of it, what stock covers, when it is expected. */
function leadingSentence(view: View): string {
  const { leading, status } = view.reading.progress
  if (leading === null || leading.part.left === 0 || status === 'cancelled') return ''
  return lineSentence(leading.line, leading.part, view)
}

/** `Ligne 10 (VLV-25-SS) : promis le 20 mars 2026, commandé 400, en stock 310, prochaine réception le 27 mars 2026.` */
export function lineSentence(line: LineProgress, part: PartProgress, view: View): string {
  const pieces = [
    promisedPiece(line, part, view),
    latePiece(line, part, view),
    ...coveragePieces(line, part, view),
    expectationPiece(line, part, view),
  ].filter((piece) => piece !== null)
  return `${capital(lineName(line, view))}${view.say({ fr: ' : ', en: ': ' })}${pieces.join(', ')}.`
}

function promisedPiece({ line }: LineProgress, part: PartProgress, { sheet, say }: View): string {
  if (part.promisedOn !== null) {
    const on = sheet.date('promised-on', line.number, part.promisedOn)
    return say({ fr: `promis le ${on}`, en: `promised ${on}` })
  }
  if (part.requestedOn === null) return say({ fr: 'aucune date promise', en: 'no promised date' })
  const on = sheet.date('requested-on', line.number, part.requestedOn)
  return say({ fr: `demandé pour le ${on}, sans promesse`, en: `requested for ${on}, not promised` })
}

function latePiece({ line }: LineProgress, part: PartProgress, { sheet, say }: View): string | null {
  if (part.state !== 'overdue' || part.delay?.to !== 'today') return null
  const { workingDays, calendarDays } = part.delay
  if (workingDays <= 0) {
    // Promised for the last working day, and nobody has worked since.
    const past = sheet.days(line.number, calendarDays, false)
    return say({ fr: `promesse passée depuis ${past}`, en: `promise passed ${past} ago` })
  }
  const by = sheet.days(line.number, workingDays, true)
  return say({ fr: `en retard de ${by} à ce jour`, en: `late by ${by} so far` })
}

function coveragePieces(line: LineProgress, part: PartProgress, view: View): readonly string[] {
  const { sheet, say } = view
  const { number, unit } = line.line
  const { shipped, delivered, outstanding, toShip } = line.quantities
  const pieces = [
    say({ fr: 'commandé', en: 'ordered' }) +
      ` ${sheet.quantity('quantity-ordered', number, line.line.quantity, unit)}`,
  ]
  if (shipped > 0) {
    pieces.push(
      `${say({ fr: 'expédié', en: 'shipped' })} ${sheet.number('quantity-shipped', number, shipped)}`,
    )
  }
  if (delivered > 0) {
    pieces.push(
      `${say({ fr: 'livré', en: 'delivered' })} ${sheet.number('quantity-delivered', number, delivered)}`,
    )
  }
  if (shipped > 0 && outstanding > 0) {
    pieces.push(
      `${say({ fr: 'reste', en: 'outstanding' })} ${sheet.number('quantity-outstanding', number, outstanding)}`,
    )
  }
  const { coverage } = part
  if (coverage === null || toShip === 0) return pieces
  if (coverage.fromStock >= coverage.needed)
    return [...pieces, say({ fr: 'couvert par le stock', en: 'covered by stock' })]
  pieces.push(
    `${say({ fr: 'en stock', en: 'in stock' })} ${sheet.number('quantity-available', number, coverage.fromStock)}`,
  )
  if (coverage.nextReceipt !== null) {
    const on = sheet.date('supply-due-on', number, coverage.nextReceipt.on)
    pieces.push(say({ fr: `prochaine réception le ${on}`, en: `next receipt ${on}` }))
  }
  return pieces
}

function expectationPiece({ line }: LineProgress, part: PartProgress, { sheet, say }: View): string | null {
  const { expectation } = part
  if (expectation?.kind !== 'forecast') return null
  const on = sheet.date('forecast-on', line.number, expectation.on)
  return say({ fr: `prévision au ${on}`, en: `forecast ${on}` })
}
