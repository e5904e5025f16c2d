import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { importPath } from '#ui/places.ts'
import { useMay } from '#ui/session.ts'
import { useFilters } from '#ui/useFilters.ts'
import { interchangeContract } from '../contract.ts'
import { SYNC_KINDS, SYNC_STATES } from '../rules/fields.ts'
import { BatchesTable } from './BatchesTable.tsx'
import { CountLink } from './CountLink.tsx'
import { MakeBatch } from './MakeBatch.tsx'
import { StatementsTable } from './StatementsTable.tsx'
import { type KindName, optionsOf, type StateName } from './words.ts'

type Counts = Record<StateName, number>
type KindRow = { kind: KindName; counts: Counts | undefined }

/** How the exchange with the national system stands: every kind by state, the batches, and hours held against theirs. */
export function OverviewPage() {
  const { filters, setFilter } = useFilters(['areaCode'])
  const { areaCode } = filters
  const maySend = useMay('interchange.exchange.send')
  const [making, setMaking] = useState(false)
  return (
    <>
      <PageHeader
        title="全国系统对接"
        description="本平台不直连全国志愿服务信息系统：分批生成文件，人工报送，再把回执导回来。"
        actions={
          <>
            {maySend && (
              <Button type="primary" onClick={() => setMaking(true)}>
                生成批次
              </Button>
            )}
            <Received />
          </>
        }
      />
      <MakeBatch open={making} areaCode={areaCode} onClose={() => setMaking(false)} />
      <States areaCode={areaCode} onArea={(code) => setFilter('areaCode', code)} />
      <Section title="对接批次">
        <BatchesTable areaCode={areaCode} />
      </Section>
      <Section title="时长对账">
        <StatementsTable areaCode={areaCode} />
      </Section>
    </>
  )
}

/** What comes in comes by the import page, like every other spreadsheet. */
function Received() {
  const mayReceive = useMay('interchange.exchange.receive')
  if (!mayReceive) return null
  return (
    <>
      <Link to={importPath('interchange.receipts')}>
        <Button>导入回执</Button>
      </Link>
      <Link to={importPath('interchange.volunteers')}>
        <Button>导入志愿者编号</Button>
      </Link>
      <Link to={importPath('interchange.teams')}>
        <Button>导入队伍和项目编号</Button>
      </Link>
    </>
  )
}

function useCounts(kind: KindName, areaCode: string | undefined) {
  return useAsk(interchangeContract, 'countSync', { kind, ...(areaCode && { areaCode }) })
}

function States({ areaCode, onArea }: { areaCode: string | undefined; onArea: (code: string | undefined) => void }) {
  const asked = {
    volunteers: useCounts('volunteers', areaCode),
    teams: useCounts('teams', areaCode),
    projects: useCounts('projects', areaCode),
    hours: useCounts('hours', areaCode),
  }
  const all = Object.values(asked)
  const rows = optionsOf(SYNC_KINDS).map(({ value }): KindRow => ({ kind: value, counts: asked[value].data }))
  const failed = all.find(({ error, data }) => error && !data)
  return (
    <Section title="各类数据">
      <DataTable
        label="各类数据的对接情况"
        columns={columnsOf(areaCode)}
        rows={failed ? undefined : rows}
        rowKey={({ kind }) => kind}
        isPending={all.some(({ isPending }) => isPending)}
        error={failed?.error ?? null}
        onRetry={() => all.map(({ refetch }) => refetch())}
        filters={
          <div style={{ width: 220 }}>
            <AreaField aria-label="区划" placeholder="全部区划" value={areaCode} onChange={onArea} />
          </div>
        }
      />
    </Section>
  )
}

const columnsOf = (areaCode: string | undefined): Column<KindRow>[] => [
  { key: 'kind', title: '数据类别', render: ({ kind }) => SYNC_KINDS[kind] },
  ...optionsOf(SYNC_STATES).map(({ value, label }): Column<KindRow> => {
    const to = (kind: KindName) =>
      `/interchange/records?${new URLSearchParams({ kind, state: value, ...(areaCode && { areaCode }) })}`
    return {
      key: value,
      title: label,
      figure: true,
      render: ({ kind, counts }) => (
        <CountLink value={counts?.[value]} to={to(kind)} label={`${SYNC_KINDS[kind]}${label}`} />
      ),
    }
  }),
]
