/** The watch as a command uses it: the notes that came with the desk, as kept from its last start, and those of the store. */

import type { Config } from '../config/config.ts'
import type { Database } from '../db/database.ts'
import { openWatch } from '../knowledge/watch/open-watch.ts'
import { openWatchStore } from '../knowledge/watch/postgres-watch-store.ts'
import { keptNotesFile, readShippedNotes } from '../knowledge/watch/shipped-notes.ts'
import type { Watch } from '../knowledge/watch/watch.ts'

export async function openDeskWatch(config: Config, database: Database): Promise<Watch> {
  return openWatch({
    store: openWatchStore(database),
    shipped: await readShippedNotes({ cache: keptNotesFile(config.dataDir) }),
    sellerCountry: config.sellerCountry,
  })
}
