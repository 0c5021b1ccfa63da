/** Days beside messages, in both languages. */

import { describe, expect, it } from 'vitest'
import { clockTime, dayLabel, dayOf, longDay, plainDay } from '../../src/page/moments.ts'

describe('moments', () => {
  it('writes days out in the language', () => {
    expect(longDay('2026-03-17', 'fr')).toBe('mardi 17 mars 2026')
    expect(longDay('2026-03-17', 'en')).toBe('Tuesday 17 March 2026')
    expect(plainDay('2026-03-01', 'fr')).toBe('1 mars 2026')
    expect(plainDay('2026-03-01', 'en')).toBe('1 March 2026')
  })

  it('says today and yesterday, over the end of a month too', () => {
    expect(dayLabel('2026-03-16', '2026-03-16', 'en')).toBe('Today')
    expect(dayLabel('2026-02-28', '2026-03-01', 'fr')).toBe('Hier')
    expect(dayLabel('2026-02-27', '2026-03-01', 'fr')).toBe('vendredi 27 février 2026')
  })

  it('reads the reader’s own clock', () => {
    const at = new Date(2026, 2, 16, 9, 5).toISOString()
    expect(clockTime(at)).toBe('09:05')
    expect(dayOf(at)).toBe('2026-03-16')
  })
})
