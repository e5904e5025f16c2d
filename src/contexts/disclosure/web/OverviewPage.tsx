import { Tag } from 'antd'
import { Link } from 'react-router'
import type { z } from 'zod'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { useFilters } from '#ui/useFilters.ts'
import { disclosureContract } from '../contract.ts'
import { yuan } from '../rules/amounts.ts'
import { fundState } from './words.ts'

type Fund = z.infer<typeof disclosureContract.endpoints.listFunds.output>['rows'][number]

/** Every fund of one's places with its sums. */
export function OverviewPage() {
  const { filters, setFilter } = useFilters(['areaCode'])
  const { areaCode } = filters
  const list = useAsk(disclosureContract, 'listFunds', areaCode ? { areaCode } : {})
  return (
    <>
      <PageHeader title="基金概览" description="收了多少、用了多少、还有多少，都由基金账算出。" />
      <DataTable
        label="社区基金"
        columns={COLUMNS}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        empty={<EmptyHint title="还没有运作中的基金" next="基金签约、公告并投入运作之后，会列在这里。" />}
        filters={
          <div style={{ width: 260 }}>
            <AreaField
              aria-label="区划"
              placeholder="全部辖区"
              value={areaCode}
              onChange={(code) => setFilter('areaCode', code)}
            />
          </div>
        }
      />
    </>
  )
}

const COLUMNS: Column<Fund>[] = [
  {
    key: 'name',
    title: '基金',
    render: ({ id, name, townName, state, idle }) => (
      <>
        <Link to={`/fund/overview/${id}`}>{name}</Link>
        <div className="muted">
          {townName} · {fundState(state)}
        </div>
        {idle && <Tag color="gold">{idle.split('：')[0]}</Tag>}
      </>
    ),
  },
  { key: 'in', title: '累计收入（元）', figure: true, render: ({ inFen }) => yuan(inFen) },
  { key: 'out', title: '累计支出（元）', figure: true, render: ({ outFen }) => yuan(outFen) },
  { key: 'balance', title: '余额（元）', figure: true, render: ({ balanceFen }) => yuan(balanceFen) },
  {
    key: 'raised',
    title: '本项目年度撬动（元）',
    figure: true,
    render: ({ id, raisedFen }) => <Link to={`/fund/raised?fundId=${id}`}>{yuan(raisedFen)}</Link>,
  },
  {
    key: 'open',
    title: '待公开',
    figure: true,
    render: ({ open, late }) => (
      <>
        {open} {late > 0 && <Tag color="red">超期{late}</Tag>}
      </>
    ),
  },
]
