/** Asks before the conversation on screen goes. */

import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components'
import { useState } from 'react'
import type { Failure } from './chat-messages.ts'
import type { PageWords } from './page-words.ts'

export interface NewConversationDialogProps {
  readonly words: PageWords
  readonly onConfirm: () => Promise<Failure | null>
  readonly onClose: () => void
}

export function NewConversationDialog({ words, onConfirm, onClose }: NewConversationDialogProps) {
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  async function confirm(): Promise<void> {
    setBusy(true)
    const failure = await onConfirm()
    setBusy(false)
    if (failure === null) onClose()
    else setProblem(failure.message || words.newConversationFailed)
  }

  return (
    <Dialog open modalType="alert" onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface className="dialog">
        <DialogBody>
          <DialogTitle>{words.newConversationQuestion}</DialogTitle>
          <DialogContent>
            <p>{words.newConversationExplained}</p>
            {problem !== null && (
              <p role="alert" className="problem">
                {problem}
              </p>
            )}
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{words.cancel}</Button>
            <Button appearance="primary" disabledFocusable={isBusy} onClick={() => void confirm()}>
              {words.newConversationConfirm}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
