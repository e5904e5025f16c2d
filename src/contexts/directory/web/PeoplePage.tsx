import { Button, Form, Input, Select, Space } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { z } from 'zod'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { useAskMore } from '#ui/more.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { useIsPhone } from '#ui/screen.ts'
import { useMay } from '#ui/session.ts'
import { useFilters } from '#ui/useFilters.ts'
import { directoryContract, type PersonView } from '../contract.ts'
import { PlaceText } from './parts.tsx'
import { AreaField } from './public.tsx'
import { RecordPerson } from './RecordPerson.tsx'
import { SEXES } from './sexes.ts'

type Person = z.infer<typeof PersonView>
const SEARCHES = { name: '姓名', idNumber: '身份证号', phone: '手机号' } as const
type By = keyof typeof SEARCHES
type Search = { by: By; words: string }

/** People of one's own places, masked. What is searched for never goes into the address: it would stay in the history. */
export function PeoplePage() {
  const mayRecord = useMay('directory.person.record')
  const [recording, setRecording] = useState(false)
  const [search, setSearch] = useState<Search>()
  const { filters, setFilter } = useFilters(['withinCode'])
  const list = useAskMore(
    directoryContract,
    'listPeople',
    { ...filters, ...(search && { [search.by]: search.words }) },
    ({ next }) => (next === null ? undefined : { after: next }),
  )
  return (
    <>
      <PageHeader
        title="人员"
        description="各名册共用的人员名录：同一身份证号只登记一次。"
        actions={
          mayRecord && (
            <Button type="primary" onClick={() => setRecording(true)}>
              登记人员
            </Button>
          )
        }
      />
      <DataTable
        label="人员"
        columns={COLUMNS}
        rows={list.pages?.flatMap(({ rows }) => rows)}
        rowKey={({ id }) => id}
        isPending={list.isPending}
        error={list.error}
        onRetry={list.refetch}
        paging={list.paging}
        empty={
          search ? (
            <EmptyHint
              title={`没有${SEARCHES[search.by]}完全相符的人员`}
              next="须填写完整的姓名或号码；只能查到您辖区内登记的人员。"
            />
          ) : (
            <EmptyHint title="这里还没有登记人员" next="导入志愿者、社工等名册时会自动登记，也可在此逐个登记。" />
          )
        }
        filters={
          <>
            <div style={{ width: 220 }}>
              <AreaField
                aria-label="区划"
                placeholder="全部辖区"
                value={filters.withinCode}
                onChange={(code) => setFilter('withinCode', code)}
              />
            </div>
            <SearchBox onSearch={setSearch} />
          </>
        }
      />
      {recording && <RecordPerson onClose={() => setRecording(false)} />}
    </>
  )
}

function SearchBox({ onSearch }: { onSearch: (search: Search | undefined) => void }) {
  const [form] = Form.useForm<Search>()
  const by = Form.useWatch('by', form) ?? 'name'
  const isPhone = useIsPhone()
  return (
    <Form
      form={form}
      layout="inline"
      initialValues={{ by: 'name', words: '' }}
      onFinish={({ by, words }) => onSearch(words.trim() ? { by, words: words.trim() } : undefined)}
    >
      <Space.Compact>
        <Form.Item name="by" noStyle>
          <Select
            aria-label="按什么查找"
            style={{ width: 104 }}
            options={Object.entries(SEARCHES).map(([value, label]) => ({ value, label }))}
          />
        </Form.Item>
        <Form.Item name="words" noStyle>
          <Input
            aria-label={`完整的${SEARCHES[by]}`}
            placeholder={`完整的${SEARCHES[by]}`}
            allowClear
            autoComplete="off"
            style={{ width: isPhone ? 165 : 220 }}
          />
        </Form.Item>
        <Button htmlType="submit">查找</Button>
      </Space.Compact>
    </Form>
  )
}

const COLUMNS: Column<Person>[] = [
  { key: 'name', title: '姓名', render: ({ id, name }) => <Link to={`/directory/people/${id}`}>{name}</Link> },
  { key: 'sex', title: '性别', render: ({ sex }) => SEXES[sex ?? 0] },
  { key: 'idNumber', title: '身份证号', render: ({ maskedId }) => <span className="figure">{maskedId ?? '—'}</span> },
  { key: 'phone', title: '手机号', render: ({ maskedPhone }) => <span className="figure">{maskedPhone ?? '—'}</span> },
  {
    key: 'area',
    title: '所在区划',
    render: ({ areaName, townName }) => <PlaceText name={areaName} above={townName} />,
  },
]
