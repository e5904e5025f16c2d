import { Button, Modal, Select, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { z } from 'zod'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { showMoment } from '#kernel/time.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { useAskMore } from '#ui/more.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { exportPath } from '#ui/places.ts'
import { SearchInput } from '#ui/SearchInput.tsx'
import { useMay } from '#ui/session.ts'
import { useFilters } from '#ui/useFilters.ts'
import { type AuditFilter, type AuditView, administrationContract, OUTCOMES } from '../contract.ts'

type Entry = z.infer<typeof AuditView>
type Filter = z.input<typeof AuditFilter>

/** Who did, saw or tried what, newest first. */
export function AuditPage() {
  const mayExport = useMay('administration.audit.export')
  const [opened, setOpened] = useState<Entry>()
  const { filters, setFilter, clear, isFiltered } = useFilters(['from', 'to', 'person', 'words', 'outcome', 'areaCode'])
  const list = useAskMore(administrationContract, 'listAudit', filters as Filter, ({ next }) =>
    next === null ? undefined : { before: next },
  )
  const open: Column<Entry> = {
    key: 'open',
    title: '',
    render: (entry) => (
      <Button size="small" onClick={() => setOpened(entry)}>
        详情
      </Button>
    ),
  }
  return (
    <>
      <PageHeader
        title="审计"
        description="按时间倒序。查看审计记录本身也会被记录。"
        actions={
          mayExport && (
            <Link to={exportPath('administration.audit', '审计记录', filters)}>
              <Button>导出</Button>
            </Link>
          )
        }
      />
      <DataTable
        label="审计记录"
        columns={[...COLUMNS, open]}
        rows={list.pages?.flatMap(({ entries }) => entries)}
        rowKey={({ id }) => String(id)}
        isPending={list.isPending}
        error={list.error}
        onRetry={list.refetch}
        paging={list.paging}
        empty={
          <EmptyHint
            title="没有符合条件的审计记录"
            next="请放宽日期或其他条件。"
            action={isFiltered ? <Button onClick={clear}>清空条件</Button> : undefined}
          />
        }
        filters={<Filters filters={filters} setFilter={setFilter} />}
      />
      <Modal
        title="审计记录"
        open={opened !== undefined}
        onCancel={() => setOpened(undefined)}
        footer={null}
        width={640}
      >
        {opened && <Detail entry={opened} />}
      </Modal>
    </>
  )
}

type Names = 'from' | 'to' | 'person' | 'words' | 'outcome' | 'areaCode'
type FiltersProps = { filters: Partial<Record<Names, string>>; setFilter: (name: Names, value?: string) => void }

const Filters = ({ filters, setFilter }: FiltersProps) => (
  <>
    <DatePick aria-label="起始日期" value={filters.from} onChange={(date) => setFilter('from', date)} />
    <DatePick aria-label="截止日期" value={filters.to} onChange={(date) => setFilter('to', date)} />
    <SearchInput
      aria-label="按姓名或用户名查找"
      placeholder="姓名或用户名"
      width={190}
      value={filters.person}
      onSearch={(person) => setFilter('person', person)}
    />
    <SearchInput
      aria-label="按事项查找"
      placeholder="事项"
      width={160}
      value={filters.words}
      onSearch={(words) => setFilter('words', words)}
    />
    <Select
      aria-label="结果"
      placeholder="结果"
      allowClear
      style={{ width: 110 }}
      value={filters.outcome ?? null}
      onChange={(outcome) => setFilter('outcome', outcome ?? undefined)}
      options={Object.entries(OUTCOMES).map(([value, label]) => ({ value, label }))}
    />
    <div style={{ width: 200 }}>
      <AreaField
        aria-label="区划"
        placeholder="区划"
        value={filters.areaCode}
        onChange={(code) => setFilter('areaCode', code)}
      />
    </div>
  </>
)

const COLORS = { done: 'green', read: 'blue', refused: 'gold', failed: 'red' } as const

const COLUMNS: Column<Entry>[] = [
  { key: 'time', title: '时间', date: true, render: ({ happenedAt }) => showMoment(new Date(happenedAt)) },
  {
    key: 'person',
    title: '何人',
    render: ({ actorName, username }) => (
      <>
        {actorName}
        {username && <span className="muted"> {username}</span>}
      </>
    ),
  },
  { key: 'title', title: '事项', render: ({ title }) => title },
  { key: 'area', title: '区划', render: ({ areaName }) => areaName ?? '—' },
  {
    key: 'outcome',
    title: '结果',
    render: ({ outcome }) => <Tag color={COLORS[outcome]}>{OUTCOMES[outcome]}</Tag>,
  },
  { key: 'ip', title: '来源地址', wideOnly: true, render: ({ ip }) => ip ?? '—' },
]

const factsOf = (entry: Entry): [string, string | null][] => [
  ['时间', showMoment(new Date(entry.happenedAt))],
  ['何人', `${entry.actorName}${entry.username ? `（${entry.username}）` : ''}`],
  ['岗位', entry.roles.join('、') || '—'],
  ['事项', entry.title],
  ['区划', entry.areaName ?? '—'],
  ['结果', OUTCOMES[entry.outcome]],
  [entry.outcome === 'refused' ? '拒绝原因' : '说明', entry.told],
  [entry.recordTitle ?? '所涉记录', entry.recordLabel],
  ['来源地址', entry.ip ?? '—'],
]

const Detail = ({ entry }: { entry: Entry }) => (
  <>
    <dl className="kv">
      {factsOf(entry).map(
        ([name, value]) =>
          value && (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
    <details className="raw-input">
      <summary>技术核查用：提交内容的原始记录（个人信息已遮盖）</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <pre className="raw" tabIndex={0}>
        {JSON.stringify(entry.input, null, 2)}
      </pre>
    </details>
  </>
)
