import { codesWithin } from '#contexts/directory/public.ts'
import { maskName } from '#kernel/masking.ts'
import type { Tx } from '#platform/db/database.ts'
import { allPages } from '#platform/exchange/all-pages.ts'
import { defineExport, type ExportKind } from '#platform/exchange/kinds.ts'
import { fundContract } from './contract.ts'
import { CHOICES, RESOLUTION_KINDS, RESOLUTION_STATES } from './contract-parts.ts'
import { STATES } from './rules/states.ts'
import { countFunds, type Fund, listFunds } from './store/funds.ts'
import { countBallots, type ListedBallot, listBallots } from './store/resolutions.ts'

const placeOf = ({ areaCode }: { areaCode?: string | undefined }): string => (areaCode ? `区划${areaCode}` : '全部辖区')
const within = async <F extends { areaCode?: string | undefined }>(
  tx: Tx,
  { areaCode, ...rest }: F,
  reach: readonly string[],
) => ({
  ...rest,
  codes: await codesWithin(tx, reach, areaCode),
})

const FundFilter = fundContract.endpoints.listFunds.input.omit({ page: true, pageSize: true })
const fundsExport = defineExport({
  name: 'fund.funds',
  title: '社区基金一览表',
  needs: 'fund.fund.read',
  filter: FundFilter,
  describe: placeOf,
  columns: [
    { title: '区', value: (row: Fund) => row.districtName },
    { title: '街镇', value: (row: Fund) => row.areaName },
    { title: '基金全称', width: 44, value: (row: Fund) => row.name },
    { title: '慈善组织', width: 30, value: (row: Fund) => row.charityName },
    { title: '状态', value: (row: Fund) => STATES[row.state] },
    { title: '签约日期', form: 'date', value: (row: Fund) => row.signedOn },
    { title: '委员', form: 'integer', value: (row: Fund) => row.members },
    { title: '监督员', form: 'integer', value: (row: Fund) => row.monitors },
  ],
  count: async (tx, filter, reach) => countFunds(tx, await within(tx, filter, reach)),
  async *rows(tx, filter, reach, today) {
    const search = await within(tx, filter, reach)
    yield* allPages((paging) => listFunds(tx, search, today, paging))
  },
})

const VoteFilter = fundContract.endpoints.listResolutions.input.omit({ page: true, pageSize: true })
const votesExport = defineExport({
  name: 'fund.votes',
  title: '管委会表决登记表',
  needs: 'fund.resolution.read',
  filter: VoteFilter,
  describe: placeOf,
  columns: [
    { title: '基金', width: 44, value: (row: ListedBallot) => row.fundName },
    { title: '事项', width: 36, value: (row: ListedBallot) => row.title },
    { title: '类别', value: (row: ListedBallot) => RESOLUTION_KINDS[row.kind] },
    { title: '结果', value: (row: ListedBallot) => RESOLUTION_STATES[row.state] },
    { title: '委员', value: (row: ListedBallot) => maskName(row.name) },
    {
      title: '表决',
      value: (row: ListedBallot) => (row.choice ? CHOICES[row.choice] : row.recused ? '回避' : '未投票'),
    },
    { title: '理由', width: 30, value: (row: ListedBallot) => row.recused ?? row.reason },
  ],
  count: async (tx, filter, reach) => countBallots(tx, await within(tx, filter, reach)),
  async *rows(tx, filter, reach) {
    const search = await within(tx, filter, reach)
    yield* allPages((paging) => listBallots(tx, search, paging))
  },
})

export const fundExports: ExportKind[] = [fundsExport, votesExport]
