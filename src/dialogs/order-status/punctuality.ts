/** When the last goods arrived, and whether what is done was done in time. */

import type { Delay } from '../../domain/part-progress.ts'
import type { View } from './view.ts'

/** `dernière livraison le 12 mars 2026`; null when no delivery has a date. */
export function lastDelivery({ reading, sheet, say }: View): string | null {
  const dates: { readonly line: string | null; readonly on: string | null }[] = [
    ...reading.file.shipments.map((each) => ({ line: null, on: each.deliveredOn })),
    ...reading.file.lines.flatMap((line) =>
      line.schedule.map((part) => ({ line: line.number, on: part.deliveredOn })),
    ),
  ]
  const last = dates.reduce((newest, each) => ((each.on ?? '') > (newest.on ?? '') ? each : newest), {
    line: null,
    on: null,
  })
  if (last.on === null) return null
  const on = sheet.date('delivered-on', last.line, last.on)
  return say({ fr: `dernière livraison le ${on}`, en: `last delivery on ${on}` })
}

/** Whether what is done was done in time: by the worst of the lines, when some were late. */
export function punctuality(view: View): string | null {
  const { reading, sheet, say } = view
  const { counts, leading, lines } = reading.progress
  if (leading === null) return null
  const { number } = leading.line.line
  if (leading.part.state === 'met-late' && leading.part.delay !== null) {
    const late = lateWords(number, leading.part.delay, view)
    if (counts.lines === 1) return late
    const noun = {
      fr: ['ligne faite en retard', 'lignes faites en retard'],
      en: ['line done late', 'lines done late'],
    } as const
    const which = sheet.name('line-number', number, number)
    return `${sheet.count(counts.late, noun)}, ${say({ fr: 'ligne', en: 'line' })} ${which} ${late}`
  }
  const parts = lines.flatMap((line) => line.parts)
  // A promise whose day of keeping is not on record may have been missed.
  const unsure = parts.some((part) => part.state === 'done' && part.promisedOn !== null)
  if (unsure || !parts.some((part) => part.state === 'met')) return null
  // The line that came closest to being late vouches for all.
  sheet.name('line-number', number, number)
  return say({ fr: 'dans les délais', en: 'on time' })
}

/** In working days; in calendar days where nobody worked between the promise and the day it was done. */
function lateWords(line: string, { workingDays, calendarDays }: Delay, { sheet, say }: View): string {
  if (workingDays > 0) {
    const by = sheet.days(line, workingDays, true)
    return say({ fr: `en retard de ${by}`, en: `late by ${by}` })
  }
  const after = sheet.days(line, calendarDays, false)
  return say({ fr: `${after} après la promesse`, en: `${after} after the promise` })
}
