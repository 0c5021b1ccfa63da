/** The tab's title counts answers that came while the page was out of sight. */

import { useEffect, useRef } from 'react'
import type { ShownConversation } from './conversation-reducer.ts'
import type { PageWords } from './page-words.ts'

export function usePageTitle(conversation: ShownConversation, words: PageWords): void {
  const answered = conversation.turns.filter((turn) => turn.delivery === 'answered').length
  const seen = useRef(answered)
  useEffect(() => {
    const show = () => {
      // A shorter conversation is a new one; nothing of it can be unseen.
      if (!document.hidden || answered < seen.current) seen.current = answered
      const unseen = answered - seen.current
      document.title = unseen > 0 ? words.pageTitleWaiting(unseen) : words.pageTitle
    }
    show()
    document.addEventListener('visibilitychange', show)
    return () => document.removeEventListener('visibilitychange', show)
  }, [answered, words])
}
