import type { z } from 'zod'
import { codesWithin } from '#contexts/directory/public.ts'
import { maskName } from '#kernel/masking.ts'
import type { Tx } from '#platform/db/database.ts'
import { defineExport } from '#platform/exchange/kinds.ts'
import { DraftFilter } from './contract-hours-views.ts'
import { DRAFT_STATES, FLAGS, showSource } from './rules/draft-words.ts'
import { countDrafts, type Draft, type DraftSearch, listDrafts } from './store/draft-rows.ts'

const PAGE = 1_000

const draftsOf = async (
  tx: Tx,
  { areaCode, ...filter }: z.infer<typeof DraftFilter>,
  reach: readonly string[],
): Promise<DraftSearch> => ({ ...filter, codes: await codesWithin(tx, reach, areaCode) })

export const draftsExport = defineExport({
  name: 'volunteering.drafts',
  title: '待定时长',
  needs: 'volunteering.hours.read',
  filter: DraftFilter,
  describe: ({ areaCode, state }) =>
    [areaCode ? `区划${areaCode}` : '全部辖区', state ? DRAFT_STATES[state] : '全部状态'].join('；'),
  columns: [
    { title: '姓名', value: (row: Draft) => maskName(row.name) },
    { title: '常住社区', width: 26, value: (row: Draft) => row.areaName },
    { title: '活动所在', width: 26, value: (row: Draft) => row.organiserAreaName },
    { title: '活动名称', width: 30, value: (row: Draft) => row.activity },
    { title: '服务日期', form: 'date', value: (row: Draft) => row.servedOn },
    { title: '时长（分钟）', form: 'integer', value: (row: Draft) => row.minutes },
    { title: '来源', width: 24, value: (row: Draft) => showSource(row.source, row.startedAt, row.endedAt) },
    { title: '状态', value: (row: Draft) => DRAFT_STATES[row.state] },
    { title: '须单独复核', width: 40, value: (row: Draft) => row.flags.map((flag) => FLAGS[flag]).join('；') },
    { title: '应记录截止', form: 'date', value: (row: Draft) => row.recordDueOn },
  ],
  count: async (tx, filter, reach) =>
    (await countDrafts(tx, await draftsOf(tx, filter, reach), Number.MAX_SAFE_INTEGER - 1)).total,
  async *rows(tx, filter, reach) {
    const search = await draftsOf(tx, filter, reach)
    let after: string | undefined
    do {
      const { rows, next } = await listDrafts(tx, { ...search, after, limit: PAGE })
      yield* rows
      after = next ?? undefined
    } while (after !== undefined)
  },
})
