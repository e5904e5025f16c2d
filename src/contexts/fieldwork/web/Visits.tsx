import { Button, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { exportPath } from '#ui/places.ts'
import { useFilters, usePaging } from '#ui/useFilters.ts'
import { fieldworkContract } from '../contract.ts'
import { LINES, OUTCOMES, PARTIES, WAYS } from '../vocabulary.ts'
import { oneOf, Pick } from './parts.tsx'
import { VisitWindow } from './VisitWindow.tsx'
import type { Visit } from './visit-parts.tsx'

/** Visits that were made, without what was said. */
export function Visits() {
  const { page, pageSize, onPage } = usePaging()
  const { filters, setFilter } = useFilters(['line', 'party', 'from', 'to'])
  const [shown, setShown] = useState<string>()
  const [line, party] = [oneOf(LINES, filters.line), oneOf(PARTIES, filters.party)]
  const { from, to } = filters
  const filter = { ...(line && { line }), ...(party && { party }), ...(from && { from }), ...(to && { to }) }
  const list = useAsk(fieldworkContract, 'listVisits', { ...filter, page, pageSize })
  const open: Column<Visit> = {
    key: 'open',
    title: '',
    render: ({ id }) => (
      <Button size="small" onClick={() => setShown(id)}>
        打开
      </Button>
    ),
  }
  return (
    <>
      <DataTable
        label="探访记录"
        columns={[...COLUMNS, open]}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
        empty={<EmptyHint title="没有探访记录" next="在手机“探访”里记录，或在探访计划里补记。" />}
        filters={
          <>
            <Pick label="领域" words={LINES} value={line} onChange={(value) => setFilter('line', value)} />
            <Pick
              label="身份"
              words={PARTIES}
              value={party}
              onChange={(value) => setFilter('party', value)}
              width={120}
            />
            <DatePick aria-label="自哪天" value={from} onChange={(day) => setFilter('from', day)} />
            <DatePick aria-label="至哪天" value={to} onChange={(day) => setFilter('to', day)} />
          </>
        }
        actions={
          <Link to={exportPath('fieldwork.visits', '探访台账', filter)}>
            <Button>导出</Button>
          </Link>
        }
      />
      {shown && <VisitWindow visitId={shown} onClose={() => setShown(undefined)} />}
    </>
  )
}

const COLUMNS: Column<Visit>[] = [
  { key: 'on', title: '日期', date: true, render: ({ visitedOn }) => visitedOn },
  { key: 'person', title: '探访对象', render: ({ personName }) => personName || '—' },
  { key: 'area', title: '社区（村）', render: ({ areaName }) => areaName },
  { key: 'line', title: '领域', wideOnly: true, render: ({ line }) => LINES[line] },
  { key: 'way', title: '方式', wideOnly: true, render: ({ way }) => WAYS[way] },
  { key: 'outcome', title: '结果', render: ({ outcome }) => OUTCOMES[outcome] },
  { key: 'by', title: '探访人', render: ({ byName, byParty }) => `${byName}（${PARTIES[byParty]}）` },
  { key: 'photos', title: '照片', figure: true, render: ({ photos }) => photos || '—' },
  {
    key: 'need',
    title: '需求',
    render: ({ needId, isVoided }) => (
      <>
        {needId && <Link to={`/needs/${needId}`}>已登记</Link>} {isVoided && <Tag color="red">已作废</Tag>}
      </>
    ),
  },
]
