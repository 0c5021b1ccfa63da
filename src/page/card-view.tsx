/** One answer's Adaptive Card on the page. */

import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Locale } from '../domain/locale.ts'
import { drawCard, type OnPress } from './card-drawing.ts'
import { finishCard, markInvalidInputs, markScrollingParts, setFormOpen } from './card-finish.ts'
import type { CardJson } from './chat-messages.ts'
import { pageWords } from './page-words.ts'
import './card-view.css'

export interface CardViewProps {
  readonly card: CardJson
  readonly locale: Locale
  /** Whether it is the latest answer; inputs of an earlier one are closed. */
  readonly isLatest: boolean
  readonly onPress: OnPress
  /** Shown when the card cannot be drawn. */
  readonly text: string
}

export function CardView({ card, locale, isLatest, onPress, text }: CardViewProps) {
  const host = useRef<HTMLDivElement>(null)
  const press = useRef(onPress)
  const [isDrawn, setDrawn] = useState(true)
  useLayoutEffect(() => {
    press.current = onPress
  })

  useLayoutEffect(() => {
    const drawn = drawCard(card, locale, (data, inputs) => press.current(data, inputs))
    setDrawn(drawn !== null)
    if (drawn === null || host.current === null) return
    finishCard(drawn, locale)
    host.current.replaceChildren(drawn)
    markScrollingParts(drawn)
    const resize = new ResizeObserver(() => markScrollingParts(drawn))
    resize.observe(host.current)
    return () => resize.disconnect()
  }, [card, locale])

  useEffect(() => {
    if (host.current) setFormOpen(host.current, isLatest, locale)
  }, [isLatest, locale])

  if (!isDrawn) {
    return (
      <div className="card-as-text">
        <p className="quiet">{pageWords(locale).cardFailed}</p>
        <p dir="auto">{text}</p>
      </div>
    )
  }
  // The renderer checks inputs during the click and lets it go no further; a moment later its findings can be read.
  const afterClick = () => window.setTimeout(() => host.current && markInvalidInputs(host.current))
  return <div ref={host} className={isLatest ? 'card' : 'card card-earlier'} onClickCapture={afterClick} />
}
