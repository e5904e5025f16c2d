import { Button, Form, Input, Select, Tag } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import type { z } from 'zod'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { rulesOf } from '#ui/fields.ts'
import { EmptyHint } from '#ui/hints.tsx'
import { exportPath } from '#ui/places.ts'
import { useMay } from '#ui/session.ts'
import { useFilters, usePaging } from '#ui/useFilters.ts'
import { inspectionContract } from '../contract.ts'
import { DrawForm, type SampleRow } from '../parts-samples.ts'
import { SAMPLE_KINDS, SAMPLE_STATES, STAGES } from '../vocabulary.ts'
import { ActForm } from './ActForm.tsx'
import { oneOf, optionsOf, Pick, PointAndStage, shareOf } from './parts.tsx'

type Row = z.infer<typeof SampleRow>
const rules = rulesOf(DrawForm)

/** Files drawn by a fixed seed, and how many held. */
export function Samples() {
  const { filters, setFilter } = useFilters(['stage', 'kind', 'state'])
  const { page, pageSize, onPage } = usePaging()
  const [isOpen, setOpen] = useState(false)
  const mayCheck = useMay('inspection.sample.check')
  const go = useNavigate()
  const stage = oneOf(STAGES, filters.stage)
  const kind = oneOf(SAMPLE_KINDS, filters.kind)
  const state = oneOf(SAMPLE_STATES, filters.state)
  const filter = { ...(stage && { stage }), ...(kind && { kind }), ...(state && { state }) }
  const list = useAsk(inspectionContract, 'listSamples', { ...filter, page, pageSize })
  return (
    <>
      <DataTable
        label="档案抽查"
        columns={COLUMNS}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
        empty={<EmptyHint title="没有档案抽查" next="按类别抽取，名单由种子决定，抽出即冻结。" />}
        filters={
          <>
            <Pick label="阶段" words={STAGES} value={stage} onChange={(value) => setFilter('stage', value)} />
            <Pick label="类别" words={SAMPLE_KINDS} value={kind} onChange={(value) => setFilter('kind', value)} />
            <Pick label="状态" words={SAMPLE_STATES} value={state} onChange={(value) => setFilter('state', value)} />
          </>
        }
        actions={
          <>
            {mayCheck && (
              <Button type="primary" onClick={() => setOpen(true)}>
                抽取档案
              </Button>
            )}
            <Link to={exportPath('inspection.samples', '档案抽查台账', filter)}>
              <Button>导出</Button>
            </Link>
          </>
        }
      />
      {isOpen && <Draw onClose={() => setOpen(false)} onDrawn={(id) => go(`/inspection/samples/${id}`)} />}
    </>
  )
}

const Draw = ({ onClose, onDrawn }: { onClose: () => void; onDrawn: (sampleId: string) => void }) => (
  <ActForm
    name="drawSample"
    title="抽取档案"
    okText="抽取"
    done="已抽取，名单已冻结"
    onClose={onClose}
    onDone={(answer) => onDrawn((answer as { sampleId: string }).sampleId)}
  >
    <PointAndStage />
    <Form.Item label="哪一类档案" name="kind" rules={rules.kind}>
      <Select options={optionsOf(SAMPLE_KINDS)} />
    </Form.Item>
    <Form.Item
      label="种子（可不填）"
      name="seed"
      rules={rules.seed}
      extra="当众摇出的号码；不填的由系统随机产生。同一种子抽到的总是同一批"
    >
      <Input maxLength={40} />
    </Form.Item>
  </ActForm>
)

const COLUMNS: Column<Row>[] = [
  {
    key: 'kind',
    title: '类别',
    render: ({ id, kind }) => <Link to={`/inspection/samples/${id}`}>{SAMPLE_KINDS[kind]}</Link>,
  },
  { key: 'point', title: '创建点', render: ({ districtName, townName }) => `${districtName} ${townName}` },
  { key: 'stage', title: '阶段', render: ({ stage }) => STAGES[stage] },
  { key: 'sampled', title: '抽出/全部', figure: true, render: ({ sampled, whole }) => `${sampled}/${whole}` },
  { key: 'checked', title: '已判定', figure: true, render: ({ checked }) => checked },
  {
    key: 'passed',
    title: '合格',
    figure: true,
    render: ({ state, passed, sampled }) => (state === 'closed' ? shareOf(passed, sampled) : '—'),
  },
  { key: 'drawn', title: '抽取日期', date: true, render: ({ drawnOn }) => drawnOn },
  { key: 'state', title: '状态', render: ({ state }) => <Tag>{SAMPLE_STATES[state]}</Tag> },
]
