/** What the desk answered: its card, or its words, and a way to copy them. */

import { lazy, Suspense, useEffect, useId, useRef, useState } from 'react'
import type { Instant } from '../domain/calendar-date.ts'
import type { CardViewProps } from './card-view.tsx'
import type { Reply } from './chat-messages.ts'
import { CopyButton } from './copy-button.tsx'
import { drawLater } from './draw-queue.ts'
import { Mark } from './icons.tsx'
import { MessageMenu } from './message-menu.tsx'
import { clockTime } from './moments.ts'
import type { PageWords } from './page-words.ts'

/** The renderer is a third of the page's weight; it comes while the history is on its way. */
const loadCardView = () => import('./card-view.tsx')
const CardView = lazy(async () => {
  try {
    return { default: (await loadCardView()).CardView }
  } catch {
    return { default: CardAsWords }
  }
})

/** Starts fetching the card renderer, so that the first card does not wait for it. */
export function preloadCards(): void {
  loadCardView().catch(() => undefined)
}

export interface DeskAnswerProps {
  readonly at: Instant
  readonly reply: Reply
  readonly words: PageWords
  readonly isLatest: boolean
  /** Among the last few, which are drawn at once; older cards wait for an idle moment. */
  readonly isRecent: boolean
  readonly onSay: (words: string) => void
  readonly onPress: CardViewProps['onPress']
}

export function DeskAnswer({ at, reply, words, isLatest, isRecent, onSay, onPress }: DeskAnswerProps) {
  const label = useId()
  const body = useRef<HTMLDivElement>(null)
  const isDue = useDue(isRecent)
  return (
    <article className="answer" aria-labelledby={label} lang={reply.locale}>
      <Mark size={28} />
      <div className="answer-main">
        <p id={label} className="message-head">
          <strong>{words.desk}</strong> <time dateTime={at}>{clockTime(at)}</time>
        </p>
        <div ref={body} className="answer-body">
          {reply.card === null || !isDue ? (
            <Words text={reply.text} />
          ) : (
            <Suspense fallback={<Words text={reply.text} />}>
              <CardView
                card={reply.card}
                locale={reply.locale}
                isLatest={isLatest}
                onPress={onPress}
                text={reply.text}
              />
            </Suspense>
          )}
        </div>
        <CopyButton
          answer={body}
          text={reply.text}
          words={words}
          menu={<MessageMenu text={reply.text} words={words} onSay={onSay} />}
        />
      </div>
    </article>
  )
}

/** Whether the card is to be drawn by now; once it is, it stays. */
function useDue(isRecent: boolean): boolean {
  const [isDue, setDue] = useState(isRecent)
  useEffect(() => (isDue ? undefined : drawLater(() => setDue(true))), [isDue])
  return isDue || isRecent
}

function Words({ text }: { readonly text: string }) {
  return (
    <p className="answer-words" dir="auto">
      {text}
    </p>
  )
}

function CardAsWords({ text }: CardViewProps) {
  return <Words text={text} />
}
