/** The conversation as an accessible log, newest at the end. */

import { Button } from '@fluentui/react-components'
import { memo, type ReactNode, useEffect, useState } from 'react'
import type { IsoDate } from '../domain/calendar-date.ts'
import type { Locale } from '../domain/locale.ts'
import type { FilledInput } from './card-press.ts'
import { latestAnswered, type ShownConversation, type ShownTurn } from './conversation-reducer.ts'
import { DeskAnswer } from './desk-answer.tsx'
import { DownIcon, Mark } from './icons.tsx'
import { dayLabel, dayOf } from './moments.ts'
import { OwnWords } from './own-words.tsx'
import { type PageWords, pageWords } from './page-words.ts'
import { useFollowEnd } from './use-follow-end.ts'

/** What can be done with a turn; stable over the life of the page, so that turns are not drawn again. */
export interface TurnActions {
  retry(id: string): void
  discard(id: string): void
  edit(turn: ShownTurn): void
  /** Says words made from a message: save it, check it. */
  say(words: string): void
  press(turn: ShownTurn, data: unknown, inputs: readonly FilledInput[]): void
}

export interface MessageListProps {
  readonly conversation: ShownConversation
  readonly locale: Locale
  readonly today: IsoDate
  readonly actions: TurnActions
  /** Shown in place of messages when there are none. */
  readonly whenEmpty: ReactNode
}

export function MessageList({ conversation, locale, today, actions, whenEmpty }: MessageListProps) {
  const words = pageWords(locale)
  const { turns, caughtUp } = conversation
  const justSaid = turns.findLast((turn) => turn.delivery !== 'answered')?.id ?? null
  const latest = latestAnswered(conversation)?.id ?? null
  const { scroller, content, isAway, toEnd } = useFollowEnd('.turn:last-of-type', justSaid)
  const hasUnseen = useUnseen(turns.at(-1)?.reply?.text ?? '', isAway)
  return (
    <div className="log-frame">
      <div
        ref={scroller}
        id="conversation"
        className="log"
        role="log"
        aria-live={caughtUp ? 'polite' : 'off'}
        aria-label={words.conversation}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
        tabIndex={0}
      >
        <div ref={content} className="log-content">
          {turns.length === 0 && whenEmpty}
          {turns.map((turn, index) => (
            <Turn
              key={turn.id}
              turn={turn}
              words={words}
              day={dayToSay(turn, turns[index - 1], today, locale)}
              isLatest={turn.id === latest}
              isRecent={index >= turns.length - DRAWN_AT_ONCE}
              actions={actions}
            />
          ))}
        </div>
      </div>
      {isAway && (
        <Button
          className="to-end"
          shape="circular"
          icon={<DownIcon />}
          onClick={toEnd}
          aria-label={hasUnseen ? undefined : words.toEnd}
        >
          {hasUnseen ? words.newAnswer : null}
        </Button>
      )}
    </div>
  )
}

/** Answers that fill the window at first sight. */
const DRAWN_AT_ONCE = 3

interface TurnProps {
  readonly turn: ShownTurn
  readonly words: PageWords
  /** The day to announce before this turn; null when it is the same as before. */
  readonly day: string | null
  readonly isLatest: boolean
  readonly isRecent: boolean
  readonly actions: TurnActions
}

const Turn = memo(function Turn({ turn, words, day, isLatest, isRecent, actions }: TurnProps) {
  return (
    <section className="turn" data-turn={turn.id}>
      {day !== null && <h2 className="day">{day}</h2>}
      {turn.said !== '' && (
        <OwnWords
          turn={turn}
          words={words}
          onRetry={actions.retry}
          onDiscard={actions.discard}
          onEdit={actions.edit}
          onSay={actions.say}
        />
      )}
      {turn.reply !== null && (
        <DeskAnswer
          at={turn.at}
          reply={turn.reply}
          words={words}
          isLatest={isLatest}
          isRecent={isRecent}
          onSay={actions.say}
          onPress={(data, inputs) => actions.press(turn, data, inputs)}
        />
      )}
      {turn.delivery === 'sending' && <Answering words={words} />}
    </section>
  )
})

const SHOWN_AFTER_MS = 350
const SAID_AGAIN_AFTER_MS = 8000

/** An answer at once needs no "is answering"; a slow one is told to be on its way. */
function Answering({ words }: { readonly words: PageWords }) {
  const [stage, setStage] = useState<'quick' | 'answering' | 'still'>('quick')
  useEffect(() => {
    const shown = window.setTimeout(() => setStage('answering'), SHOWN_AFTER_MS)
    const again = window.setTimeout(() => setStage('still'), SAID_AGAIN_AFTER_MS)
    return () => {
      window.clearTimeout(shown)
      window.clearTimeout(again)
    }
  }, [])
  return (
    <div className="answering" role="status">
      {stage !== 'quick' && (
        <>
          <Mark size={28} />
          <span className="answering-dots" aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          <span className="answering-words quiet">
            {stage === 'answering' ? words.answering : words.stillAnswering}
          </span>
        </>
      )}
    </div>
  )
}

function dayToSay(
  turn: ShownTurn,
  before: ShownTurn | undefined,
  today: IsoDate,
  locale: Locale,
): string | null {
  const day = dayOf(turn.at)
  return before !== undefined && dayOf(before.at) === day ? null : dayLabel(day, today, locale)
}

/** Whether the last answer came while the reader was away from the end. */
function useUnseen(lastAnswer: string, isAway: boolean): boolean {
  const [seen, setSeen] = useState(lastAnswer)
  useEffect(() => {
    if (!isAway) setSeen(lastAnswer)
  }, [isAway, lastAnswer])
  return isAway && seen !== lastAnswer
}
