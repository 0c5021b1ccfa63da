/** Makes a note of what a colleague shares: facts from its paragraphs, and what it takes over from the note it replaces. */

import { addDays, type IsoDate } from '../../domain/calendar-date.ts'
import { DeskError } from '../../domain/desk-error.ts'
import type { Locale } from '../../domain/locale.ts'
import { showNumber } from '../../domain/wording.ts'
import type { Condition } from './condition.ts'
import { type ChangedClaim, carriedClaim, claimsChangedBy } from './derive-claims.ts'
import { termDerived } from './derive-term.ts'
import type { ClaimedValue, Note, NoteFact, NoteSource, Requirement, Theme } from './note.ts'
import { readNoteText } from './note-file.ts'
import { plainLine, plainParagraphs, writtenIn } from './shared-words.ts'
import { countriesOf, watchLists } from './watch-lists.ts'
import { writeNoteText } from './write-note-file.ts'

/** What a colleague gives. */
export interface SharedNote {
  readonly text: string
  readonly title: string | null
  readonly source: string
  readonly publisher: string | null
  readonly url: string | null
  readonly sourceOn: IsoDate | null
  readonly theme: Theme
  /** Country codes and ids of blocs; `world` for all. */
  readonly countries: readonly string[]
  readonly from: IsoDate | null
  /** Id of the note whose place it takes. */
  readonly replaces: string | null
}

export interface ComposedNote {
  readonly note: Omit<Note, 'id'>
  readonly changes: readonly ChangedClaim[]
}

/** Days until a colleague must look at a shared note again. */
const LOOK_AGAIN_AFTER = 180
/** Rules are not known further ahead, and sources are not older. */
const FARTHEST_YEARS = 15

/**
 * The note, read back from its own file so that it is as well formed as any. Throws `watch-note-dates`,
 * `watch-note-too-long`, `watch-note-empty`, and `watch-note-refused` with what the reader found wrong.
 */
export function composeNote(
  shared: SharedNote,
  {
    replaced,
    today,
    locale,
  }: { readonly replaced: Note | null; readonly today: IsoDate; readonly locale: Locale },
): ComposedNote {
  checkDates(shared, today)
  const paragraphs = plainParagraphs(shared.text)
  const own = writtenIn(shared.text, locale)
  const source = sourceOf(shared)
  const changes = replaced === null ? [] : claimsChangedBy(paragraphs, replaced, today)
  const taken = replaced === null ? null : takenOver(replaced, changes, paragraphs.length, shared.from)
  const term = termDerived(paragraphs, own, shared.from)
  const { countries, blocs } = places(shared.countries)
  const note: Note = {
    id: 'note-shared',
    title: { [own]: titleOf(shared, paragraphs) },
    theme: shared.theme,
    also: replaced?.also.filter((theme) => theme !== shared.theme) ?? [],
    blocs,
    countries,
    status: shared.from !== null && shared.from > today ? 'announced' : 'in-force',
    effectiveFrom: shared.from,
    effectiveTo: null,
    asOf: shared.sourceOn ?? today,
    checkAgain: addDays(today, LOOK_AGAIN_AFTER),
    verifiedBy: null,
    sources: [source, ...(taken?.sources ?? [])],
    facts: [
      ...paragraphs.map(
        (words, index): NoteFact => ({
          number: index + 1,
          words: { [own]: words },
          sources: [source.id],
          isUnverified: false,
          isPlanned: false,
        }),
      ),
      ...(taken?.facts ?? []),
    ],
    summary: {},
    practice: {},
    answers: replaced?.answers ?? [],
    appliesWhen: replaced ? replaced.appliesWhen : whereItApplies(shared.countries),
    requires: taken?.requires ?? [],
    terms: [...(term === null ? [] : [term]), ...(taken?.terms ?? [])],
    claims: taken?.claims ?? [],
    supersedes: replaced === null ? [] : [replaced.id],
    conflicts: [],
    keywords: replaced?.keywords ?? { fr: [], en: [] },
    examples: { applies: [], doesNotApply: [], cannotConclude: [] },
  }
  const read = readNoteText(writeNoteText(note))
  if (!read.ok) throw new DeskError('watch-note-refused', { problem: read.problems[0]?.problem ?? '?' })
  const { id: _made, ...rest } = read.note
  return { note: rest, changes }
}

function checkDates({ from, sourceOn }: SharedNote, today: IsoDate): void {
  const farthest = `${Number(today.slice(0, 4)) + FARTHEST_YEARS}${today.slice(4)}`
  const refuse = (problem: string) => {
    throw new DeskError('watch-note-dates', { problem })
  }
  if (sourceOn !== null && sourceOn > today) refuse(`source ${sourceOn} > ${today}`)
  if (from !== null && from > farthest) refuse(`${from} > ${farthest}`)
  if (from !== null && from < '1900-01-01') refuse(`${from} < 1900-01-01`)
}

function sourceOf({ source, publisher, url }: SharedNote): NoteSource {
  const title = plainLine(source).slice(0, 300)
  return {
    id: 'S1',
    publisher: publisher === null ? title : plainLine(publisher).slice(0, 120),
    title,
    url,
    quality: isOfficial(`${publisher ?? ''} ${source} ${url ?? ''}`) ? 'official' : 'weak',
  }
}

/** Gazettes, customs and tax offices, ministries, the bodies of the Union; anything else is weak until somebody says more. */
const OFFICIAL =
  /\b(?:journal officiel|j\.?o\.?u\.?e|jorf|bofip|douane|customs|hmrc|gov\.uk|gouv\.fr|europa\.eu|commission|eur-lex|minist[èe]re|ministry|official journal|federal register|cbp|admin\.ch)\b|\.gov(?:\b|\/)|\.gouv\./i
const isOfficial = (text: string): boolean => OFFICIAL.test(text)

const LONGEST_TITLE = 110

/** The title given, else the first sentence, cut at a word. */
function titleOf({ title }: SharedNote, [first = '']: readonly string[]): string {
  const whole = plainLine(title ?? /^.*?[.!?](?=\s|$)/.exec(first)?.[0] ?? first).replace(/[.]$/, '')
  if (whole.length <= LONGEST_TITLE) return whole
  return `${whole.slice(0, whole.lastIndexOf(' ', LONGEST_TITLE)).trim()}…`
}

function places(given: readonly string[]): {
  readonly countries: readonly string[]
  readonly blocs: readonly string[]
} {
  const lists = watchLists().blocs
  const countries = given.filter((code) => !lists.has(code))
  const named = given.filter((code) => lists.has(code))
  const around = countries.flatMap((code) =>
    [...lists].filter(([id, bloc]) => id !== 'world' && bloc.members.includes(code)).map(([id]) => id),
  )
  const blocs = [...new Set([...named, ...around])]
  return { countries, blocs: blocs.length === 0 ? ['world'] : blocs }
}

function whereItApplies(given: readonly string[]): Condition {
  if (given.length === 0 || given.includes('world')) return { kind: 'always' }
  return { kind: 'field', field: 'destination', test: { in: given } }
}

interface TakenOver {
  readonly facts: readonly NoteFact[]
  readonly sources: readonly NoteSource[]
  readonly requires: readonly Requirement[]
  readonly terms: Note['terms']
  readonly claims: Note['claims']
}

/**
 * A note that changes values of another keeps the rest of it, fact by fact with its sources; one that changes none
 * stands in its place alone, and takes over only what has to be done.
 */
function takenOver(
  replaced: Note,
  changes: readonly ChangedClaim[],
  own: number,
  from: IsoDate | null,
): TakenOver {
  if (changes.length === 0) {
    const requires = replaced.requires.map((each) => ({ ...each, fact: 1 }))
    return { facts: [], sources: [], requires, terms: [], claims: [] }
  }
  const changedFacts = new Map(changes.map(({ before, paragraph }) => [before.fact, paragraph + 1]))
  const kept = replaced.facts.filter(({ number }) => !changedFacts.has(number))
  const numbers = new Map(kept.map(({ number }, index) => [number, own + 1 + index]))
  const factOf = (number: number): number => changedFacts.get(number) ?? numbers.get(number) ?? 1
  const cited = replaced.sources.filter(({ id }) => kept.some(({ sources }) => sources.includes(id)))
  const sourceIds = new Map(cited.map(({ id }, index) => [id, `S${index + 2}`]))
  const values = changes.map(({ before, value }) => ({ old: before.value, value }))
  return {
    facts: kept.map((fact) => ({
      ...fact,
      number: factOf(fact.number),
      sources: fact.sources.map((id) => sourceIds.get(id) ?? id),
    })),
    sources: cited.map((source) => ({ ...source, id: sourceIds.get(source.id) ?? source.id })),
    requires: replaced.requires.map((each) => withValues({ ...each, fact: factOf(each.fact) }, values)),
    terms: replaced.terms.map((each) => ({ ...each, fact: factOf(each.fact) })),
    claims: replaced.claims.map((claim) => {
      const change = changes.find(({ before }) => before.id === claim.id)
      return change
        ? carriedClaim(change, change.paragraph + 1, from)
        : { ...claim, fact: factOf(claim.fact), say: changedFacts.has(claim.fact) ? null : claim.say }
    }),
  }
}

type Values = readonly { readonly old: ClaimedValue; readonly value: ClaimedValue }[]

/** The threshold of a requirement moves with the claim, in its condition and in its words. */
function withValues(requirement: Requirement, values: Values): Requirement {
  let { act, appliesWhen } = requirement
  for (const { old, value } of values) {
    if (old.kind !== 'amount' || value.kind !== 'amount') continue
    if (appliesWhen !== null) appliesWhen = withAmount(appliesWhen, old.amount, value.amount, old.currency)
    act = Object.fromEntries(
      Object.entries(act).map(([locale, words]) => [
        locale,
        withFigure(words ?? '', old.amount, value.amount, locale === 'fr' ? 'fr' : 'en'),
      ]),
    )
  }
  return { ...requirement, act, appliesWhen }
}

function withAmount(condition: Condition, old: number, amount: number, currency: string): Condition {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return { ...condition, of: condition.of.map((each) => withAmount(each, old, amount, currency)) }
    case 'not':
      return { ...condition, of: withAmount(condition.of, old, amount, currency) }
    case 'field': {
      const { test } = condition
      if (!('currency' in test) || test.currency !== currency) return condition
      const moved = Object.entries(test).map(([name, given]) => [name, given === old ? amount : given])
      return { ...condition, test: Object.fromEntries(moved) as typeof test }
    }
    default:
      return condition
  }
}

function withFigure(words: string, old: number, amount: number, locale: Locale): string {
  const digits = String(old).replaceAll(/\B(?=(?:\d{3})+(?!\d))/g, '[\\s.,\u00a0\u202f]?')
  return words.replaceAll(
    new RegExp(`(?<![\\d.,])${digits}(?![\\d]|[.,]\\d)`, 'g'),
    showNumber(amount, locale),
  )
}

/** The countries that a note is about, with those of its blocs unless it is about all. */
export function countriesOfNote({
  countries,
  blocs,
}: Pick<Note, 'countries' | 'blocs'>): ReadonlySet<string> {
  if (countries.length > 0) return new Set(countries)
  return countriesOf(blocs, watchLists().blocs)
}
