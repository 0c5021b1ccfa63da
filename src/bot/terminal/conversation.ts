/** A conversation in the terminal: reads lines, says answers, one after the other. */

import { randomUUID } from 'node:crypto'
import { appendFile, mkdir, readFile } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { createInterface, type Interface } from 'node:readline'
import type { ConversationStore } from '../../db/conversation-store.ts'
import type { Actor } from '../../domain/actor.ts'
import type { Locale } from '../../domain/locale.ts'
import { renderPlainText } from '../render/plain-text.ts'
import type { Desk, IncomingTurn, OutgoingTurn } from '../turn.ts'
import { paint, showsUnicode, wantsColour } from './paint.ts'

export interface TerminalParts {
  readonly desk: Desk
  readonly conversations: Pick<ConversationStore, 'history'>
  readonly actor: Actor
  /** Picked for this conversation; null to go on in its own. */
  readonly locale: Locale | null
  /** For the terminal's own words. */
  readonly spoken: Locale
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean }
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number }
  readonly asJson: boolean
  /** Name of a conversation to go on with; null for one's own in a terminal, a new one in a pipe. */
  readonly name: string | null
  readonly isNew: boolean
  /** Where typed lines are remembered between conversations. */
  readonly dataDir: string
  readonly environment?: Readonly<Record<string, string | undefined>>
}

const WORDS = {
  fr: {
    hello: 'Escale vous écoute. /nouveau : autre conversation · /quitter ou Ctrl+D : fin',
    resumed: 'Conversation reprise où vous l’aviez laissée.',
    fresh: 'Nouvelle conversation.',
  },
  en: {
    hello: 'Escale is listening. /new: another conversation · /quit or Ctrl+D: the end',
    resumed: 'Conversation taken up where you left it.',
    fresh: 'New conversation.',
  },
} as const

const QUIT = /^\/(q|quit|exit|quitter)$/i
const RENEW = /^\/(new|nouveau)$/i
const REMEMBERED_LINES = 200

/** Goes on until the input ends or the person quits. */
export async function converse(parts: TerminalParts): Promise<void> {
  const isTerminal = parts.input.isTTY === true && parts.output.isTTY === true
  const say = sayer(parts, isTerminal)
  const words = WORDS[parts.spoken]
  let conversation = parts.isNew || (!isTerminal && parts.name === null) ? newName() : ownName(parts.name)
  let picked = parts.locale
  const file = join(parts.dataDir, 'chat-lines')
  const lines = openLines(parts, isTerminal ? await rememberedLines(file) : [], isTerminal)

  // Listening begins here: what is typed while the store is read must not be lost.
  const typed = lines[Symbol.asyncIterator]()
  let isOpen = true
  lines.on('close', () => {
    isOpen = false
  })
  if (isTerminal) {
    const before = await parts.conversations.history(conversation, 1)
    say.aside(before.length > 0 ? `${words.hello}\n${words.resumed}` : words.hello)
    if (isOpen) lines.prompt()
  }
  for await (const line of typed) {
    const text = line.trim()
    if (QUIT.test(text)) break
    if (RENEW.test(text)) {
      conversation = newName()
      say.aside(words.fresh)
    } else if (text !== '') {
      const outgoing = await parts.desk.turn(incoming(parts, conversation, text, picked))
      if (outgoing.failed === undefined) picked = null
      say.reply(text, outgoing)
      if (isTerminal) await remember(file, text)
    }
    if (isTerminal && isOpen) lines.prompt()
  }
  lines.close()
}

function incoming(
  { actor, spoken }: TerminalParts,
  conversation: string,
  text: string,
  picked: Locale | null,
): IncomingTurn {
  return {
    channel: 'terminal',
    conversation,
    activityId: randomUUID(),
    actor,
    text,
    localeHint: spoken,
    ...(picked !== null && { localePicked: picked }),
  }
}

function ownName(name: string | null): string {
  return `terminal:local:${name ?? userInfo().username}`
}

function newName(): string {
  return `terminal:local:${randomUUID()}`
}

function openLines(parts: TerminalParts, history: string[], isTerminal: boolean): Interface {
  return createInterface({
    input: parts.input,
    ...(isTerminal && { output: parts.output, history, historySize: REMEMBERED_LINES }),
    terminal: isTerminal,
    prompt: '› ',
    crlfDelay: Number.POSITIVE_INFINITY,
  })
}

function sayer(parts: TerminalParts, isTerminal: boolean) {
  const environment = parts.environment ?? process.env
  const hasColour = wantsColour(isTerminal, environment)
  const unicode = showsUnicode(isTerminal, environment)
  const write = (text: string): void => void parts.output.write(`${text}\n`)
  return {
    /** The terminal's own words, for a person alone. */
    aside(text: string): void {
      if (isTerminal) write(hasColour ? paint(text, 'subtle') : text)
    },
    reply(said: string, outgoing: OutgoingTurn): void {
      if (parts.asJson) {
        write(JSON.stringify(jsonOf(said, outgoing)))
        return
      }
      const width = Math.min(parts.output.columns ?? 100, 120)
      const text = renderPlainText(outgoing.reply, { width, unicode, ...(hasColour && { paint }) })
      write(isTerminal ? `\n${text}\n` : `${text}\n`)
    },
  }
}

function jsonOf(said: string, { reply, trace, failed }: OutgoingTurn) {
  return {
    said,
    reply: {
      locale: reply.locale,
      title: reply.draft.title ?? null,
      text: renderPlainText(reply),
      actions: reply.draft.actions.map(({ label, say }) => ({ label, say })),
    },
    trace,
    ...(failed !== undefined && { failed }),
  }
}

/** Newest first, as the line editor wants them. */
async function rememberedLines(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8').catch(() => '')
  return text
    .split('\n')
    .filter((line) => line !== '')
    .slice(-REMEMBERED_LINES)
    .reverse()
}

/** Forgetting a typed line is no reason to stop talking. */
async function remember(file: string, line: string): Promise<void> {
  await mkdir(join(file, '..'), { recursive: true })
    .then(() => appendFile(file, `${line}\n`, { mode: 0o600 }))
    .catch(() => {})
}
