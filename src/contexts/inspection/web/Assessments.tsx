import { Button, Tag } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import type { z } from 'zod'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { useMay } from '#ui/session.ts'
import { useFilters, usePaging } from '#ui/useFilters.ts'
import { inspectionContract } from '../contract.ts'
import type { AssessmentRow } from '../parts-assessment.ts'
import { ASSESSMENT_STATES, STAGES } from '../vocabulary.ts'
import { ActForm } from './ActForm.tsx'
import { oneOf, Pick, PointAndStage, points } from './parts.tsx'

type Row = z.infer<typeof AssessmentRow>

/** What points say of themselves. */
export function Assessments() {
  const { filters, setFilter } = useFilters(['stage', 'state'])
  const { page, pageSize, onPage } = usePaging()
  const [isOpen, setOpen] = useState(false)
  const mayWrite = useMay('inspection.assessment.write')
  const go = useNavigate()
  const [stage, state] = [oneOf(STAGES, filters.stage), oneOf(ASSESSMENT_STATES, filters.state)]
  const filter = { ...(stage && { stage }), ...(state && { state }) }
  const list = useAsk(inspectionContract, 'listAssessments', { ...filter, page, pageSize })
  return (
    <>
      <DataTable
        label="自评"
        columns={COLUMNS}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
        empty={<EmptyHint title="没有自评" next="由创建点所在街镇或社工站开始，系统按评分表预填。" />}
        filters={
          <>
            <Pick label="阶段" words={STAGES} value={stage} onChange={(value) => setFilter('stage', value)} />
            <Pick
              label="状态"
              words={ASSESSMENT_STATES}
              value={state}
              onChange={(value) => setFilter('state', value)}
            />
          </>
        }
        actions={
          mayWrite && (
            <Button type="primary" onClick={() => setOpen(true)}>
              开始自评
            </Button>
          )
        }
      />
      {isOpen && (
        <ActForm
          name="startAssessment"
          title="开始自评"
          okText="开始"
          done="已按评分表预填"
          onClose={() => setOpen(false)}
          onDone={(answer) => go(`/inspection/assessments/${(answer as { assessmentId: string }).assessmentId}`)}
        >
          <PointAndStage />
        </ActForm>
      )}
    </>
  )
}

const COLUMNS: Column<Row>[] = [
  {
    key: 'point',
    title: '创建点',
    render: ({ id, districtName, townName }) => (
      <Link to={`/inspection/assessments/${id}`}>
        {districtName} {townName}
      </Link>
    ),
  },
  { key: 'stage', title: '阶段', render: ({ stage }) => STAGES[stage] },
  { key: 'filled', title: '已填', figure: true, render: ({ filled, items }) => `${filled}/${items}` },
  { key: 'own', title: '自评分', figure: true, render: ({ ownTotalCenti }) => points(ownTotalCenti) },
  { key: 'due', title: '提交期限', date: true, render: ({ dueOn }) => dueOn },
  { key: 'submitted', title: '提交日期', date: true, render: ({ submittedOn }) => submittedOn ?? '—' },
  {
    key: 'state',
    title: '状态',
    render: ({ state, isOverdue }) => (
      <>
        <Tag>{ASSESSMENT_STATES[state]}</Tag>
        {isOverdue && <Tag color="red">逾期未提交</Tag>}
      </>
    ),
  },
]
