import type { Bench } from './bench.ts'
import { median, quantile, type Result, ratioOf, rounded } from './result.ts'
import { ask, queryPath, signIn, somebody } from './server.ts'
import { requestOf, timesOf, Wire } from './wire.ts'

const ROUNDS = 20
const ASKS = 10
const BAR_MS = 30
const BAR_RATIO = 3

/** The pages an officer looks at all day, through HTTP on one connection; beside them one person by id, on the same server. */
export async function measureBoards({ server, dataDir }: Bench): Promise<Result[]> {
  const { address } = server
  const city = await signIn(address, 'shi-jingban')
  const district = await signIn(address, 'nankai-jingban')
  const board = await ask<{ points: { pointId: string; districtCode: string }[] }>(
    address,
    city,
    'standards/read-board',
    {},
  )
  const pointId = board.points[0]?.pointId
  const reference = requestOf(
    address,
    queryPath('directory/get-person', { personId: await somebody(dataDir) }),
    district,
  )
  const pages = [
    {
      what: `city dashboard (${board.points.length} points)`,
      request: requestOf(address, queryPath('standards/read-board', {}), city),
    },
    { what: 'district board', request: requestOf(address, queryPath('standards/read-board', {}), district) },
    {
      what: 'one point with its criteria',
      request: requestOf(address, queryPath('standards/read-point', { pointId }), city),
    },
  ].map((page) => ({ ...page, times: [] as number[] }))
  const wire = new Wire(address)
  const beside: number[] = []
  for (const { request } of [...pages, { request: reference }]) await timesOf(wire, request, 30)
  for (let round = 0; round < ROUNDS; round++) {
    beside.push(...(await timesOf(wire, reference, ASKS)))
    for (const page of pages) page.times.push(...(await timesOf(wire, page.request, ASKS)))
  }
  wire.close()
  return pages.map(({ what, times }) => {
    const p95 = quantile(times, 0.95)
    const ratio = ratioOf(median(times), median(beside))
    return {
      id: 'P2',
      what: `${what}, p95 through HTTP`,
      value: rounded(p95),
      unit: 'ms',
      bar: `≤ ${BAR_MS} ms, median ≤ ${BAR_RATIO} × reference`,
      holds: p95 <= BAR_MS && ratio <= BAR_RATIO,
      reference: {
        what: 'one person by id on the same server, median',
        value: rounded(median(beside)),
        unit: 'ms',
        ratio,
      },
      more: { median: rounded(median(times)) },
    }
  })
}
