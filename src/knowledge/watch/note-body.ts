/** The body of a note: for each language an optional sentence or two, the numbered facts with their marks, and our practice. */

import { LOCALES, type Locale } from '../../domain/locale.ts'
import type { NoteFact } from './note.ts'
import type { NoteProblem } from './note-file.ts'

export interface NoteBody {
  readonly facts: readonly NoteFact[]
  readonly summary: { readonly [locale in Locale]?: string }
  readonly practice: { readonly [locale in Locale]?: string }
  readonly problems: readonly NoteProblem[]
  /** The line of the file on which each fact stands. */
  readonly lines: ReadonlyMap<number, number>
}

const HEADINGS: Readonly<Record<string, Locale>> = {
  français: 'fr',
  francais: 'fr',
  english: 'en',
  anglais: 'en',
}
const PRACTICE: Readonly<Record<Locale, RegExp>> = { fr: /^Pratique\s*:\s*/, en: /^Practice\s*:\s*/ }

/** How the marks read where the fact is shown. */
const SHOWN: Readonly<Record<Locale, { readonly unverified: string; readonly planned: string }>> = {
  fr: { unverified: '(à vérifier)', planned: '(date annoncée)' },
  en: { unverified: '(to verify)', planned: '(date announced)' },
}

interface WrittenFact {
  readonly number: number
  readonly line: number
  text: string
}

interface Section {
  readonly facts: WrittenFact[]
  summary: string
  practice: string
}

/**
 * Reads the body; `before` is the number of lines of the file above it. With `mayDiffer` a fact may be given in one
 * language and others in both, as in a colleague's note that takes facts over from another one.
 */
export function readNoteBody(text: string, before: number, mayDiffer = false): NoteBody {
  const problems: NoteProblem[] = []
  const sections = readSections(text, before, problems)
  const numbers = [
    ...new Set(LOCALES.flatMap((locale) => sections.get(locale)?.facts.map(({ number }) => number) ?? [])),
  ].sort((a, b) => a - b)
  const lines = new Map<number, number>()
  const facts = numbers.map((number): NoteFact => {
    const written = LOCALES.flatMap((locale) => {
      const fact = sections.get(locale)?.facts.find((each) => each.number === number)
      return fact ? [{ locale, fact, marks: marksOf(fact.text) }] : []
    })
    const [first, other] = written
    if (first) lines.set(number, first.fact.line)
    if (first && sections.size === 2 && !other && !mayDiffer) {
      problems.push({ line: first.fact.line, problem: `fact ${number} is given in one language only` })
    }
    if (first && other && first.marks.key !== other.marks.key) {
      problems.push({
        line: other.fact.line,
        problem: `fact ${number} has other marks than in the other language`,
      })
    }
    if (first && first.marks.sources.length === 0 && !first.marks.isUnverified) {
      problems.push({
        line: first.fact.line,
        problem: `fact ${number} needs a source such as [S1], or [unverified]`,
      })
    }
    return {
      number,
      words: Object.fromEntries(written.map(({ locale, fact }) => [locale, shown(fact.text, locale)])),
      sources: first?.marks.sources ?? [],
      isUnverified: first !== undefined && first.marks.sources.length === 0,
      isPlanned: first?.marks.isPlanned ?? false,
    }
  })
  if (facts.length === 0 && problems.length === 0) {
    problems.push({ line: before + 1, problem: 'no numbered fact below "## Français" or "## English"' })
  }
  return {
    facts,
    summary: wordsOf(sections, ({ summary }) => summary),
    practice: wordsOf(sections, ({ practice }) => practice),
    problems,
    lines,
  }
}

function readSections(text: string, before: number, problems: NoteProblem[]): ReadonlyMap<Locale, Section> {
  const sections = new Map<Locale, Section>()
  let locale: Locale | null = null
  let open: { text: string } | null = null
  text.split(/\r?\n/).forEach((raw, index) => {
    const line = before + index + 1
    const written = raw.trim()
    const heading = /^#{1,6}\s+(.*)$/.exec(written)
    if (heading) {
      locale = HEADINGS[(heading[1] ?? '').trim().toLowerCase()] ?? null
      open = null
      if (locale === null)
        problems.push({ line, problem: 'the headings of a note are "## Français" and "## English"' })
      else if (sections.has(locale)) problems.push({ line, problem: `"${heading[1]}" occurs twice` })
      else sections.set(locale, { facts: [], summary: '', practice: '' })
      return
    }
    const section = locale === null ? undefined : sections.get(locale)
    if (written === '') {
      open = null
      return
    }
    if (!section || locale === null) {
      if (sections.size === 0) problems.push({ line, problem: 'text before "## Français" or "## English"' })
      return
    }
    const numbered = /^(\d{1,3})\.\s+(.*)$/.exec(written)
    if (numbered) {
      const fact: WrittenFact = { number: Number(numbered[1]), line, text: numbered[2] ?? '' }
      const last = section.facts.at(-1)
      if (last && fact.number <= last.number)
        problems.push({ line, problem: `fact ${fact.number} comes after fact ${last.number}` })
      section.facts.push(fact)
      open = fact
    } else if (PRACTICE[locale].test(written)) {
      section.practice = written.replace(PRACTICE[locale], '')
      open = null
    } else if (open) open.text += ` ${written}`
    else if (section.facts.length > 0)
      problems.push({
        line,
        problem: 'text after the facts: number it, or begin it with "Pratique :" or "Practice:"',
      })
    else section.summary = `${section.summary} ${written}`.trim()
  })
  return sections
}

const MARK = /\[(S\d{1,2}|unverified|planned)\]/g

function marksOf(text: string): {
  readonly sources: readonly string[]
  readonly isUnverified: boolean
  readonly isPlanned: boolean
  readonly key: string
} {
  const marks = [...text.matchAll(MARK)].map((match) => match[1] ?? '')
  return {
    sources: [...new Set(marks.filter((mark) => mark.startsWith('S')))],
    isUnverified: marks.includes('unverified'),
    isPlanned: marks.includes('planned'),
    key: [...marks].sort().join(' '),
  }
}

/** The fact as people read it: source marks are taken out, the others become words. */
function shown(text: string, locale: Locale): string {
  return text
    .replaceAll(MARK, (_, mark: string) =>
      mark === 'unverified' || mark === 'planned' ? ` ${SHOWN[locale][mark]}` : '',
    )
    .replaceAll(/[ \t\r\n]+/g, ' ')
    .trim()
}

function wordsOf(
  sections: ReadonlyMap<Locale, Section>,
  of: (section: Section) => string,
): { readonly [locale in Locale]?: string } {
  return Object.fromEntries(
    [...sections].flatMap(([locale, section]) =>
      of(section) === '' ? [] : [[locale, of(section)] as const],
    ),
  )
}
