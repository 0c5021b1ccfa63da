/** Terms and claims of the notes made ready for checking, found by the words of a text that they need. */

import type { IsoDate } from '../../../domain/calendar-date.ts'
import type { Locale } from '../../../domain/locale.ts'
import { type Library, mayAnswer } from '../../watch/library.ts'
import type { ClaimedValue, Note, NoteClaim, NoteFact, TermRule, WatchNote } from '../../watch/note.ts'
import { countriesOf, type Predicate, type WatchLists, watchLists } from '../../watch/watch-lists.ts'
import { type Expression, expressionOf, expressionsOf, keyOf } from './expressions.ts'
import { inheritedValues, type PastValue } from './past-values.ts'
import { Spelling } from './spelling.ts'

interface Compiled {
  readonly watch: WatchNote
  readonly fact: NoteFact
  /** The fact's sources are all weak: it may support, and be shown, but corrects nobody. */
  readonly isWeak: boolean
  /** Countries the statement must be about; null for any. */
  readonly countries: ReadonlySet<string> | null
  /** Countries that the note is about at all; null when it is about the world. */
  readonly area: ReadonlySet<string> | null
}

export interface CompiledTerm extends Compiled {
  readonly kind: 'term'
  readonly term: TermRule
  readonly old: readonly Expression[]
  readonly onlyWith: readonly Expression[] | null
  /** Parts of the current wording: one of them in the sentence shows that the writer knows it. */
  readonly current: readonly Expression[]
}

export interface CompiledChoice {
  readonly right: readonly Expression[]
  readonly wrong: readonly { readonly words: readonly Expression[]; readonly until: IsoDate | null }[]
}

export interface CompiledClaim extends Compiled {
  readonly kind: 'claim'
  readonly claim: NoteClaim
  readonly groups: readonly (readonly Expression[])[]
  readonly unless: readonly Expression[]
  readonly choice: CompiledChoice | null
  readonly predicate: { readonly yes: readonly Expression[]; readonly no: readonly Expression[] } | null
  /** Words of what is counted, for a quantity. */
  readonly unit: readonly Expression[]
  /** The claim's own earlier values, and those of the notes it takes the place of. */
  readonly was: readonly PastValue[]
}

export type CompiledRule = CompiledTerm | CompiledClaim

export interface RuleIndex {
  /** Rules that may be about words of these stems, without repetition, in the order of the notes. */
  candidates(stems: ReadonlySet<string>): readonly CompiledRule[]
  /** Right spelling of a long word that no rule knows, when just one is a letter away. */
  readonly spelling: Spelling
  readonly lists: WatchLists
  readonly library: Library
  readonly size: number
}

const compiled = new WeakMap<Library, RuleIndex>()

/** Compiled once for each snapshot of the library. */
export function compileRules(library: Library): RuleIndex {
  const known = compiled.get(library)
  if (known) return known
  const index = indexOf(library.notes.filter(mayAnswer), library)
  compiled.set(library, index)
  return index
}

function indexOf(notes: readonly WatchNote[], library: Library): RuleIndex {
  const lists = watchLists()
  const rules = notes.flatMap((watch) => keptRules(watch, lists, library))
  const counts = new Map<string, number>()
  for (const rule of rules) {
    for (const key of groupsOf(rule).flatMap((group) => group.map(keyOf))) {
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  const byStem = new Map<string, number[]>()
  const vocabulary = new Set<string>()
  // A rule whose other groups are not there need not be tried.
  const groupKeys = rules.map((rule) => groupsOf(rule).map((group) => [...new Set(group.map(keyOf))]))
  rules.forEach((rule, place) => {
    for (const key of keysOf(rule, counts)) {
      const row = byStem.get(key)
      if (row) row.push(place)
      else byStem.set(key, [place])
    }
    for (const group of groupsOf(rule)) {
      for (const { parts } of group) for (const { stem } of parts) vocabulary.add(stem)
    }
  })
  return {
    candidates(stems) {
      const places = new Set<number>()
      for (const stem of stems) for (const place of byStem.get(stem) ?? []) places.add(place)
      if (places.size === 0) return NONE
      const kept = [...places].filter((place) => groupKeys[place]?.every((keys) => meets(keys, stems)))
      return kept.sort((a, b) => a - b).map((place) => rules[place] as CompiledRule)
    },
    spelling: new Spelling(vocabulary),
    lists,
    library,
    size: rules.length,
  }
}

const NONE: readonly CompiledRule[] = []

const meets = (keys: readonly string[], stems: ReadonlySet<string>): boolean =>
  keys.some((key) => stems.has(key))

const groupsOf = (rule: CompiledRule): readonly (readonly Expression[])[] =>
  rule.kind === 'term' ? [rule.old] : rule.groups

/** The keys of the group whose words are rarest among the rules. */
function keysOf(rule: CompiledRule, counts: ReadonlyMap<string, number>): ReadonlySet<string> {
  let best: ReadonlySet<string> = new Set()
  let least = Number.POSITIVE_INFINITY
  for (const group of groupsOf(rule)) {
    const keys = new Set(group.map(keyOf))
    const count = [...keys].reduce((sum, key) => sum + (counts.get(key) ?? 0), 0)
    if (count < least) {
      least = count
      best = keys
    }
  }
  return best
}

/** Rules of notes that take no other's place: a change of another note leaves them as they are. */
const kept = new WeakMap<Note, readonly CompiledRule[]>()

function keptRules(watch: WatchNote, lists: WatchLists, library: Library): readonly CompiledRule[] {
  if (watch.note.supersedes.length > 0) return rulesOf(watch, lists, library)
  const known = kept.get(watch.note)
  if (known?.every((rule) => rule.watch.checkedOn === watch.checkedOn)) return known
  const rules = rulesOf(watch, lists, library)
  kept.set(watch.note, rules)
  return rules
}

function rulesOf(watch: WatchNote, lists: WatchLists, library: Library): readonly CompiledRule[] {
  const { note } = watch
  const area = areaOf(note, lists)
  const common = (factNumber: number, countries: readonly string[]): Compiled | null => {
    const fact = note.facts.find(({ number }) => number === factNumber)
    if (!fact) return null
    const sources = note.sources.filter(({ id }) => fact.sources.includes(id))
    const isWeak = sources.length > 0 && sources.every(({ quality }) => quality === 'weak')
    const named = countries.length === 0 ? null : countriesOf(countries, lists.blocs)
    // A claim about the whole world names no country.
    return { watch, fact, isWeak, countries: named?.size === 0 ? null : named, area }
  }
  const terms = note.terms.flatMap((term): CompiledTerm[] => {
    const own = common(term.fact, term.countries)
    return own === null
      ? []
      : [
          {
            ...own,
            kind: 'term',
            term,
            old: expressionsOf(term.old),
            onlyWith: term.onlyWith && expressionsOf(term.onlyWith),
            current: currentOf(term),
          },
        ]
  })
  const claims = note.claims.flatMap((claim): CompiledClaim[] => {
    const own = common(claim.fact, claim.countries)
    const { value } = claim
    if (own === null) return []
    return [
      {
        ...own,
        kind: 'claim',
        claim,
        groups: claim.about.map(expressionsOf),
        unless: claim.unless === null ? [] : expressionsOf(claim.unless),
        choice: choiceOf(value),
        predicate: value.kind === 'predicate' ? predicateOf(lists.predicates.get(value.predicate)) : null,
        unit: value.kind === 'quantity' ? expressionsOf(value.unit) : [],
        was: [
          ...claim.was.map((each) => ({ ...each, note: null })),
          ...inheritedValues(note, claim, library),
        ],
      },
    ]
  })
  return [...terms, ...claims]
}

function areaOf(note: Note, { blocs }: WatchLists): ReadonlySet<string> | null {
  if (note.blocs.includes('world')) return null
  return new Set([...note.countries, ...countriesOf(note.blocs, blocs)])
}

function choiceOf(value: ClaimedValue): CompiledChoice | null {
  if (value.kind !== 'choice') return null
  return {
    right: expressionsOf(value.right),
    wrong: value.wrong.map(({ words, until }) => ({ words: expressionsOf(words), until })),
  }
}

/** Each predicate of the closed list is read once, however many claims name it. */
const predicates = new WeakMap<Predicate, NonNullable<CompiledClaim['predicate']>>()

function predicateOf(predicate: Predicate | undefined): CompiledClaim['predicate'] {
  if (predicate === undefined) return null
  const known = predicates.get(predicate)
  if (known) return known
  const read = { yes: expressionsOf(predicate.yes), no: expressionsOf(predicate.no) }
  predicates.set(predicate, read)
  return read
}

/** "EMEBI (statistiques) et état récapitulatif TVA" names two things; each of them shows that the new wording is known. */
function currentOf({ current }: TermRule): readonly Expression[] {
  const both = (['fr', 'en'] as const).flatMap((locale: Locale) =>
    [current[locale], ...current[locale].split(/[(),;/]| et | ou | and | or | puis | then /u)]
      .map((part) => part.trim())
      .filter((part) => part.length >= 3)
      .map((part) => expressionOf(part, locale)),
  )
  return both.filter(({ parts }) => parts.length > 0)
}
