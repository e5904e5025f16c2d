import { Alert, Button, Select, Tag } from 'antd'
import { Link } from 'react-router'
import type { z } from 'zod'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { exportPath } from '#ui/places.ts'
import { SearchInput } from '#ui/SearchInput.tsx'
import { useMay } from '#ui/session.ts'
import { useFilters, usePaging } from '#ui/useFilters.ts'
import { linkageContract } from '../contract.ts'
import type { MeetingRow } from '../contract-parts.ts'
import { LEVELS, MEETING_STATES } from '../vocabulary.ts'
import { oneOf, optionsOf } from './parts.tsx'

type Row = z.output<typeof MeetingRow>

export function MeetingsPage() {
  const { filters, setFilter } = useFilters(['level', 'state', 'text'])
  const { page, pageSize, onPage } = usePaging()
  const mayHold = useMay('linkage.meeting.hold')
  const [level, state] = [oneOf(LEVELS, filters.level), oneOf(MEETING_STATES, filters.state)]
  const filter = { ...(level && { level }), ...(state && { state }), ...(filters.text && { text: filters.text }) }
  const list = useAsk(linkageContract, 'listMeetings', { ...filter, page, pageSize })
  return (
    <>
      <PageHeader title="联席会议" description="议题从需求来，到会过半才能议决，决议变成任务，纪要定稿后不再修改。" />
      <Rhythm />
      <DataTable
        label="联席会议"
        columns={COLUMNS}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
        empty={<EmptyHint title="没有联席会议" next="街镇至少每季度召开一次；社区议事协商会按需要召开。" />}
        filters={
          <>
            <SearchInput
              aria-label="搜索会议"
              placeholder="会议名称、编号"
              value={filters.text}
              onSearch={(text) => setFilter('text', text)}
            />
            <Select
              aria-label="层级"
              allowClear
              placeholder="全部层级"
              style={{ width: 160 }}
              options={optionsOf(LEVELS)}
              value={level ?? null}
              onChange={(value) => setFilter('level', value ?? undefined)}
            />
            <Select
              aria-label="状态"
              allowClear
              placeholder="全部状态"
              style={{ width: 140 }}
              options={optionsOf(MEETING_STATES)}
              value={state ?? null}
              onChange={(value) => setFilter('state', value ?? undefined)}
            />
          </>
        }
        actions={
          <>
            {mayHold && (
              <Link to="/linkage/meetings/new">
                <Button type="primary">召集会议</Button>
              </Link>
            )}
            <Link to={exportPath('linkage.meetings', '联席会议台账', filter)}>
              <Button>导出</Button>
            </Link>
          </>
        }
      />
    </>
  )
}

const NAMED = 5

/** Towns that should have met by now. */
function Rhythm() {
  const { data } = useAsk(linkageContract, 'meetingRhythm', {})
  if (!data || data.overdue.length === 0) return null
  const named = data.overdue
    .slice(0, NAMED)
    .map(
      ({ townName, daysOver, lastHeldOn }) =>
        `${townName}（${lastHeldOn ? `上次${lastHeldOn}` : '还没有开过'}，超过${daysOver}天）`,
    )
  const more = data.overdue.length > NAMED ? `等${data.overdue.length}个街镇` : ''
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 16 }}
      title={`超过${data.everyDays}天没有召开街镇联席会议：${named.join('、')}${more}`}
    />
  )
}

const COLUMNS: Column<Row>[] = [
  { key: 'title', title: '会议', render: ({ id, title }) => <Link to={`/linkage/meetings/${id}`}>{title}</Link> },
  { key: 'level', title: '层级', render: ({ level }) => LEVELS[level] },
  { key: 'area', title: '区划', wideOnly: true, render: ({ areaName }) => areaName },
  { key: 'day', title: '时间', date: true, render: ({ heldOn, startsAt }) => `${heldOn} ${startsAt}` },
  { key: 'present', title: '实到/应到', figure: true, render: ({ present, invited }) => `${present}/${invited}` },
  { key: 'items', title: '议题', figure: true, wideOnly: true, render: ({ items }) => items },
  { key: 'passed', title: '通过', figure: true, wideOnly: true, render: ({ passed }) => passed },
  { key: 'state', title: '状态', render: ({ state }) => <Tag>{MEETING_STATES[state]}</Tag> },
]
