/** Keeps the library in memory and up with the store: read anew when its revision has risen. */

import { buildLibrary, type Library } from './library.ts'
import type { Note } from './note.ts'
import type { Watch } from './watch.ts'
import type { WatchStore } from './watch-store.ts'

/** Other processes may change notes: what is in memory is looked at again after so long, while nobody waits. */
const LOOK_AGAIN_MS = 2_000

export interface OpenWatchOptions {
  readonly store: WatchStore
  /** The notes that came with the desk. */
  readonly shipped: readonly Note[]
  /** Where the desk's firm is established, ISO 3166-1 alpha-2. */
  readonly sellerCountry: string
  /** Told when the store could not be looked at; the library in memory goes on answering. */
  readonly onTrouble?: (error: unknown) => void
  /** Milliseconds that only rise; for tests. */
  readonly elapsed?: () => number
}

/** Opens the watch with the store's notes read. */
export async function openWatch(options: OpenWatchOptions): Promise<Watch> {
  const { store, shipped, onTrouble = () => {}, elapsed = () => performance.now() } = options
  let library = await readLibrary(store, shipped)
  let lookedAt = elapsed()
  let reading: Promise<Library> | null = null

  const latest = async (): Promise<Library> => {
    lookedAt = elapsed()
    if ((await store.revision()) === library.revision) return library
    reading ??= readLibrary(store, shipped).finally(() => {
      reading = null
    })
    const read = await reading
    if (read.revision >= library.revision) library = read
    return library
  }
  return {
    store,
    sellerCountry: options.sellerCountry,
    shipped: (id) => shipped.find((note) => note.id === id) ?? null,
    current() {
      if (elapsed() - lookedAt > LOOK_AGAIN_MS) {
        lookedAt = elapsed()
        latest().catch(onTrouble)
      }
      return library
    },
    latest,
  }
}

/** The revision is read first: a change in between makes the next look read again, and never goes unseen. */
async function readLibrary(store: WatchStore, shipped: readonly Note[]): Promise<Library> {
  const revision = await store.revision()
  return buildLibrary(shipped, await store.notes(), revision)
}
