import { Worker } from 'node:worker_threads'

/** After this long without work the thread, the compiler and its fonts (some 100 MB) are given back. */
const IDLE_MS = 60_000
/** A paper that takes longer is a fault of its template. */
const PATIENCE_MS = 30_000

export type Order = { id: number; template: string; data: string }
export type Made = { id: number; pdf?: Uint8Array; pages?: number; fault?: string }
type Waiting = {
  resolve(made: { pdf: Buffer; pages: number }): void
  reject(problem: Error): void
  patience: NodeJS.Timeout
}

let thread: Worker | undefined
let idle: NodeJS.Timeout | undefined
let last = 0
const waiting = new Map<number, Waiting>()

/**
 * Makes a PDF from a typst template (an absolute path to a file of ours; templates are code) and data, which reaches it as
 * JSON in `sys.inputs.data`: text in it is shown, never run. It happens on a thread of its own, started when first needed and
 * ended after a minute's rest, so that no request waits behind a page being set. Errors: the template is wrong, or names a
 * field the data lacks.
 */
export async function renderPdf(template: string, data: Record<string, unknown>): Promise<Buffer> {
  return (await render(template, data)).pdf
}

/** The same, with the number of pages. */
export function render(template: string, data: Record<string, unknown>): Promise<{ pdf: Buffer; pages: number }> {
  clearTimeout(idle)
  thread ??= start()
  const at = thread
  at.ref()
  last += 1
  const order: Order = { id: last, template, data: JSON.stringify(data) }
  return new Promise((resolve, reject) => {
    const patience = setTimeout(() => void at.terminate(), PATIENCE_MS).unref()
    waiting.set(order.id, { resolve, reject, patience })
    at.postMessage(order)
  })
}

function start(): Worker {
  const started = new Worker(new URL('./render-thread.ts', import.meta.url))
  started.on('message', ({ id, pdf, pages = 0, fault }: Made) => {
    const one = waiting.get(id)
    waiting.delete(id)
    clearTimeout(one?.patience)
    if (pdf) one?.resolve({ pdf: Buffer.from(pdf), pages })
    else one?.reject(new Error(fault))
    if (waiting.size === 0) rest(started)
  })
  started.on('error', (problem: Error) => fail(started, problem))
  started.on('exit', () => fail(started, new Error('the thread that sets pages ended')))
  return started
}

/** An idle thread keeps no process alive. */
function rest(resting: Worker): void {
  resting.unref()
  idle = setTimeout(() => {
    if (thread === resting) thread = undefined
    void resting.terminate()
  }, IDLE_MS).unref()
}

/** When it fails, all who wait are told and the next call starts another. */
function fail(failed: Worker, problem: Error): void {
  if (thread !== failed) return
  thread = undefined
  for (const [id, { reject, patience }] of waiting) {
    clearTimeout(patience)
    waiting.delete(id)
    reject(problem)
  }
}
