/**
 * The answer check of the desk's own replies: a draft leaves only as a CheckedReply, with every figure, date, reference
 * and state traced to its grounds. What cannot be traced is put right when the record leaves no choice, else left out.
 */

import type { Block, Draft } from '../../domain/draft.ts'
import type { Locale } from '../../domain/locale.ts'
import type { CheckedStatement } from '../checked-reply.ts'
import type { DraftRules } from './draft-rules.ts'
import { LABEL, PLAIN } from './draft-sentence.ts'
import { DraftSieve } from './draft-sieve.ts'
import { leftOutLine, refusal } from './withheld-words.ts'

/**
 * A reply that the answer check has passed. The class is not exported, and its private field makes every look-alike,
 * spread or copy another type: nothing but `checkDraft` can make one.
 */
class PassedReply {
  readonly #passed = true
  readonly locale: Locale
  /** The draft as it may leave: statements that could not be traced are corrected or taken out. */
  readonly draft: Draft
  readonly statements: readonly CheckedStatement[]
  /** Statements that were corrected or taken out, with the reason. */
  readonly withheld: readonly CheckedStatement[]

  constructor(draft: Draft, statements: readonly CheckedStatement[], withheld: readonly CheckedStatement[]) {
    this.locale = draft.locale
    this.draft = draft
    this.statements = statements
    this.withheld = withheld
    Object.freeze(this)
  }

  /** Whether the value is a reply that passed, whatever its type claims. */
  static isPassed(value: unknown): boolean {
    return typeof value === 'object' && value !== null && #passed in value
  }
}

export type CheckedReply = PassedReply

/** For a channel's last look before it sends: true only for what `checkDraft` made. */
export function hasPassed(value: unknown): value is CheckedReply {
  return PassedReply.isPassed(value)
}

/**
 * Synchronous and without side effects; the same draft gives the same reply, and what has passed passes again unchanged.
 * With rules, sentences and items are held against the notes of the watch too.
 */
export function checkDraft(draft: Draft, rules: DraftRules | null = null): CheckedReply {
  const sieve = new DraftSieve(draft.grounds, draft.locale, rules)
  const title = draft.title === undefined ? null : sieve.sentences(draft.title, PLAIN)
  const main = draft.blocks.findIndex((block) => block.kind === 'text' && block.quoted !== true)
  const blocks: Block[] = []
  let isRefused = false
  let isOfRule = false
  draft.blocks.forEach((block, index) => {
    const left = sieve.block(block)
    if (index === main && block.kind === 'text') {
      isRefused = sieve.lostFirst
      isOfRule = sieve.leftOut.at(-1) === 'rule'
    }
    if (left) blocks.push(left)
  })
  const actions = draft.actions.filter((action) => sieve.keeps(action.label, LABEL))
  const { statements, withheld, leftOut } = sieve
  if (isRefused) {
    const text: Block = { kind: 'text', text: refusal(draft.locale, isOfRule), tone: 'attention' }
    const refused: Draft = { locale: draft.locale, blocks: [text], actions, grounds: draft.grounds }
    return new PassedReply(refused, [], withheld)
  }
  if (leftOut.length > 0) {
    blocks.push({ kind: 'text', text: leftOutLine(leftOut, draft.locale), tone: 'warning' })
  }
  const passed: Draft = {
    locale: draft.locale,
    ...(title === null || title === '' ? {} : { title }),
    blocks,
    actions,
    grounds: sieve.corrections.length === 0 ? draft.grounds : [...draft.grounds, ...sieve.corrections],
  }
  return new PassedReply(passed, statements, withheld)
}
