/** What is left when the page itself fails: a sentence and a way on. */

import { Component, type ReactNode } from 'react'
import { pageWords } from './page-words.ts'

interface PageFailureProps {
  readonly children: ReactNode
}

export class PageFailure extends Component<PageFailureProps, { readonly failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true }
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children
    const words = pageWords(document.documentElement.lang === 'en' ? 'en' : 'fr')
    return (
      <div role="alert" className="page-failure">
        <p>{words.pageFailed}</p>
        <button type="button" onClick={() => window.location.reload()}>
          {words.reload}
        </button>
      </div>
    )
  }
}
