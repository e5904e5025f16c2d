import { Button, Select, Tag } from 'antd'
import { Link } from 'react-router'
import type { z } from 'zod'
import { downloadUrl, useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { DownloadLink } from '#ui/files.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { exportPath } from '#ui/places.ts'
import { SearchInput } from '#ui/SearchInput.tsx'
import { useMay } from '#ui/session.ts'
import { useFilters, usePaging } from '#ui/useFilters.ts'
import { learningContract } from '../contract.ts'
import type { CaseRow } from '../contract-parts.ts'
import { CASE_STATES } from '../vocabulary.ts'
import { oneOf, optionsOf } from './words.ts'

export function CasesPage() {
  const { filters, setFilter } = useFilters(['state', 'text'])
  const { page, pageSize, onPage } = usePaging()
  const mayWrite = useMay('learning.case.write')
  const state = oneOf(CASE_STATES, filters.state)
  const filter = { ...(state && { state }), ...(filters.text && { text: filters.text }) }
  const list = useAsk(learningContract, 'listCases', { ...filter, page, pageSize })
  return (
    <>
      <PageHeader title="案例" description="撰写 → 审核 → 选入 → 公开推广，每一步由另一人办理。" />
      <DataTable
        label="案例"
        columns={COLUMNS}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
        empty={<EmptyHint title="没有案例" next="街镇或社工站把做成的事写成案例；标准要求至少一篇可以照着做的。" />}
        filters={
          <>
            <SearchInput
              aria-label="搜索案例"
              placeholder="名称、标签"
              value={filters.text}
              onSearch={(text) => setFilter('text', text)}
            />
            <Select
              aria-label="状态"
              allowClear
              placeholder="全部状态"
              style={{ width: 140 }}
              options={optionsOf(CASE_STATES)}
              value={state ?? null}
              onChange={(value) => setFilter('state', value ?? undefined)}
            />
          </>
        }
        actions={
          <>
            {mayWrite && (
              <Link to="/learning/cases/new">
                <Button type="primary">撰写案例</Button>
              </Link>
            )}
            <DownloadLink href={downloadUrl(learningContract, 'printBooklet', {})}>案例集</DownloadLink>
            <Link to={exportPath('learning.cases', '案例目录', filter)}>
              <Button>导出</Button>
            </Link>
          </>
        }
      />
    </>
  )
}

const COLUMNS: Column<z.output<typeof CaseRow>>[] = [
  { key: 'title', title: '案例', render: ({ id, title }) => <Link to={`/learning/cases/${id}`}>{title}</Link> },
  { key: 'town', title: '街镇', render: ({ townName }) => townName },
  { key: 'tags', title: '标签', wideOnly: true, render: ({ tags }) => tags.join('、') },
  { key: 'playbook', title: '可照做', render: ({ isPlaybook }) => (isPlaybook ? '是' : '否') },
  { key: 'adoptions', title: '采用', figure: true, render: ({ adoptions }) => adoptions },
  { key: 'promoted', title: '推广', date: true, wideOnly: true, render: ({ promotedOn }) => promotedOn ?? '—' },
  {
    key: 'state',
    title: '状态',
    render: ({ state }) => <Tag color={state === 'promoted' ? 'green' : 'default'}>{CASE_STATES[state]}</Tag>,
  },
]
