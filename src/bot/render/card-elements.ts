/** Elements of an Adaptive Card that hold words. Data never reaches a field that reads Markdown. */

import type { Tone } from '../../domain/draft.ts'
import { cleanWords, isMarkdownFree, onOneLine } from './plain-words.ts'

/** An element, action or card as the Adaptive Cards schema 1.5 writes it. */
export interface CardElement {
  readonly type: string
  readonly [property: string]: unknown
}

export interface WordStyle {
  readonly tone?: Tone | undefined
  readonly weight?: 'bolder'
  readonly size?: 'small' | 'medium' | 'large'
  readonly spacing?: 'none' | 'small' | 'medium'
  readonly align?: 'end' | undefined
  readonly heading?: boolean
}

const TONE_STYLE: Readonly<Record<Tone, Readonly<Record<string, unknown>>>> = {
  normal: {},
  good: { color: 'good' },
  warning: { color: 'warning' },
  attention: { color: 'attention' },
  subtle: { isSubtle: true },
}

function runStyle({ tone, weight, size }: WordStyle): Readonly<Record<string, unknown>> {
  return { ...TONE_STYLE[tone ?? 'normal'], ...(weight && { weight }), ...(size && { size }) }
}

function boxStyle({ spacing, align }: WordStyle): Readonly<Record<string, unknown>> {
  return { ...(spacing && { spacing }), ...(align === 'end' && { horizontalAlignment: 'right' }) }
}

/** A host may turn `{{DATE(…)}}` into something else; a joiner between the braces leaves the words alone. */
function literal(text: string): string {
  return cleanWords(text).replaceAll('{{', '{\u2060{')
}

/** Part of a line with its own style; hosts never read Markdown in it. */
export function run(text: string, style: WordStyle = {}): CardElement {
  return { type: 'TextRun', text: literal(text), ...runStyle(style) }
}

/** A line of several runs. */
export function line(runs: readonly CardElement[], style: WordStyle = {}): CardElement {
  return { type: 'RichTextBlock', inlines: runs, ...boxStyle(style) }
}

/**
 * Words in one style. A `TextBlock` reads Markdown, so it is used for words without any;
 * others go into a run, which hosts show sign by sign.
 */
export function words(text: string, style: WordStyle = {}): CardElement {
  const clean = cleanWords(text)
  if (!isMarkdownFree(clean)) return line([run(clean, style)], style)
  return {
    type: 'TextBlock',
    text: clean,
    wrap: true,
    ...runStyle(style),
    ...boxStyle(style),
    ...(style.heading && { style: 'heading' }),
  }
}

const TONE_SIGN: Readonly<Partial<Record<Tone, string>>> = { warning: '⚠', attention: '⚠' }

/** Puts a sign before words whose tone matters, unless they begin with one, so that colour never stands alone. */
export function withToneSign(text: string, tone: Tone | undefined): string {
  const sign = TONE_SIGN[tone ?? 'normal']
  return sign === undefined || text === '' || /^[^\p{L}\p{N}«“"'(+-]/u.test(text) ? text : `${sign} ${text}`
}

/** A title of a part. */
export function subheading(text: string): CardElement {
  return words(onOneLine(text), { weight: 'bolder', spacing: 'medium', heading: true })
}
