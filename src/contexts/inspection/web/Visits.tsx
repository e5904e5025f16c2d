import { Button, Form, Input, Select, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { z } from 'zod'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { rulesOf } from '#ui/fields.ts'
import { EmptyHint } from '#ui/hints.tsx'
import { exportPath } from '#ui/places.ts'
import { useMay, useSession } from '#ui/session.ts'
import { useFilters, usePaging } from '#ui/useFilters.ts'
import { inspectionContract } from '../contract.ts'
import { VisitPlanForm, type VisitRow } from '../parts-visits.ts'
import { STAGES, VISIT_STATES } from '../vocabulary.ts'
import { ActForm } from './ActForm.tsx'
import { oneOf, Pick, PointAndStage } from './parts.tsx'

type Row = z.infer<typeof VisitRow>
const rules = rulesOf(VisitPlanForm)

/** Visits on the spot: planned, recorded, put a second hand to. */
export function Visits() {
  const { filters, setFilter } = useFilters(['stage', 'state'])
  const { page, pageSize, onPage } = usePaging()
  const [isOpen, setOpen] = useState(false)
  const mayRecord = useMay('inspection.visit.record')
  const [stage, state] = [oneOf(STAGES, filters.stage), oneOf(VISIT_STATES, filters.state)]
  const filter = { ...(stage && { stage }), ...(state && { state }) }
  const list = useAsk(inspectionContract, 'listVisits', { ...filter, page, pageSize })
  return (
    <>
      <DataTable
        label="实地检查"
        columns={COLUMNS}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
        empty={<EmptyHint title="没有实地检查" next="排定日期和两名以上检查人，到现场用手机“检查”记录。" />}
        filters={
          <>
            <Pick label="阶段" words={STAGES} value={stage} onChange={(value) => setFilter('stage', value)} />
            <Pick label="状态" words={VISIT_STATES} value={state} onChange={(value) => setFilter('state', value)} />
          </>
        }
        actions={
          <>
            {mayRecord && (
              <Button type="primary" onClick={() => setOpen(true)}>
                安排检查
              </Button>
            )}
            <Link to={exportPath('inspection.visits', '实地检查台账', filter)}>
              <Button>导出</Button>
            </Link>
          </>
        }
      />
      {isOpen && <Plan onClose={() => setOpen(false)} />}
    </>
  )
}

function Plan({ onClose }: { onClose: () => void }) {
  const { today } = useSession()
  return (
    <ActForm
      name="planVisit"
      title="安排实地检查"
      okText="排上"
      done="已排上"
      initial={{ plannedOn: today }}
      onClose={onClose}
    >
      <PointAndStage />
      <Form.Item label="到哪里" name="place" rules={rules.place} extra="例如：街道社工站、某某社区党群服务中心">
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item label="哪天" name="plannedOn" rules={rules.plannedOn}>
        <DatePick min={today} />
      </Form.Item>
      <Form.Item noStyle dependencies={['areaCode']}>
        {({ getFieldValue }) => <InspectorsItem areaCode={getFieldValue('areaCode')} />}
      </Form.Item>
      <Form.Item label="备注（可不填）" name="note" rules={rules.note} extra="检查人在手机上看得到">
        <Input maxLength={300} />
      </Form.Item>
    </ActForm>
  )
}

/** Who may inspect there; at least two of them. */
export function InspectorsItem({ areaCode }: { areaCode: string | undefined }) {
  const people = useAsk(
    inspectionContract,
    'listInspectors',
    { areaCode: areaCode ?? '' },
    { enabled: Boolean(areaCode) },
  )
  return (
    <Form.Item label="检查人" name="inspectors" rules={rules.inspectors} extra="两名以上；一人记录，另一人核签">
      <Select
        mode="multiple"
        disabled={!areaCode}
        placeholder={areaCode ? '请选择' : '先选创建点'}
        optionFilterProp="label"
        options={(people.data ?? []).map(({ accountId, name }) => ({ value: accountId, label: name }))}
      />
    </Form.Item>
  )
}

const COLUMNS: Column<Row>[] = [
  {
    key: 'place',
    title: '地点',
    render: ({ id, place }) => <Link to={`/inspection/visits/${id}`}>{place}</Link>,
  },
  { key: 'point', title: '创建点', render: ({ districtName, townName }) => `${districtName} ${townName}` },
  { key: 'stage', title: '阶段', render: ({ stage }) => STAGES[stage] },
  { key: 'planned', title: '计划日期', date: true, render: ({ plannedOn }) => plannedOn },
  { key: 'visited', title: '检查日期', date: true, render: ({ visitedOn }) => visitedOn ?? '—' },
  {
    key: 'who',
    title: '检查人',
    wideOnly: true,
    render: ({ inspectors }) => inspectors.map(({ name }) => name).join('、'),
  },
  { key: 'faults', title: '不完全符合', figure: true, render: ({ faults, visitedOn }) => (visitedOn ? faults : '—') },
  { key: 'state', title: '状态', render: ({ state }) => <Tag>{VISIT_STATES[state]}</Tag> },
]
