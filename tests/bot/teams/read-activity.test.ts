import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AddressedActivity, readActivity } from '../../../src/bot/teams/read-activity.ts'
import { activityOf } from '../support/running-server.ts'

function addressed(change: Record<string, unknown>): AddressedActivity {
  const read = readActivity(activityOf(change))
  if (!read.ok || read.activity === null) expect.fail('not read')
  return read.activity
}

const mention = (id: string, name: string, text?: string) => ({
  type: 'mention',
  mentioned: { id, name },
  ...(text !== undefined && { text }),
})

describe('an activity', () => {
  it('is read without the mention of the desk, however it is written', () => {
    const bot = mention('28:bot', 'Escale', '<at>Escale</at>')
    expect(addressed({ text: '<at>Escale</at>&nbsp;où en est SO-1001 ?', entities: [bot] }).text).toBe(
      'où en est SO-1001 ?',
    )
    expect(addressed({ text: '<at>Escale</at> bonjour', entities: [mention('28:bot', 'Escale')] }).text).toBe(
      'bonjour',
    )
    expect(addressed({ text: '<at id="0">Escale</at> bonjour' }).text).toBe('Escale bonjour')
  })

  it('keeps the names of colleagues who are mentioned', () => {
    const text = '<at>Escale</at> transmets à <at>Nadia Benali</at>'
    const entities = [
      mention('28:bot', 'Escale', '<at>Escale</at>'),
      mention('29:n', 'Nadia Benali', '<at>Nadia Benali</at>'),
    ]
    expect(addressed({ text, entities }).text).toBe('transmets à Nadia Benali')
  })

  it('gives the language of the activity, else that of the client', () => {
    expect(addressed({ locale: 'en-GB' }).locale).toBe('en')
    const client = [{ type: 'clientInfo', locale: 'en-US' }]
    expect(addressed({ locale: undefined, entities: client }).locale).toBe('en')
    expect(addressed({ locale: 'de-DE' }).locale).toBeNull()
  })

  it('has the values of a submitted form as text, and nothing that is not a value', () => {
    const value = {
      escale: { dialog: 'record-forecast', prefix: '1.' },
      '1.order': 'SO-1001',
      '1.count': 12.5,
      '1.urgent': true,
      '1.list': ['x'],
      '1.none': null,
      order: 'of another form',
      msteams: { type: 'x' },
    }
    expect(addressed({ value, text: undefined }).form).toEqual({
      dialog: 'record-forecast',
      values: { order: 'SO-1001', count: '12.5', urgent: 'true' },
    })
  })

  it('cannot reach what every object inherits', () => {
    const value = JSON.parse('{"escale":{"dialog":"x"},"__proto__":"evil","constructor":"evil"}') as unknown
    expect(Object.keys(addressed({ value }).form?.values ?? {}).sort()).toEqual(['__proto__', 'constructor'])
    expect(({} as Record<string, unknown>)['evil']).toBeUndefined()
  })

  it('of any shape is read or refused, never a crash', () => {
    const field = fc.constantFrom(
      'type',
      'text',
      'from',
      'conversation',
      'value',
      'entities',
      'channelData',
      'id',
      'recipient',
      'membersAdded',
      'locale',
    )
    fc.assert(
      fc.property(fc.dictionary(field, fc.jsonValue()), fc.boolean(), (fields, isMessage) => {
        const read = readActivity(isMessage ? activityOf(fields) : fields)
        if (!read.ok) expect(read.problem.length).toBeGreaterThan(3)
        else if (read.activity !== null) expect(typeof read.activity.text).toBe('string')
      }),
      { numRuns: 300 },
    )
  })
})
