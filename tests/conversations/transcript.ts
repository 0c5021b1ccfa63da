/** A golden transcript as a file: hand-written conditions on top, then what is said, what is answered and what is written. */

import type { Block, Draft, TextBlock } from '../../src/domain/draft.ts'
import type { ToolCall } from '../../src/tools/run-tool.ts'

/** A line of the script: something a person says, or something that happens. */
export type Cue =
  | { readonly kind: 'user'; readonly text: string }
  | { readonly kind: 'event'; readonly text: string }

export interface Transcript {
  /** The lines between the dashes, as written. */
  readonly header: readonly string[]
  readonly conditions: Conditions
  readonly cues: readonly Cue[]
}

/** What must hold whatever the wording; checked before the wording is compared. */
export interface Conditions {
  readonly today: string
  /** Texts that the desk says somewhere, and texts that it says nowhere. */
  readonly must: readonly string[]
  readonly never: readonly string[]
  /** Tools that wrote, in order; `none` when nothing may be written. */
  readonly writes: string
  /** `SO-1001 10 1 forecastOn 2026-03-27`: order, line, part, field and value in the store at the end. */
  readonly record: readonly string[]
}

export function parseTranscript(source: string): Transcript {
  const [, head = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(source) ?? []
  const header = head.split('\n')
  const all = (key: string) =>
    header.filter((line) => line.startsWith(`${key}:`)).map((line) => line.slice(key.length + 1).trim())
  const [today] = all('today')
  const [writes] = all('writes')
  if (!today || !writes) throw new Error('a transcript says "today:" and "writes:" between --- lines')
  const conditions = { today, writes, must: all('must'), never: all('never'), record: all('record') }
  return { header, conditions, cues: body.split('\n').flatMap(cueOf) }
}

function cueOf(line: string): readonly Cue[] {
  if (line.startsWith('user: ')) return [{ kind: 'user', text: line.slice(6) }]
  const event = /^\((.*)\)$/.exec(line)
  return event?.[1] ? [{ kind: 'event', text: event[1] }] : []
}

/** What came of a cue. */
export interface Answered {
  readonly cue: Cue
  readonly draft?: Draft
  readonly writes?: readonly ToolCall[]
}

export function printTranscript(header: readonly string[], answers: readonly Answered[]): string {
  const parts = answers.map(({ cue, draft, writes = [] }) => {
    if (cue.kind === 'event') return `(${cue.text})`
    const calls = writes.map((call) => `  - ${call.tool} ${JSON.stringify(steady(call.input))}`)
    return [`user: ${cue.text}`, ...calls, ...(draft ? deskLines(draft) : [])].join('\n')
  })
  return `---\n${header.join('\n')}\n---\n${parts.join('\n\n')}\n`
}

/** Ids made by the store differ from run to run. */
function steady(input: unknown): unknown {
  return JSON.parse(JSON.stringify(input, (key, value: unknown) => (key === 'eventId' ? '…' : value)))
}

/** The reply as text: blanks that do not break are plain ones, buttons stand in brackets on the last line. */
function deskLines(draft: Draft): readonly string[] {
  const texts = [...(draft.title === undefined ? [] : [draft.title]), ...draft.blocks.map(blockText)]
  const buttons = draft.actions.map((action) => `[${action.label}]`).join(' ')
  const lines = [...texts, buttons]
    .filter((text) => text !== '')
    .join('\n')
    .replaceAll(/[\u00a0\u202f]/g, ' ')
    .split('\n')
  return lines.map((line, at) => (at === 0 ? `desk: ${line}` : `      ${line}`).trimEnd())
}

/** A fact needs no mark; what is assumed or not known has one on every channel. */
function standing(standing: TextBlock['standing']): string {
  return standing === 'assumption' || standing === 'unknown' ? `(${standing}) ` : ''
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'text':
      return block.quoted ? `> ${block.text}` : standing(block.standing) + block.text
    case 'facts':
      return block.items.map(({ label, value }) => `${label}: ${value}`).join('\n')
    case 'list':
      return block.items.map(({ text }) => `- ${text}`).join('\n')
    // Pictures and tables have tests of their own; here it matters that they are there.
    case 'table':
      return `(table: ${block.rows.length})`
    case 'timeline':
      return '(timeline)'
    case 'form':
      return `(form: ${block.fields.map((field) => field.label).join(', ')})`
  }
}
