/** What the page has to say about itself: a demonstration, no connection, the end of the session. */

import { Button } from '@fluentui/react-components'
import { useEffect, useState } from 'react'
import type { LinkState } from './connection.ts'
import { NoLinkIcon } from './icons.tsx'
import type { PageWords } from './page-words.ts'
import './notices.css'

export function DemoNotice({ words }: { readonly words: PageWords }) {
  return (
    <p className="strip strip-demo" role="note">
      <strong>{words.demo}</strong> <span>{words.demoExplained}</span>
    </p>
  )
}

export interface LinkNoticeProps {
  readonly link: LinkState
  readonly words: PageWords
  readonly onRetry: () => void
}

const RESTORED_SHOWN_MS = 4000

/** Always in the page, so that a screen reader hears what appears in it. */
export function LinkNotice({ link, words, onRetry }: LinkNoticeProps) {
  const isRestored = useRestored(link)
  return (
    <div role="status" className="link-notice">
      {link === 'lost' && (
        <div className="strip strip-offline">
          <NoLinkIcon />
          <span>
            <strong>{words.offline}.</strong> {words.offlineExplained}
          </span>
          <Button size="small" onClick={onRetry}>
            {words.retryNow}
          </Button>
        </div>
      )}
      {link === 'signed-out' && (
        <div className="strip strip-offline">
          <strong>{words.signedOut}</strong>
          <Button size="small" onClick={() => window.location.reload()}>
            {words.reload}
          </Button>
        </div>
      )}
      {isRestored && <div className="strip strip-restored">{words.backOnline}</div>}
    </div>
  )
}

/** True for a moment after a lost connection came back. */
function useRestored(link: LinkState): boolean {
  const [isRestored, setRestored] = useState(false)
  const [wasLost, setWasLost] = useState(false)
  useEffect(() => {
    if (link === 'lost') setWasLost(true)
    if (link !== 'live' || !wasLost) return
    setWasLost(false)
    setRestored(true)
  }, [link, wasLost])
  useEffect(() => {
    if (!isRestored) return
    const timer = window.setTimeout(() => setRestored(false), RESTORED_SHOWN_MS)
    return () => window.clearTimeout(timer)
  }, [isRestored])
  return isRestored && link === 'live'
}
