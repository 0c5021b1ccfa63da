/** What recording a forecast will change and what it means against the promise; and how it reads once done. */

import { daysBetween, type IsoDate } from '../domain/calendar-date.ts'
import { countryName } from '../domain/country-names.ts'
import type { FactsBlock, TextBlock } from '../domain/draft.ts'
import type { Fact } from '../domain/fact.ts'
import { FORECAST_CAUSES, FORECAST_SOURCES, filedWord } from '../domain/forecast-words.ts'
import type { Bilingual, Locale } from '../domain/locale.ts'
import { typeset } from '../domain/typography.ts'
import { showDate, showDays } from '../domain/wording.ts'
import { workingDaysBetween } from '../domain/working-days.ts'
import type { OutlinePart } from '../tools/outline-order.tool.ts'
import type { DialogContext, DialogOutcome, DialogReview } from './define-dialog.ts'
import { type ForecastTarget, forecastTarget, partFacts, partName } from './forecast-target.ts'
import { dateFact, orderNumberFact, referenceFact, said } from './said.ts'

interface ForecastValues {
  readonly order: string
  readonly line: string
  readonly part: string
  readonly date: IsoDate | undefined
  readonly by: string | undefined
  readonly cause: string | undefined
  readonly change: string | undefined
}

const NONE: Bilingual = { fr: 'aucune', en: 'none' }

/** Old and new side by side, with the days between promise and forecast, before anything is written. */
export async function forecastReview(values: ForecastValues, context: DialogContext): Promise<DialogReview> {
  const { locale } = context
  const target = await forecastTarget({ ...values }, context)
  const date = values.change === 'remove' ? null : (values.date ?? null)
  const facts: FactsBlock = { kind: 'facts', items: reviewItems(target, date, values, locale) }
  return {
    blocks: [facts, ...warnings(target.part, date, locale)],
    actions: [],
    grounds: reviewGrounds(target, date),
    seen: { version: target.order.version },
  }
}

function reviewItems(
  { order, line, part }: ForecastTarget,
  date: IsoDate | null,
  values: ForecastValues,
  locale: Locale,
): FactsBlock['items'] {
  const fr = locale === 'fr'
  const item = (label: string, value: string) => ({ label, value })
  const items = [
    item(fr ? 'Commande' : 'Order', `${order.number} · ${order.customer}`),
    item(fr ? 'Ligne' : 'Line', `${line.number} · ${line.sku ?? line.description}`),
  ]
  if (line.schedule.length > 1)
    items.push(item(fr ? 'Échéance' : 'Schedule line', partName(line, part, locale)))
  const before = shown(part.forecastOn, locale)
  items.push(
    item(fr ? 'Promesse' : 'Promised', shown(part.promisedOn, locale)),
    item(fr ? 'Prévision' : 'Forecast', `${before} → ${shown(date, locale)}`),
  )
  if (date === null) return items
  if (part.promisedOn !== null) {
    const apart = distance(part.promisedOn, date, order.calendar)
    items.push(item(fr ? 'Effet' : 'Effect', effectInFull(apart, locale)))
  }
  if (values.by)
    items.push(item(fr ? 'Donnée par' : 'Given by', filedWord(FORECAST_SOURCES, values.by, locale)))
  const cause = values.cause ? filedWord(FORECAST_CAUSES, values.cause, locale) : null
  if (cause) items.push(item('Cause', cause))
  return items
}

function shown(date: IsoDate | null, locale: Locale): string {
  return date === null ? NONE[locale] : showDate(date, locale)
}

/** How far a forecast is from the promise, both ways positive. */
interface Distance {
  readonly isAfter: boolean
  readonly workingDays: number
  readonly calendarDays: number
  /** ISO 3166-1 alpha-2 of the country whose working days were counted. */
  readonly calendar: string
}

function distance(promisedOn: IsoDate, date: IsoDate, calendar: string): Distance {
  const isAfter = date > promisedOn
  const [from, to] = isAfter ? [promisedOn, date] : [date, promisedOn]
  return {
    isAfter,
    workingDays: workingDaysBetween(from, to, calendar),
    calendarDays: daysBetween(from, to),
    calendar,
  }
}

/** In working days; in calendar days where nobody works in between. */
function effect({ isAfter, workingDays, calendarDays }: Distance, locale: Locale): string {
  if (calendarDays === 0) return locale === 'fr' ? 'à la date promise' : 'on the promised date'
  const length = workingDays > 0 ? showDays(workingDays, true, locale) : showDays(calendarDays, false, locale)
  if (locale === 'fr') return `${length} ${isAfter ? 'après' : 'avant'} la promesse`
  return `${length} ${isAfter ? 'after' : 'before'} the promise`
}

function effectInFull(apart: Distance, locale: Locale): string {
  const short = effect(apart, locale)
  if (apart.workingDays === 0) return short
  const days = showDays(apart.calendarDays, false, locale)
  const country = countryName(apart.calendar, locale)
  return locale === 'fr'
    ? `${short} (${days}, calendrier ${country})`
    : `${short} (${days}, ${country} calendar)`
}

function warnings(part: OutlinePart, date: IsoDate | null, locale: Locale): readonly TextBlock[] {
  const texts: Bilingual[] = []
  if (date === null && part.forecastOn === null) {
    texts.push({
      fr: 'Il n’y a pas de prévision à retirer : rien ne changera.',
      en: 'There is no forecast to remove: nothing will change.',
    })
  }
  if (date !== null && date === part.forecastOn) {
    texts.push({ fr: 'La date prévue est déjà celle-là.', en: 'The forecast already has that date.' })
  }
  if (date !== null && part.shippedOn !== null && date < part.shippedOn) {
    texts.push({
      fr: `Attention : cette date précède l’expédition du ${showDate(part.shippedOn, 'fr')}.`,
      en: `Careful: this date comes before the shipment of ${showDate(part.shippedOn, 'en')}.`,
    })
  }
  return texts.map((text) => ({ kind: 'text', text: typeset(text[locale], locale), tone: 'warning' }))
}

function reviewGrounds(target: ForecastTarget, date: IsoDate | null): readonly Fact[] {
  const { order, line, part } = target
  const customer = referenceFact('customer', order.customer, { fr: 'client', en: 'customer' }, order.number)
  return [
    orderNumberFact(order.number),
    customer,
    ...partFacts(order, line, part),
    ...(date === null ? [] : dateGrounds(target, date)),
  ]
}

function dateGrounds({ order, line, part }: ForecastTarget, date: IsoDate): readonly Fact[] {
  const given = said({ kind: 'date', date }, { fr: 'nouvelle date prévue', en: 'new expected date' })
  if (part.promisedOn === null) return [given]
  const apart = distance(part.promisedOn, date, order.calendar)
  const of = { order: order.number, line: line.number }
  const label = { fr: 'écart avec la promesse', en: 'distance from the promise' }
  return [
    given,
    {
      ...of,
      aspect: 'delay-calendar-days',
      value: { kind: 'days', days: apart.calendarDays, working: false },
      label,
    },
    {
      ...of,
      aspect: 'delay-working-days',
      value: { kind: 'days', days: apart.workingDays, working: true },
      label,
    },
    {
      order: order.number,
      line: null,
      aspect: 'country',
      value: { kind: 'text', text: order.calendar },
      label: { fr: 'calendrier des jours ouvrés', en: 'working-day calendar' },
    },
  ]
}

/** The sentence that follows a recorded or removed forecast. */
export function forecastOutcome(
  recorded: {
    readonly order: string
    readonly line: string
    readonly after: { readonly forecastOn: IsoDate | null }
  },
  target: ForecastTarget,
  { locale }: DialogContext,
): DialogOutcome {
  const { forecastOn } = recorded.after
  const { promisedOn } = target.part
  const of = { order: recorded.order, line: recorded.line }
  const { calendar } = target.order
  const after =
    forecastOn && promisedOn ? `, ${effect(distance(promisedOn, forecastOn, calendar), locale)}` : ''
  const sentence =
    forecastOn === null
      ? {
          fr: `C’est fait : la ligne ${of.line} de ${of.order} n’a plus de prévision.`,
          en: `Done: line ${of.line} of ${of.order} has no forecast any more.`,
        }
      : {
          fr: `C’est noté : ${of.order}, ligne ${of.line}, prévision au ${showDate(forecastOn, 'fr')}${after}.`,
          en: `Recorded: ${of.order}, line ${of.line}, forecast ${showDate(forecastOn, 'en')}${after}.`,
        }
  const recordedFact = forecastOn
    ? [dateFact('forecast-on', forecastOn, { fr: 'date prévue', en: 'forecast date' }, of)]
    : []
  return {
    draft: {
      blocks: [{ kind: 'text', text: typeset(sentence[locale], locale), tone: 'good' }],
      actions: [],
      grounds: [...reviewGrounds(target, forecastOn), ...recordedFact],
    },
    focus: of,
  }
}
