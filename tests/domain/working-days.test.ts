import { describe, expect, it } from 'vitest'
import { addDays, isoWeekday } from '../../src/domain/calendar-date.ts'
import {
  addWorkingDays,
  hasHolidayCalendar,
  isWorkingDay,
  workingDaysBetween,
} from '../../src/domain/working-days.ts'

/** The slow, plain way: one day at a time. */
function countOneByOne(from: string, to: string, country: string): number {
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day, country)) count++
  return count
}

describe('working days', () => {
  it('counts from Friday to the next Friday as five in France', () => {
    expect(workingDaysBetween('2026-03-20', '2026-03-27', 'FR')).toBe(5)
  })

  it('counts to the date that ERPs write for "none" without working out eight thousand years of holidays', () => {
    const started = performance.now()
    const days = workingDaysBetween('2026-03-16', '9999-12-31', 'JP')
    expect(performance.now() - started).toBeLessThan(4000)
    expect(days).toBeGreaterThan(2_070_000)
  })

  it('takes Easter Monday out in France and not in the United States', () => {
    expect(workingDaysBetween('2026-04-03', '2026-04-07', 'FR')).toBe(1)
    expect(workingDaysBetween('2026-04-03', '2026-04-07', 'US')).toBe(2)
  })

  it('rests on Friday and Saturday in Saudi Arabia', () => {
    expect(isWorkingDay('2026-02-06', 'SA')).toBe(false)
    expect(isWorkingDay('2026-02-07', 'SA')).toBe(false)
    expect(isWorkingDay('2026-02-08', 'SA')).toBe(true)
    expect(workingDaysBetween('2026-02-05', '2026-02-09', 'SA')).toBe(2)
  })

  it('takes every day of a holiday of several days out', () => {
    const eid = ['2026-05-27', '2026-05-28', '2026-05-29']
    expect(eid.map((day) => isWorkingDay(day, 'AE'))).toEqual([false, false, false])
    expect(isWorkingDay('2026-06-01', 'AE')).toBe(true)
  })

  it('works on a day that is only half a holiday', () => {
    expect(isWorkingDay('2026-05-04', 'CN')).toBe(true)
  })

  it('is negative for a date before, and zero for the same date', () => {
    expect(workingDaysBetween('2026-03-27', '2026-03-20', 'FR')).toBe(-5)
    expect(workingDaysBetween('2026-03-20', '2026-03-20', 'FR')).toBe(0)
  })

  it('agrees with counting one day at a time over holidays, years and weekends', () => {
    for (const country of ['FR', 'SA', 'GB', 'JP', 'TR', 'IR', 'IN']) {
      for (const [from, length] of [
        ['2025-12-19', 30],
        ['2026-03-28', 44],
        ['2024-11-03', 500],
        ['2026-05-01', 6],
        ['2026-05-02', 1],
      ] as const) {
        const to = addDays(from, length)
        expect(workingDaysBetween(from, to, country), `${country} ${from} ${to}`).toBe(
          countOneByOne(from, to, country),
        )
      }
    }
  })

  it('goes forward over a weekend and a holiday', () => {
    expect(addWorkingDays('2026-04-03', 1, 'FR')).toBe('2026-04-07')
    expect(addWorkingDays('2026-03-12', 2, 'FR')).toBe('2026-03-16')
  })

  it('knows where it only knows the weekends', () => {
    expect(hasHolidayCalendar('FR')).toBe(true)
    expect(hasHolidayCalendar('AQ')).toBe(false)
    expect(isWorkingDay('2026-12-25', 'AQ')).toBe(true)
    expect(isoWeekday('2026-12-26')).toBe(6)
    expect(isWorkingDay('2026-12-26', 'AQ')).toBe(false)
    expect(isWorkingDay('2026-12-24', 'not a country')).toBe(true)
  })
})
