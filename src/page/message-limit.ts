/** How long a message may be; the desk refuses longer ones. */

export const MAX_MESSAGE_LENGTH = 20_000

/** The counter appears when less than this is left. */
const COUNTED_FROM = 1000

export interface LengthState {
  /** Characters left; negative when there are too many. Null while there is no need to count. */
  readonly left: number | null
  readonly isTooLong: boolean
}

/** Counts as the desk does, in UTF-16 units. */
export function lengthState(text: string): LengthState {
  const left = MAX_MESSAGE_LENGTH - text.trim().length
  return { left: left < COUNTED_FROM ? left : null, isTooLong: left < 0 }
}
