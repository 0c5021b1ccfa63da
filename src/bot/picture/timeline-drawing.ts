/** Draws an order's timeline as SVG: stations on a line, each with its name, its date and, where it matters, its state in words. */

import type { TimelineStep } from '../../domain/draft.ts'
import { STEP_STATES } from '../render/card-wording.ts'
import type { TimelinePicture } from './picture-link.ts'

const WIDTH = 640
const MARGIN = 16
const PER_ROW = 6
/** Height of the first row's line, below the title. */
const FIRST_RAIL = 58
/** From the last text of a row to the line of the next. */
const ROW_GAP = 34
const LABEL_SIZE = 13
const LINE_HEIGHT = 16

/** Dark enough on the picture's own light ground (contrast of 4.5 to 1 or more), which it keeps in dark mode too. */
const INK: Readonly<Record<TimelineStep['state'], string>> = {
  done: '#0b6a3b',
  late: '#b10e1c',
  current: '#0f548c',
  expected: '#5c6770',
  missing: '#8a3707',
  'at-risk': '#8a3707',
}
const GROUND = '#f7f8fa'
const TEXT = '#1f2428'
const RAIL = '#c3cad1'

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escapeXml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '')
}

/** A close guess at the width of the condensed face, in pixels; the drawing has room for its error. */
function guessWidth(text: string, size: number): number {
  let ems = 0
  for (const sign of text) {
    if (/[iljtfr.,:;'’|!()\s]/.test(sign)) ems += 0.34
    else if (/[mwMW@%]/.test(sign)) ems += 0.86
    else if (/\p{Lu}/u.test(sign)) ems += 0.66
    else if (/\d/.test(sign)) ems += 0.58
    else ems += /[\p{L}\p{P}\p{S}]/u.test(sign) && sign.length === 1 && sign < '\u2000' ? 0.55 : 0.9
  }
  return ems * size
}

/** The label in at most `lines` lines that fit `width`; what does not fit ends with an ellipsis. */
function breakLines(text: string, size: number, width: number, lines: number): string[] {
  const rows: string[] = []
  for (const word of text.split(/ +/)) {
    const last = rows.at(-1)
    if (last !== undefined && guessWidth(`${last} ${word}`, size) <= width)
      rows[rows.length - 1] = `${last} ${word}`
    else rows.push(word)
  }
  const kept = rows.slice(0, lines)
  if (rows.length > lines) kept[lines - 1] = `${kept[lines - 1] ?? ''}…`
  return kept.map((row) => shorten(row, size, width))
}

function shorten(text: string, size: number, width: number): string {
  if (guessWidth(text, size) <= width) return text
  let kept = text.replace(/…$/, '')
  while (kept.length > 1 && guessWidth(`${kept}…`, size) > width) kept = kept.slice(0, -1)
  return `${kept.toWellFormed()}…`
}

function textAt(x: number, y: number, text: string, style: string): string {
  return `<text x="${x}" y="${y}" text-anchor="middle" ${style}>${escapeXml(text)}</text>`
}

/** Each state has a shape of its own, so that nobody needs the colour. */
function marker(state: TimelineStep['state'], x: number, y: number): string {
  const ink = INK[state]
  const disc = `<circle cx="${x}" cy="${y}" r="9" fill="${ink}"/>`
  switch (state) {
    case 'done':
      return `${disc}<path d="M${x - 4} ${y}l3 3.5 5.5-7" fill="none" stroke="#fff" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round"/>`
    case 'late':
      return `<path d="M${x} ${y - 10}l10 18h-20z" fill="${ink}" stroke="${ink}" stroke-width="2" stroke-linejoin="round"/><path d="M${x} ${y - 4}v6" stroke="#fff" stroke-width="2.2" stroke-linecap="round"/><circle cx="${x}" cy="${y + 5.2}" r="1.3" fill="#fff"/>`
    case 'at-risk':
      return `<path d="M${x} ${y - 10}l10 18h-20z" fill="#fff" stroke="${ink}" stroke-width="2.2" stroke-linejoin="round"/><path d="M${x} ${y - 4}v6" stroke="${ink}" stroke-width="2.2" stroke-linecap="round"/><circle cx="${x}" cy="${y + 5.2}" r="1.3" fill="${ink}"/>`
    case 'current':
      return `<circle cx="${x}" cy="${y}" r="8" fill="#fff" stroke="${ink}" stroke-width="2.5"/><circle cx="${x}" cy="${y}" r="4" fill="${ink}"/>`
    case 'expected':
      return `<circle cx="${x}" cy="${y}" r="8" fill="#fff" stroke="${ink}" stroke-width="2.5" stroke-dasharray="3 2.2"/>`
    case 'missing':
      return `<circle cx="${x}" cy="${y}" r="8.5" fill="#fff" stroke="${ink}" stroke-width="2.5"/>${textAt(x, y + 4.6, '?', `font-size="13" font-weight="700" fill="${ink}"`)}`
  }
}

interface Line {
  readonly text: string
  readonly style: string
}

/** What is written under a station, line by line. */
function stationLines(step: TimelineStep, picture: TimelinePicture, width: number): Line[] {
  const small = 'font-size="12"'
  const state = step.state === 'done' ? [] : [STEP_STATES[step.state][picture.locale]]
  return [
    ...breakLines(step.label, LABEL_SIZE, width - 8, 2).map((text) => ({
      text,
      style: `font-size="${LABEL_SIZE}" font-weight="700" fill="${TEXT}"`,
    })),
    ...(step.date === '' ? [] : breakLines(step.date, 12, width - 4, 2)).map((text) => ({
      text,
      style: `${small} fill="${TEXT}"`,
    })),
    ...state.map((text) => ({ text, style: `${small} font-weight="700" fill="${INK[step.state]}"` })),
  ]
}

/** States of what has not come to pass. */
const AHEAD: ReadonlySet<TimelineStep['state']> = new Set(['expected', 'missing', 'at-risk'])

/** The line from a station to the next one: drawn through where the order has passed. */
function rail(
  from: TimelineStep['state'],
  to: TimelineStep['state'],
  x: number,
  y: number,
  length: number,
): string {
  const isPassed = (from === 'done' || from === 'late') && !AHEAD.has(to)
  const dashes = isPassed ? '' : ' stroke-dasharray="2 5" stroke-linecap="round"'
  return `<path d="M${x} ${y}h${length}" stroke="${isPassed ? INK.done : RAIL}" stroke-width="3"${dashes}/>`
}

/** The drawing, 640 pixels wide; draw it at twice that for sharp screens. */
export function drawTimeline(picture: TimelinePicture): string {
  const rowCount = Math.max(1, Math.ceil(picture.steps.length / PER_ROW))
  const perRow = Math.max(1, Math.ceil(picture.steps.length / rowCount))
  const column = (WIDTH - 2 * MARGIN) / perRow
  const rails: string[] = []
  const stations: string[] = []
  let y = FIRST_RAIL
  let bottom = y
  for (let row = 0; row < rowCount; row++) {
    const steps = picture.steps.slice(row * perRow, (row + 1) * perRow)
    bottom = y
    steps.forEach((step, index) => {
      const x = MARGIN + column * (index + 0.5)
      const next = steps[index + 1]
      if (next !== undefined) rails.push(rail(step.state, next.state, x, y, column))
      stations.push(marker(step.state, x, y))
      stationLines(step, picture, column).forEach(({ text, style }, at) => {
        const baseline = y + 28 + at * LINE_HEIGHT
        stations.push(textAt(x, baseline, text, style))
        bottom = Math.max(bottom, baseline)
      })
    })
    y = bottom + ROW_GAP
  }
  const height = bottom + MARGIN
  const title = `<text x="${MARGIN}" y="28" font-size="14" font-weight="700" fill="${TEXT}">${escapeXml(shorten(picture.title, 14, WIDTH - 2 * MARGIN))}</text>`
  const ground = `<rect x="0.5" y="0.5" width="${WIDTH - 1}" height="${height - 1}" rx="8" fill="${GROUND}" stroke="${RAIL}"/>`
  const parts = [ground, title, ...rails, ...stations].join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="DejaVu Sans Condensed">${parts}</svg>`
}
