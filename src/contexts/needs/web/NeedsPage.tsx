import { Button, Checkbox, Select, Tag } from 'antd'
import { Link } from 'react-router'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { exportPath, importPath } from '#ui/places.ts'
import { SearchInput } from '#ui/SearchInput.tsx'
import { useMay } from '#ui/session.ts'
import { useFilters, usePaging, useSort } from '#ui/useFilters.ts'
import { needsContract } from '../contract.ts'
import { CHANNELS, LINES, NEED_STATES, URGENCIES } from '../vocabulary.ts'
import { Counts } from './Counts.tsx'
import { Due, oneOf, optionsOf, type Row, StateTag } from './parts.tsx'
import './needs.css'

const NAMES = ['state', 'line', 'urgency', 'channel', 'late', 'open', 'entitled', 'text'] as const
type Name = (typeof NAMES)[number]

const filterOf = (filters: Partial<Record<Name, string>>) => {
  const [state, line] = [oneOf(NEED_STATES, filters.state), oneOf(LINES, filters.line)]
  const [urgency, channel] = [oneOf(URGENCIES, filters.urgency), oneOf(CHANNELS, filters.channel)]
  return {
    ...(state && { state }),
    ...(line && { line }),
    ...(urgency && { urgency }),
    ...(channel && { channel }),
    ...(filters.late && { lateOnly: true }),
    ...(filters.open && { openOnly: true }),
    ...(filters.entitled && { isEntitled: true }),
    ...(filters.text && { text: filters.text }),
  }
}

/** The needs of the area: counts that filter, the list, and the ways in. */
export function NeedsPage() {
  const { filters, setFilter } = useFilters(NAMES)
  const { page, pageSize, onPage } = usePaging()
  const { sort, order, onSort } = useSort(['reportedOn', 'dueOn'])
  const filter = filterOf(filters)
  const list = useAsk(needsContract, 'listNeeds', { ...filter, ...order, page, pageSize })
  return (
    <>
      <PageHeader
        title="需求清单"
        description="每一件需求从听到、核实、办理到本人确认，谁在办、到什么时候。"
        actions={<WaysIn />}
      />
      <Counts />
      <DataTable
        label="需求"
        columns={COLUMNS}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
        {...(sort && { sort })}
        onSort={onSort}
        empty={<EmptyHint title="没有符合条件的需求" next="居民在手机上提出，或由工作人员代为登记、导入热线工单。" />}
        filters={<Filters filters={filters} setFilter={setFilter} />}
        actions={
          <Link to={exportPath('needs.needs', '需求清单', filter)}>
            <Button>导出</Button>
          </Link>
        }
      />
    </>
  )
}

function WaysIn() {
  const mayRecord = useMay('needs.need.record')
  if (!mayRecord) return null
  return (
    <>
      <Link to="/needs/new">
        <Button type="primary">代为登记需求</Button>
      </Link>
      <Link to={importPath('needs.hotline')}>
        <Button>导入热线工单</Button>
      </Link>
    </>
  )
}

type FiltersProps = {
  filters: Partial<Record<Name, string>>
  setFilter: (name: Name, value: string | undefined) => void
}
const Filters = ({ filters, setFilter }: FiltersProps) => (
  <>
    <SearchInput
      aria-label="按事由、编号或工单号查找"
      placeholder="事由、编号或工单号"
      value={filters.text}
      onSearch={(text) => setFilter('text', text)}
    />
    <Pick name="state" label="状态" words={NEED_STATES} filters={filters} setFilter={setFilter} />
    <Pick name="line" label="类别" words={LINES} filters={filters} setFilter={setFilter} />
    <Pick name="channel" label="来源" words={CHANNELS} filters={filters} setFilter={setFilter} />
    <Pick name="urgency" label="紧急程度" words={URGENCIES} filters={filters} setFilter={setFilter} />
    <Checkbox
      checked={Boolean(filters.late)}
      onChange={({ target }) => setFilter('late', target.checked ? '1' : undefined)}
    >
      只看逾期
    </Checkbox>
  </>
)

type PickProps<K extends string> = FiltersProps & { name: Name; label: string; words: Record<K, string> }
const Pick = <K extends string>({ name, label, words, filters, setFilter }: PickProps<K>) => (
  <Select
    aria-label={label}
    allowClear
    placeholder={`全部${label}`}
    style={{ width: 150 }}
    options={optionsOf(words)}
    value={oneOf(words, filters[name]) ?? null}
    onChange={(value: K | undefined) => setFilter(name, value ?? undefined)}
  />
)

const COLUMNS: Column<Row>[] = [
  {
    key: 'title',
    title: '需求',
    render: ({ id, title, urgency }) => (
      <>
        <Link to={`/needs/${id}`}>{title}</Link> {urgency === 'urgent' && <Tag color="red">紧急</Tag>}
      </>
    ),
  },
  { key: 'state', title: '状态', render: ({ state }) => <StateTag state={state} /> },
  { key: 'dueOn', title: '期限', date: true, sortable: true, render: (row) => <Due {...row} /> },
  { key: 'area', title: '社区或街镇', render: ({ areaName }) => areaName },
  { key: 'line', title: '类别', wideOnly: true, render: ({ line }) => (line ? LINES[line] : '—') },
  { key: 'owner', title: '承办', wideOnly: true, render: ({ ownerUnit }) => ownerUnit || '—' },
  { key: 'reportedOn', title: '提出', date: true, sortable: true, render: ({ reportedOn }) => reportedOn },
]
