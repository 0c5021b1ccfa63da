import { describe, expect, it } from 'vitest'
import { deskClock } from '../../src/config/clock.ts'

const at = (instant: string) => () => Date.parse(instant)

describe('the desk’s clock', () => {
  it('gives the date at the desk, not in UTC', () => {
    const read = at('2026-03-15T23:30:00Z')
    expect(deskClock({ timeZone: 'Europe/Paris', today: null, read }).today()).toBe('2026-03-16')
    expect(deskClock({ timeZone: 'America/New_York', today: null, read }).today()).toBe('2026-03-15')
  })

  it('turns the date at midnight of the desk', () => {
    let ms = Date.parse('2026-03-15T22:59:59.999Z')
    const clock = deskClock({ timeZone: 'Europe/Paris', today: null, read: () => ms })
    expect(clock.today()).toBe('2026-03-15')
    ms += 1
    expect(clock.today()).toBe('2026-03-16')
  })

  it('keeps the time of day on a fixed date', () => {
    const clock = deskClock({
      timeZone: 'Europe/Paris',
      today: '2026-03-16',
      read: at('2026-11-24T09:15:00Z'),
    })
    expect(clock.today()).toBe('2026-03-16')
    expect(clock.now()).toBe('2026-03-16T09:15:00.000Z')
  })

  it('keeps the instant on the fixed date across summer time', () => {
    for (const read of [at('2026-11-24T22:30:00Z'), at('2026-07-14T22:30:00Z'), at('2026-07-14T21:30:00Z')]) {
      for (const today of ['2026-07-01', '2026-01-10']) {
        const clock = deskClock({ timeZone: 'Europe/Paris', today, read })
        const landed = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(
          new Date(clock.now()),
        )
        expect(landed).toBe(today)
      }
    }
  })
})
