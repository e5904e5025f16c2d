import type { Server } from './server.ts'

/** What a measurement is lent: the product running on the city's data. */
export type Bench = { server: Server; dataDir: string; say(line: string): void }
