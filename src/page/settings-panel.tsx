/** Settings and help: who is signed in, the appearance, the keyboard. */

import { Button, Popover, PopoverSurface, PopoverTrigger, Tooltip } from '@fluentui/react-components'
import type { ChatSession } from './chat-messages.ts'
import { ChoiceBar } from './choice-bar.tsx'
import { SettingsIcon } from './icons.tsx'
import type { PageWords } from './page-words.ts'
import { SpeakerForm } from './speaker-form.tsx'
import { THEME_CHOICES } from './theme-choice.ts'
import type { ThemeInUse } from './use-theme.ts'
import './settings-panel.css'

export interface SettingsPanelProps {
  readonly words: PageWords
  readonly session: ChatSession | null
  readonly theme: ThemeInUse
  /** Gives a failure when the desk would not have the name. */
  readonly onName: (name: string | null) => Promise<unknown>
}

export function SettingsPanel({ words, session, theme, onName }: SettingsPanelProps) {
  return (
    <Popover trapFocus positioning="below-end" size="medium">
      <PopoverTrigger disableButtonEnhancement>
        <Tooltip content={words.menu} relationship="label">
          <Button appearance="subtle" icon={<SettingsIcon />} />
        </Tooltip>
      </PopoverTrigger>
      <PopoverSurface className="settings" aria-label={words.menu}>
        {session !== null && (
          <p className="settings-person">
            <strong dir="auto">{session.user.name}</strong>
            <span className="quiet">{words.roles[session.user.role]}</span>
          </p>
        )}
        {session !== null && (
          <SpeakerForm key={session.user.name} words={words} name={session.user.name} onName={onName} />
        )}
        <h2>{words.appearance}</h2>
        <ChoiceBar
          label={words.appearance}
          choices={THEME_CHOICES.map((value) => ({ value, title: words.themes[value] }))}
          value={theme.choice}
          onChoose={theme.choose}
        />
        <h2>{words.keyboard}</h2>
        <dl className="keys">
          {words.keys.map(({ key, does }) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
      </PopoverSurface>
    </Popover>
  )
}
