/** The message box: writing, sending, bringing back what was said before; nothing typed is lost. */

import { Button } from '@fluentui/react-components'
import {
  type KeyboardEvent,
  type Ref,
  useEffect,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { SendIcon } from './icons.tsx'
import { type KeyValueStore, keepDraft, keptDraft } from './kept-text.ts'
import { lengthState } from './message-limit.ts'
import type { PageWords } from './page-words.ts'
import { type Recall, type RecallMove, recallable, recallNewer, recallOlder } from './recall.ts'
import './composer.css'

/** What the rest of the page may do with the message box. */
export interface ComposerHandle {
  focus(): void
  /** Puts words into the box for the person to complete or send; what was there can be recalled. */
  put(words: string): void
}

export interface ComposerProps {
  readonly ref: Ref<ComposerHandle>
  readonly words: PageWords
  /** What the person said in this conversation, oldest first. */
  readonly said: readonly string[]
  readonly tabStore: KeyValueStore | null
  readonly browserStore: KeyValueStore | null
  readonly onSend: (text: string) => void
}

export function Composer({ ref, words, said, tabStore, browserStore, onSend }: ComposerProps) {
  const box = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState(() => keptDraft(tabStore, browserStore))
  const [recall, setRecall] = useState<Recall | null>(null)
  const [setAside, setSetAside] = useState<string | null>(null)
  const hint = useId()
  const length = lengthState(text)
  const canSend = text.trim() !== '' && !length.isTooLong

  useEffect(() => keepDraft(tabStore, browserStore, text), [tabStore, browserStore, text])
  useGrowingHeight(box, text)
  useImperativeHandle(ref, () => ({
    focus: () => box.current?.focus(),
    put(next) {
      if (text.trim() !== '' && text !== next) setSetAside(text)
      write(next)
      box.current?.focus()
    },
  }))

  function write(next: string, nextRecall: Recall | null = null): void {
    setText(next)
    setRecall(nextRecall)
    // The caret goes behind the words, once React has written them.
    requestAnimationFrame(() => box.current?.setSelectionRange(next.length, next.length))
  }

  function send(): void {
    if (!canSend) return
    onSend(text.trim())
    setSetAside(null)
    write('')
    box.current?.focus()
  }

  function move(event: KeyboardEvent, next: RecallMove | null): void {
    if (next === null) return
    event.preventDefault()
    write(next.text, next.recall)
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    // While an input method composes a word, its keys are its own; Safari only tells by the key code.
    if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229) return
    const isPlain = !event.shiftKey && !event.ctrlKey && !event.altKey && !event.metaKey
    const recallList = () => recallable(setAside === null ? said : [...said, setAside])
    if (event.key === 'Enter' && !event.shiftKey && !event.altKey) {
      event.preventDefault()
      send()
    } else if (event.key === 'ArrowUp' && isPlain && isCaretAtStart(event.currentTarget, recall)) {
      move(event, recallOlder(recallList(), text, recall))
    } else if (event.key === 'ArrowDown' && isPlain && recall !== null) {
      move(event, recallNewer(recallList(), recall))
    } else if (event.key === 'Escape' && recall !== null) {
      event.stopPropagation()
      write(recall.typed)
    }
  }

  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <div className={length.isTooLong ? 'composer-box composer-box-wrong' : 'composer-box'}>
        <textarea
          ref={box}
          id="composer"
          rows={1}
          value={text}
          dir="auto"
          placeholder={words.composerPlaceholder}
          aria-label={words.composerLabel}
          aria-describedby={hint}
          aria-invalid={length.isTooLong || undefined}
          autoComplete="off"
          enterKeyHint="send"
          onChange={(event) => {
            setText(event.target.value)
            setRecall(null)
          }}
          onKeyDown={onKeyDown}
        />
        <Button
          className="composer-send"
          type="submit"
          appearance="primary"
          shape="circular"
          icon={<SendIcon />}
          aria-label={words.send}
          disabledFocusable={!canSend}
        />
      </div>
      <p className="composer-foot">
        <span id={hint} className="composer-hint">
          {words.composerHint}
        </span>
        <LengthCount words={words} left={length.left} />
      </p>
    </form>
  )
}

function LengthCount({ words, left }: { readonly words: PageWords; readonly left: number | null }) {
  const isTooLong = left !== null && left < 0
  return (
    <span role="status" className={isTooLong ? 'composer-count problem' : 'composer-count'}>
      {left !== null && (isTooLong ? words.tooLong(-left) : words.charactersLeft(left))}
    </span>
  )
}

/** Arrow up recalls only where it would not move the caret: at the very start, or while recalling. */
function isCaretAtStart(box: HTMLTextAreaElement, recall: Recall | null): boolean {
  if (recall !== null) return true
  return box.selectionStart === 0 && box.selectionEnd === 0
}

/** The box is as tall as what is in it, up to what the style sheet allows. */
function useGrowingHeight(box: { readonly current: HTMLTextAreaElement | null }, text: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text
  useLayoutEffect(() => {
    const element = box.current
    if (element === null) return
    element.style.height = 'auto'
    element.style.height = `${element.scrollHeight}px`
  }, [box, text])
}
