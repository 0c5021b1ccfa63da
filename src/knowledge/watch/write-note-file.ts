/** Writes a note as the Markdown file that `readNoteText` reads back: front matter, then the facts in each language. */

import { stringify } from 'yaml'
import { LOCALES, type Locale } from '../../domain/locale.ts'
import { writeCondition } from './condition-schema.ts'
import type { ClaimedValue, Note, NoteClaim, Requirement, TermRule, TimeLimit } from './note.ts'

const HEADINGS: Readonly<Record<Locale, string>> = { fr: '## Français', en: '## English' }
const PRACTICE: Readonly<Record<Locale, string>> = { fr: 'Pratique : ', en: 'Practice: ' }

/** The note as a file's text. Reading it again gives the same note. */
export function writeNoteText(note: Note): string {
  const front = stringify(frontMatter(note), { lineWidth: 0 })
  const bodies = LOCALES.flatMap((locale) => bodyIn(note, locale))
  return `---\n${front}---\n${bodies.join('\n\n')}\n`
}

function frontMatter(note: Note): Readonly<Record<string, unknown>> {
  return without({
    id: note.id,
    title: note.title,
    theme: note.theme,
    also: note.also,
    blocs: note.blocs,
    countries: note.countries,
    status: note.status,
    effective_from: note.effectiveFrom,
    effective_to: note.effectiveTo,
    as_of: note.asOf,
    check_again: note.checkAgain,
    verified_by: note.verifiedBy,
    sources: note.sources,
    answers: note.answers,
    applies_when: note.appliesWhen === null ? null : writeCondition(note.appliesWhen),
    requires: note.requires.map(requirement),
    terms: note.terms.map(term),
    claims: note.claims.map(claim),
    supersedes: note.supersedes,
    conflicts: note.conflicts,
    keywords: note.keywords,
    examples: without({
      applies: note.examples.applies,
      does_not_apply: note.examples.doesNotApply,
      cannot_conclude: note.examples.cannotConclude,
    }),
  })
}

/** What is empty or null is left out: it is what a missing line means. */
function without(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const isEmpty = (value: unknown): boolean =>
    value === null ||
    value === undefined ||
    (Array.isArray(value) && value.length === 0) ||
    (typeof value === 'object' && Object.keys(value).length === 0)
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => !isEmpty(value)))
}

function requirement({ id, document, act, who, by, isBlocking, fact, appliesWhen }: Requirement) {
  return without({
    id,
    document,
    do: act,
    who,
    by: by === null ? null : timeLimit(by),
    blocking: isBlocking || null,
    fact,
    applies_when: appliesWhen === null ? null : writeCondition(appliesWhen),
  })
}

function timeLimit(limit: TimeLimit): unknown {
  if ('days' in limit) return limit
  return { from: limit.from, next_month_day: limit.nextMonthDay, working: limit.working }
}

function term({ isReplaceable, onlyWith, ...rest }: TermRule) {
  return without({ ...rest, replaceable: isReplaceable || null, only_with: onlyWith })
}

function claim({ appliesWhen, validFrom, validTo, value, was, ...rest }: NoteClaim) {
  return without({
    ...rest,
    applies_when: appliesWhen === null ? null : writeCondition(appliesWhen),
    value: claimed(value),
    was: was.map((each) => without({ ...each, value: claimed(each.value) })),
    valid_from: validFrom,
    valid_to: validTo,
  })
}

function claimed(value: ClaimedValue): unknown {
  if (value.kind !== 'choice') return value
  const wrong = value.wrong.map(({ words, until }) => without({ ...words, until }))
  return { ...value, wrong }
}

function bodyIn(note: Note, locale: Locale): readonly string[] {
  const facts = note.facts.flatMap((fact) => {
    const words = fact.words[locale]
    if (words === undefined) return []
    return [`${fact.number}. ${marked(words, locale)} ${fact.sources.map((id) => `[${id}]`).join('')}`.trim()]
  })
  const { [locale]: summary } = note.summary
  const { [locale]: practice } = note.practice
  if (facts.length === 0 && summary === undefined && practice === undefined) return []
  const parts = [
    HEADINGS[locale],
    ...(summary === undefined ? [] : [summary, '']),
    ...facts,
    ...(practice === undefined ? [] : ['', PRACTICE[locale] + practice]),
  ]
  return [parts.join('\n')]
}

/** The words that reading made of the marks become marks again. */
function marked(words: string, locale: Locale): string {
  const shown = {
    fr: { unverified: '(à vérifier)', planned: '(date annoncée)' },
    en: { unverified: '(to verify)', planned: '(date announced)' },
  }[locale]
  return words.replaceAll(shown.unverified, '[unverified]').replaceAll(shown.planned, '[planned]')
}
