/** Gaps between goods and papers as people read them: both sides, the size, what to do and who does it. */

import type { Block, ListBlock, Tone } from '../../domain/draft.ts'
import type { FactAspect, FactValue } from '../../domain/fact.ts'
import { PARTY_WORDS } from '../../domain/status-wording.ts'
import { delayedLine, GAP_CHECKS } from '../../portfolio/find-gaps.ts'
import type { Evidence, Gap, Severity } from '../../portfolio/gap.ts'
import { orderName, SEMICOLON, type View } from './view.ts'

const TONES: Readonly<Record<Severity, Tone>> = {
  critical: 'attention',
  high: 'attention',
  medium: 'warning',
  low: 'normal',
}

/** The gaps as a list; nothing when there are none. */
export function gapBlocks(view: View, gaps: readonly Gap[] = view.reading.gaps): readonly ListBlock[] {
  if (gaps.length === 0) return []
  return [
    {
      kind: 'list',
      title: view.say({ fr: 'Écarts entre marchandise et documents', en: 'Gaps between goods and papers' }),
      items: gaps.map((gap) => ({ text: gapSentence(gap, view), tone: TONES[gap.severity] })),
    },
  ]
}

/** The answer to "any gaps?", also when there is none. */
export function gapAnswer(view: View): readonly Block[] {
  const { reading, say } = view
  if (reading.gaps.length > 0) return gapBlocks(view)
  const names = GAP_CHECKS.map((check) => check.id).join(', ')
  const order = orderName(view)
  return [
    {
      kind: 'text',
      standing: 'fact',
      tone: 'good',
      text: say({
        fr: `Aucun écart sur ${order} entre la marchandise et les documents.`,
        en: `No gap on ${order} between goods and papers.`,
      }),
    },
    {
      kind: 'text',
      tone: 'subtle',
      text: say({ fr: `Contrôles faits : ${names}.`, en: `Checks made: ${names}.` }),
    },
  ]
}

/** `G03, ligne 10 : facturé 60 (F-2026-0214), livré 50 ; écart 10, 3 100,00 EUR. À faire : … (facturation).` */
export function gapSentence(gap: Gap, view: View): string {
  const { sheet, say } = view
  sheet.name('said', null, gap.id)
  const line =
    gap.line === null
      ? ''
      : say({ fr: ', ligne ', en: ', line ' }) + sheet.name('line-number', gap.line, gap.line)
  const colon = say({ fr: ' : ', en: ': ' })
  // A side that has nothing to show stands behind the one that has.
  const both = [gap.information, gap.physical]
  const ordered = gap.information.values.length === 0 ? both.toReversed() : both
  const sides = ordered.map((side) => evidence(side, gap, view)).join(', ')
  const size = sizeOf(gap, view)
  const party = say(PARTY_WORDS[gap.owner])
  const action = say({ fr: 'À faire : ', en: 'To do: ' }) + say(gap.action)
  return `${gap.id}${line}${colon}${sides}${size === '' ? '' : say(SEMICOLON) + size}. ${action} (${party}).`
}

function evidence(side: Evidence, gap: Gap, { sheet, say, locale }: View): string {
  const values = side.values.map(({ aspect, value }) =>
    worded(aspect, value, lineOf(aspect, side, gap), sheet),
  )
  const quantity = side.values[0]?.value.kind === 'quantity' && values.length > 1
  const joint = quantity ? (locale === 'fr' ? ' le ' : ' on ') : ', '
  const source = side.source === null ? '' : ` (${sheet.name(side.source.aspect, null, side.source.text)})`
  return `${say(side.label)}${values.length > 0 ? ` ${values.join(joint)}` : ''}${source}`
}

/** An evidence is of the line, or of the order and its papers; a departure without a shipment is on the line. */
function lineOf(aspect: FactAspect, side: Evidence, gap: Gap): string | null {
  if (aspect === 'shipped-on' && side.source === null) return gap.line
  return ofWholeOrder(aspect) ? null : gap.line
}

function worded(aspect: FactAspect, value: FactValue, line: string | null, sheet: View['sheet']): string {
  switch (value.kind) {
    case 'quantity':
      return sheet.number(aspect, line, value.quantity)
    case 'date':
      return sheet.date(aspect, line, value.date)
    case 'amount':
      return sheet.price(aspect, line, value)
    case 'days':
      return sheet.days(line, value.days, value.working)
    case 'count':
      return String(value.count)
    case 'reference':
    case 'text':
      return sheet.name(aspect, line, value.text)
    case 'status':
      return value.status
  }
}

function ofWholeOrder(aspect: FactAspect): boolean {
  return (
    aspect === 'shipped-on' ||
    aspect === 'invoiced-on' ||
    aspect === 'eta-on' ||
    aspect === 'ordered-on' ||
    aspect === 'acknowledged-on' ||
    aspect === 'event-on'
  )
}

function sizeOf(gap: Gap, { sheet, say }: View): string {
  const { size, line, id } = gap
  const pieces: string[] = []
  if (size.quantity !== null && id !== 'G01') {
    const quantity = sheet.quantity(
      'quantity-gap',
      line,
      Math.abs(size.quantity.quantity),
      size.quantity.unit,
    )
    pieces.push(say({ fr: `écart ${quantity}`, en: `difference ${quantity}` }))
  }
  if (size.money !== null) pieces.push(sheet.money('gap-amount', line, size.money))
  if (size.workingDays === 0) pieces.push(say({ fr: 'à faire aujourd’hui', en: 'due today' }))
  else if (size.workingDays !== null)
    pieces.push(lateness(sheet.days(delayedLine(gap), size.workingDays, true), id, say))
  return pieces.join(', ')
}

function lateness(days: string, id: string, say: View['say']): string {
  if (id === 'G13') return say({ fr: `retard de ${days}`, en: `late by ${days}` })
  if (id === 'G01') return say({ fr: `depuis ${days}`, en: `for ${days}` })
  return say({ fr: `retard de ${days}`, en: `delay of ${days}` })
}
