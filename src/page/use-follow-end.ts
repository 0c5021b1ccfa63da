/** Keeps the newest turn in sight while the reader is at the end, and leaves them alone when they read further up. */

import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'

export interface FollowEnd {
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly content: RefObject<HTMLDivElement | null>
  /** The reader is away from the end. */
  readonly isAway: boolean
  toEnd(): void
}

const NEAR_END_PX = 64
/** Kept free above a turn that is taller than the window, whose beginning is then shown. */
const MARGIN_PX = 12

/** `lastTurnSelector` finds the newest turn within the content; `justSaid` is the person's last message while it is on its way. */
export function useFollowEnd(lastTurnSelector: string, justSaid: string | null): FollowEnd {
  const scroller = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const follows = useRef(true)
  const put = useRef({ top: 0, height: 0, room: 0 })
  const [isAway, setAway] = useState(false)

  const toEnd = useCallback(() => {
    const view = scroller.current
    if (view === null) return
    follows.current = true
    setAway(false)
    const last = content.current?.querySelector<HTMLElement>(lastTurnSelector)
    const end = view.scrollHeight - view.clientHeight
    const start = last ? last.offsetTop - MARGIN_PX : end
    view.scrollTop = Math.min(end, Math.max(start, 0))
    put.current = { top: view.scrollTop, height: view.scrollHeight, room: view.clientHeight }
  }, [lastTurnSelector])

  useEffect(() => {
    const view = scroller.current
    const inside = content.current
    if (view === null || inside === null) return
    const onScroll = () => {
      const { top, height, room } = put.current
      // While something takes its size, the browser may scroll by itself; the observer below puts it right.
      if (follows.current && (view.scrollHeight !== height || view.clientHeight !== room)) return
      const fromEnd = view.scrollHeight - view.clientHeight - view.scrollTop
      follows.current = Math.abs(view.scrollTop - top) <= 2 || fromEnd < NEAR_END_PX
      setAway(!follows.current)
    }
    // Cards and pictures take their size after they appear; the window may change its own.
    const resize = new ResizeObserver(() => follows.current && toEnd())
    view.addEventListener('scroll', onScroll, { passive: true })
    resize.observe(inside)
    resize.observe(view)
    return () => {
      view.removeEventListener('scroll', onScroll)
      resize.disconnect()
    }
  }, [toEnd])

  // What the person says is always brought into sight.
  useLayoutEffect(() => {
    if (justSaid !== null) toEnd()
  }, [justSaid, toEnd])

  return { scroller, content, isAway, toEnd }
}
