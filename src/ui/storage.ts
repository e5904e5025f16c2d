/** What a browser remembers; a browser that forbids it (private window, full disk) simply forgets. */
const forgiving = (storage: () => Storage) => ({
  read(key: string): string | null {
    try {
      return storage().getItem(`wushe.${key}`)
    } catch {
      return null
    }
  },
  write(key: string, value: string): void {
    try {
      storage().setItem(`wushe.${key}`, value)
    } catch {
      // Nothing depends on it: the page works the same, only without the memory.
    }
  },
  forget(key: string): void {
    try {
      storage().removeItem(`wushe.${key}`)
    } catch {
      // As above.
    }
  },
})

/** Kept on this computer: preferences only, never records. */
export const kept = forgiving(() => window.localStorage)
/** Kept until the tab closes: what is being filled in. */
export const drafted = forgiving(() => window.sessionStorage)
