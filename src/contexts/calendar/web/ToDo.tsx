import { Link } from 'react-router'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint, ErrorHint } from '#ui/hints.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { useSession } from '#ui/session.ts'
import { calendarContract } from '../contract.ts'
import { CutNotice, type Deadline, daysWords, keyOf, Opens, Standing } from './parts.tsx'
import './calendar.css'

/** What this person's post is to do, overdue first. */
export function ToDoPage() {
  const { today } = useSession()
  const list = useAsk(calendarContract, 'listToDo', {})
  const columns: Column<Deadline>[] = [
    { key: 'on', title: '期限', date: true, render: ({ on }) => on },
    { key: 'standing', title: '还有', render: (one) => <Standing one={one} today={today} /> },
    { key: 'title', title: '事项', render: (one) => <Opens one={one} /> },
    { key: 'place', title: '地点', render: ({ place }) => place },
    { key: 'kind', title: '种类', wideOnly: true, render: ({ kindTitle }) => kindTitle },
  ]
  const { total = 0, overdue = 0 } = list.data ?? {}
  return (
    <>
      <PageHeader
        title="我的待办"
        description={`今后30天之内该由您办的，连同半年以来逾期的：共${total}项，其中逾期${overdue}项。`}
      />
      {list.data && <CutNotice cut={list.data.cut} limit={400} />}
      {list.data && total > list.data.rows.length && <p role="status">只列出最早的{list.data.rows.length}项。</p>}
      <DataTable
        label="我的待办"
        columns={columns}
        rows={list.data?.rows}
        rowKey={keyOf}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        empty={<EmptyHint title="没有待办" next="今后30天之内没有该由您办的事项。" />}
      />
    </>
  )
}

/** On the first page. */
export function ToDoCard() {
  const { today } = useSession()
  const list = useAsk(calendarContract, 'listToDo', { limit: 6 })
  if (list.error) return <ErrorHint error={list.error} onRetry={list.refetch} />
  if (!list.data || list.data.total === 0) return <p className="muted">今后30天没有到期的事项。</p>
  const { rows, total, overdue } = list.data
  return (
    <>
      <ul className="to-do-list">
        {rows.map((one) => (
          <li key={keyOf(one)}>
            <Opens one={one} />
            <span className="figure">{daysWords(one, today)}</span>
          </li>
        ))}
      </ul>
      <Link to="/to-do">
        全部{total}项{overdue > 0 && `（逾期${overdue}项）`}
      </Link>
    </>
  )
}
