/** What is concluded from an order's record rather than read in it, each conclusion with what it rests on. */

import { causeName } from '../../domain/cause-words.ts'
import type { Bilingual } from '../../domain/locale.ts'
import type { LineProgress } from '../../domain/order-progress.ts'
import type { Delay, PartProgress } from '../../domain/part-progress.ts'
import { ORDER_STATUS_WORDS } from '../../domain/status-wording.ts'
import { SEMICOLON, sentence, type View } from './view.ts'

/** Whole sentences, the forecast delay first. */
export function assumptionsOf(view: View): readonly string[] {
  const { progress } = view.reading
  if (progress.status === 'cancelled') return []
  const { leading } = progress
  return [
    leading === null ? '' : delaySentence(leading.line, leading.part, view),
    onTrackSentence(view),
    ...basisSentences(view),
    differingStatus(view),
  ].filter((text) => text !== '')
}

const CONDITION: Readonly<Record<Delay['to'], Bilingual>> = {
  supply: {
    fr: 'si la marchandise part le jour de la réception',
    en: 'if the goods leave on the day of the receipt',
  },
  forecast: { fr: 'si cette prévision tient', en: 'if that forecast holds' },
  carrier: { fr: 'si l’arrivée estimée tient', en: 'if the estimated arrival holds' },
  today: { fr: '', en: '' },
  actual: { fr: '', en: '' },
}

/** `Retard prévu de 5 jours ouvrés (…) ; si … ; cause : rupture de stock.`; empty when no date to come tells of one. */
export function delaySentence(progress: LineProgress, part: PartProgress, view: View): string {
  const { delay } = part
  if (!delay || delay.to === 'actual' || delay.to === 'today' || delay.workingDays <= 0) return ''
  const { sheet, say } = view
  const { terms } = view.reading.progress
  const line = progress.line.number
  const working = sheet.days(line, delay.workingDays, true)
  const calendar = sheet.days(line, delay.calendarDays, false)
  const country = sheet.country(terms.calendar)
  const least = part.expectation?.atLeast ? { fr: 'au moins ', en: 'at least ' } : { fr: '', en: '' }
  const expected = say({
    fr: `retard prévu de ${least.fr}${working} (${calendar}, calendrier ${country}) ${CONDITION[delay.to].fr}`,
    en: `expected delay of ${least.en}${working} (${calendar}, ${country} calendar) ${CONDITION[delay.to].en}`,
  })
  return sentence([expected, causePiece(part, view)], say(SEMICOLON))
}

/** `cause : rupture de stock`; null when nothing says why. */
export function causePiece(part: PartProgress, { say, locale }: View): string | null {
  if (part.cause === null) return null
  const name = causeName(part.cause.code, locale)
  return say({ fr: `cause : ${name}`, en: `cause: ${name}` })
}

/** Stock that covers everything, or receipts that come before the promise, let the promise stand. */
function onTrackSentence({ reading, say }: View): string {
  const { lines, underWay } = reading.progress
  const open = lines.filter((line) => line.quantities.toShip > 0)
  const safe = (line: LineProgress) =>
    line.coverage !== null && line.parts.every((part) => part.left === 0 || part.state === 'on-track')
  if (open.length === 0 || underWay.length > 0 || !open.every(safe)) return ''
  const receipts = open.some((line) => (line.coverage?.fromStock ?? 0) < (line.coverage?.needed ?? 0))
  return receipts
    ? say({
        fr: 'La promesse paraît tenable, si les réceptions attendues arrivent à leur date.',
        en: 'The promise looks safe, if the expected receipts come on their dates.',
      })
    : say({
        fr: 'La promesse paraît tenable : le stock couvre tout ce qui reste à expédier.',
        en: 'The promise looks safe: stock covers all that is still to ship.',
      })
}

function basisSentences({ reading, sheet, say }: View): readonly string[] {
  const { progress, file } = reading
  const { terms, lines } = progress
  const hasPromise = lines.some((line) => line.parts.some((part) => part.promisedOn !== null))
  const texts: string[] = []
  if (hasPromise && (terms.basis === 'assumed' || terms.basis === 'records')) {
    texts.push(
      say({
        fr: 'La date promise est lue comme une date de livraison ; la commande ne le dit pas.',
        en: 'The promised date is read as a delivery date; the order does not say so.',
      }),
    )
  }
  if (lines.some((line) => line.quantities.assumedFrom !== null)) {
    texts.push(
      say({
        fr: 'Les quantités sont déduites des dates ou des états : la source n’en donne pas.',
        en: 'Quantities are concluded from dates or states: the source gives none.',
      }),
    )
  }
  const assumed = lines.find((line) => line.coverage?.leading.siteAssumed)
  if (assumed?.coverage && file.stock.length > 0) {
    const site = sheet.name('item', assumed.line.number, assumed.coverage.leading.site)
    texts.push(
      say({ fr: `Le stock compté est celui de ${site}.`, en: `The stock counted is that of ${site}.` }),
    )
  }
  return texts
}

function differingStatus({ reading, say }: View): string {
  const { progress, file } = reading
  if (!progress.statusDiffers) return ''
  const recorded = ORDER_STATUS_WORDS[file.order.status]
  return say({
    fr: `L’état est déduit des quantités ; l’ERP note encore : ${recorded.fr}.`,
    en: `The state follows from the quantities; the ERP still says: ${recorded.en}.`,
  })
}
