import type { z } from 'zod'
import { codesWithin } from '#contexts/directory/public.ts'
import { showMoment } from '#kernel/time.ts'
import type { Tx } from '#platform/db/database.ts'
import { defineExport, type ExportKind } from '#platform/exchange/kinds.ts'
import { ActivityFilter, AUDIENCES, RISK_LEVELS } from './contract.ts'
import { ACTIVITY_STATES } from './rules/states.ts'
import { type Activity, type ActivitySearch, countActivities, listActivities } from './store/activities.ts'

const PAGE = 500
type Filter = z.infer<typeof ActivityFilter>

async function searchOf(
  tx: Tx,
  { areaCode, overdue, ...filter }: Filter,
  { reach, today }: { reach: readonly string[]; today: string },
) {
  const codes = await codesWithin(tx, reach, areaCode)
  return { ...filter, codes, overdueOn: overdue ? today : undefined } satisfies ActivitySearch
}

const activitiesExport = defineExport({
  name: 'activities.activities',
  title: '活动台账',
  needs: 'activities.activity.read',
  filter: ActivityFilter,
  describe: ({ areaCode, state, overdue }: Filter) =>
    [
      areaCode ? `区划${areaCode}` : '全部辖区',
      state ? ACTIVITY_STATES[state] : '全部状态',
      ...(overdue ? ['记录逾期'] : []),
    ].join('；'),
  columns: [
    { title: '活动名称', width: 30, value: (row: Activity) => row.title },
    { title: '街镇', value: (row: Activity) => row.townName ?? row.areaName },
    { title: '社区（村）', width: 26, value: (row: Activity) => (row.townName ? row.areaName : '') },
    { title: '面向', value: (row: Activity) => AUDIENCES[row.audience] },
    { title: '状态', value: (row: Activity) => ACTIVITY_STATES[row.state] },
    { title: '开始', width: 18, value: (row: Activity) => showMoment(row.startsAt) },
    { title: '结束', width: 18, value: (row: Activity) => showMoment(row.endsAt) },
    { title: '地点', width: 26, value: (row: Activity) => row.place },
    { title: '组织单位', width: 26, value: (row: Activity) => row.organiser },
    { title: '负责人', value: (row: Activity) => row.leaderName },
    { title: '风险等级', value: (row: Activity) => RISK_LEVELS[row.riskLevel] },
    { title: '名额', form: 'integer', value: (row: Activity) => row.places },
    { title: '已报名', form: 'integer', value: (row: Activity) => row.taken },
    { title: '记录期限', form: 'date', value: (row: Activity) => row.recordDueOn },
    { title: '记录完成', form: 'date', value: (row: Activity) => row.recordedOn },
  ],
  count: async (tx, filter, reach, today) => countActivities(tx, await searchOf(tx, filter, { reach, today })),
  async *rows(tx, filter: Filter, reach, today) {
    const search = await searchOf(tx, filter, { reach, today })
    for (let page = 1; ; page += 1) {
      const rows = await listActivities(tx, search, { order: 'latest', page, pageSize: PAGE })
      yield* rows
      if (rows.length < PAGE) return
    }
  },
})

export const activitiesExports: ExportKind[] = [activitiesExport]
