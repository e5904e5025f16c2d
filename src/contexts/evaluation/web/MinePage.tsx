import { Tag } from 'antd'
import { Link } from 'react-router'
import type { z } from 'zod'
import { STAGES } from '#contexts/scoring/contract.ts'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { evaluationContract } from '../contract.ts'
import { OCCASION_STATES, SEAT_ROLES, SEAT_STATES } from '../vocabulary.ts'
import { points } from './parts.tsx'

type Seat = z.output<typeof evaluationContract.endpoints.mySeats.output>['rows'][number]

/** What a member is asked to score. */
export function MinePage() {
  const list = useAsk(evaluationContract, 'mySeats', {})
  return (
    <>
      <PageHeader title="我的评估" description="请您评的创建点。各评各的，交齐之前互相看不到。" />
      <DataTable
        label="我的评估"
        columns={COLUMNS}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        empty={<EmptyHint title="现在没有请您评的" next="被选入评估组后会收到消息。" />}
      />
    </>
  )
}

const COLUMNS: Column<Seat>[] = [
  { key: 'place', title: '创建点', render: ({ id, place }) => <Link to={`/evaluation/mine/${id}`}>{place}</Link> },
  { key: 'stage', title: '阶段', render: ({ stage }) => STAGES[stage] },
  { key: 'role', title: '职责', wideOnly: true, render: ({ role }) => SEAT_ROLES[role] },
  { key: 'state', title: '我的进度', render: ({ state }) => <Tag>{SEAT_STATES[state]}</Tag> },
  { key: 'occasion', title: '评估状态', render: ({ occasionState }) => OCCASION_STATES[occasionState] },
  { key: 'ends', title: '评分期限', date: true, render: ({ scoringEndsOn }) => scoringEndsOn ?? '—' },
  { key: 'total', title: '我的总分', figure: true, render: ({ totalCenti }) => points(totalCenti) },
]
