import { Button, Tabs } from 'antd'
import { Link } from 'react-router'
import type { z } from 'zod'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { importPath } from '#ui/places.ts'
import { useMay } from '#ui/session.ts'
import { useFilters, usePaging } from '#ui/useFilters.ts'
import { givingContract } from '../contract.ts'
import type { StatementView } from '../contract-statement-parts.ts'
import { yuan } from './parts.tsx'
import { Rows } from './Rows.tsx'

type Statement = z.infer<typeof StatementView>

/** Bank statements that were taken in, and the credits nobody has placed yet. */
export function StatementsPage() {
  const { filters, setFilter } = useFilters(['areaCode', 'tab'])
  const mayImport = useMay('giving.gift.record')
  const { areaCode } = filters
  const place = areaCode ? { areaCode } : {}
  return (
    <>
      <PageHeader
        title="对账单"
        description="慈善组织账户的每一笔收支；每笔收入不是认领到捐赠，就是写明不是捐赠。"
        actions={
          mayImport && (
            <Link to={importPath('giving.statement', place)}>
              <Button type="primary">导入对账单</Button>
            </Link>
          )
        }
      />
      <div className="toolbar">
        <div style={{ width: 260 }}>
          <AreaField
            aria-label="区划"
            placeholder="全部辖区"
            value={areaCode}
            onChange={(code) => setFilter('areaCode', code)}
          />
        </div>
      </div>
      <Tabs
        activeKey={filters.tab === 'statements' ? 'statements' : 'open'}
        onChange={(tab) => setFilter('tab', tab)}
        destroyOnHidden
        items={[
          { key: 'open', label: '待认领', children: <Rows filter={{ ...place, state: 'open' }} /> },
          { key: 'statements', label: '已导入的对账单', children: <Statements {...place} /> },
        ]}
      />
    </>
  )
}

function Statements({ areaCode }: { areaCode?: string }) {
  const { page, pageSize, onPage } = usePaging()
  const list = useAsk(givingContract, 'listStatements', { ...(areaCode && { areaCode }), page, pageSize })
  return (
    <DataTable
      label="对账单"
      columns={COLUMNS}
      rows={list.data?.rows}
      rowKey={({ id }) => id}
      isPending={list.isFetching}
      error={list.error}
      onRetry={list.refetch}
      paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
      empty={<EmptyHint title="还没有导入对账单" next="从网上银行导出，按模板粘贴后导入。" />}
    />
  )
}

const COLUMNS: Column<Statement>[] = [
  {
    key: 'period',
    title: '期间',
    render: ({ id, fromOn, untilOn }) => <Link to={`/fund/statements/${id}`}>{`${fromOn} 至 ${untilOn}`}</Link>,
  },
  { key: 'account', title: '账号', render: ({ account }) => `尾号${account}` },
  { key: 'fund', title: '基金', wideOnly: true, render: ({ fundName }) => fundName },
  { key: 'rows', title: '笔数', figure: true, render: ({ rowCount }) => rowCount },
  { key: 'in', title: '收入（元）', figure: true, render: ({ inFen }) => yuan(inFen) },
  { key: 'out', title: '支出（元）', figure: true, render: ({ outFen }) => yuan(outFen) },
  { key: 'closing', title: '期末余额（元）', figure: true, render: ({ closingFen }) => yuan(closingFen) },
  { key: 'open', title: '待认领', figure: true, render: ({ openRows }) => (openRows > 0 ? openRows : '—') },
]
