/** What the desk says when it cannot answer: one sentence in the person's language. */

import { DeskError } from '../domain/desk-error.ts'
import type { Draft } from '../domain/draft.ts'
import type { Fact, FactValue } from '../domain/fact.ts'
import type { Locale } from '../domain/locale.ts'

/** The error's sentence. Its details are its grounds, so that the answer check can trace them. */
export function troubleDraft(error: DeskError, locale: Locale): Draft {
  return {
    locale,
    blocks: [{ kind: 'text', text: error.phrase(locale), tone: 'attention' }],
    actions: [],
    grounds: Object.values(error.details).map(groundOf),
  }
}

/** Says how long a message may be. */
export function tooLongDraft(length: number, most: number, locale: Locale): Draft {
  return troubleDraft(new DeskError('message-too-long', { length, most }), locale)
}

function groundOf(detail: string | number): Fact {
  const value: FactValue =
    typeof detail === 'number' ? { kind: 'count', count: detail } : { kind: 'text', text: detail }
  return {
    order: null,
    line: null,
    aspect: typeof detail === 'number' ? 'count' : 'said',
    value,
    label: { fr: 'message', en: 'message' },
  }
}
