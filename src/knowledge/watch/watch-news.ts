/** What is new in the watch: notes by the day they began, were approved or were last sourced, newest first. */

import type { IsoDate } from '../../domain/calendar-date.ts'
import { countriesFiled, vouchedOn } from './filed-under.ts'
import type { Library, Standing } from './library.ts'
import { mayAnswer } from './library.ts'
import type { Theme, WatchNote } from './note.ts'

export interface NewsFilter {
  readonly today: IsoDate
  readonly since: IsoDate | null
  readonly until: IsoDate | null
  readonly theme: Theme | null
  /** ISO 3166-1 alpha-2; notes of the whole world are left out. Empty for any. */
  readonly countries: readonly string[]
}

export interface NewsItem {
  readonly found: WatchNote
  readonly standing: Standing
  /** The newest of what happened to it up to today; a day to come when it begins then; null when nothing is dated. */
  readonly day: IsoDate | null
}

export interface WatchNews {
  readonly items: readonly NewsItem[]
  /** Ended or superseded notes that fit as well: counted, not used. */
  readonly expired: number
  /** Notes that fit and wait for approval. */
  readonly proposed: number
}

export function watchNews(library: Library, filter: NewsFilter): WatchNews {
  const items: NewsItem[] = []
  let expired = 0
  let proposed = 0
  for (const found of library.notes) {
    if (!fits(found, filter)) continue
    const standing = library.standing(found.note.id, filter.today)
    const day = newsDay(found, filter.today)
    if (!isWithin(day, filter)) continue
    if (standing.kind === 'ended' || standing.kind === 'superseded') expired += 1
    else if (!mayAnswer(found)) proposed += found.state === 'proposed' ? 1 : 0
    else items.push({ found, standing, day })
  }
  items.sort((a, b) => compare(b.day ?? '', a.day ?? '') || compare(a.found.note.id, b.found.note.id))
  return { items, expired, proposed }
}

function fits({ note }: WatchNote, { theme, countries }: NewsFilter): boolean {
  if (theme !== null && note.theme !== theme && !note.also.includes(theme)) return false
  if (countries.length === 0) return true
  const filed = countriesFiled(note)
  return countries.some((code) => filed.has(code))
}

function newsDay(found: WatchNote, today: IsoDate): IsoDate | null {
  const { effectiveFrom } = found.note
  const vouched = vouchedOn(found)
  if (effectiveFrom !== null && effectiveFrom > today) return vouched ?? effectiveFrom
  if (effectiveFrom === null || vouched === null) return effectiveFrom ?? vouched
  return [effectiveFrom, vouched].toSorted().at(-1) ?? null
}

function isWithin(day: IsoDate | null, { since, until }: NewsFilter): boolean {
  if (since === null && until === null) return true
  return day !== null && (since === null || day >= since) && (until === null || day <= until)
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
