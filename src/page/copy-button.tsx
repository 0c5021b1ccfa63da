/** Copies an answer, to be pasted into a letter or a spreadsheet. */

import { Button, Tooltip } from '@fluentui/react-components'
import { type ReactNode, type RefObject, useState } from 'react'
import { copyOfCard, copyToClipboard } from './card-copy.ts'
import { CopyIcon, DoneIcon } from './icons.tsx'
import type { PageWords } from './page-words.ts'

export interface CopyButtonProps {
  /** Holds the drawn card, when there is one. */
  readonly answer: RefObject<HTMLElement | null>
  /** The whole answer in words, for an answer without a card. */
  readonly text: string
  readonly words: PageWords
  /** What else can be done with the message, beside copying it. */
  readonly menu: ReactNode
}

const SHOWN_MS = 2000

export function CopyButton({ answer, text, words, menu }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<'copied' | 'forbidden' | null>(null)

  async function copy(): Promise<void> {
    const card = answer.current?.querySelector<HTMLElement>('.card')
    const copied = await copyToClipboard(card ? copyOfCard(card) : { html: '', text })
    setOutcome(copied ? 'copied' : 'forbidden')
    window.setTimeout(() => setOutcome(null), SHOWN_MS)
  }

  return (
    <div className={outcome === null ? 'answer-tools' : 'answer-tools answer-tools-shown'}>
      <Tooltip content={words.copy} relationship="label">
        <Button
          size="small"
          appearance="subtle"
          icon={outcome === 'copied' ? <DoneIcon /> : <CopyIcon />}
          onClick={() => void copy()}
        />
      </Tooltip>
      {menu}
      <span role="status" className="quiet">
        {outcome === 'copied' && words.copied}
        {outcome === 'forbidden' && words.copyFailed}
      </span>
    </div>
  )
}
