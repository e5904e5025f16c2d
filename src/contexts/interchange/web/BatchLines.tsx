import { Select, Tag } from 'antd'
import type { z } from 'zod'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { useAskMore } from '#ui/more.ts'
import { Section } from '#ui/PageHeader.tsx'
import { useFilters } from '#ui/useFilters.ts'
import { interchangeContract } from '../contract.ts'
import { ACTS } from '../rules/fields.ts'
import { oneOf, optionsOf, STEP_COLORS, STEPS } from './words.ts'

type Endpoints = (typeof interchangeContract)['endpoints']
type Line = z.output<Endpoints['listBatchLines']['output']>['rows'][number]
type Gap = z.output<Endpoints['listBatchGaps']['output']>['rows'][number]

/** The lines of a batch in the order of its file, with what became of each. */
export function BatchLines({ batch }: { batch: { id: string; written: number | null } }) {
  const { filters, setFilter } = useFilters(['step'])
  const step = oneOf(STEPS, filters.step)
  const asked = { batchId: batch.id, limit: 20, ...(step && { step }) }
  const list = useAskMore(interchangeContract, 'listBatchLines', asked, ({ next }) =>
    next === null ? undefined : { after: next },
  )
  return (
    <Section title="各行情况">
      <DataTable<Line>
        label="批次各行"
        columns={LINES}
        rows={list.pages?.flatMap(({ rows }) => rows)}
        rowKey={({ lineKey }) => lineKey}
        isPending={list.isPending}
        error={list.error}
        onRetry={list.refetch}
        paging={{ ...list.paging, ...(!step && batch.written !== null && { total: batch.written }) }}
        empty={<EmptyHint title="没有这种情况的行" next="请换一种情况查看。" />}
        filters={
          <Select
            aria-label="情况"
            placeholder="全部情况"
            allowClear
            style={{ width: 130 }}
            value={step ?? null}
            onChange={(value: string | null | undefined) => setFilter('step', value ?? undefined)}
            options={optionsOf(STEPS)}
          />
        }
      />
    </Section>
  )
}

/** Records that were not written, each with what it lacks. */
export function BatchGaps({ batchId, total }: { batchId: string; total: number }) {
  const list = useAskMore(interchangeContract, 'listBatchGaps', { batchId, limit: 20 }, ({ next }) =>
    next ? { after: next } : undefined,
  )
  return (
    <Section title="未能报送的记录">
      <p className="muted">补齐后不必重办本批，下一批会自动带上。</p>
      <DataTable<Gap>
        label="未能报送的记录"
        columns={GAPS}
        rows={list.pages?.flatMap(({ rows }) => rows)}
        rowKey={({ recordId }) => recordId}
        isPending={list.isPending}
        error={list.error}
        onRetry={list.refetch}
        paging={{ ...list.paging, total }}
      />
    </Section>
  )
}

const LINES: Column<Line>[] = [
  { key: 'key', title: '行标识', render: ({ lineKey }) => <span className="figure">{lineKey}</span> },
  { key: 'act', title: '操作', render: ({ act }) => ACTS[act] },
  { key: 'label', title: '记录', render: ({ label }) => label },
  { key: 'detail', title: '说明', wideOnly: true, render: ({ detail }) => detail },
  {
    key: 'step',
    title: '情况',
    render: ({ step, isSuperseded }) => (
      <>
        <Tag color={STEP_COLORS[step]}>{STEPS[step]}</Tag>
        {isSuperseded && <span className="muted">已由后一批重新报送</span>}
      </>
    ),
  },
  { key: 'reason', title: '退回原因', render: ({ reason }) => reason ?? '—' },
  {
    key: 'number',
    title: '外部编号',
    render: ({ externalNumber }) => <span className="figure">{externalNumber ?? '—'}</span>,
  },
]

const GAPS: Column<Gap>[] = [
  { key: 'label', title: '记录', render: ({ label }) => label },
  { key: 'detail', title: '说明', render: ({ detail }) => detail },
  { key: 'missing', title: '原因', render: ({ missing }) => missing.join('、') },
]
