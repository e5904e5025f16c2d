import type { z } from 'zod'
import { codesWithin } from '#contexts/directory/public.ts'
import { maskName } from '#kernel/masking.ts'
import { dateOf } from '#kernel/time.ts'
import type { Tx } from '#platform/db/database.ts'
import { allPages } from '#platform/exchange/all-pages.ts'
import { defineExport, type ExportKind } from '#platform/exchange/kinds.ts'
import { ENTRY_KINDS, EntryFilter, REDEMPTION_STATES, RedemptionFilter } from './contract-parts.ts'
import { countEntries, type EntryRow, listEntries } from './store/accounts.ts'
import { countRedemptions, listRedemptions, type Redemption } from './store/redemptions.ts'

const searchOf = async <F extends { areaCode?: string | undefined }>(
  tx: Tx,
  { areaCode, ...filter }: F,
  reach: readonly string[],
) => ({ ...filter, codes: await codesWithin(tx, reach, areaCode) })

const inWords = ({
  areaCode,
  from,
  to,
}: {
  areaCode?: string | undefined
  from?: string | undefined
  to?: string | undefined
}) => [areaCode ? `区划${areaCode}` : '全部辖区', `${from ?? '最早'}至${to ?? '最近'}`]

const ledgerExport = defineExport({
  name: 'points.ledger',
  title: '积分台账',
  needs: 'points.ledger.read',
  filter: EntryFilter,
  describe: ({ kind, ...filter }) => [...inWords(filter), ...(kind ? [ENTRY_KINDS[kind]] : [])].join('；'),
  columns: [
    { title: '记账日期', form: 'date', value: (row: EntryRow) => row.enteredOn },
    { title: '姓名', value: (row: EntryRow) => maskName(row.name) },
    { title: '社区（村）', width: 26, value: (row: EntryRow) => row.areaName },
    { title: '序号', form: 'integer', value: (row: EntryRow) => row.seq },
    { title: '类别', value: (row: EntryRow) => ENTRY_KINDS[row.kind] },
    { title: '积分', form: 'integer', value: (row: EntryRow) => row.points },
    { title: '可用余额', form: 'integer', value: (row: EntryRow) => row.balanceAfter },
    { title: '待补', form: 'integer', value: (row: EntryRow) => row.owedAfter },
    { title: '服务日期', form: 'date', value: (row: EntryRow) => row.servedOn },
    { title: '服务分钟', form: 'integer', value: (row: EntryRow) => row.minutes },
    { title: '有效期至', form: 'date', value: (row: EntryRow) => row.expiresOn },
    { title: '摘要', width: 40, value: (row: EntryRow) => row.note },
  ],
  count: async (tx, filter, reach) => countEntries(tx, await searchOf(tx, filter, reach)),
  async *rows(tx, filter: z.infer<typeof EntryFilter>, reach) {
    const search = await searchOf(tx, filter, reach)
    yield* allPages((paging) => listEntries(tx, { ...search, ...paging }))
  },
})

const redemptionsExport = defineExport({
  name: 'points.redemptions',
  title: '积分兑换单',
  needs: 'points.ledger.read',
  filter: RedemptionFilter,
  describe: ({ state, ...filter }) => [...inWords(filter), ...(state ? [REDEMPTION_STATES[state]] : [])].join('；'),
  columns: [
    { title: '申请日期', form: 'date', value: (row: Redemption) => dateOf(row.askedAt) },
    { title: '姓名', value: (row: Redemption) => maskName(row.name) },
    { title: '社区（村）', width: 26, value: (row: Redemption) => row.areaName },
    { title: '物品', width: 26, value: (row: Redemption) => row.itemName },
    { title: '数量', form: 'integer', value: (row: Redemption) => row.quantity },
    { title: '积分', form: 'integer', value: (row: Redemption) => row.points },
    { title: '状态', value: (row: Redemption) => REDEMPTION_STATES[row.state] },
    { title: '受理人', value: (row: Redemption) => row.preparedName },
    { title: '核准人', value: (row: Redemption) => row.approvedName },
    { title: '领取人', value: (row: Redemption) => maskName(row.receiver) },
    { title: '领取日期', form: 'date', value: (row: Redemption) => row.handedAt && dateOf(row.handedAt) },
    { title: '取消或退回理由', width: 30, value: (row: Redemption) => row.endedReason },
  ],
  count: async (tx, filter, reach) => countRedemptions(tx, await searchOf(tx, filter, reach)),
  async *rows(tx, filter: z.infer<typeof RedemptionFilter>, reach) {
    const search = await searchOf(tx, filter, reach)
    yield* allPages((paging) => listRedemptions(tx, { ...search, ...paging }))
  },
})

export const pointsExports: ExportKind[] = [ledgerExport, redemptionsExport]
