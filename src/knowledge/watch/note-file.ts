/** A note as a Markdown file: front matter, then the same numbered facts in French and English. A fault is told with its line. */

import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import { DeskError } from '../../domain/desk-error.ts'
import type { Locale } from '../../domain/locale.ts'
import type { Note, NoteFact } from './note.ts'
import { readNoteBody } from './note-body.ts'
import { type FrontMatter, frontMatterSchema } from './note-schema.ts'

export interface NoteProblem {
  /** Line of the file, from 1. */
  readonly line: number
  /** What is wrong and what would mend it. */
  readonly problem: string
}

export type ReadNote =
  | { readonly ok: true; readonly note: Note }
  | { readonly ok: false; readonly problems: readonly NoteProblem[] }

/** Longest file that is read, in characters. */
export const LONGEST_NOTE = 60_000

/** Reads a note's file; `name` is the file's name without `.md`, which the note's id must equal. */
export function readNoteText(text: string, name: string | null = null): ReadNote {
  if (text.length > LONGEST_NOTE) {
    return { ok: false, problems: [{ line: 1, problem: `longer than ${LONGEST_NOTE} characters: split it` }] }
  }
  const parts = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text)
  if (!parts) {
    return { ok: false, problems: [{ line: 1, problem: 'no front matter between two lines of "---"' }] }
  }
  const front = readFrontMatter(parts[1] ?? '')
  if (!front.ok) return front
  const before = text.slice(0, parts[0].length).split('\n').length - 1
  // Escale's own notes say all in both languages; colleagues write in theirs.
  const body = readNoteBody(text.slice(parts[0].length), before, front.matter.verified_by === null)
  const problems: NoteProblem[] = [...body.problems, ...crossProblems(front, body.facts, body.lines)]
  if (name !== null && front.matter.id !== name) {
    problems.push({
      line: front.lineOf(['id']),
      problem: `its id "${front.matter.id}" is not the file's name "${name}"`,
    })
  }
  if (problems.length > 0) return { ok: false, problems }
  return { ok: true, note: noteOf(front.matter, body) }
}

/** As `readNoteText`, for a note that must be right. Throws `bad-definition` with file, line and the mend. */
export function noteOfFile(text: string, file: string, name: string): Note {
  const read = readNoteText(text, name)
  if (read.ok) return read.note
  const [first] = read.problems
  const more = read.problems.length > 1 ? ` (and ${read.problems.length - 1} more)` : ''
  throw new DeskError('bad-definition', {
    file: `${file}:${first?.line ?? 1}`,
    problem: `${first?.problem ?? 'unreadable'}${more}`,
  })
}

type FrontRead =
  | { readonly ok: true; readonly matter: FrontMatter; lineOf(path: readonly PropertyKey[]): number }
  | { readonly ok: false; readonly problems: readonly NoteProblem[] }

function readFrontMatter(yaml: string): FrontRead {
  const counter = new LineCounter()
  const document = parseDocument(yaml, { lineCounter: counter, uniqueKeys: true })
  // The front matter begins on the second line of the file.
  const lineAt = (offset: number): number => counter.linePos(offset).line + 1
  const [fault] = document.errors
  if (fault) {
    const [what = 'unreadable'] = fault.message.split('\n')
    return {
      ok: false,
      problems: [{ line: lineAt(fault.pos[0]), problem: what.replace(/ at line \d+, column \d+:?$/, '') }],
    }
  }
  const lineOf = (path: readonly PropertyKey[]): number => lineAt(offsetOf(document.contents, path))
  const parsed = frontMatterSchema.safeParse(document.toJS())
  if (parsed.success) return { ok: true, matter: parsed.data, lineOf }
  const problems = parsed.error.issues.map((issue) => ({
    line: lineOf(issue.path),
    problem: issue.path.length === 0 ? issue.message : `${issue.path.join('.')}: ${issue.message}`,
  }))
  return { ok: false, problems }
}

/** Where the deepest part of the path that exists begins. */
function offsetOf(contents: Node | null, path: readonly PropertyKey[]): number {
  let node: unknown = contents
  let offset = 0
  for (const key of path) {
    let next: unknown
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key))
      if (pair && isScalar(pair.key)) offset = pair.key.range?.[0] ?? offset
      next = pair?.value
    } else if (isSeq(node)) {
      next = node.items[Number(key)]
      const own = (next as Node | undefined)?.range?.[0]
      offset = own ?? offset
    }
    if (next === undefined) break
    node = next
  }
  return offset
}

/** What front matter and body must agree on. */
function crossProblems(
  front: Extract<FrontRead, { ok: true }>,
  facts: readonly NoteFact[],
  lines: ReadonlyMap<number, number>,
): NoteProblem[] {
  const { matter, lineOf } = front
  const problems: NoteProblem[] = []
  const sources = new Set(matter.sources.map(({ id }) => id))
  for (const fact of facts) {
    for (const source of fact.sources) {
      if (!sources.has(source)) {
        problems.push({
          line: lines.get(fact.number) ?? 1,
          problem: `fact ${fact.number} cites ${source}, which is not among the sources`,
        })
      }
    }
  }
  const numbers = new Set(facts.map(({ number }) => number))
  for (const key of ['requires', 'terms', 'claims'] as const) {
    matter[key].forEach(({ fact }, index) => {
      if (!numbers.has(fact))
        problems.push({
          line: lineOf([key, index, 'fact']),
          problem: `${key}.${index}.fact: there is no fact ${fact}`,
        })
    })
  }
  return problems
}

function noteOf(matter: FrontMatter, body: ReturnType<typeof readNoteBody>): Note {
  const { examples } = matter
  return {
    id: matter.id,
    title: given(matter.title),
    theme: matter.theme,
    also: matter.also,
    blocs: matter.blocs,
    countries: matter.countries,
    status: matter.status,
    effectiveFrom: matter.effective_from,
    effectiveTo: matter.effective_to,
    asOf: matter.as_of,
    checkAgain: matter.check_again,
    verifiedBy: matter.verified_by,
    sources: matter.sources,
    facts: body.facts,
    summary: body.summary,
    practice: body.practice,
    answers: matter.answers,
    appliesWhen: matter.applies_when ?? null,
    requires: matter.requires.map((each) => ({ ...each, act: given(each.act) })),
    terms: matter.terms,
    claims: matter.claims.map((claim) => ({ ...claim, say: claim.say === null ? null : given(claim.say) })),
    supersedes: matter.supersedes,
    conflicts: matter.conflicts.map((each) => ({ ...each, about: given(each.about) })),
    keywords: matter.keywords,
    examples: {
      applies: examples.applies,
      doesNotApply: examples.does_not_apply,
      cannotConclude: examples.cannot_conclude,
    },
  }
}

/** The languages that are given, without the others. */
function given(words: { readonly [locale in Locale]?: string | undefined }): {
  readonly [locale in Locale]?: string
} {
  return {
    ...(words.fr === undefined ? {} : { fr: words.fr }),
    ...(words.en === undefined ? {} : { en: words.en }),
  }
}
