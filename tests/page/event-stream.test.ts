/** Server-sent events are read whatever the pieces they come in. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createEventReader } from '../../src/page/event-stream.ts'

const STREAM =
  ': hello\n\nid: 7\nevent: turn\ndata: {"a":1,\ndata: "b":2}\n\nevent: nothing\n\n: beat\n\ndata: last\n\n'

describe('event stream', () => {
  it('reads names, ids and data over several lines, and passes over comments and events without data', () => {
    expect(createEventReader().read(STREAM)).toEqual([
      { name: 'turn', data: '{"a":1,\n"b":2}', lastId: '7' },
      { name: 'message', data: 'last', lastId: '7' },
    ])
  })

  it('waits for the rest of an event', () => {
    const reader = createEventReader()
    expect(reader.read('data: half')).toEqual([])
    expect(reader.read(' and half\n')).toEqual([])
    expect(reader.read('\n')).toEqual([{ name: 'message', data: 'half and half', lastId: null }])
  })

  it('reads the same events with any line ends, cut anywhere', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.array(fc.nat(STREAM.length * 2)),
        (lineEnd, cuts) => {
          const text = STREAM.replaceAll('\n', lineEnd)
          const reader = createEventReader()
          const places = [0, ...cuts.map((cut) => cut % text.length).sort((a, b) => a - b), text.length]
          const events = places.slice(1).flatMap((end, index) => reader.read(text.slice(places[index], end)))
          // A lone carriage return at the very end may be half a line end; the next byte tells.
          expect([...events, ...reader.read(':')]).toHaveLength(2)
          expect(events[0]).toEqual({ name: 'turn', data: '{"a":1,\n"b":2}', lastId: '7' })
        },
      ),
    )
  })
})
