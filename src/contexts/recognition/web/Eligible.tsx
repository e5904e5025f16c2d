import type { z } from 'zod'
import { showMinutes } from '#kernel/minutes.ts'
import { useAct, useAsk } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { useMay } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { usePaging } from '#ui/useFilters.ts'
import { recognitionContract } from '../contract.ts'
import { type StarLevel, showStar } from '../rules/stars.ts'

type Row = z.infer<typeof recognitionContract.endpoints.listEligible.output>['rows'][number]

/** Whose hours reach a star they have not asked for. It is theirs to ask; a worker may do it for somebody without a phone. */
export function Eligible({ areaCode }: { areaCode?: string }) {
  const { page, pageSize, onPage } = usePaging()
  const mayApply = useMay('recognition.star.check')
  const list = useAsk(recognitionContract, 'listEligible', { ...(areaCode && { areaCode }), page, pageSize })
  return (
    <DataTable
      label="可申请星级的志愿者"
      columns={mayApply ? [...COLUMNS, ACT] : COLUMNS}
      rows={list.data?.rows}
      rowKey={({ personId }) => personId}
      isPending={list.isPending}
      error={list.error}
      onRetry={list.refetch}
      paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
      empty={<EmptyHint title="没有时长达到而未申请的志愿者" next="正式记入的时长达到一星级标准后，显示在这里。" />}
    />
  )
}

const COLUMNS: Column<Row>[] = [
  { key: 'name', title: '志愿者', render: ({ name }) => name },
  {
    key: 'area',
    title: '社区（村）',
    render: ({ townName, areaName }) => [townName, areaName].filter(Boolean).join(' '),
  },
  { key: 'minutes', title: '时长', figure: true, render: ({ minutes }) => showMinutes(minutes) },
  { key: 'reached', title: '可申请', render: ({ reached }) => showStar(reached as StarLevel) },
  { key: 'level', title: '现有', render: ({ level }) => (level ? showStar(level as StarLevel) : '无') },
]
const ACT: Column<Row> = { key: 'act', title: '', render: (row) => <ApplyFor row={row} /> }

function ApplyFor({ row: { personId, areaCode, name, reached } }: { row: Row }) {
  const act = useAct(recognitionContract, 'applyForStarFor')
  const level = reached as StarLevel
  return (
    <ConfirmAct
      label="代为申请"
      title={`代${name}申请${showStar(level)}？`}
      consequences={['请先征得本人同意', '申请后先初审，再公示，另一位同事评定']}
      danger={false}
      button={{ size: 'small' }}
      onConfirm={() => act.mutateAsync({ areaCode, personId, level }).then(() => toast('已代为申请'))}
    />
  )
}
