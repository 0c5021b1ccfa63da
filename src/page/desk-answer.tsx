/** What the desk answered: its card, or its words, and a way to copy them. */

import { Button, Tooltip } from '@fluentui/react-components'
import { lazy, Suspense, useId, useState } from 'react'
import type { Instant } from '../domain/calendar-date.ts'
import type { CardViewProps } from './card-view.tsx'
import type { Reply } from './chat-messages.ts'
import { CopyIcon, DoneIcon, Mark } from './icons.tsx'
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
  readonly onPress: CardViewProps['onPress']
}

export function DeskAnswer({ at, reply, words, isLatest, onPress }: DeskAnswerProps) {
  const label = useId()
  return (
    <article className="answer" aria-labelledby={label} lang={reply.locale}>
      <Mark size={28} />
      <div className="answer-main">
        <p id={label} className="message-head">
          <strong>{words.desk}</strong> <time dateTime={at}>{clockTime(at)}</time>
        </p>
        <div className="answer-body">
          {reply.card === null ? (
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
        <CopyButton text={reply.text} words={words} />
      </div>
    </article>
  )
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

const COPIED_SHOWN_MS = 2000

function CopyButton({ text, words }: { readonly text: string; readonly words: PageWords }) {
  const [said, setSaid] = useState('')

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text)
      setSaid(words.copied)
    } catch {
      setSaid(words.copyFailed)
    }
    window.setTimeout(() => setSaid(''), COPIED_SHOWN_MS)
  }

  return (
    <div className={said === '' ? 'answer-tools' : 'answer-tools answer-tools-shown'}>
      <Tooltip content={words.copy} relationship="label">
        <Button
          size="small"
          appearance="subtle"
          icon={said === words.copied ? <DoneIcon /> : <CopyIcon />}
          onClick={() => void copy()}
        />
      </Tooltip>
      <span role="status" className="quiet">
        {said}
      </span>
    </div>
  )
}
