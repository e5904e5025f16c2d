import { z } from 'zod'
import type { Tx } from '#platform/db/database.ts'
import { defineExport } from '#platform/exchange/kinds.ts'
import { countPoints, listPoints, type PointFilter, type PointRow } from './store/lists.ts'
import { listCommunities } from './store/points.ts'
import { listQuotas, type QuotaRow } from './store/quotas.ts'

const PAGE = 200
/** Quotas alone: what draws on them does not appear in annex 1. */
const ANY = 0

const AnnexOne = z.object({ figures: z.enum(['notice', 'decided']).default('notice') })
type AnnexOneRow = { name: string; towns: number; communities: number }

const rowOf =
  (figures: z.infer<typeof AnnexOne>['figures']) =>
  (row: QuotaRow): AnnexOneRow => ({
    name: row.districtName,
    towns: figures === 'notice' ? row.noticeTowns : row.towns,
    communities: figures === 'notice' ? row.noticeCommunities : row.communities,
  })

/** Annex 1 as printed; `decided` gives the figures with the decisions taken since. */
export const annexOneExport = defineExport<AnnexOneRow, z.infer<typeof AnnexOne>>({
  name: 'programme.annex-1',
  title: '区级创建点名额分配表',
  needs: 'programme.quota.read',
  filter: AnnexOne,
  describe: ({ figures }) => (figures === 'notice' ? '通知附件1所列' : '现行名额（附件1加历次决定）'),
  heading: () => '健全“五社联动”机制示范项目区级创建点名额分配表',
  columns: [
    { title: '区划', width: 16, value: ({ name }) => name },
    { title: '试点街镇数', form: 'integer', width: 14, value: ({ towns }) => towns },
    { title: '试点社区数', form: 'integer', width: 14, value: ({ communities }) => communities },
  ],
  count: async (tx, _, reach) => (await listQuotas(tx, { reach, min: ANY })).length,
  async *rows(tx, { figures }, reach) {
    yield* (await listQuotas(tx, { reach, min: ANY })).map(rowOf(figures))
  },
  async closing(tx, { figures }, reach) {
    const rows = (await listQuotas(tx, { reach, min: ANY })).map(rowOf(figures))
    const sum = (key: 'towns' | 'communities') => rows.reduce((total, row) => total + row[key], 0)
    return [['合计', sum('towns'), sum('communities')]]
  },
})

const AnnexTwo = z.object({ kind: z.enum(['joint', 'district', 'all']).default('joint') })
type AnnexTwoRow = { no: number; district: string; town: string; communities: string[] }

const filterOf = ({ kind }: z.infer<typeof AnnexTwo>, reach: readonly string[]): PointFilter => ({
  reach,
  status: ['active', 'closed'],
  kind: kind === 'all' ? undefined : kind,
})

/** Joint points keep the number of the notice; the district's own points go on from the last. */
async function* annexTwoRows(tx: Tx, filter: PointFilter): AsyncGenerator<AnnexTwoRow> {
  let no = 0
  for (let offset = 0; ; offset += PAGE) {
    const { rows } = await listPoints(tx, { ...filter, sort: 'order', descending: false, offset, limit: PAGE })
    const communities = await listCommunities(
      tx,
      rows.map(({ id }) => id),
    )
    const namesOf = ({ id }: PointRow) =>
      communities.filter(({ pointId }) => pointId === id).map(({ writtenName }) => writtenName)
    for (const row of rows) {
      no = row.seq ?? no + 1
      yield { no, district: row.districtName, town: row.townName, communities: namesOf(row) }
    }
    if (rows.length < PAGE) return
  }
}

/** Annex 2 as printed: names as the notice writes them, in its order. */
export const annexTwoExport = defineExport<AnnexTwoRow, z.infer<typeof AnnexTwo>>({
  name: 'programme.annex-2',
  title: '创建点名单',
  needs: 'programme.point.read',
  filter: AnnexTwo,
  describe: ({ kind }) => ({ joint: '市区联合创建点', district: '区级创建点', all: '全部创建点' })[kind],
  heading: ({ kind }) =>
    kind === 'joint' ? '健全“五社联动”机制示范项目市区联合创建点名单' : '健全“五社联动”机制示范项目创建点名单',
  columns: [
    { title: '序号', form: 'integer', width: 8, value: ({ no }) => no },
    { title: '区划', width: 14, value: ({ district }) => district },
    { title: '试点街镇', width: 18, value: ({ town }) => town },
    { title: '试点社区', width: 50, value: ({ communities }) => communities.join(' ') },
  ],
  count: (tx, filter, reach) => countPoints(tx, filterOf(filter, reach)),
  rows: (tx, filter, reach) => annexTwoRows(tx, filterOf(filter, reach)),
  async closing(tx, filter, reach) {
    let towns = 0
    let communities = 0
    for await (const row of annexTwoRows(tx, filterOf(filter, reach))) {
      towns += 1
      communities += row.communities.length
    }
    return [['合计', '', towns, communities]]
  },
})
