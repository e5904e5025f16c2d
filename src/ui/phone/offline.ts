import { kept } from '../storage.ts'

const PREFIX = 'offline.'
const UNSENT = 'unsent.'

/** Copies of what the server said, for a phone without network. Names of people are among them: signing out removes all. */
export const offline = {
  read<T>(name: string): T | undefined {
    const text = kept.read(PREFIX + name)
    return text === null ? undefined : (JSON.parse(text) as T)
  },
  write: (name: string, value: unknown): void => kept.write(PREFIX + name, JSON.stringify(value)),
  clear: (): void => {
    for (const key of keysOf(PREFIX)) localStorage.removeItem(key)
  },
}

/**
 * What was done on this phone and has not reached the server. It outlives a reload and a sign-out. Unlike a preference it may
 * not be lost in silence: `write` says whether it was kept.
 */
export const unsent = {
  read<T>(name: string): T | undefined {
    const text = kept.read(UNSENT + name)
    return text === null ? undefined : (JSON.parse(text) as T)
  },
  write(name: string, value: unknown): boolean {
    const text = JSON.stringify(value)
    kept.write(UNSENT + name, text)
    return kept.read(UNSENT + name) === text
  },
  forget: (name: string): void => kept.forget(UNSENT + name),
  /** The names that begin so. */
  names: (start: string): string[] =>
    keysOf(UNSENT)
      .map((key) => key.slice(`wushe.${UNSENT}`.length))
      .filter((name) => name.startsWith(start)),
}

function keysOf(prefix: string): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(`wushe.${prefix}`))
  } catch {
    return []
  }
}
