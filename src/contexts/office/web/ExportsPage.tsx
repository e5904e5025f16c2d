import { Alert, Button, Tag } from 'antd'
import { useSearchParams } from 'react-router'
import type { z } from 'zod'
import { showMoment } from '#kernel/time.ts'
import { downloadUrl, useAct, useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { Figure } from '#ui/Figure.tsx'
import { DownloadLink } from '#ui/files.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { toast } from '#ui/toast.ts'
import { type ExportView, officeContract } from '../contract.ts'
import './office.css'

type Export = z.infer<typeof ExportView>

/** Spreadsheets I asked for; a list page sends people here with its filters. */
export function ExportsPage() {
  const list = useAsk(officeContract, 'listExports', { limit: 100 }, { refetchInterval: 2000 })
  return (
    <>
      <PageHeader title="导出" description="您导出的表格。文件内注明导出人、时间和筛选条件。" />
      <Wanted />
      <DataTable
        label="导出"
        columns={COLUMNS}
        rows={list.data}
        rowKey={({ id }) => id}
        error={list.error}
        onRetry={list.refetch}
        empty={<EmptyHint title="还没有导出过" next="到任一列表页，筛选好以后点“导出”。" />}
      />
    </>
  )
}

function Wanted() {
  const [search, setSearch] = useSearchParams()
  const start = useAct(officeContract, 'startExport')
  const kind = search.get('kind')
  if (!kind) return null
  const done = () => setSearch({}, { replace: true })
  const filter = parsed(search.get('filter'))
  const begin = () =>
    start.mutate(
      { kind, filter },
      {
        onSuccess: () => {
          toast('已开始导出')
          done()
        },
      },
    )
  return (
    <div className="export-wanted">
      <ErrorAlert error={start.error} />
      <Alert
        type="info"
        showIcon
        title={`将导出“${search.get('title') ?? '所选列表'}”${Object.keys(filter).length > 0 ? '，按您刚才的筛选条件' : '的全部记录'}`}
        description={
          <>
            <p>表格由后台生成，可以离开本页；含个人信息的表格请妥善保管，用后删除。</p>
            <div className="page-actions">
              <Button type="primary" loading={start.isPending} onClick={begin}>
                开始导出
              </Button>
              <Button onClick={done}>不导出</Button>
            </div>
          </>
        }
      />
    </div>
  )
}

function parsed(text: string | null): Record<string, unknown> {
  try {
    return text ? JSON.parse(text) : {}
  } catch {
    return {}
  }
}

const STATES = {
  waiting: { text: '排队中', color: 'default' },
  running: { text: '正在生成', color: 'blue' },
  ready: { text: '可以下载', color: 'green' },
  failed: { text: '没有成功', color: 'red' },
  cancelled: { text: '已取消', color: 'default' },
} as const

const COLUMNS: Column<Export>[] = [
  { key: 'title', title: '表格', render: ({ title }) => title },
  { key: 'time', title: '时间', date: true, render: ({ createdAt }) => showMoment(new Date(createdAt)) },
  {
    key: 'state',
    title: '状态',
    render: ({ status, note }) => (
      <>
        <Tag color={STATES[status].color}>{STATES[status].text}</Tag>
        {note && <span className="muted">{note}</span>}
      </>
    ),
  },
  { key: 'rows', title: '行数', figure: true, render: ({ rowsDone }) => <Figure value={rowsDone} /> },
  {
    key: 'act',
    title: '',
    render: ({ id, status }) =>
      status === 'ready' && (
        <DownloadLink size="small" href={downloadUrl(officeContract, 'downloadExport', { exportId: id })}>
          下载
        </DownloadLink>
      ),
  },
]
