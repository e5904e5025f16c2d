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
import type { SurveyRow } from '../parts-survey.ts'
import { STAGES, SURVEY_STATES } from '../vocabulary.ts'
import { OpenSurvey } from './OpenSurvey.tsx'
import { oneOf, Pick, shareOf } from './parts.tsx'

type Row = z.infer<typeof SurveyRow>

/** What residents say, without names. */
export function Surveys() {
  const { filters, setFilter } = useFilters(['stage', 'state'])
  const { page, pageSize, onPage } = usePaging()
  const [isOpen, setOpen] = useState(false)
  const mayManage = useMay('inspection.survey.manage')
  const go = useNavigate()
  const [stage, state] = [oneOf(STAGES, filters.stage), oneOf(SURVEY_STATES, filters.state)]
  const filter = { ...(stage && { stage }), ...(state && { state }) }
  const list = useAsk(inspectionContract, 'listSurveys', { ...filter, page, pageSize })
  return (
    <>
      <DataTable
        label="满意度调查"
        columns={COLUMNS}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
        empty={<EmptyHint title="没有满意度调查" next="开始调查后打印二维码，一张一码，发给居民扫码作答。" />}
        filters={
          <>
            <Pick label="阶段" words={STAGES} value={stage} onChange={(value) => setFilter('stage', value)} />
            <Pick label="状态" words={SURVEY_STATES} value={state} onChange={(value) => setFilter('state', value)} />
          </>
        }
        actions={
          mayManage && (
            <Button type="primary" onClick={() => setOpen(true)}>
              开始调查
            </Button>
          )
        }
      />
      {isOpen && <OpenSurvey onClose={() => setOpen(false)} onOpened={(id) => go(`/inspection/surveys/${id}`)} />}
    </>
  )
}

const COLUMNS: Column<Row>[] = [
  {
    key: 'point',
    title: '创建点',
    render: ({ id, districtName, townName }) => (
      <Link to={`/inspection/surveys/${id}`}>
        {districtName} {townName}
      </Link>
    ),
  },
  { key: 'stage', title: '阶段', render: ({ stage }) => STAGES[stage] },
  { key: 'answers', title: '收回/计划', figure: true, render: ({ answers, planned }) => `${answers}/${planned}` },
  { key: 'satisfied', title: '满意', figure: true, render: ({ satisfied, answers }) => shareOf(satisfied, answers) },
  { key: 'opened', title: '开始', date: true, render: ({ openedOn }) => openedOn },
  { key: 'closes', title: '截止', date: true, render: ({ closedOn, closesOn }) => closedOn ?? closesOn },
  { key: 'state', title: '状态', render: ({ state }) => <Tag>{SURVEY_STATES[state]}</Tag> },
]
