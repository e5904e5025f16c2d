import type { z } from 'zod'
import { codesWithin } from '#contexts/directory/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { allPages } from '#platform/exchange/all-pages.ts'
import { defineExport, type ExportKind } from '#platform/exchange/kinds.ts'
import { GrantFilter, WishFilter } from './contract-parts.ts'
import { countGrants, type Grant, listGrants } from './store/grants.ts'
import { countWishes, listWishes, type Wish } from './store/wishes.ts'
import { APPLICANT_KINDS, GRANT_STATES, USES, WISH_STATES } from './vocabulary.ts'

const placeOf = ({ areaCode }: { areaCode?: string | undefined }) => (areaCode ? `区划${areaCode}` : '全部辖区')
const yuan = (fen: number | null): number | null => (fen === null ? null : fen / 100)

const grantSearch = async (
  tx: Tx,
  { areaCode, state, ...filter }: z.infer<typeof GrantFilter>,
  reach: readonly string[],
) => ({ ...filter, states: state ? [state] : undefined, codes: await codesWithin(tx, reach, areaCode) })

const grantsExport = defineExport({
  name: 'grants.grants',
  title: '资助台账',
  needs: 'grants.call.read',
  filter: GrantFilter,
  describe: ({ state, ...filter }) => [placeOf(filter), ...(state ? [GRANT_STATES[state]] : [])].join('；'),
  columns: [
    { title: '编号', form: 'code', width: 22, value: (row: Grant) => row.no },
    { title: '项目', width: 30, value: (row: Grant) => row.title },
    { title: '用途', width: 24, value: (row: Grant) => USES[row.use] },
    { title: '申请单位', width: 26, value: (row: Grant) => row.applicantName },
    { title: '申请主体', width: 20, value: (row: Grant) => APPLICANT_KINDS[row.applicantKind] },
    { title: '社区或街镇', width: 20, value: (row: Grant) => row.areaName },
    { title: '申请（元）', form: 'decimal', value: (row: Grant) => yuan(row.askedFen) },
    { title: '批准（元）', form: 'decimal', value: (row: Grant) => yuan(row.grantedFen) },
    { title: '已付（元）', form: 'decimal', value: (row: Grant) => yuan(row.paidFen) },
    { title: '退回（元）', form: 'decimal', value: (row: Grant) => yuan(row.returnedFen) },
    { title: '核定或核销（元）', form: 'decimal', width: 16, value: (row: Grant) => yuan(row.settledFen) },
    { title: '状态', width: 18, value: (row: Grant) => GRANT_STATES[row.state] },
    { title: '开始', form: 'date', value: (row: Grant) => row.startsOn },
    { title: '结束', form: 'date', value: (row: Grant) => row.endsOn },
    { title: '服务人数', form: 'integer', value: (row: Grant) => row.peopleServed },
    { title: '征集', width: 26, value: (row: Grant) => row.callTitle },
  ],
  count: async (tx, filter, reach) => countGrants(tx, await grantSearch(tx, filter, reach)),
  async *rows(tx, filter: z.infer<typeof GrantFilter>, reach) {
    const search = await grantSearch(tx, filter, reach)
    yield* allPages((paging) => listGrants(tx, { ...search, ...paging }))
  },
})

const wishSearch = async (tx: Tx, { areaCode, state }: z.infer<typeof WishFilter>, reach: readonly string[]) => ({
  state,
  codes: await codesWithin(tx, reach, areaCode),
})

const wishesExport = defineExport({
  name: 'grants.wishes',
  title: '微心愿',
  needs: 'grants.call.read',
  filter: WishFilter,
  describe: ({ state, ...filter }) => [placeOf(filter), ...(state ? [WISH_STATES[state]] : [])].join('；'),
  columns: [
    { title: '编号', form: 'code', width: 22, value: (row: Wish) => row.no },
    { title: '社区（村）', width: 20, value: (row: Wish) => row.areaName },
    { title: '许愿人', value: (row: Wish) => row.alias },
    { title: '心愿', width: 26, value: (row: Wish) => row.item },
    { title: '估价（元）', form: 'decimal', value: (row: Wish) => yuan(row.valueFen) },
    { title: '状态', value: (row: Wish) => WISH_STATES[row.state] },
    { title: '认领人', value: (row: Wish) => row.claimer ?? '' },
    { title: '实际花费（元）', form: 'decimal', width: 14, value: (row: Wish) => yuan(row.spentFen) },
    { title: '送达', form: 'date', value: (row: Wish) => row.deliveredOn },
  ],
  count: async (tx, filter, reach) => countWishes(tx, await wishSearch(tx, filter, reach)),
  async *rows(tx, filter: z.infer<typeof WishFilter>, reach) {
    const search = await wishSearch(tx, filter, reach)
    yield* allPages((paging) => listWishes(tx, { ...search, ...paging }))
  },
})

export const grantsExports: ExportKind[] = [grantsExport, wishesExport]
