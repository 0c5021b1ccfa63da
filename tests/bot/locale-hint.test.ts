import { describe, expect, it } from 'vitest'
import { localeOfHeader, localeOfTag } from '../../src/bot/locale-hint.ts'

describe('the language a channel tells', () => {
  it('is read from a language tag', () => {
    for (const tag of ['fr', 'fr-FR', 'FR_ca', ' fr-BE ']) expect(localeOfTag(tag)).toBe('fr')
    expect(localeOfTag('en-US')).toBe('en')
    for (const tag of ['de-DE', '', null, undefined, 'french']) expect(localeOfTag(tag)).toBeNull()
  })

  it('is the first of ours that a browser prefers', () => {
    expect(localeOfHeader('de-DE,de;q=0.9,en;q=0.8,fr;q=0.7')).toBe('en')
    expect(localeOfHeader('en;q=0.2, fr-CH;q=0.9')).toBe('fr')
    expect(localeOfHeader('fr;q=0, en')).toBe('en')
    expect(localeOfHeader('*')).toBeNull()
    expect(localeOfHeader(';;,q=,')).toBeNull()
    expect(localeOfHeader(undefined)).toBeNull()
  })
})
