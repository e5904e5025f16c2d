import { Tag } from 'antd'
import { Link } from 'react-router'
import { showMoment } from '#kernel/time.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { Figure } from '#ui/Figure.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { useAskMore } from '#ui/more.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { officeContract } from '../contract.ts'
import { type Import, STATES } from './import-states.ts'

const LIMIT = 20

/** Imports so far, newest first. */
export function ImportsPage() {
  const list = useAskMore(officeContract, 'listImports', { limit: LIMIT }, (page) =>
    page.length === LIMIT ? { after: page.at(-1)?.id } : undefined,
  )
  return (
    <>
      <PageHeader
        title="导入"
        description="把已有的表格成批录入：先核对，后写入。"
        actions={<Link to="/imports/new">新的导入</Link>}
      />
      <DataTable
        label="导入"
        columns={COLUMNS}
        rows={list.pages?.flat()}
        rowKey={({ id }) => id}
        isPending={list.isPending}
        error={list.error}
        onRetry={list.refetch}
        paging={list.paging}
        empty={
          <EmptyHint
            title="还没有导入过"
            next="先下载模板，按模板填好后上传。"
            action={<Link to="/imports/new">开始导入</Link>}
          />
        }
      />
    </>
  )
}

const COLUMNS: Column<Import>[] = [
  { key: 'title', title: '表格', render: ({ id, title }) => <Link to={`/imports/${id}`}>{title}</Link> },
  { key: 'file', title: '文件', render: ({ fileName }) => fileName },
  { key: 'area', title: '区划', render: ({ areaName }) => areaName ?? '—' },
  {
    key: 'state',
    title: '状态',
    render: ({ status }) => <Tag color={STATES[status].color}>{STATES[status].text}</Tag>,
  },
  { key: 'declared', title: '数据行', figure: true, render: ({ declared }) => <Figure value={declared} /> },
  { key: 'bad', title: '有问题', figure: true, render: ({ bad }) => <Figure value={bad} /> },
  { key: 'stored', title: '已写入', figure: true, render: ({ stored }) => <Figure value={stored} /> },
  { key: 'by', title: '经办人', render: ({ creatorName }) => creatorName },
  { key: 'time', title: '时间', date: true, render: ({ createdAt }) => showMoment(new Date(createdAt)) },
]
