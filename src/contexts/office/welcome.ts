import type { Tx } from '#platform/db/database.ts'

/** What the sign-in page shows to anybody. `demoAccounts` only where the installation runs on demo data. */
export type Welcome = {
  programmeTitle: string
  demoAccounts: readonly { username: string; password: string; about: string }[]
}

let read: (tx: Tx) => Promise<Welcome> = async () => ({ programmeTitle: '', demoAccounts: [] })

/** The composition root says once where the programme's title and the demo accounts come from. */
export const useWelcome = (from: typeof read): void => {
  read = from
}

export const welcomeOf = (tx: Tx): Promise<Welcome> => read(tx)
