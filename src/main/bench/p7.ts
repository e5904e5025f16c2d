import type { Bench } from './bench.ts'
import { median, type Result, ratioOf } from './result.ts'
import { queryPath, signIn, somebody, spawnNode, superUrlOf } from './server.ts'
import { requestOf, throughput } from './wire.ts'

const ROUNDS = 7
const LOAD = { connections: 32, count: 2_000 }
const BAR = 0.6

/** One row by id with session, permission, validation, row-level security and a transaction; beside it bare Fastify and the same select. */
export async function measureRead({ server, dataDir }: Bench): Promise<Result[]> {
  const cookie = await signIn(server.address, 'nankai-jingban')
  const personId = await somebody(dataDir)
  const bare = spawnNode('src/main/bench/bare-server.ts', [], { BENCH_DATABASE: superUrlOf(dataDir) })
  try {
    const bareAddress = await new Promise<string>((resolve) =>
      bare.once('message', (address) => resolve(String(address))),
    )
    const ours = requestOf(server.address, queryPath('directory/get-person', { personId }), cookie)
    const theirs = requestOf(bareAddress, `/person/${personId}`, cookie)
    const our: number[] = []
    const their: number[] = []
    for (let round = -1; round < ROUNDS; round++) {
      const [one, other] = [await throughput(server.address, ours, LOAD), await throughput(bareAddress, theirs, LOAD)]
      if (round < 0) continue
      our.push(one)
      their.push(other)
    }
    const ratio = ratioOf(median(our), median(their))
    return [
      {
        id: 'P7',
        what: 'one row with permission and validation, 32 connections, median of 7',
        value: Math.round(median(our)),
        unit: 'answers/s',
        bar: `≥ ${BAR} × reference`,
        holds: ratio >= BAR,
        reference: {
          what: 'bare Fastify doing the same select',
          value: Math.round(median(their)),
          unit: 'answers/s',
          ratio,
        },
      },
    ]
  } finally {
    bare.kill('SIGTERM')
  }
}
