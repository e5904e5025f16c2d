import { Button, Select, Skeleton } from 'antd'
import { Link, useParams } from 'react-router'
import type { z } from 'zod'
import { showMoment } from '#kernel/time.ts'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { exportPath } from '#ui/places.ts'
import { useFilters } from '#ui/useFilters.ts'
import { interchangeContract, VERDICTS } from '../contract.ts'
import { CountLink } from './CountLink.tsx'
import { Differences } from './Differences.tsx'
import { oneOf, optionsOf } from './words.ts'

type Statement = z.output<(typeof interchangeContract)['endpoints']['getStatement']['output']>
type Row = Statement['total'] & { areaCode: string | null; areaName: string; townName: string }

/** One outside statement against our records: counts by community, each opening to its lines. */
export function StatementPage() {
  const { statementId = '' } = useParams()
  const statement = useAsk(interchangeContract, 'getStatement', { statementId })
  const { error, data, refetch } = statement
  if (error && !data) return <ErrorHint heading="时长对账" error={error} onRetry={refetch} />
  if (!data) return <Skeleton active title={false} />
  return <Loaded statement={data} />
}

function Loaded({ statement }: { statement: Statement }) {
  const { id, areaName, fromDate, toDate, lines, importedBy, importedAt, total, communities } = statement
  const { filters, setFilter, clear, isFiltered } = useFilters(['verdict', 'areaCode'])
  const verdict = oneOf(VERDICTS, filters.verdict)
  const chosen = communities.find(({ areaCode }) => areaCode === filters.areaCode)
  const filter = { statementId: id, ...(verdict && { verdict }), ...(chosen && { areaCode: chosen.areaCode }) }
  const rows: Row[] = [...communities, { ...total, areaCode: null, areaName: '合计', townName: '' }]
  return (
    <>
      <PageHeader
        title={`${areaName}时长对账`}
        back={<Link to="/interchange">返回全国系统对接</Link>}
        description={`服务日期 ${fromDate} 至 ${toDate} · 清单 ${lines.toLocaleString('zh-CN')} 行 · ${importedBy} ${showMoment(new Date(importedAt))} 导入`}
        actions={
          <Link to={exportPath('interchange.differences', '时长对账明细', filter)}>
            <Button>导出明细</Button>
          </Link>
        }
      />
      <Section title="按社区">
        <p className="muted">按同一人、同一天、同一活动比对，以本平台现在的有效时长为准；点数字看明细。</p>
        <DataTable<Row> label="对账结果" columns={COLUMNS} rows={rows} rowKey={(row) => row.areaCode ?? 'total'} />
      </Section>
      <Section title="明细">
        <Differences
          filter={filter}
          {...(isFiltered && { onClear: clear })}
          filters={
            <>
              <Select
                aria-label="比对结果"
                placeholder="全部结果"
                allowClear
                style={{ width: 150 }}
                value={verdict ?? null}
                onChange={(value: string | null | undefined) => setFilter('verdict', value ?? undefined)}
                options={optionsOf(VERDICTS)}
              />
              <Select
                aria-label="社区"
                placeholder="全部社区"
                allowClear
                showSearch={{ optionFilterProp: 'label' }}
                style={{ width: 220 }}
                value={chosen?.areaCode ?? null}
                onChange={(value: string | null | undefined) => setFilter('areaCode', value ?? undefined)}
                options={communities.map((one) => ({ value: one.areaCode, label: one.areaName }))}
              />
            </>
          }
        />
      </Section>
    </>
  )
}

const COLUMNS: Column<Row>[] = [
  { key: 'town', title: '街镇', wideOnly: true, render: ({ townName }) => townName || '—' },
  { key: 'area', title: '社区', render: ({ areaName }) => areaName },
  ...optionsOf(VERDICTS).map(
    ({ value, label }): Column<Row> => ({
      key: value,
      title: label,
      figure: true,
      render: (row) => (
        <CountLink
          value={row[value]}
          to={`?${new URLSearchParams({ verdict: value, ...(row.areaCode && { areaCode: row.areaCode }) })}`}
          label={`${row.areaName}${label}`}
        />
      ),
    }),
  ),
]
