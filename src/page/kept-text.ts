/** Small things the page keeps in the browser between visits: the draft, the theme, the language. */

/** The part of the browser's storage that the page uses; tests pass a map. */
export interface KeyValueStore {
  readonly length: number
  key(index: number): string | null
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
}

/** Storage may be full or forbidden by the browser; the page then goes on without its memory. */
export function keepText(store: KeyValueStore | null, key: string, text: string): void {
  try {
    if (text === '') store?.removeItem(key)
    else store?.setItem(key, text)
  } catch {
    // Nothing to do: what is on screen stays, it only will not survive a reload.
  }
}

export function keptText(store: KeyValueStore | null, key: string): string | null {
  try {
    return store?.getItem(key) ?? null
  } catch {
    return null
  }
}

export function keptKeys(store: KeyValueStore | null, prefix: string): readonly string[] {
  try {
    const count = store?.length ?? 0
    const keys = Array.from({ length: count }, (_, index) => store?.key(index) ?? '')
    return keys.filter((key) => key.startsWith(prefix))
  } catch {
    return []
  }
}

/** A part of the storage for one of several users of it: its keys begin with a word of their own. */
export function ownShelf(store: KeyValueStore, prefix: string): KeyValueStore {
  const own = () => keptKeys(store, prefix)
  return {
    get length() {
      return own().length
    },
    key: (index) => own()[index]?.slice(prefix.length) ?? null,
    getItem: (key) => store.getItem(prefix + key),
    setItem: (key, value) => store.setItem(prefix + key, value),
    removeItem: (key) => store.removeItem(prefix + key),
  }
}

const DRAFT = 'escale.draft'

/**
 * The message being written. Each tab has its own; one opened afresh takes up what the last closed tab left.
 */
export function keptDraft(tab: KeyValueStore | null, browser: KeyValueStore | null): string {
  return keptText(tab, DRAFT) ?? keptText(browser, DRAFT) ?? ''
}

export function keepDraft(tab: KeyValueStore | null, browser: KeyValueStore | null, text: string): void {
  keepText(browser, DRAFT, text)
  keepText(tab, DRAFT, text)
}
