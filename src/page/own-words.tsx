/** What the person said, with what became of it on the way to the desk. */

import { Button } from '@fluentui/react-components'
import { useId, useState } from 'react'
import type { ShownTurn } from './conversation-reducer.ts'
import { MessageMenu } from './message-menu.tsx'
import { clockTime } from './moments.ts'
import type { PageWords } from './page-words.ts'

export interface OwnWordsProps {
  readonly turn: ShownTurn
  readonly words: PageWords
  readonly onRetry: (id: string) => void
  readonly onDiscard: (id: string) => void
  readonly onEdit: (turn: ShownTurn) => void
  readonly onSay: (words: string) => void
}

/** A longer message (a text to check, say) is folded, so that the answer stays in sight. */
const FOLDED_FROM_LINES = 14
const FOLDED_FROM_CHARACTERS = 900

export function OwnWords({ turn, words, onRetry, onDiscard, onEdit, onSay }: OwnWordsProps) {
  const label = useId()
  const isLong = turn.said.length > FOLDED_FROM_CHARACTERS || turn.said.split('\n').length > FOLDED_FROM_LINES
  const [isFolded, setFolded] = useState(isLong)
  return (
    <article className={turn.by === null ? 'own' : 'own own-other'} aria-labelledby={label}>
      <p id={label} className="message-head">
        {turn.by === null ? (
          <span className="heard-only">{words.you}</span>
        ) : (
          <strong dir="auto">{turn.by}</strong>
        )}{' '}
        <time dateTime={turn.at}>{clockTime(turn.at)}</time>
      </p>
      <div className={`bubble bubble-${turn.delivery}`}>
        <p className={isFolded ? 'bubble-words bubble-folded' : 'bubble-words'} dir="auto">
          {turn.said}
        </p>
        {isLong && (
          <button
            type="button"
            className="text-button"
            aria-expanded={!isFolded}
            onClick={() => setFolded(!isFolded)}
          >
            {isFolded ? words.showAll : words.showLess}
          </button>
        )}
      </div>
      {turn.delivery === 'answered' && <MessageMenu text={turn.said} words={words} onSay={onSay} />}
      {turn.delivery === 'waiting' && <p className="delivery">{turn.failure?.message || words.waiting}</p>}
      {turn.delivery === 'held' && (
        <div className="delivery delivery-held">
          <p role="alert">{turn.failure === null ? words.heldForAge : turn.failure.message || words.held}</p>
          <div className="delivery-choices">
            <Button size="small" appearance="primary" onClick={() => onRetry(turn.id)}>
              {words.retry}
            </Button>
            {turn.body !== null && 'text' in turn.body && (
              <Button size="small" onClick={() => onEdit(turn)}>
                {words.edit}
              </Button>
            )}
            <Button size="small" appearance="subtle" onClick={() => onDiscard(turn.id)}>
              {words.discard}
            </Button>
          </div>
        </div>
      )}
    </article>
  )
}
