import { Button, Checkbox, Tag } from 'antd'
import { useState } from 'react'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { useMay } from '#ui/session.ts'
import { useFilters, usePaging } from '#ui/useFilters.ts'
import { fieldworkContract } from '../contract.ts'
import { DUES, LINES, TARGETS } from '../vocabulary.ts'
import { PlanActs } from './PlanActs.tsx'
import { oneOf, Pick, targetName } from './parts.tsx'
import { PlanVisit, RecordVisit } from './VisitForms.tsx'
import type { Plan } from './visit-parts.tsx'

/** Open plans, the oldest due first, and how many are due when. */
export function Plans() {
  const { page, pageSize, onPage } = usePaging()
  const { filters, setFilter } = useFilters(['due', 'target', 'mine'])
  const [opens, setOpens] = useState<'plan' | 'record'>()
  const mayRecord = useMay('fieldwork.visit.record')
  const [due, targetCode] = [oneOf(DUES, filters.due), oneOf(TARGETS, filters.target)]
  const mine = filters.mine === '1'
  const filter = { ...(due && { due }), ...(targetCode && { targetCode }), ...(mine && { mine }) }
  const list = useAsk(fieldworkContract, 'listVisitPlans', { ...filter, page, pageSize })
  return (
    <>
      <Counts counts={list.data?.counts} onPick={(one) => setFilter('due', one)} />
      <DataTable
        label="探访计划"
        columns={COLUMNS}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
        empty={
          <EmptyHint title="没有这样的探访计划" next="在“还没有排的人”里给列册的困难群众排探访，或给别的居民排一次。" />
        }
        filters={
          <>
            <Pick label="到期" words={DUES} value={due} onChange={(value) => setFilter('due', value)} />
            <Pick
              label="对象类别"
              words={TARGETS}
              value={targetCode}
              onChange={(value) => setFilter('target', value)}
              width={220}
            />
            <Checkbox checked={mine} onChange={({ target }) => setFilter('mine', target.checked ? '1' : undefined)}>
              只看我的
            </Checkbox>
          </>
        }
        actions={
          mayRecord && (
            <>
              <Button onClick={() => setOpens('record')}>补记探访</Button>
              <Button type="primary" onClick={() => setOpens('plan')}>
                排一次探访
              </Button>
            </>
          )
        }
      />
      {opens === 'plan' && <PlanVisit onClose={() => setOpens(undefined)} />}
      {opens === 'record' && <RecordVisit onClose={() => setOpens(undefined)} />}
    </>
  )
}

type DueCode = keyof typeof DUES
type CountsProps = { counts: Record<DueCode, number> | undefined; onPick: (due: DueCode) => void }
const Counts = ({ counts, onPick }: CountsProps) =>
  counts && (
    <p className="fieldwork-counts">
      {(Object.keys(DUES) as DueCode[]).map((due) => (
        <Button key={due} type="text" danger={due === 'overdue' && counts[due] > 0} onClick={() => onPick(due)}>
          {DUES[due]} <span className="figure">{counts[due]}</span>人
        </Button>
      ))}
    </p>
  )

const COLOURS = { overdue: 'red', today: 'blue', soon: 'default', later: 'default' } as const

const COLUMNS: Column<Plan>[] = [
  { key: 'due', title: '到期', render: ({ due }) => <Tag color={COLOURS[due]}>{DUES[due]}</Tag> },
  { key: 'dueOn', title: '哪天去', date: true, render: ({ dueOn, dueAt }) => [dueOn, dueAt].filter(Boolean).join(' ') },
  { key: 'person', title: '探访对象', render: ({ personName }) => personName || '—' },
  { key: 'area', title: '社区（村）', render: ({ areaName }) => areaName },
  {
    key: 'target',
    title: '类别',
    render: ({ targetCode, line }) => (targetCode ? targetName(targetCode) : LINES[line]),
  },
  { key: 'last', title: '上次见到', date: true, render: ({ lastOn }) => lastOn ?? '—' },
  { key: 'by', title: '由谁去', render: ({ byName, isMine }) => (isMine ? `${byName}（我）` : byName) },
  { key: 'act', title: '', render: (row) => <PlanActs plan={row} /> },
]
