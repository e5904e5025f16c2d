import { Button, Select, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { z } from 'zod'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { exportPath, importPath } from '#ui/places.ts'
import { SearchInput } from '#ui/SearchInput.tsx'
import { useMay } from '#ui/session.ts'
import { useFilters, usePaging, useSort } from '#ui/useFilters.ts'
import { ORGANISER_KINDS } from '../contract/fields.ts'
import type { TeamView } from '../contract/teams.ts'
import { teamsContract } from '../contract.ts'
import { given, keyOf, optionsOf, placeOf, useCodes } from './codes.ts'
import { RecordTeam } from './TeamForms.tsx'

type Team = z.infer<typeof TeamView>
const STATES = { existing: '现有', ended: '已解散', all: '全部状态' } as const

/** The teams of one place; a team's name opens it. */
export function Teams({ areaCode }: { areaCode?: string }) {
  const mayRecord = useMay('teams.team.record')
  const { categories } = useCodes()
  const { filters, setFilter, clear, isFiltered } = useFilters(['state', 'organiser', 'category', 'words'])
  const { sort, order, onSort } = useSort(['area', 'founded', 'members'])
  const { page, pageSize, onPage } = usePaging()
  const [recording, setRecording] = useState(false)
  const organiserKind = keyOf(ORGANISER_KINDS, filters.organiser)
  const state = keyOf(STATES, filters.state) ?? 'existing'
  const { category, words } = filters
  const filter = { ...given({ areaCode, organiserKind, category, words }), state }
  const list = useAsk(teamsContract, 'listTeams', { ...filter, ...order, page, pageSize })
  return (
    <>
      <DataTable
        label="队伍"
        columns={COLUMNS}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        {...(sort && { sort })}
        onSort={onSort}
        paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
        empty={
          isFiltered ? (
            <EmptyHint
              title="没有符合条件的队伍"
              next="请放宽条件。"
              action={<Button onClick={clear}>清空条件</Button>}
            />
          ) : (
            <EmptyHint title="还没有志愿队伍" next="请登记队伍，或导入队伍名册。" />
          )
        }
        filters={
          <>
            <SearchInput
              aria-label="按名称查找"
              placeholder="名称中的字"
              width={160}
              value={filters.words}
              onSearch={(words) => setFilter('words', words)}
            />
            <Select
              aria-label="队伍性质"
              placeholder="队伍性质"
              allowClear
              style={{ width: 170 }}
              value={organiserKind ?? null}
              onChange={(value) => setFilter('organiser', value ?? undefined)}
              options={optionsOf(ORGANISER_KINDS)}
            />
            <Select
              aria-label="服务类别"
              placeholder="服务类别"
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              style={{ width: 170 }}
              value={filters.category ?? null}
              onChange={(value) => setFilter('category', value ?? undefined)}
              options={categories.options}
            />
            <Select
              aria-label="状态"
              style={{ width: 110 }}
              value={state}
              onChange={(value) => setFilter('state', value === 'existing' ? undefined : value)}
              options={optionsOf(STATES)}
            />
          </>
        }
        actions={
          <>
            {mayRecord && (
              <>
                <Button type="primary" onClick={() => setRecording(true)}>
                  登记队伍
                </Button>
                <Link to={importPath('teams.teams')}>
                  <Button>导入</Button>
                </Link>
              </>
            )}
            <Link to={exportPath('teams.teams', '志愿队伍名册', filter)}>
              <Button>导出</Button>
            </Link>
          </>
        }
      />
      {recording && <RecordTeam onClose={() => setRecording(false)} {...(areaCode && { areaCode })} />}
    </>
  )
}

const COLUMNS: Column<Team>[] = [
  {
    key: 'name',
    title: '队伍',
    render: ({ id, name, organisationName }) => (
      <>
        <Link to={`/teams/team/${id}`}>{name}</Link>
        {organisationName && <Tag style={{ marginInlineStart: 8 }}>一队两用</Tag>}
      </>
    ),
  },
  { key: 'area', title: '所在', sortable: true, render: placeOf },
  { key: 'organiser', title: '性质', wideOnly: true, render: ({ organiserKind }) => ORGANISER_KINDS[organiserKind] },
  { key: 'lead', title: '负责人', render: ({ leadName }) => leadName },
  {
    key: 'members',
    title: '队员',
    figure: true,
    sortable: true,
    render: ({ membersNow, waiting }) => `${membersNow}人${waiting > 0 ? `，${waiting}份申请待答复` : ''}`,
  },
  { key: 'founded', title: '成立日期', date: true, sortable: true, render: ({ foundedOn }) => foundedOn },
  {
    key: 'state',
    title: '状态',
    render: ({ endedOn }) => (endedOn ? <Tag>{endedOn}解散</Tag> : <Tag color="green">现有</Tag>),
  },
]
