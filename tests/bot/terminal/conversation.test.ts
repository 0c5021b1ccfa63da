import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { converse, type TerminalParts } from '../../../src/bot/terminal/conversation.ts'
import { paint, showsUnicode, wantsColour } from '../../../src/bot/terminal/paint.ts'
import { createDesk, type ScriptedDesk, scriptedParts } from '../support/scripted-desk.ts'

let dataDir: string
let parts: ScriptedDesk
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'escale-chat-'))
  // Also as root, the account that runs PostgreSQL must be able to enter it.
  await chmod(dataDir, 0o711)
  parts = scriptedParts()
})
afterEach(() => rm(dataDir, { recursive: true }))

/** Says the lines and gives back what was printed. */
async function talk(lines: string, change: Partial<TerminalParts> = {}, isTerminal = false): Promise<string> {
  const input = Object.assign(Readable.from([lines]), { isTTY: isTerminal })
  const output = Object.assign(new PassThrough(), { isTTY: isTerminal, columns: 80 })
  let printed = ''
  output.on('data', (piece: Buffer) => {
    printed += piece.toString()
  })
  await converse({
    desk: createDesk(parts),
    conversations: parts.conversations,
    actor: { id: 'local', name: 'Claire Morel', role: 'manager' },
    locale: null,
    spoken: 'fr',
    input,
    output,
    asJson: false,
    name: null,
    isNew: false,
    dataDir,
    environment: {},
    ...change,
  })
  return printed
}

describe('the desk in a pipe', () => {
  it('answers line by line, in order, and stops at the end', async () => {
    expect(await talk('bonjour\n\nencore\r\nfin')).toBe('1: bonjour\n\n2: encore\n\n3: fin\n\n')
  })

  it('says no word of its own and shows no sign of a terminal', async () => {
    expect(await talk('/new\nbonjour\n/quit\nplus\n')).toBe('1: bonjour\n\n')
  })

  it('gives one JSON object per line when asked to', async () => {
    const printed = await talk('a\nb\n', { asJson: true })
    const answers = printed
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(answers).toMatchObject([
      { said: 'a', reply: { locale: 'fr', text: '1: a', actions: [] }, trace: { dialog: 'order-status' } },
      { said: 'b', reply: { text: '2: b' } },
    ])
  })

  it('begins anew each time, and goes on with a conversation that has a name', async () => {
    expect(await talk('a\n')).toBe('1: a\n\n')
    expect(await talk('b\n')).toBe('1: b\n\n')
    expect(await talk('c\n', { name: 'mine' })).toBe('1: c\n\n')
    expect(await talk('d\n', { name: 'mine' })).toBe('2: d\n\n')
    expect(await talk('e\n', { name: 'mine', isNew: true })).toBe('1: e\n\n')
  })

  it('begins in the language asked for', async () => {
    const printed = await talk('hello\n', { locale: 'en', asJson: true })
    expect(JSON.parse(printed)).toMatchObject({ reply: { locale: 'en' } })
  })
})

describe('the desk in a terminal', () => {
  it('greets, takes a conversation up again, and remembers what was typed', async () => {
    const first = await talk('bonjour\n', {}, true)
    expect(first).toContain('Escale vous écoute')
    expect(first).toContain('1: bonjour')
    const second = await talk('encore\n', {}, true)
    expect(second).toContain('Conversation reprise')
    expect(second).toContain('2: encore')
    expect(await readFile(join(dataDir, 'chat-lines'), 'utf8')).toBe('bonjour\nencore\n')
  })

  it('paints only where colours are wanted', () => {
    expect(paint('x', 'attention')).toBe('\u001b[31mx\u001b[39m')
    expect(wantsColour(true, {})).toBe(true)
    for (const environment of [{ NO_COLOR: '1' }, { TERM: 'dumb' }]) {
      expect(wantsColour(true, environment)).toBe(false)
    }
    expect(wantsColour(false, {})).toBe(false)
    expect(showsUnicode(true, { LANG: 'C' })).toBe(false)
    expect(showsUnicode(true, { LANG: 'fr_FR.UTF-8' })).toBe(true)
    expect(showsUnicode(false, { LANG: 'C' })).toBe(true)
  })

  it('never lets words of an order steer the terminal', async () => {
    parts = scriptedParts({
      respond: async () => ({ blocks: [{ kind: 'text', text: '\u001b]0;evil\u0007\u001b[2Jx' }] }),
    })
    const printed = await talk('bonjour\n', {}, true)
    expect(printed).not.toContain('\u001b]0')
    expect(printed).not.toContain('\u0007')
    expect(printed).toContain(']0;evil[2Jx')
  })
})
