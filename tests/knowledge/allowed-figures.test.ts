/** The closed list of words with figures that state nothing, in the code and in the documentation. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ALLOWED_WORDS, STANDARD_WORDS } from '../../src/knowledge/check/allowed-figures.ts'
import { checkDraft } from '../../src/knowledge/check/check-draft.ts'

const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'answer-check.md'), 'utf8')
const section = /<!-- allowed -->([\s\S]*?)<!-- \/allowed -->/.exec(page)?.[1] ?? ''
const documented = [...section.matchAll(/`([^`]+)`/g)].map((match) => match[1])

describe('words with figures that pass', () => {
  it('are the ones that the documentation lists', () => {
    expect(new Set(documented)).toEqual(new Set([...ALLOWED_WORDS, ...STANDARD_WORDS, 'g01', 'g28']))
  })

  it.each(['G01', 'G28', 'EUR.1', 'ISO 9001', 'Incoterms 2020', 'UN 1263', 'UCP 600', 'T2L', 'page 3'])(
    '%s passes',
    (words) => {
      const text = `It is ${words}.`
      const { draft } = checkDraft({
        locale: 'en',
        blocks: [{ kind: 'text', text }],
        actions: [],
        grounds: [],
      })
      expect(draft.blocks).toEqual([{ kind: 'text', text }])
    },
  )

  it.each(['G29', 'EUR.7', 'X 9001', 'UN-1263-X9'])('%s is no way around the check', (words) => {
    const text = `It is ${words}.`
    const { withheld } = checkDraft({
      locale: 'en',
      blocks: [{ kind: 'text', text }],
      actions: [],
      grounds: [],
    })
    expect(withheld).not.toEqual([])
  })
})
