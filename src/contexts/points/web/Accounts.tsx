import { Button, Select } from 'antd'
import { Link } from 'react-router'
import type { z } from 'zod'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { exportPath } from '#ui/places.ts'
import { SearchInput } from '#ui/SearchInput.tsx'
import { useFilters, usePaging, useSort } from '#ui/useFilters.ts'
import { pointsContract } from '../contract.ts'
import { ACCOUNT_STATES, type AccountView } from '../contract-parts.ts'

type Account = z.infer<typeof AccountView>
type State = keyof typeof ACCOUNT_STATES
const STATES = (Object.keys(ACCOUNT_STATES) as State[]).map((value) => ({ value, label: ACCOUNT_STATES[value] }))
export const n = (count: number): string => count.toLocaleString('zh-CN')

/** An account a line: what may be spent, what is owed, what came and went. */
export function Accounts({ areaCode }: { areaCode?: string }) {
  const { filters, setFilter } = useFilters(['state', 'name'])
  const { sort, order, onSort } = useSort(['balance', 'area', 'earned'])
  const { page, pageSize, onPage } = usePaging()
  const state = STATES.find(({ value }) => value === filters.state)?.value ?? 'all'
  const list = useAsk(pointsContract, 'listAccounts', {
    ...(areaCode && { areaCode }),
    ...(filters.name && { name: filters.name }),
    ...order,
    state,
    page,
    pageSize,
  })
  return (
    <>
      {list.data && (
        <p className="muted">
          账户 {n(list.data.total)} 个，可用积分合计 {n(list.data.sum)} 分
        </p>
      )}
      <DataTable
        label="积分账户"
        columns={COLUMNS}
        rows={list.data?.rows}
        rowKey={({ personId }) => personId}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        {...(sort && { sort })}
        onSort={onSort}
        paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
        empty={
          <EmptyHint
            title="没有符合条件的积分账户"
            next="规则批准之后，志愿者的服务时长一经确认即自动开户、记入积分。"
          />
        }
        filters={
          <>
            <Select<State>
              aria-label="状态"
              style={{ width: 150 }}
              options={STATES}
              value={state}
              onChange={(value) => setFilter('state', value === 'all' ? undefined : value)}
            />
            <SearchInput
              aria-label="姓名"
              placeholder="全名"
              value={filters.name}
              onSearch={(name) => setFilter('name', name)}
            />
          </>
        }
        actions={
          <Link to={exportPath('points.ledger', '积分台账', areaCode ? { areaCode } : {})}>
            <Button>导出台账</Button>
          </Link>
        }
      />
    </>
  )
}

const COLUMNS: Column<Account>[] = [
  {
    key: 'name',
    title: '姓名',
    render: ({ name, personId }) => <Link to={`/volunteering/points/accounts/${personId}`}>{name}</Link>,
  },
  { key: 'id', title: '身份证号', wideOnly: true, render: ({ maskedId }) => maskedId ?? '—' },
  {
    key: 'area',
    title: '社区（村）',
    sortable: true,
    render: ({ townName, areaName }) => [townName, areaName].filter(Boolean).join(' '),
  },
  { key: 'balance', title: '可用积分', figure: true, sortable: true, render: ({ balance }) => n(balance) },
  { key: 'owed', title: '待补', figure: true, render: ({ owed }) => (owed > 0 ? n(owed) : '—') },
  {
    key: 'soon',
    title: '30天内到期',
    figure: true,
    render: ({ expiringSoon }) => (expiringSoon ? n(expiringSoon) : '—'),
  },
  { key: 'earned', title: '累计记入', figure: true, sortable: true, wideOnly: true, render: ({ earned }) => n(earned) },
  { key: 'spent', title: '累计兑换', figure: true, wideOnly: true, render: ({ spent }) => n(spent) },
]
