/** Who speaks, where nobody signs in: a name in a free field, kept by the browser. */

import { Button, Field, Input } from '@fluentui/react-components'
import { type FormEvent, useState } from 'react'
import type { PageWords } from './page-words.ts'

export interface SpeakerFormProps {
  readonly words: PageWords
  readonly name: string
  /** Gives a failure when the desk would not have the name; null goes back to the desk's own user. */
  readonly onName: (name: string | null) => Promise<unknown>
}

export function SpeakerForm({ words, name, onName }: SpeakerFormProps) {
  const [typed, setTyped] = useState(name)
  const [isRefused, setRefused] = useState(false)

  async function take(event: FormEvent): Promise<void> {
    event.preventDefault()
    const failure = await onName(typed.trim() === '' ? null : typed.trim())
    setRefused(failure !== null)
  }

  return (
    <form className="speaker" onSubmit={(event) => void take(event)}>
      <Field
        label={words.speaker}
        hint={words.speakerHint}
        {...(isRefused && { validationMessage: words.speakerFailed, validationState: 'error' as const })}
      >
        <Input
          value={typed}
          maxLength={80}
          onChange={(_, { value }) => setTyped(value)}
          autoComplete="name"
        />
      </Field>
      <Button type="submit" size="small" disabledFocusable={typed.trim() === name}>
        {words.speakerSave}
      </Button>
    </form>
  )
}
