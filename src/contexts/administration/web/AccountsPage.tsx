import { Button, Select } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { z } from 'zod'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { useAskMore } from '#ui/more.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { SearchInput } from '#ui/SearchInput.tsx'
import { useMay } from '#ui/session.ts'
import { useFilters } from '#ui/useFilters.ts'
import { type AccountView, administrationContract } from '../contract.ts'
import { AccountState, PostLine } from './account-parts.tsx'
import { CreateAccount } from './CreateAccount.tsx'

type Account = z.infer<typeof AccountView>
const LIMIT = 20

/** Accounts within the reach of my post, with the posts they hold. */
export function AccountsPage() {
  const mayCreate = useMay('administration.account.create')
  const [creating, setCreating] = useState(false)
  const { filters, setFilter, clear, isFiltered } = useFilters(['words', 'status', 'role', 'areaCode'])
  const roles = useAsk(administrationContract, 'listRoles', {})
  const list = useAskMore(
    administrationContract,
    'listAccounts',
    { ...filters, ...(filters.status && { status: filters.status as Account['status'] }), limit: LIMIT } as never,
    ({ accounts }) => (accounts.length === LIMIT ? { after: accounts.at(-1)?.username } : undefined),
  )
  const total = list.pages?.[0]?.total

  return (
    <>
      <PageHeader
        title="用户与岗位"
        description="谁能进入平台、担任什么岗位、管到哪里。"
        actions={
          mayCreate && (
            <Button type="primary" onClick={() => setCreating(true)}>
              新建账号
            </Button>
          )
        }
      />
      <DataTable
        label="账号"
        columns={COLUMNS}
        rows={list.pages?.flatMap(({ accounts }) => accounts)}
        rowKey={({ id }) => id}
        isPending={list.isPending}
        error={list.error}
        onRetry={list.refetch}
        paging={{ ...list.paging, ...(total !== undefined && { total }) }}
        empty={
          <EmptyHint
            title={isFiltered ? '没有符合条件的账号' : '还没有账号'}
            next={isFiltered ? '请放宽条件。' : mayCreate ? '点右上角“新建账号”开始。' : '账号由系统管理员建立。'}
            action={isFiltered ? <Button onClick={clear}>清空条件</Button> : undefined}
          />
        }
        filters={
          <>
            <SearchInput
              aria-label="按用户名或姓名查找"
              placeholder="用户名或姓名"
              width={200}
              value={filters.words}
              onSearch={(words) => setFilter('words', words)}
            />
            <div style={{ width: 220 }}>
              <AreaField
                aria-label="所在区划"
                placeholder="所在区划"
                value={filters.areaCode}
                onChange={(code) => setFilter('areaCode', code)}
              />
            </div>
            <Select
              aria-label="岗位"
              placeholder="岗位"
              allowClear
              style={{ width: 160 }}
              value={filters.role ?? null}
              onChange={(role) => setFilter('role', role ?? undefined)}
              options={(roles.data ?? []).map(({ role, label }) => ({ value: role, label }))}
            />
            <Select
              aria-label="状态"
              placeholder="状态"
              allowClear
              style={{ width: 110 }}
              value={filters.status ?? null}
              onChange={(status) => setFilter('status', status ?? undefined)}
              options={[
                { value: 'active', label: '在用' },
                { value: 'disabled', label: '已停用' },
              ]}
            />
          </>
        }
      />
      <CreateAccount open={creating} onClose={() => setCreating(false)} />
    </>
  )
}

const COLUMNS: Column<Account>[] = [
  {
    key: 'username',
    title: '用户名',
    render: ({ id, username }) => <Link to={`/accounts/${id}`}>{username}</Link>,
  },
  { key: 'name', title: '姓名', render: ({ displayName }) => displayName },
  { key: 'area', title: '所在区划', render: ({ areaName }) => areaName ?? '—' },
  {
    key: 'posts',
    title: '岗位',
    render: ({ posts }) =>
      posts.length > 0 ? (
        posts.map((post) => <PostLine key={post.id} {...post} />)
      ) : (
        <span className="muted">尚无岗位</span>
      ),
  },
  { key: 'status', title: '状态', render: (account) => <AccountState {...account} /> },
]
