import { Select, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { z } from 'zod'
import { showMinutes } from '#kernel/minutes.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { useAskMore } from '#ui/more.ts'
import { useMay } from '#ui/session.ts'
import { volunteeringContract } from '../contract.ts'
import { ObjectionStates, type ObjectionView } from '../contract-hours-views.ts'
import { AnswerObjection } from './AnswerObjection.tsx'

export type Objection = z.infer<typeof ObjectionView>
type State = keyof typeof ObjectionStates

/** What volunteers object to, and what they say is missing; the open ones first asked for. */
export function ObjectionsTab({ area, isOverdue = false }: { area: { areaCode?: string }; isOverdue?: boolean }) {
  const [state, setState] = useState<State>('open')
  const mayAnswer = useMay('volunteering.objection.answer')
  const filter = { ...area, state, ...(isOverdue && { isOverdue }), limit: 50 }
  const list = useAskMore(volunteeringContract, 'listObjections', filter, ({ next }) =>
    next ? { after: next } : undefined,
  )
  return (
    <DataTable
      label="时长异议"
      columns={mayAnswer && state === 'open' ? [...COLUMNS, ANSWER] : COLUMNS}
      rows={list.pages?.flatMap(({ rows }) => rows)}
      rowKey={({ id }) => id}
      isPending={list.isPending}
      error={list.error}
      onRetry={list.refetch}
      paging={{ ...list.paging, ...(list.pages?.[0] && { total: list.pages[0].total }) }}
      empty={<EmptyHint title="没有这样的异议" next="志愿者在手机上对时长提出异议或申请补记后，出现在这里。" />}
      filters={
        !isOverdue && (
          <Select
            aria-label="异议状态"
            style={{ width: 150 }}
            value={state}
            onChange={setState}
            options={Object.entries(ObjectionStates).map(([value, label]) => ({ value: value as State, label }))}
          />
        )
      }
    />
  )
}

const recordOf = ({ draftId, recordId }: Objection): string | null => {
  if (draftId) return `/volunteering/drafts/${draftId}`
  return recordId && `/volunteering/hours/${recordId}`
}

const minutesOrNone = (minutes: number | null): string => (minutes === null ? '没有记录' : showMinutes(minutes))

const COLUMNS: Column<Objection>[] = [
  {
    key: 'name',
    title: '姓名',
    render: (one) => {
      const to = recordOf(one)
      return to ? <Link to={to}>{one.name}</Link> : one.name
    },
  },
  { key: 'activity', title: '活动', render: ({ activity }) => activity },
  { key: 'servedOn', title: '服务日期', date: true, render: ({ servedOn }) => servedOn },
  { key: 'minutes', title: '所记时长', figure: true, render: ({ minutes }) => minutesOrNone(minutes) },
  {
    key: 'wanted',
    title: '本人认为',
    figure: true,
    render: ({ wantedMinutes }) => (wantedMinutes === null ? '—' : showMinutes(wantedMinutes)),
  },
  { key: 'reason', title: '理由', render: ({ reason }) => reason },
  {
    key: 'state',
    title: '答复',
    render: ({ state, answer, answerDueOn, isOverdue }) =>
      state === 'open' ? (
        <Tag color={isOverdue ? 'error' : 'default'}>
          {isOverdue ? '已逾期：' : ''}
          {answerDueOn}前答复
        </Tag>
      ) : (
        `${ObjectionStates[state]}：${answer ?? ''}`
      ),
  },
]
const ANSWER: Column<Objection> = {
  key: 'answer',
  title: '',
  render: (objection) => <AnswerObjection objection={objection} />,
}
