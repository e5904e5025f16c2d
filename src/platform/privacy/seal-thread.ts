import { parentPort, workerData } from 'node:worker_threads'
import { softwareProvider } from './crypto.ts'
import { type RowToSeal, sealRows } from './seal-rows.ts'

// The other end of aside.ts: seals the rows it is sent, in the order they come.
const keys = softwareProvider(Buffer.from(workerData as Uint8Array))
parentPort?.on('message', (rows: readonly RowToSeal[]) => parentPort?.postMessage(sealRows(keys, rows)))
