/** What the desk says of its own claims nothing that would need an order's facts, in either language. */

import { describe, expect, it } from 'vitest'
import { PHRASE_KEYS, phrase } from '../../../src/dialogs/engine/phrases.ts'
import { loadDialogs } from '../../../src/dialogs/load-definitions.ts'
import { LOCALES, type Locale } from '../../../src/domain/locale.ts'
import { checkDraft } from '../../../src/knowledge/check/check-draft.ts'

const dialogs = await loadDialogs()

function withheld(text: string, locale: Locale): readonly string[] {
  const draft = { locale, blocks: [{ kind: 'text', text } as const], actions: [], grounds: [] }
  return checkDraft(draft).withheld.map(({ value, statement }) => `${value} in “${statement}”`)
}

describe.each(LOCALES)('in %s', (locale) => {
  it('no phrase of the engine needs a fact', () => {
    expect(PHRASE_KEYS.length).toBeGreaterThan(60)
    expect(PHRASE_KEYS.flatMap((key) => withheld(phrase(key, locale), locale))).toEqual([])
  })

  it('no question, reason or hint of a dialog needs a fact', () => {
    const texts = dialogs.flatMap((dialog) => [
      dialog.title[locale],
      dialog.purpose[locale],
      ...Object.values(dialog.slots).flatMap((slot) => [
        slot.title[locale],
        slot.question[locale],
        slot.why[locale],
        slot.hint?.[locale] ?? '',
      ]),
    ])
    expect(texts.length).toBeGreaterThan(30)
    expect(texts.filter((text) => text !== '').flatMap((text) => withheld(text, locale))).toEqual([])
  })

  it('every phrase differs from its other language', () => {
    const other = locale === 'fr' ? 'en' : 'fr'
    expect(PHRASE_KEYS.filter((key) => phrase(key, locale) === phrase(key, other))).toEqual([])
  })
})
