import { Select } from 'antd'
import { Link } from 'react-router'
import type { z } from 'zod'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { useFilters, usePaging } from '#ui/useFilters.ts'
import { interchangeContract } from '../contract.ts'
import { ACTS, SYNC_KINDS, SYNC_STATES } from '../rules/fields.ts'
import { type KindName, oneOf, optionsOf, type StateName } from './words.ts'

type Standing = z.output<(typeof interchangeContract)['endpoints']['listSync']['output']>['rows'][number]

/** The records of one kind in one state. */
export function SyncPage() {
  const { filters, setFilter } = useFilters(['kind', 'state', 'areaCode'])
  const { page, pageSize, onPage } = usePaging()
  const kind: KindName = oneOf(SYNC_KINDS, filters.kind) ?? 'volunteers'
  const state: StateName = oneOf(SYNC_STATES, filters.state) ?? 'pending'
  const { areaCode } = filters
  const list = useAsk(interchangeContract, 'listSync', { kind, state, page, pageSize, ...(areaCode && { areaCode }) })
  return (
    <>
      <PageHeader
        title={`${SYNC_KINDS[kind]}：${SYNC_STATES[state]}`}
        description="姓名和证件号码已打码；状态由报送、回执的每一步得出，不能手工改。"
        back={<Link to="/interchange">返回全国系统对接</Link>}
      />
      <DataTable<Standing>
        label="对接记录"
        columns={COLUMNS}
        rows={list.data?.rows}
        rowKey={({ recordId }) => recordId}
        isPending={list.isPending}
        error={list.error}
        onRetry={list.refetch}
        paging={{ page, pageSize, total: list.data?.total ?? 0, onPage }}
        empty={<EmptyHint title={`没有${SYNC_STATES[state]}的${SYNC_KINDS[kind]}`} next="请换一种状态或区划查看。" />}
        filters={
          <>
            <Select
              aria-label="数据类别"
              style={{ width: 150 }}
              value={kind}
              onChange={(value: string) => setFilter('kind', value)}
              options={optionsOf(SYNC_KINDS)}
            />
            <Select
              aria-label="状态"
              style={{ width: 150 }}
              value={state}
              onChange={(value: string) => setFilter('state', value)}
              options={optionsOf(SYNC_STATES)}
            />
            <div style={{ width: 220 }}>
              <AreaField
                aria-label="区划"
                placeholder="全部区划"
                value={areaCode}
                onChange={(code) => setFilter('areaCode', code)}
              />
            </div>
          </>
        }
      />
    </>
  )
}

const COLUMNS: Column<Standing>[] = [
  { key: 'label', title: '记录', render: ({ label }) => label },
  { key: 'detail', title: '说明', render: ({ detail }) => detail },
  { key: 'act', title: '操作', render: ({ act }) => ACTS[act] },
  {
    key: 'number',
    title: '外部编号',
    render: ({ externalNumber }) => <span className="figure">{externalNumber ?? '—'}</span>,
  },
  { key: 'reason', title: '退回原因', render: ({ reason }) => reason ?? '—' },
  {
    key: 'line',
    title: '最近报送',
    render: ({ batchId, lineKey }) =>
      batchId && lineKey ? <Link to={`/interchange/batches/${batchId}`}>{lineKey}</Link> : '没有报送过',
  },
]
