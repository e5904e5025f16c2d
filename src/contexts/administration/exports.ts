import type { z } from 'zod'
import { showMoment } from '#kernel/time.ts'
import type { Tx } from '#platform/db/database.ts'
import { defineExport } from '#platform/exchange/kinds.ts'
import { findRecordKind } from '#platform/records.ts'
import { searchOf } from './actions/list-audit.ts'
import { AuditFilter, OUTCOMES } from './contract.ts'
import { type AuditEntry, countAudit, listAudit } from './store/audit.ts'

const PAGE = 1_000

async function* rowsOf(tx: Tx, filter: z.infer<typeof AuditFilter>, reach: readonly string[]) {
  const search = await searchOf(tx, filter, reach)
  let before: number | undefined
  for (;;) {
    const page = await listAudit(tx, search, { before, limit: PAGE })
    yield* page
    if (page.length < PAGE) return
    before = page.at(-1)?.id
  }
}

export const auditExport = defineExport<AuditEntry, z.infer<typeof AuditFilter>>({
  name: 'administration.audit',
  title: '审计记录',
  needs: 'administration.audit.export',
  filter: AuditFilter,
  columns: [
    { title: '编号', form: 'integer', value: ({ id }) => id },
    { title: '时间', width: 18, value: ({ happenedAt }) => showMoment(happenedAt) },
    { title: '姓名', width: 14, value: ({ actorName }) => actorName },
    { title: '用户名', width: 16, value: ({ username }) => username },
    { title: '岗位', width: 20, value: ({ roles }) => roles.join('、') },
    { title: '事项', width: 22, value: ({ title }) => title },
    { title: '结果', value: ({ outcome }) => OUTCOMES[outcome] },
    { title: '原因', width: 26, value: ({ told }) => told },
    { title: '区划', width: 18, value: ({ areaName }) => areaName },
    {
      title: '对象种类',
      width: 22,
      value: ({ recordKind }) => (recordKind && findRecordKind(recordKind)?.title) ?? null,
    },
    { title: '对象编号', form: 'code', width: 38, value: ({ recordId }) => recordId },
    { title: '来源地址', form: 'code', width: 16, value: ({ ip }) => ip },
  ],
  describe: ({ from, to, person, words, outcome }) =>
    [
      from || to ? `${from ?? '最早'}至${to ?? '今'}` : '全部时间',
      person && `人员“${person}”`,
      words && `事项“${words}”`,
      outcome && OUTCOMES[outcome],
    ]
      .filter(Boolean)
      .join('；'),
  count: async (tx, filter, reach) => countAudit(tx, await searchOf(tx, filter, reach)),
  rows: rowsOf,
})
