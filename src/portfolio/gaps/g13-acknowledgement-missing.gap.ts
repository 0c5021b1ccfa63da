/** G13: the acknowledgement is missing past its time, was sent late, or is older than the last change of the order. */

import type { IsoDate } from '../../domain/calendar-date.ts'
import type { OrderFile } from '../../domain/order.ts'
import { deskDate } from '../../domain/order-facts.ts'
import { HOME_COUNTRY } from '../../domain/promise.ts'
import { isSilentOn } from '../../domain/source-silence.ts'
import { workingDaysBetween } from '../../domain/working-days.ts'
import { dateValue, type Evidence, type Gap, type GapCheck, type GapContext, NO_SIZE } from '../gap.ts'

/** Once goods have left, or nobody expects any, an acknowledgement no longer helps. */
const PAST: ReadonlySet<string> = new Set([
  'draft',
  'partially_shipped',
  'shipped',
  'delivered',
  'closed',
  'cancelled',
])

/** Events of the timeline that change what was agreed. */
const AGREEMENT_CHANGES: ReadonlySet<string> = new Set([
  'amended',
  'amendment',
  'amendment-applied',
  'order-changed',
])

export const g13AcknowledgementMissing: GapCheck = {
  id: 'G13',
  title: {
    fr: 'accusé de réception manquant, tardif ou dépassé',
    en: 'acknowledgement missing, late or out of date',
  },
  find(context) {
    const { file, progress, today, limits } = context
    const { orderedOn, acknowledgedOn } = file.order
    if (PAST.has(progress.status) || orderedOn === null || isSilentOn(file, 'acknowledgements')) return []
    const calendar = file.order.dispatchCountry ?? HOME_COUNTRY
    const over = (until: IsoDate) => workingDaysBetween(orderedOn, until, calendar) - limits.acknowledgeWithin
    if (acknowledgedOn === null) {
      return over(today) < 0 ? [] : [gapOf(context, over(today), NOT_SENT, ACKNOWLEDGE)]
    }
    const changedOn = lastChange(file)
    if (changedOn !== null && changedOn > acknowledgedOn) {
      return [gapOf(context, null, sentOn(acknowledgedOn), ACKNOWLEDGE_AGAIN, changedOn)]
    }
    return over(acknowledgedOn) <= 0
      ? []
      : [gapOf(context, over(acknowledgedOn), sentOn(acknowledgedOn), EXPLAIN, null)]
  },
}

const NOT_SENT: Evidence = {
  label: { fr: 'aucun accusé de réception', en: 'no acknowledgement' },
  values: [],
  source: null,
}
const ACKNOWLEDGE = { fr: 'envoyer l’accusé de réception', en: 'send the acknowledgement' }
const ACKNOWLEDGE_AGAIN = {
  fr: 'envoyer un nouvel accusé de réception avec la modification',
  en: 'send a new acknowledgement with the change',
}
const EXPLAIN = { fr: 'noter la cause du retard', en: 'note why it was late' }

function sentOn(date: IsoDate): Evidence {
  return {
    label: { fr: 'accusé de réception du', en: 'acknowledged on' },
    values: [{ aspect: 'acknowledged-on', value: dateValue(date) }],
    source: null,
  }
}

function lastChange(file: OrderFile): IsoDate | null {
  const dates = file.events
    .filter((event) => AGREEMENT_CHANGES.has(event.kind))
    .map((event) => deskDate(event.at))
  return dates.toSorted().at(-1) ?? null
}

function gapOf(
  { file }: GapContext,
  workingDays: number | null,
  information: Evidence,
  action: Gap['action'],
  changedOn: IsoDate | null = null,
): Gap {
  const { orderedOn } = file.order
  return {
    id: 'G13',
    order: file.order.number,
    line: null,
    title: g13AcknowledgementMissing.title,
    severity: 'medium',
    physical:
      changedOn === null
        ? {
            label: { fr: 'commandé le', en: 'ordered on' },
            values: orderedOn === null ? [] : [{ aspect: 'ordered-on', value: dateValue(orderedOn) }],
            source: null,
          }
        : {
            label: { fr: 'modifiée le', en: 'changed on' },
            values: [{ aspect: 'event-on', value: dateValue(changedOn) }],
            source: null,
          },
    information,
    size: { ...NO_SIZE, workingDays },
    action,
    owner: 'sales-admin',
  }
}
