import { connect, type Socket } from 'node:net'

/** A request written once; sending it again costs the client next to nothing, so that the server's time is what is seen. */
export const requestOf = (address: string, path: string, cookie: string): Buffer =>
  Buffer.from(
    `GET ${path} HTTP/1.1\r\nhost: ${new URL(address).host}\r\ncookie: ${cookie}\r\naccept: application/json\r\n\r\n`,
  )

/** One connection that is kept open. */
export class Wire {
  readonly #socket: Socket
  #waiting: ((status: number) => void) | undefined
  #seen: Buffer = Buffer.alloc(0)

  constructor(address: string) {
    const { hostname, port } = new URL(address)
    this.#socket = connect(Number(port), hostname)
    this.#socket.setNoDelay(true)
    this.#socket.on('data', (piece) => this.#take(piece as Buffer))
  }

  /** Sends and waits for the whole answer; its status. */
  ask(request: Buffer): Promise<number> {
    return new Promise((resolve) => {
      this.#waiting = resolve
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
    this.#seen = Buffer.alloc(0)
    this.#waiting?.(Number(head.slice(9, 12)))
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
