import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { LINES } from '../vocabulary.ts'
import { RiskTag, type Row, StateTag } from './parts.tsx'

const columnsOf = (base: string, isMine: boolean): Column<Row>[] => [
  { key: 'no', title: '编号', render: ({ id, no }) => <Link to={`${base}/${id}`}>{no}</Link> },
  { key: 'client', title: '服务对象', render: ({ client }) => client },
  { key: 'line', title: '领域', wideOnly: true, render: ({ line }) => LINES[line] },
  { key: 'area', title: '社区（村）', wideOnly: true, render: ({ areaName }) => areaName },
  { key: 'risk', title: '风险', render: (row) => <RiskTag risk={row.risk} /> },
  { key: 'state', title: '状态', render: (row) => <StateTag state={row.state} /> },
  { key: 'next', title: '下一步', render: (row) => <Next row={row} /> },
  ...(isMine
    ? []
    : [{ key: 'worker', title: '经办社工', wideOnly: true, render: ({ workerName }: Row) => workerName }]),
  { key: 'last', title: '最近接触', date: true, wideOnly: true, render: ({ lastContactOn }) => lastContactOn ?? '—' },
]

const Next = ({ row: { next, dueOn, isOverdue } }: { row: Row }) => (
  <>
    {next}
    {dueOn !== null && (
      <div className={isOverdue ? 'casework-overdue' : 'muted'}>
        {isOverdue ? `逾期：应在${dueOn}前` : `${dueOn}前`}
      </div>
    )}
  </>
)

type Props = {
  label: string
  base: string
  /** All of them are the reader’s own work. */
  isMine?: boolean
  list: {
    data?: { rows: Row[]; total: number } | undefined
    isFetching: boolean
    error: Error | null
    refetch: () => unknown
  }
  paging: { page: number; pageSize: number; onPage: (page: number, size: number) => void }
  empty: { title: string; next: string }
  filters?: ReactNode
  actions?: ReactNode
}
/** A list of cases: masked names, where each stands, and what is to be done next. */
export const CaseTable = ({ label, base, isMine = false, list, paging, empty, filters, actions }: Props) => (
  <DataTable
    label={label}
    columns={columnsOf(base, isMine)}
    rows={list.data?.rows}
    rowKey={({ id }) => id}
    isPending={list.isFetching}
    error={list.error}
    onRetry={list.refetch}
    paging={{ ...paging, total: list.data?.total ?? 0 }}
    empty={<EmptyHint {...empty} />}
    {...(filters && { filters })}
    {...(actions && { actions })}
  />
)
