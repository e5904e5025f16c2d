import { Worker } from 'node:worker_threads'
import type { RowToSeal, SealedRow } from './seal-rows.ts'

/** After this long without work the thread and its memory are given back. */
const IDLE_MS = 10_000
type Waiting = { resolve(rows: SealedRow[]): void; reject(problem: Error): void }

/**
 * A second thread that seals rows by the thousand, so that reading the next rows goes on meanwhile. Started when it is
 * first needed; when it fails, all who wait are told and the next call starts another.
 */
export function sealingAside(master: Buffer): (rows: readonly RowToSeal[]) => Promise<SealedRow[]> {
  let thread: Worker | undefined
  let waiting: Waiting[] = []
  let idle: NodeJS.Timeout | undefined

  function start(): Worker {
    const started = new Worker(new URL('./seal-thread.ts', import.meta.url), {
      workerData: Uint8Array.from(master),
      resourceLimits: { maxYoungGenerationSizeMb: 8 },
    })
    started.on('message', (rows: SealedRow[]) => {
      waiting.shift()?.resolve(rows)
      if (waiting.length === 0) rest(started)
    })
    started.on('error', (problem: Error) => fail(started, problem))
    started.on('exit', () => fail(started, new Error('the sealing thread ended')))
    return started
  }

  /** An idle thread keeps no process alive. */
  function rest(resting: Worker): void {
    resting.unref()
    idle = setTimeout(() => {
      thread = undefined
      void resting.terminate()
    }, IDLE_MS).unref()
  }

  function fail(failed: Worker, problem: Error): void {
    if (thread !== failed) return
    thread = undefined
    for (const { reject } of waiting.splice(0)) reject(problem)
  }

  return (rows) =>
    new Promise((resolve, reject) => {
      clearTimeout(idle)
      thread ??= start()
      thread.ref()
      waiting = [...waiting, { resolve, reject }]
      thread.postMessage(rows)
    })
}
