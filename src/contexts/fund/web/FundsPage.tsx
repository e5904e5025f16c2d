import { Button, Input, Select, Space } from 'antd'
import { Link } from 'react-router'
import type { z } from 'zod'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { showDate } from '#kernel/time.ts'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { exportPath } from '#ui/places.ts'
import { useMay } from '#ui/session.ts'
import { useFilters, usePaging } from '#ui/useFilters.ts'
import { fundContract } from '../contract.ts'
import type { FundRow } from '../contract-parts.ts'
import { STATES } from '../rules/states.ts'
import { choices, StateTag } from './parts.tsx'

type Row = z.infer<typeof FundRow>
const states = choices(STATES)

/** Funds town by town, with where each stands. */
export function FundsPage() {
  const mayPrepare = useMay('fund.fund.prepare')
  const { filters, setFilter, isFiltered } = useFilters(['areaCode', 'state', 'words'])
  const { page, pageSize, onPage } = usePaging()
  const { areaCode, words } = filters
  const state = states.find(({ value }) => value === filters.state)?.value
  const filter = { ...(areaCode && { areaCode }), ...(state && { state }), ...(words && { words }) }
  const list = useAsk(fundContract, 'listFunds', { ...filter, page, pageSize })
  return (
    <>
      <PageHeader title="社区基金" description="从筹备、签约到运作和终止；管委会、决议、计划和社区分账都在基金里。" />
      <DataTable
        label="社区基金"
        columns={COLUMNS}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
        empty={
          <EmptyHint
            title={isFiltered ? '没有符合条件的基金' : '还没有社区基金'}
            next={isFiltered ? '换个条件再找。' : '由街镇筹备，填写协议后交慈善组织理事会审议。'}
          />
        }
        filters={
          <Space wrap>
            <div style={{ width: 220 }}>
              <AreaField
                aria-label="区划"
                placeholder="全部辖区"
                value={areaCode}
                onChange={(code) => setFilter('areaCode', code)}
              />
            </div>
            <Select
              aria-label="状态"
              allowClear
              placeholder="全部状态"
              style={{ width: 150 }}
              options={states}
              {...(state && { value: state })}
              onChange={(value) => setFilter('state', value)}
            />
            <Input.Search
              aria-label="基金名称"
              allowClear
              placeholder="基金名称"
              style={{ width: 200 }}
              defaultValue={words}
              onSearch={(text) => setFilter('words', text.trim() || undefined)}
            />
          </Space>
        }
        actions={
          <Space>
            <Link to={exportPath('fund.funds', '社区基金', filter)}>
              <Button>导出</Button>
            </Link>
            {mayPrepare && (
              <Link to="/fund/funds/new">
                <Button type="primary">筹备基金</Button>
              </Link>
            )}
          </Space>
        }
      />
    </>
  )
}

const COLUMNS: Column<Row>[] = [
  {
    key: 'area',
    title: '街镇',
    render: ({ areaName, districtName }) => (
      <>
        {areaName}
        <div className="muted">{districtName}</div>
      </>
    ),
  },
  { key: 'name', title: '基金', render: ({ id, name }) => <Link to={`/fund/funds/${id}`}>{name}</Link> },
  { key: 'charity', title: '慈善组织', wideOnly: true, render: ({ charityName }) => charityName },
  { key: 'state', title: '状态', render: ({ state }) => <StateTag state={state} label={STATES[state]} /> },
  { key: 'signed', title: '签约', date: true, render: ({ signedOn }) => (signedOn ? showDate(signedOn) : '—') },
  { key: 'members', title: '在任委员', figure: true, render: ({ members }) => members },
  { key: 'monitors', title: '监督员', figure: true, render: ({ monitors }) => monitors },
]
