/** The official schema of Adaptive Cards 1.5, as the judge of every card the desk makes. */

import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import type { CardElement } from '../../../src/bot/render/card-elements.ts'

const file = new URL('../../fixtures/adaptive-cards/adaptive-card-1.5.0.json', import.meta.url)
const schema = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
// Written for draft 06, which differs from ajv's default in nothing that this schema uses.
delete schema['$schema']
const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false })
const validate = ajv.compile(schema)

/** What the schema finds wrong. `msteams` is Teams' own property, which the common schema does not know. */
export function schemaProblems(card: CardElement): string[] {
  const { msteams, ...common } = card
  if (validate(common)) return []
  return (validate.errors ?? [])
    .filter(({ keyword }) => !['anyOf', 'allOf', 'oneOf', 'not', 'if'].includes(keyword))
    .map(({ instancePath, message, params }) => `${instancePath}: ${message ?? ''} ${JSON.stringify(params)}`)
    .concat(JSON.stringify(msteams) === '{"width":"Full"}' ? [] : ['/msteams'])
}

/** Every element, action and cell of a card. */
export function everyElement(value: unknown): CardElement[] {
  if (Array.isArray(value)) return value.flatMap(everyElement)
  if (value === null || typeof value !== 'object') return []
  const own = 'type' in value && typeof value.type === 'string' ? [value as CardElement] : []
  return [...own, ...Object.values(value).flatMap(everyElement)]
}
