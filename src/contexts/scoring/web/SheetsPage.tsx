import { Select, Space, Tag } from 'antd'
import { Link } from 'react-router'
import type { z } from 'zod'
import { showMoment } from '#kernel/time.ts'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { useFilters } from '#ui/useFilters.ts'
import { scoringContract } from '../contract.ts'
import { STAGES } from '../vocabulary.ts'

type Row = z.infer<typeof scoringContract.endpoints.listSheets.output>['rows'][number]

/** The points within reach: the sheet of each as it stands now, and those that were sealed. */
export function SheetsPage() {
  const { filters, setFilter } = useFilters(['district'])
  const all = useAsk(scoringContract, 'listSheets', {})
  const rows = all.data?.rows
  const districts = [...new Map((rows ?? []).map((one) => [one.districtCode, one.districtName]))]
  return (
    <>
      <PageHeader
        title="评分单"
        description="按平台当前的记录随时计算，只作参考；评估以密封的为准。"
        actions={<Link to="/scoring/tables">评分表各版</Link>}
      />
      <DataTable<Row>
        label="评分单"
        columns={COLUMNS}
        rows={rows?.filter(({ districtCode }) => !filters.district || districtCode === filters.district)}
        rowKey={({ pointId }) => pointId}
        isPending={all.isPending}
        error={all.error}
        onRetry={all.refetch}
        filters={
          districts.length > 1 && (
            <Select
              aria-label="区"
              placeholder="全部区"
              allowClear
              style={{ width: 160 }}
              value={filters.district ?? null}
              onChange={(value) => setFilter('district', value ?? undefined)}
              options={districts.map(([value, label]) => ({ value, label }))}
            />
          )
        }
        empty={<EmptyHint title="还没有在建的创建点" next="创建点获准后，这里就能看到它的评分单。" />}
      />
    </>
  )
}

const COLUMNS: Column<Row>[] = [
  { key: 'district', title: '区', render: ({ districtName }) => districtName },
  { key: 'town', title: '创建点', render: ({ townName }) => townName },
  {
    key: 'kind',
    title: '类别',
    wideOnly: true,
    render: ({ kind }) => <Tag>{kind === 'joint' ? '市区联合' : '区级'}</Tag>,
  },
  {
    key: 'now',
    title: '按当前记录',
    render: ({ pointId }) => (
      <Space>
        <Link to={`/scoring/points/${pointId}?stage=mid`}>中期</Link>
        <Link to={`/scoring/points/${pointId}?stage=final`}>末期</Link>
      </Space>
    ),
  },
  {
    key: 'sealed',
    title: '密封的',
    render: ({ sheets }) =>
      sheets.length === 0 ? (
        <span className="muted">还没有</span>
      ) : (
        <Space direction="vertical" size={0}>
          {sheets.map(({ id, stage, sealedAt }) => (
            <Link key={id} to={`/scoring/sheets/${id}`}>
              {STAGES[stage]} <span className="figure">{showMoment(new Date(sealedAt))}</span>
            </Link>
          ))}
        </Space>
      ),
  },
]
