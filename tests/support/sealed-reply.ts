/** A checked reply made up for tests of what comes after the answer check; the product can only get one from `checkDraft`. */

import type { Draft } from '../../src/domain/draft.ts'
import type { Locale } from '../../src/domain/locale.ts'
import type { CheckedReply, CheckedStatement } from '../../src/knowledge/checked-reply.ts'

export function seal(reply: {
  readonly locale: Locale
  readonly draft: Draft
  readonly statements: readonly CheckedStatement[]
  readonly withheld: readonly CheckedStatement[]
}): CheckedReply {
  return Object.freeze(reply) as unknown as CheckedReply
}
