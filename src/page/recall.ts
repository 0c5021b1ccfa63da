/** Bringing back what was said before with the arrow keys, the way a terminal does, without losing what is being typed. */

export interface Recall {
  /** What was being typed when the recall began. */
  readonly typed: string
  /** 0 is the last thing said. */
  readonly step: number
}

export interface RecallMove {
  readonly text: string
  /** Null when the person is back at what they were typing. */
  readonly recall: Recall | null
}

/** The things said, newest first, each once in a row. */
export function recallable(said: readonly string[]): readonly string[] {
  return said.filter((text, index) => text.trim() !== '' && text !== said[index - 1]).reverse()
}

/** One step further back; null when there is nothing further. */
export function recallOlder(
  said: readonly string[],
  typed: string,
  recall: Recall | null,
): RecallMove | null {
  const step = recall === null ? 0 : recall.step + 1
  const text = said[step]
  if (text === undefined) return null
  return { text, recall: { typed: recall?.typed ?? typed, step } }
}

/** One step forward, ending at what was being typed; null when no recall is under way. */
export function recallNewer(said: readonly string[], recall: Recall | null): RecallMove | null {
  if (recall === null) return null
  const step = recall.step - 1
  const text = said[step]
  return text === undefined ? { text: recall.typed, recall: null } : { text, recall: { ...recall, step } }
}
