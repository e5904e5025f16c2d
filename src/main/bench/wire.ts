import { connect, type Socket } from 'node:net'

/** A request written once; sending it again costs the client next to nothing, so that the server's time is what is seen. */
export const requestOf = (address: string, path: string, cookie: string): Buffer =>
  Buffer.from(
    `GET ${path} HTTP/1.1\r\nhost: ${new URL(address).host}\r\ncookie: ${cookie}\r\naccept: application/json\r\n\r\n`,
  )

/** A command written once. `key`: its idempotency key. */
export function commandOf(
  address: string,
  { endpoint, input, cookie, key }: { endpoint: string; input: unknown; cookie: string; key: string },
): Buffer {
  const body = Buffer.from(JSON.stringify(input))
  const head = [
    `POST /api/${endpoint} HTTP/1.1`,
    `host: ${new URL(address).host}`,
    `cookie: ${cookie}`,
    'content-type: application/json',
    `content-length: ${body.length}`,
    `idempotency-key: ${key}`,
    'accept: application/json',
  ]
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body])
}

export type Answered = { status: number; body: Buffer }

/** One connection that is kept open. */
export class Wire {
  readonly #socket: Socket
  #waiting: { told: (answer: Answered) => void; failed: (problem: Error) => void } | undefined
  #seen: Buffer = Buffer.alloc(0)

  constructor(address: string) {
    const { hostname, port } = new URL(address)
    this.#socket = connect(Number(port), hostname)
    this.#socket.setNoDelay(true)
    this.#socket.on('data', (piece) => this.#take(piece as Buffer))
    this.#socket.on('error', (problem) => this.#waiting?.failed(problem))
    this.#socket.on('close', () => this.#waiting?.failed(new Error('the server hung up')))
  }

  /** Sends and waits for the whole answer; its status. */
  async ask(request: Buffer): Promise<number> {
    return (await this.hear(request)).status
  }

  /** The same, with what it says. Errors: the connection ended before the answer did. */
  hear(request: Buffer): Promise<Answered> {
    return new Promise((told, failed) => {
      this.#waiting = { told, failed }
      this.#socket.write(request)
    })
  }

  close(): void {
    this.#socket.destroy()
  }

  #take(piece: Buffer): void {
    this.#seen = this.#seen.length === 0 ? piece : Buffer.concat([this.#seen, piece])
    const headEnd = this.#seen.indexOf('\r\n\r\n')
    if (headEnd === -1) return
    const head = this.#seen.toString('latin1', 0, headEnd)
    const length = /content-length: (\d+)/i.exec(head)?.[1]
    const isWhole = length
      ? this.#seen.length >= headEnd + 4 + Number(length)
      : this.#seen.subarray(-5).toString('latin1') === '0\r\n\r\n'
    if (!isWhole) return
    const body = this.#seen.subarray(headEnd + 4)
    this.#seen = Buffer.alloc(0)
    const { told } = this.#waiting ?? {}
    this.#waiting = undefined
    told?.({ status: Number(head.slice(9, 12)), body })
  }
}

const mustBeGood = (status: number): void => {
  if (status !== 200) throw new Error(`answered with ${status}`)
}

/** One after the other: milliseconds of each. */
export async function timesOf(wire: Wire, request: Buffer, count: number): Promise<number[]> {
  const times: number[] = []
  for (let left = count; left > 0; left--) {
    const began = performance.now()
    mustBeGood(await wire.ask(request))
    times.push(performance.now() - began)
  }
  return times
}

/** Many at once: answers a second. */
export async function throughput(
  address: string,
  request: Buffer,
  { connections, count }: { connections: number; count: number },
): Promise<number> {
  const wires = Array.from({ length: connections }, () => new Wire(address))
  let left = count
  const began = performance.now()
  await Promise.all(
    wires.map(async (wire) => {
      while (left-- > 0) mustBeGood(await wire.ask(request))
    }),
  )
  const seconds = (performance.now() - began) / 1000
  for (const wire of wires) wire.close()
  return count / seconds
}

/** Many connections, each request sent once by whichever is free; the answers in the order of the requests, and milliseconds of each. */
export async function answersOf(
  address: string,
  requests: readonly Buffer[],
  connections: number,
): Promise<{ answers: Answered[]; times: number[]; seconds: number }> {
  const wires = Array.from({ length: connections }, () => new Wire(address))
  const answers: Answered[] = []
  const times: number[] = []
  const queue = requests.entries()
  const began = performance.now()
  await Promise.all(
    wires.map(async (wire) => {
      for (const [index, request] of queue) {
        const sent = performance.now()
        answers[index] = await wire.hear(request)
        times[index] = performance.now() - sent
      }
    }),
  )
  const seconds = (performance.now() - began) / 1000
  for (const wire of wires) wire.close()
  return { answers, times, seconds }
}
