/** The whole page: header, notices, conversation, message box. */

import { FluentProvider } from '@fluentui/react-components'
import { lazy, Suspense, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { formAsSaid, formValues, readPress } from './card-press.ts'
import type { Chat } from './chat.ts'
import { Composer, type ComposerHandle } from './composer.tsx'
import { latestAnswered } from './conversation-reducer.ts'
import type { KeyValueStore } from './kept-text.ts'
import { MessageList, type TurnActions } from './message-list.tsx'
import { dayOf } from './moments.ts'
import { DemoNotice, LinkNotice } from './notices.tsx'
import { PageHeader, type PageView } from './page-header.tsx'
import { pageWords, type Starter } from './page-words.ts'
import { StarterSuggestions, WatchWelcome } from './starter-suggestions.tsx'
import { usePageTitle } from './use-page-title.ts'
import { useReturnToComposer } from './use-return-to-composer.ts'
import { useTheme } from './use-theme.ts'
import './page.css'
import './conversation.css'

const NewConversationDialog = lazy(async () => ({
  default: (await import('./new-conversation-dialog.tsx')).NewConversationDialog,
}))

export interface ChatPageProps {
  readonly chat: Chat
  /** The channel that everybody shares. */
  readonly watchChat: Chat
  readonly tabStore: KeyValueStore | null
  readonly browserStore: KeyValueStore | null
}

export function ChatPage({ chat: ownChat, watchChat, tabStore, browserStore }: ChatPageProps) {
  const [view, setView] = useState<PageView>(() => (location.hash === WATCH_HASH ? 'watch' : 'own'))
  const chat = view === 'own' ? ownChat : watchChat
  const { session, locale, link, conversation } = useSyncExternalStore(chat.subscribe, chat.state)
  const theme = useTheme(browserStore)
  const composer = useRef<ComposerHandle>(null)
  const actions = useMemo(() => turnActions(chat, composer), [chat])
  const said = useMemo(
    () => conversation.turns.flatMap((turn) => (turn.by === null && turn.said !== '' ? [turn.said] : [])),
    [conversation.turns],
  )
  const [asksToStartAnew, setAsksToStartAnew] = useState(false)
  const words = pageWords(locale)
  const toComposer = () => composer.current?.focus()

  usePageTitle(conversation, words)
  useReturnToComposer(toComposer)
  useEffect(() => {
    document.documentElement.lang = locale
  }, [locale])
  useEffect(() => {
    // On a phone the keyboard would cover half of what was just opened.
    if (window.matchMedia('(pointer: fine)').matches) composer.current?.focus()
  }, [])
  useEffect(() => {
    history.replaceState(null, '', view === 'watch' ? WATCH_HASH : location.pathname + location.search)
    // The own conversation stays open in both views, since notices for the person come there.
    if (view === 'watch') watchChat.wake()
    else watchChat.sleep()
  }, [view, watchChat])

  function start({ does, words: starterWords }: Starter): void {
    if (does === 'fill') composer.current?.put(starterWords)
    else {
      chat.say(starterWords)
      toComposer()
    }
  }

  async function takeName(name: string | null) {
    const failure = await ownChat.setName(name)
    if (failure === null && view === 'watch') watchChat.wake()
    return failure
  }

  return (
    <FluentProvider theme={theme.theme}>
      {/* Fluent gives its own element's class to what it opens above the page; the frame is therefore one further in. */}
      <div className="page">
        <a className="skip-link" href="#composer">
          {words.skipToComposer}
        </a>
        <PageHeader
          locale={locale}
          session={session}
          theme={theme}
          view={view}
          onView={setView}
          onName={takeName}
          onLocale={(next) => {
            void ownChat.setLocale(next)
            void watchChat.setLocale(next)
          }}
          onNewConversation={() => setAsksToStartAnew(true)}
          canStartAnew={view === 'own' && conversation.turns.length > 0 && link === 'live'}
        />
        {session?.demo && <DemoNotice words={words} />}
        <LinkNotice link={link} words={words} onRetry={chat.wake} />
        <main key={view}>
          <MessageList
            conversation={conversation}
            locale={locale}
            today={session?.today ?? dayOf(new Date().toISOString())}
            actions={actions}
            whenEmpty={
              session !== null && conversation.caughtUp ? (
                view === 'own' ? (
                  <StarterSuggestions words={words} session={session} onStart={start} />
                ) : (
                  <WatchWelcome words={words} onStart={start} />
                )
              ) : (
                <p className="loading quiet">{link === 'connecting' && words.loading}</p>
              )
            }
          />
          <Composer
            ref={composer}
            words={words}
            said={said}
            tabStore={view === 'own' ? tabStore : null}
            browserStore={view === 'own' ? browserStore : null}
            onSend={chat.say}
          />
        </main>
        {asksToStartAnew && (
          <Suspense>
            <NewConversationDialog
              words={words}
              onConfirm={chat.reset}
              onClose={() => {
                setAsksToStartAnew(false)
                toComposer()
              }}
            />
          </Suspense>
        )}
      </div>
    </FluentProvider>
  )
}

/** The watch channel has an address of its own, to be kept or sent to a colleague. */
const WATCH_HASH = '#watch'

function turnActions(chat: Chat, composer: { readonly current: ComposerHandle | null }): TurnActions {
  return {
    retry: chat.retry,
    discard(id) {
      chat.discard(id)
      composer.current?.focus()
    },
    edit(turn) {
      composer.current?.put(turn.said)
      chat.discard(turn.id)
    },
    say(words) {
      chat.say(words)
      composer.current?.focus()
    },
    press(turn, data, inputs) {
      const press = readPress(data)
      if (press === null) return
      const { conversation } = chat.state()
      const isLatest = latestAnswered(conversation)?.id === turn.id
      if (press.kind === 'say') {
        // The buttons of a notice say all that they mean, whenever they are pressed. A "yes" under an earlier answer would now answer another question: the words go to the box, to be read first.
        if (isLatest || turn.said === '') chat.say(press.words)
        else composer.current?.put(press.words)
      } else if (isLatest) {
        const colon = turn.reply?.locale === 'fr' ? '\u00a0: ' : ': '
        chat.submitForm(
          press.dialog,
          formValues(inputs, press.prefix),
          formAsSaid(inputs, press.prefix, colon),
        )
      }
      composer.current?.focus()
    },
  }
}
