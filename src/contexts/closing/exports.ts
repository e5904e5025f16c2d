import type { z } from 'zod'
import { codesWithin } from '#contexts/directory/public.ts'
import { STAGES } from '#contexts/scoring/contract.ts'
import type { Tx } from '#platform/db/database.ts'
import { allPages } from '#platform/exchange/all-pages.ts'
import { defineExport, type ExportKind } from '#platform/exchange/kinds.ts'
import { RectificationFilter } from './contract-parts.ts'
import { countRectifications, listRectifications, type Rectification } from './store/rectifications.ts'
import { LEVELS, RECTIFICATION_STATES } from './vocabulary.ts'

type Filter = z.infer<typeof RectificationFilter>
const searchOf = async (tx: Tx, { areaCode, state, overdueOnly }: Filter, reach: readonly string[], today: string) => ({
  ...{ state, overdueOn: overdueOnly ? today : undefined },
  codes: await codesWithin(tx, reach, areaCode),
})

const rectifications = defineExport({
  name: 'closing.rectifications',
  title: '整改台账',
  needs: 'closing.rectification.read',
  filter: RectificationFilter,
  describe: ({ areaCode, overdueOnly }) =>
    `${areaCode ? `区划${areaCode}` : '全部辖区'}${overdueOnly ? '；只看逾期' : ''}`,
  columns: [
    { title: '街镇', width: 20, value: (row: Rectification) => row.areaName },
    { title: '评估', value: (row: Rectification) => STAGES[row.stage] },
    { title: '层级', value: (row: Rectification) => LEVELS[row.level] },
    { title: '问题数', form: 'integer', value: (row: Rectification) => row.issues },
    { title: '提出', form: 'date', value: (row: Rectification) => row.issuedOn },
    { title: '原期限', form: 'date', value: (row: Rectification) => row.firstDueOn },
    { title: '期限', form: 'date', value: (row: Rectification) => row.dueOn },
    { title: '提交', form: 'date', value: (row: Rectification) => row.answeredOn },
    { title: '未通过次数', form: 'integer', value: (row: Rectification) => row.fails },
    { title: '逾期原因', width: 30, value: (row: Rectification) => row.lateReason },
    { title: '状态', value: (row: Rectification) => RECTIFICATION_STATES[row.state] },
  ],
  count: async (tx, filter, reach, today) => countRectifications(tx, await searchOf(tx, filter, reach, today)),
  async *rows(tx, filter: Filter, reach, today) {
    const search = await searchOf(tx, filter, reach, today)
    yield* allPages((paging) => listRectifications(tx, search, paging))
  },
})

export const closingExports: ExportKind[] = [rectifications]
