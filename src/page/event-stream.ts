/** Reads server-sent events out of a text stream, whatever the pieces it arrives in. */

export interface ServerEvent {
  /** `message` when the server names none. */
  readonly name: string
  readonly data: string
  /** Of the last event that had one; sent back on reconnection. */
  readonly lastId: string | null
}

export interface EventReader {
  /** Takes the next piece of text and returns the events it completes. */
  read(piece: string): readonly ServerEvent[]
}

/** Follows the event stream format of the HTML standard: fields by line, an empty line ends an event. */
export function createEventReader(): EventReader {
  let rest = ''
  let name = ''
  let data: string[] = []
  let lastId: string | null = null

  function takeLine(line: string): ServerEvent | null {
    if (line === '') {
      const event = data.length > 0 ? { name: name || 'message', data: data.join('\n'), lastId } : null
      name = ''
      data = []
      return event
    }
    const colon = line.indexOf(':')
    const field = colon < 0 ? line : line.slice(0, colon)
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '')
    if (field === 'event') name = value
    else if (field === 'data') data.push(value)
    else if (field === 'id' && !value.includes('\0')) lastId = value
    return null
  }

  return {
    read(piece) {
      rest += piece
      // A carriage return at the very end may be the first half of a line end; it waits for the next piece.
      const whole = rest.endsWith('\r') ? rest.slice(0, -1) : rest
      const lines = whole.split(/\r\n|\n|\r/)
      rest = (lines.pop() ?? '') + (rest.endsWith('\r') ? '\r' : '')
      return lines.map(takeLine).filter((event) => event !== null)
    },
  }
}
