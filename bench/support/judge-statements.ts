/** Scores the check against the watch on statements whose verdicts a person gave: precision and recall per verdict. */

import type { PlacedStatement } from '../../src/knowledge/check/check-text.ts'
import {
  isWrong,
  type WatchStatement,
  type WatchVerdict,
} from '../../tests/knowledge/watch/read-statements.ts'

export interface JudgedStatement {
  readonly statement: WatchStatement
  readonly verdict: WatchVerdict
  /** What the check said of the words that the person judged; null when it said nothing. */
  readonly finding: PlacedStatement | null
}

/** What the order record verifies is nothing that a note says. */
const AS_JUDGED: Readonly<Record<PlacedStatement['verdict'], WatchVerdict>> = {
  contradicted: 'contradicted',
  outdated: 'outdated',
  cited: 'cited',
  unsupported: 'unsupported',
  verified: 'none',
}

const RANK: Readonly<Record<WatchVerdict, number>> = {
  contradicted: 4,
  outdated: 4,
  cited: 3,
  unsupported: 2,
  none: 1,
}

/** Takes, of what the check found, the gravest finding on the words judged, or else in their sentence. */
export function judgeStatement(
  statement: WatchStatement,
  found: readonly PlacedStatement[],
): JudgedStatement {
  const { text, about } = statement
  const at = about === undefined ? -1 : text.indexOf(about)
  const to = at + (about?.length ?? 0)
  const inSentence = at < 0 ? found : found.filter((each) => each.start <= at && at < each.end)
  const onWords = inSentence.filter(
    (each) => each.valueStart < to && at < each.valueStart + each.value.length,
  )
  const [best] = [...(onWords.length > 0 ? onWords : inSentence)].sort(
    (a, b) => RANK[AS_JUDGED[b.verdict]] - RANK[AS_JUDGED[a.verdict]],
  )
  return { statement, verdict: best ? AS_JUDGED[best.verdict] : 'none', finding: best ?? null }
}

export interface Score {
  readonly precision: number
  readonly recall: number
  readonly said: number
  readonly expected: number
}

/** A verdict is right when it is the person's and rests on the person's note. */
export function scoreOf(judged: readonly JudgedStatement[], verdict: WatchVerdict): Score {
  const said = judged.filter((each) => each.verdict === verdict)
  const expected = judged.filter(({ statement }) => statement.expect === verdict)
  return {
    precision: ratio(said.filter(isRight).length, said.length),
    recall: ratio(expected.filter(isRight).length, expected.length),
    said: said.length,
    expected: expected.length,
  }
}

/** Flagged at all: called contradicted or outdated, where the person called it either. */
export function scoreFlagged(judged: readonly JudgedStatement[]): Score {
  const said = judged.filter(({ verdict }) => isWrong(verdict))
  const expected = judged.filter(({ statement }) => isWrong(statement.expect))
  const hits = said.filter(({ statement }) => isWrong(statement.expect)).length
  return {
    precision: ratio(hits, said.length),
    recall: ratio(hits, expected.length),
    said: said.length,
    expected: expected.length,
  }
}

/** Of the statements rightly flagged, those whose finding gives the right value that the person wrote. */
export function rightValueShare(judged: readonly JudgedStatement[]): number {
  const hits = judged.filter((each) => isWrong(each.verdict) && isWrong(each.statement.expect))
  const shown = hits.filter(({ statement, finding }) => {
    const told = plain([finding?.right, finding?.suggestion].filter((each) => each != null).join(' '))
    return plain(statement.right ?? '')
      .split(' ')
      .every((word) => told.includes(word))
  })
  return ratio(shown.length, hits.length)
}

export function isRight({ statement, verdict, finding }: JudgedStatement): boolean {
  if (verdict !== statement.expect) return false
  // A figure that no note covers may be called so by either half of the check.
  if (verdict === 'unsupported') return finding?.note === undefined || finding.note === statement.note
  return finding === null || statement.note === undefined || finding.note === statement.note
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase()
    .replaceAll(/(\d)[\s,.\u00a0](?=\d{3})/g, '$1')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

const ratio = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole)
