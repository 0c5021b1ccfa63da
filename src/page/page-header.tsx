/** The top of the page: whose desk it is, the desk's date, the language, a new conversation, settings. */

import { Button, Tooltip } from '@fluentui/react-components'
import type { Locale } from '../domain/locale.ts'
import type { ChatSession } from './chat-messages.ts'
import { ChoiceBar } from './choice-bar.tsx'
import { Mark, NewConversationIcon } from './icons.tsx'
import { longDay, plainDay } from './moments.ts'
import { pageWords } from './page-words.ts'
import { SettingsPanel } from './settings-panel.tsx'
import type { ThemeInUse } from './use-theme.ts'

export interface PageHeaderProps {
  readonly locale: Locale
  readonly session: ChatSession | null
  readonly theme: ThemeInUse
  readonly view: PageView
  readonly onView: (view: PageView) => void
  readonly onName: (name: string | null) => Promise<unknown>
  readonly onLocale: (locale: Locale) => void
  readonly onNewConversation: () => void
  readonly canStartAnew: boolean
}

/** One's own conversation about orders, or the watch channel that everybody shares. */
export type PageView = 'own' | 'watch'

const LANGUAGES = [
  { value: 'fr', title: 'FR', name: 'Français' },
  { value: 'en', title: 'EN', name: 'English' },
] as const

export function PageHeader(props: PageHeaderProps) {
  const { locale, session, theme } = props
  const words = pageWords(locale)
  return (
    <header className="page-header">
      <div className="brand">
        <Mark />
        <div className="brand-words">
          <h1>Escale</h1>
          <p className="quiet">
            {session === null ? (
              words.tagline
            ) : (
              <time dateTime={session.today}>
                <span className="brand-day wide-only">{longDay(session.today, locale)}</span>
                <span className="narrow-only">{plainDay(session.today, locale)}</span>
              </time>
            )}
          </p>
        </div>
      </div>
      <ChoiceBar
        label={words.views}
        choices={[
          { value: 'own', title: words.ownView },
          { value: 'watch', title: words.watchView },
        ]}
        value={props.view}
        onChoose={props.onView}
      />
      <div className="page-tools">
        {session !== null && (
          <p className="signed-in quiet wide-only">
            {words.signedInAs(session.user.name, words.roles[session.user.role])}
          </p>
        )}
        <ChoiceBar label={words.languageGroup} choices={LANGUAGES} value={locale} onChoose={props.onLocale} />
        <Tooltip content={words.newConversation} relationship="label">
          <Button
            appearance="subtle"
            icon={<NewConversationIcon />}
            onClick={props.onNewConversation}
            disabledFocusable={!props.canStartAnew}
          />
        </Tooltip>
        <SettingsPanel words={words} session={session} theme={theme} onName={props.onName} />
      </div>
    </header>
  )
}
