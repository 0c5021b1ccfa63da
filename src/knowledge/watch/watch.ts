/** The watch as tools and the answer check use it: the library in memory, kept up with the store. */

import type { Library } from './library.ts'
import type { WatchStore } from './watch-store.ts'

export interface Watch {
  readonly store: WatchStore
  /** What is in memory now. Synchronous: the answer check of every reply uses it. */
  current(): Library
  /** The library as the store has it now: one small query, and a new reading when something changed. */
  latest(): Promise<Library>
}
