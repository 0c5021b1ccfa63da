/** Watches for tests that write no notes: a library in memory, and a store that must not be asked. */

import { buildLibrary } from '../../src/knowledge/watch/library.ts'
import type { Note } from '../../src/knowledge/watch/note.ts'
import type { Watch } from '../../src/knowledge/watch/watch.ts'
import type { WatchStore } from '../../src/knowledge/watch/watch-store.ts'

/** A watch of these notes alone; whoever asks its store fails the test. */
export function watchOf(notes: readonly Note[] = []): Watch {
  const library = buildLibrary(notes, [], 0)
  const store = new Proxy({} as WatchStore, {
    get(_, method) {
      throw new Error(`the test has no watch store to ask for ${String(method)}`)
    },
  })
  return {
    store,
    sellerCountry: 'FR',
    shipped: (id) => notes.find((note) => note.id === id) ?? null,
    current: () => library,
    latest: async () => library,
  }
}
