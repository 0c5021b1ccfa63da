/** An empty conversation: a greeting and things to start with. */

import type { ChatSession } from './chat-messages.ts'
import type { PageWords, Starter } from './page-words.ts'
import './starter-suggestions.css'

export interface StarterSuggestionsProps {
  readonly words: PageWords
  readonly session: ChatSession
  readonly onStart: (starter: Starter) => void
}

/** An empty watch channel: what it is for, and a first note. */
export function WatchWelcome({ words, onStart }: Omit<StarterSuggestionsProps, 'session'>) {
  const { watchStarter } = words
  return (
    <section className="welcome" aria-labelledby="watch-title">
      <h2 id="watch-title">{words.watchWelcome}</h2>
      <p>{words.watchExplained}</p>
      <ul className="starters">
        <li>
          <button type="button" className="starter" onClick={() => onStart(watchStarter)}>
            <span className="starter-title">{watchStarter.title}</span>
            <span className="starter-words">{`${watchStarter.words.trim()} …`}</span>
          </button>
        </li>
      </ul>
    </section>
  )
}

export function StarterSuggestions({ words, session, onStart }: StarterSuggestionsProps) {
  const starters = session.demo ? words.demoStarters : words.starters
  return (
    <section className="welcome" aria-labelledby="welcome-title">
      <h2 id="welcome-title" dir="auto">
        {words.greeting(session.user.name)}
      </h2>
      <p>{words.invitation}</p>
      <ul className="starters">
        {starters.map((starter) => (
          <li key={starter.words}>
            <button type="button" className="starter" onClick={() => onStart(starter)}>
              <span className="starter-title">{starter.title}</span>
              <span className="starter-words">
                {starter.does === 'fill' ? `${starter.words.trim()} …` : starter.words}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
