import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'

type Answer = (request: IncomingMessage, response: ServerResponse) => void

/** What stands at the port from the first moment: says how far the start is, then lets everybody through. */
export type Door = {
  address: string
  /** Names the step that is being done. */
  step(line: string): void
  open(answer: Answer): void
  /** Answers 503 again, lets the calls that are being answered end (at most `patienceMs`), and closes. */
  close(patienceMs: number): Promise<void>
}

/** Listens at once. Errors: EADDRINUSE, EACCES from the system. */
export async function listen(host: string, port: number): Promise<Door> {
  let current = '正在启动'
  const wait: Answer = (_, response) => {
    response.writeHead(503, { 'content-type': 'application/json; charset=utf-8', 'retry-after': '2' })
    response.end(
      JSON.stringify({ ready: false, step: current, code: 'server.starting', message: `${current}，请稍候` }),
    )
  }
  let answer = wait
  let answering = 0
  let isClosing = false
  const server = createServer({ keepAliveTimeout: 72_000, requestTimeout: 300_000 }, (request, response) => {
    answering++
    response.once('close', () => {
      answering--
      hangUp()
    })
    answer(request, response)
  })
  // Browsers hold lines open on which nothing was ever asked; Node does not take these for idle and would wait for them.
  const hangUp = () => {
    if (isClosing && answering === 0) server.closeAllConnections()
  }
  await listening(server, host, port)
  return {
    address: addressOf(server, host),
    step: (line) => {
      current = line
    },
    open: (through) => {
      answer = through
    },
    close: (patienceMs) => {
      current = '正在停止'
      answer = wait
      isClosing = true
      const gone = closed(server, patienceMs)
      hangUp()
      return gone
    },
  }
}

function listening(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

function closed(server: Server, patienceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const impatience = setTimeout(() => server.closeAllConnections(), patienceMs)
    server.close(() => {
      clearTimeout(impatience)
      resolve()
    })
  })
}

function addressOf(server: Server, host: string): string {
  const bound = server.address()
  const port = typeof bound === 'object' ? bound?.port : undefined
  return `http://${host === '0.0.0.0' || host === '::' || host === '127.0.0.1' ? 'localhost' : host}:${port}`
}
