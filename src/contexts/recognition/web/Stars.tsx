import { Button, Select, Tag } from 'antd'
import { Link } from 'react-router'
import type { z } from 'zod'
import { showMinutes } from '#kernel/minutes.ts'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { exportPath } from '#ui/places.ts'
import { SearchInput } from '#ui/SearchInput.tsx'
import { useFilters, usePaging } from '#ui/useFilters.ts'
import { recognitionContract, STAR_STATES } from '../contract.ts'
import { STAR_LEVELS, showStar } from '../rules/stars.ts'

type Row = z.infer<typeof recognitionContract.endpoints.listStars.output>['rows'][number]
const CHOICES = { open: '办理中', ...STAR_STATES, doubted: '时长已不足' } as const
type State = keyof typeof CHOICES

/** Applications for stars, and what became of them. */
export function Stars({ areaCode }: { areaCode?: string }) {
  const { filters, setFilter } = useFilters(['state', 'level', 'name'])
  const { page, pageSize, onPage } = usePaging()
  const state = (Object.keys(CHOICES) as State[]).find((one) => one === filters.state) ?? 'open'
  const level = STAR_LEVELS.find((one) => String(one) === filters.level)
  const filter = {
    state,
    ...(areaCode && { areaCode }),
    ...(level && { level }),
    ...(filters.name && { name: filters.name }),
  }
  const list = useAsk(recognitionContract, 'listStars', { ...filter, page, pageSize })
  return (
    <DataTable
      label="星级评定"
      columns={COLUMNS}
      rows={list.data?.rows}
      rowKey={({ id }) => id}
      isPending={list.isPending}
      error={list.error}
      onRetry={list.refetch}
      paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
      empty={<EmptyHint title="没有星级申请" next="志愿者时长达到后自己申请；也可在“可申请星级”里代为申请。" />}
      filters={
        <>
          <Select<State>
            aria-label="状态"
            style={{ width: 150 }}
            value={state}
            onChange={(value) => setFilter('state', value === 'open' ? undefined : value)}
            options={Object.entries(CHOICES).map(([value, label]) => ({ value: value as State, label }))}
          />
          <Select<string>
            aria-label="星级"
            style={{ width: 140 }}
            value={level ? String(level) : ''}
            onChange={(value) => setFilter('level', value || undefined)}
            options={[
              { value: '', label: '全部星级' },
              ...STAR_LEVELS.map((one) => ({ value: String(one), label: showStar(one) })),
            ]}
          />
          <SearchInput
            aria-label="按全名查找"
            placeholder="志愿者全名"
            width={180}
            value={filters.name}
            onSearch={(text) => setFilter('name', text)}
          />
        </>
      }
      actions={
        <Link to={exportPath('recognition.stars', '星级志愿者名册', filter)}>
          <Button>导出</Button>
        </Link>
      }
    />
  )
}

const COLUMNS: Column<Row>[] = [
  {
    key: 'name',
    title: '志愿者',
    render: ({ id, name }) => <Link to={`/volunteering/recognition/stars/${id}`}>{name}</Link>,
  },
  {
    key: 'area',
    title: '社区（村）',
    render: ({ townName, areaName }) => [townName, areaName].filter(Boolean).join(' '),
  },
  { key: 'level', title: '星级', render: ({ level }) => showStar(level) },
  { key: 'minutes', title: '申请时时长', figure: true, render: ({ minutes }) => showMinutes(minutes) },
  { key: 'appliedOn', title: '申请日期', date: true, render: ({ appliedOn }) => appliedOn },
  {
    key: 'state',
    title: '状态',
    render: ({ state, publicUntil, openObjections, doubtedOn }) => (
      <>
        <Tag>{STAR_STATES[state]}</Tag>
        {state === 'public' && publicUntil && `至 ${publicUntil}`}
        {openObjections > 0 && <Tag color="red">{openObjections}件异议</Tag>}
        {doubtedOn && state === 'granted' && <Tag color="red">时长已不足</Tag>}
      </>
    ),
  },
]
