import { Button, Select, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { z } from 'zod'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { exportPath } from '#ui/places.ts'
import { SearchInput } from '#ui/SearchInput.tsx'
import { useMay } from '#ui/session.ts'
import { useFilters, usePaging, useSort } from '#ui/useFilters.ts'
import { hardshipContract, LISTED_STATES, type ListedView } from '../contract.ts'
import { AGE_BANDS, type AgeBand } from '../rules/ages.ts'
import { isTargetCode, SOURCES, TARGET_CODES, TARGET_GROUPS } from '../rules/target-groups.ts'
import { CodeTags, optionsOf } from './parts.tsx'
import { RecordListed } from './RecordListed.tsx'

type Row = z.infer<typeof ListedView>
type State = keyof typeof LISTED_STATES

const stateOf = (text = ''): State => (text in LISTED_STATES ? (text as State) : 'listed')
const bandOf = (text = ''): AgeBand | undefined => (text in AGE_BANDS ? (text as AgeBand) : undefined)
const isNumber = (text: string): boolean => /\d{6}/.test(text)

type Filters = Partial<Record<'code' | 'band' | 'state', string>>

/** What the address and the search box ask for. */
function asked(filters: Filters, words: string | undefined, areaCode: string | undefined) {
  const code = filters.code && isTargetCode(filters.code) ? filters.code : undefined
  const band = bandOf(filters.band)
  const state = stateOf(filters.state)
  const filter = {
    ...(areaCode && { areaCode }),
    ...(code && { targetCode: code }),
    ...(band && { band }),
    ...(words && (isNumber(words) ? { idNumber: words } : { name: words })),
    state,
  }
  return { code, band, state, filter }
}

/** The list itself. Whom one searches for stays out of the address: it may be an ID number. */
export function Register({ areaCode }: { areaCode?: string }) {
  const mayRecord = useMay('hardship.register.record')
  const { filters, setFilter, clear, isFiltered } = useFilters(['code', 'band', 'state'])
  const [words, setWords] = useState<string>()
  const { sort, order, onSort } = useSort(['area', 'from', 'age'])
  const { page, pageSize, onPage } = usePaging()
  const [recording, setRecording] = useState(false)
  const { code, band, state, filter } = asked(filters, words, areaCode)
  const list = useAsk(hardshipContract, 'listListed', { ...filter, ...order, page, pageSize })
  const clearAll = () => {
    setWords(undefined)
    clear()
  }
  return (
    <>
      <DataTable
        label="困难群众"
        columns={COLUMNS}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        {...(sort && { sort })}
        onSort={onSort}
        paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
        empty={isFiltered || words ? <NoneFound onClear={clearAll} /> : <NoneYet mayRecord={mayRecord} />}
        filters={
          <>
            <SearchInput
              aria-label="按全名或身份证号查找"
              placeholder="全名或身份证号"
              width={180}
              value={words}
              onSearch={(text) => {
                setWords(text)
                onPage(1, pageSize)
              }}
            />
            <Select
              aria-label="困难类别"
              placeholder="困难类别"
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              style={{ width: 200 }}
              value={code ?? null}
              onChange={(value) => setFilter('code', value ?? undefined)}
              options={TARGET_CODES.map((value) => ({ value, label: TARGET_GROUPS[value] }))}
            />
            <Select
              aria-label="年龄段"
              placeholder="年龄段"
              allowClear
              style={{ width: 140 }}
              value={band ?? null}
              onChange={(value) => setFilter('band', value ?? undefined)}
              options={optionsOf(AGE_BANDS)}
            />
            <Select
              aria-label="状态"
              style={{ width: 110 }}
              value={state}
              onChange={(value) => setFilter('state', value === 'listed' ? undefined : value)}
              options={optionsOf(LISTED_STATES)}
            />
          </>
        }
        actions={
          <>
            {mayRecord && (
              <Button type="primary" onClick={() => setRecording(true)}>
                登记
              </Button>
            )}
            <Link to={exportPath('hardship.register', '困难群众名册', filter)}>
              <Button>导出</Button>
            </Link>
          </>
        }
      />
      <RecordListed areaCode={areaCode} open={recording} onClose={() => setRecording(false)} />
    </>
  )
}

const NoneFound = ({ onClear }: { onClear: () => void }) => (
  <EmptyHint
    title="没有符合条件的人"
    next="请核对条件；姓名须填全名。"
    action={<Button onClick={onClear}>清空条件</Button>}
  />
)
const NoneYet = ({ mayRecord }: { mayRecord: boolean }) => (
  <EmptyHint
    title="名册上还没有人"
    next={mayRecord ? '点右上角“导入名册”，导入部门提供的名单，或逐人登记。' : '名册由街镇、社区登记。'}
  />
)

const COLUMNS: Column<Row>[] = [
  {
    key: 'name',
    title: '姓名',
    render: ({ id, name, isMinor }) => (
      <>
        <Link to={`/hardship/${id}`}>{name}</Link> {isMinor && <Tag>未成年人</Tag>}
      </>
    ),
  },
  { key: 'maskedId', title: '身份证号', wideOnly: true, date: true, render: ({ maskedId }) => maskedId ?? '—' },
  { key: 'age', title: '年龄段', sortable: true, render: ({ band }) => (band ? AGE_BANDS[band] : '—') },
  {
    key: 'area',
    title: '社区（村）',
    sortable: true,
    render: ({ townName, areaName }) => [townName, areaName].filter(Boolean).join(' '),
  },
  { key: 'codes', title: '困难类别', render: ({ codes }) => <CodeTags codes={codes} /> },
  { key: 'source', title: '来源', wideOnly: true, render: ({ source }) => SOURCES[source] },
  { key: 'from', title: '列入日期', date: true, sortable: true, render: ({ fromDate }) => fromDate },
  { key: 'state', title: '状态', render: ({ toDate }) => (toDate ? `至 ${toDate}` : '在册') },
]
