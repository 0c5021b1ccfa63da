/** Scores the check of a text against statements whose verdicts a person gave. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locale } from '../../../src/domain/locale.ts'
import type { CheckedStatement } from '../../../src/knowledge/checked-reply.ts'

export interface ExpectedValue {
  readonly value: string
  readonly verdict: 'verified' | 'contradicted' | 'unsupported'
  /** The right value as it should read; only where one can be put in the text. */
  readonly right?: string
}

export interface JudgedStatement {
  readonly text: string
  /** The order in context when the text names none. */
  readonly order?: string
  readonly expect: readonly ExpectedValue[]
}

export function readStatements(locale: Locale): readonly JudgedStatement[] {
  const file = join(import.meta.dirname, '..', 'statements', `${locale}.jsonl`)
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as JudgedStatement)
}

export const VERDICTS = ['verified', 'contradicted', 'unsupported'] as const
type Verdict = (typeof VERDICTS)[number]

export interface Score {
  readonly statements: number
  readonly values: number
  readonly precision: Readonly<Record<Verdict, number>>
  readonly recall: Readonly<Record<Verdict, number>>
  /** Share of the right values given that are the expected ones. */
  readonly right: number
  readonly misses: readonly string[]
}

/** `check` gets the statement's text and order. */
export function score(
  judged: readonly JudgedStatement[],
  check: (statement: JudgedStatement) => readonly CheckedStatement[],
): Score {
  const said = { verified: 0, contradicted: 0, unsupported: 0 }
  const wanted = { verified: 0, contradicted: 0, unsupported: 0 }
  const hit = { verified: 0, contradicted: 0, unsupported: 0 }
  let rights = 0
  let goodRights = 0
  const misses: string[] = []
  for (const statement of judged) {
    const rest = [...check(statement)]
    for (const { value, verdict, right } of statement.expect) {
      wanted[verdict] += 1
      const at = rest.findIndex((each) => isSame(each.value, value))
      const [found] = at < 0 ? [] : rest.splice(at, 1)
      if (found && isVerdict(found.verdict)) said[found.verdict] += 1
      if (found?.verdict === verdict) hit[verdict] += 1
      else
        misses.push(
          `${statement.text} | ${value}: ${verdict} expected, ${found?.verdict ?? 'nothing'} given (${found?.evidence ?? ''})`,
        )
      if (right !== undefined && found?.verdict === 'contradicted') {
        rights += 1
        if (` ${normal(found.right ?? '')} `.includes(` ${normal(right)} `)) goodRights += 1
        else misses.push(`${statement.text} | ${value}: right "${right}" expected, "${found.right}" given`)
      }
    }
    for (const extra of rest) {
      if (extra.verdict === 'verified' || !isVerdict(extra.verdict)) continue
      said[extra.verdict] += 1
      misses.push(
        `${statement.text} | ${extra.value}: nothing expected, ${extra.verdict} given (${extra.evidence ?? ''})`,
      )
    }
  }
  const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole)
  const each = (of: (verdict: Verdict) => number) => ({
    verified: of('verified'),
    contradicted: of('contradicted'),
    unsupported: of('unsupported'),
  })
  return {
    statements: judged.length,
    values: wanted.verified + wanted.contradicted + wanted.unsupported,
    precision: each((verdict) => share(hit[verdict], said[verdict])),
    recall: each((verdict) => share(hit[verdict], wanted[verdict])),
    right: share(goodRights, rights),
    misses,
  }
}

const isVerdict = (verdict: string): verdict is Verdict => (VERDICTS as readonly string[]).includes(verdict)

function isSame(found: string, expected: string): boolean {
  return normal(found).includes(normal(expected)) || normal(expected).includes(normal(found))
}

function normal(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{Mn}/gu, '')
    .replaceAll(/[\s\u00a0\u202f]+/g, ' ')
    .replaceAll('’', "'")
    .toLowerCase()
    .trim()
}
