/** Who has to do what next, and who bears the risk of goods under way. */

import type { FactsBlock } from '../../domain/draft.ts'
import type { Bilingual } from '../../domain/locale.ts'
import type { NextStep } from '../../domain/next-step.ts'
import type { RiskPosition, TransferEvent } from '../../domain/risk.ts'
import { PARTY_WORDS, STEP_WORDS } from '../../domain/status-wording.ts'
import { capital } from '../../domain/wording.ts'
import type { View } from './view.ts'

const STEPS_SHOWN = 2

/** The next step with its owner, and the one after it. */
export function nextStepBlocks(
  view: View,
  wanted: (step: NextStep) => boolean = () => true,
): readonly FactsBlock[] {
  const { reading, say } = view
  const steps = reading.progress.next.filter(wanted).slice(0, STEPS_SHOWN)
  if (steps.length === 0) return []
  const items = steps.map((step, index) => ({
    label:
      index === 0 ? say({ fr: 'Prochaine étape', en: 'Next step' }) : say({ fr: 'Et aussi', en: 'Also' }),
    value: stepWords(step, view),
  }))
  return [{ kind: 'facts', items }]
}

/** `Approvisionnement (Fonderie du Gier) : faire venir la marchandise qui manque, ligne 10` */
function stepWords(step: NextStep, view: View): string {
  const { say, sheet } = view
  if (step.code === 'none') return capital(say(STEP_WORDS.none))
  const who = step.who === null ? '' : ` (${sheet.name(ownerAspect(step, view), whoLine(step), step.who)})`
  const owner = capital(say(PARTY_WORDS[step.party])) + who
  const on = dateOf(step, view)
  const about = aboutWords(step, view)
  return `${owner}${say({ fr: ' : ', en: ': ' })}${say(STEP_WORDS[step.code])}${about}${on}`
}

function ownerAspect(step: NextStep, { reading }: View): 'carrier' | 'owner' {
  const carriers = [reading.file.order.carrier, ...reading.file.shipments.map((each) => each.carrier)]
  return step.party === 'carrier' && carriers.includes(step.who) ? 'carrier' : 'owner'
}

/** A supplier is a fact of the line it supplies. */
function whoLine(step: NextStep): string | null {
  return step.about?.kind === 'line' ? step.about.text : null
}

function aboutWords({ about, code }: NextStep, { sheet, say }: View): string {
  if (about === null) return ''
  switch (about.kind) {
    case 'line':
      return say({ fr: ', ligne ', en: ', line ' }) + sheet.name('line-number', about.text, about.text)
    case 'shipment':
      return say({ fr: ', expédition ', en: ', shipment ' }) + sheet.name('shipment-number', null, about.text)
    case 'invoice':
      return (
        (code === 'await-payment' ? ' ' : say({ fr: ', facture ', en: ', invoice ' })) +
        sheet.name('invoice-number', null, about.text)
      )
  }
}

function dateOf(step: NextStep, { sheet, say }: View): string {
  if (step.on === null) return ''
  if (step.code === 'obtain-goods') {
    const on = sheet.date('supply-due-on', step.about?.text ?? null, step.on)
    return say({ fr: `, réception attendue le ${on}`, en: `, receipt expected on ${on}` })
  }
  if (step.code === 'carry' || step.code === 'prove-delivery') {
    const on = sheet.date('eta-on', null, step.on)
    return say({ fr: `, arrivée estimée le ${on}`, en: `, estimated arrival ${on}` })
  }
  const on = sheet.date('due-on', null, step.on)
  return say({ fr: `, échéance de paiement le ${on}`, en: `, payment due ${on}` })
}

const EVENT_WORDS: Readonly<Record<TransferEvent, Bilingual>> = {
  'at-disposal': { fr: 'mise à disposition au lieu convenu', en: 'made available at the named place' },
  'handed-to-carrier': { fr: 'remise au transporteur', en: 'handed over to the carrier' },
  alongside: { fr: 'mise le long du navire', en: 'placed alongside the ship' },
  'on-board': { fr: 'mise à bord', en: 'on board' },
  arrived: { fr: 'mise à disposition à destination', en: 'made available at destination' },
  unloaded: { fr: 'déchargement à destination', en: 'unloaded at destination' },
}

/** Who bears the risk; only while goods are on their way: before and after, nobody asks. */
export function riskBlocks({ reading, sheet, say }: View): readonly FactsBlock[] {
  const [first] = reading.progress.risk
  const term = reading.file.order.deliveryTerm
  if (first === undefined || term === null) return []
  const name = sheet.name('delivery-term', null, [term.code, term.namedPlace ?? ''].join(' ').trim())
  const label = say({ fr: 'Risque de transport', en: 'Transport risk' })
  const value = `${capital(say(bearerWords(first.position)))} (${name}${eventWords(first.position, say)})`
  return [{ kind: 'facts', items: [{ label, value }] }]
}

function bearerWords({ bearer }: RiskPosition): Bilingual {
  if (bearer === 'seller') return { fr: 'vendeur', en: 'seller' }
  return bearer === 'buyer' ? { fr: 'acheteur', en: 'buyer' } : { fr: 'inconnu', en: 'not known' }
}

function eventWords({ bearer, event }: RiskPosition, say: View['say']): string {
  if (event === null) return ''
  const words = EVENT_WORDS[event]
  if (bearer === 'seller') return say({ fr: `, jusqu’à : ${words.fr}`, en: `, until: ${words.en}` })
  if (bearer === 'buyer') return say({ fr: `, depuis : ${words.fr}`, en: `, since: ${words.en}` })
  return say({ fr: `, décisif : ${words.fr}`, en: `, decisive: ${words.en}` })
}
