import { Button, Checkbox, Modal, Tag } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { momentOf } from '#ui/moments.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { useMay } from '#ui/session.ts'
import { useFilters, usePaging } from '#ui/useFilters.ts'
import { caseworkContract } from '../contract.ts'
import type { ReportRow } from '../contract-parts.ts'
import { BODIES, REPORT_KINDS } from '../vocabulary.ts'
import { ReportForm, ToldForm } from './ReportForms.tsx'
import './casework.css'

type Row = z.infer<typeof ReportRow>
type Acts = { onTold: (row: Row) => void; onRead?: (row: Row) => void }

const columnsOf = ({ onTold, onRead }: Acts): Column<Row>[] => [
  { key: 'no', title: '编号', render: ({ no }) => no },
  { key: 'kind', title: '类别', render: ({ kind }) => REPORT_KINDS[kind] },
  { key: 'area', title: '社区或街镇', render: ({ areaName }) => areaName },
  { key: 'found', title: '发现', date: true, render: ({ foundAt }) => momentOf(foundAt) },
  { key: 'told', title: '告知与回执', render: (row) => <ToldList row={row} /> },
  { key: 'state', title: '状态', render: (row) => <State row={row} /> },
  {
    key: 'acts',
    title: '办理',
    render: (row) => (
      <>
        {onRead && (
          <Button size="small" onClick={() => onRead(row)}>
            内容
          </Button>
        )}{' '}
        <Button size="small" onClick={() => onTold(row)}>
          登记告知
        </Button>
      </>
    ),
  },
]

const ToldList = ({ row: { told } }: { row: Row }) =>
  told.length === 0
    ? '尚未登记'
    : told.map(({ body, toldAt, receipt }) => (
        <div key={body + toldAt}>
          {BODIES[body]} {momentOf(toldAt)} {receipt}
        </div>
      ))

function State({ row: { missing, isOverdue, dueAt } }: { row: Row }) {
  if (missing.length === 0) return <Tag color="success">已告知</Tag>
  const words = `未告知${missing.map((body) => BODIES[body]).join('、')}`
  return isOverdue ? (
    <strong className="casework-overdue">
      逾期：{words}（应在{momentOf(dueAt)}前）
    </strong>
  ) : (
    words
  )
}

/** What was reported below one's post, for the town, the station's lead and the district. */
export function ReportsPage() {
  const { filters, setFilter } = useFilters(['overdue'])
  const { page, pageSize, onPage } = usePaging()
  const overdueOnly = filters.overdue === '1'
  const list = useAsk(caseworkContract, 'listReports', { overdueOnly, page, pageSize })
  const [read, setRead] = useState<Row>()
  return (
    <Reports
      list={list}
      paging={{ page, pageSize, onPage }}
      onRead={setRead}
      filters={
        <Checkbox
          checked={overdueOnly}
          onChange={({ target }) => setFilter('overdue', target.checked ? '1' : undefined)}
        >
          只看逾期
        </Checkbox>
      }
    >
      {read && <ReadWindow reportId={read.id} onClose={() => setRead(undefined)} />}
    </Reports>
  )
}

export function MyReportsPage() {
  const { page, pageSize, onPage } = usePaging()
  const list = useAsk(caseworkContract, 'myReports', { page, pageSize })
  return <Reports list={list} paging={{ page, pageSize, onPage }} />
}

type ReportsProps = {
  list: {
    data?: { rows: Row[]; total: number } | undefined
    isFetching: boolean
    error: Error | null
    refetch: () => unknown
  }
  paging: { page: number; pageSize: number; onPage: (page: number, size: number) => void }
  onRead?: (row: Row) => void
  filters?: React.ReactNode
  children?: React.ReactNode
}

function Reports({ list, paging, onRead, filters, children }: ReportsProps) {
  const [making, setMaking] = useState(false)
  const [telling, setTelling] = useState<Row>()
  const mayMake = useMay('casework.report.make')
  return (
    <>
      <PageHeader
        title={onRead ? '强制报告' : '我提交的强制报告'}
        description="只增不改，不能删除；依法须告知的部门一个都不能少，逾期的红字提醒。"
        actions={
          mayMake && (
            <Button type="primary" danger onClick={() => setMaking(true)}>
              提交强制报告
            </Button>
          )
        }
      />
      <DataTable
        label="强制报告"
        columns={columnsOf({ onTold: setTelling, ...(onRead && { onRead }) })}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        paging={{ ...paging, total: list.data?.total ?? 0 }}
        empty={<EmptyHint title="没有强制报告" next="发现侵害未成年人或家庭暴力的，请立即拨打110并提交。" />}
        {...(filters && { filters })}
      />
      {making && <ReportForm onClose={() => setMaking(false)} />}
      {telling && <ToldForm report={telling} onClose={() => setTelling(undefined)} />}
      {children}
    </>
  )
}

function ReadWindow({ reportId, onClose }: { reportId: string; onClose: () => void }) {
  const { data, error } = useAsk(caseworkContract, 'getReport', { reportId }, { keepPrevious: false })
  return (
    <Modal title={data ? `强制报告${data.no}` : '强制报告'} open onCancel={onClose} footer={null}>
      <ErrorAlert error={error} />
      {data && (
        <dl className="kv casework-told">
          <dt>涉及</dt>
          <dd>{data.who}</dd>
          <dt>发现</dt>
          <dd>{data.facts}</dd>
          <dt>措施</dt>
          <dd>{data.measures || '未填写'}</dd>
        </dl>
      )}
    </Modal>
  )
}
