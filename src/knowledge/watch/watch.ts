/** The watch as tools and the answer check use it: the library in memory, kept up with the store. */

import type { Library } from './library.ts'
import type { Note } from './note.ts'
import type { WatchStore } from './watch-store.ts'

export interface Watch {
  readonly store: WatchStore
  /** Where the desk's firm is established, ISO 3166-1 alpha-2. */
  readonly sellerCountry: string
  /** A note as it came with the desk; null for a colleague's. */
  shipped(id: string): Note | null
  /** What is in memory now. Synchronous: the answer check of every reply uses it. */
  current(): Library
  /** The library as the store has it now: one small query, and a new reading when something changed. */
  latest(): Promise<Library>
}
