import { Button, Drawer, Skeleton } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { z } from 'zod'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint, ErrorHint } from '#ui/hints.tsx'
import { exportPath } from '#ui/places.ts'
import { useIsNarrow } from '#ui/screen.ts'
import { ledgerContract } from '../contract.ts'
import { ENTRY_KINDS, type LotView, type PoolView } from '../contract-parts.ts'
import { poolName, restrictionName } from '../rules/words.ts'
import type { Book } from './BookPage.tsx'
import type { Asked } from './ExplainDrawer.tsx'
import { Money, yuan } from './money.tsx'

type Pool = z.infer<typeof PoolView>
type Lot = z.infer<typeof LotView>

/** Whose money, bound to what, how much is left; and the gifts it is of. */
export function Pools({ book, onExplain }: { book: Book; onExplain: (asked: Asked) => void }) {
  const [open, setOpen] = useState<Pool>()
  const columns: Column<Pool>[] = [
    { key: 'earmark', title: '归属', render: ({ earmarkName }) => earmarkName ?? '全基金' },
    { key: 'restriction', title: '限定', render: (pool) => restrictionName(pool) },
    {
      key: 'cash',
      title: '银行存款（元）',
      figure: true,
      render: ({ id, cashFen }) => (
        <button type="button" className="figure-button" onClick={() => onExplain({ figure: 'cash', poolId: id })}>
          {yuan(cashFen)}
        </button>
      ),
    },
    {
      key: 'goods',
      title: '捐赠物资（元）',
      figure: true,
      render: ({ id, goodsFen }) => (
        <button type="button" className="figure-button" onClick={() => onExplain({ figure: 'goods', poolId: id })}>
          {yuan(goodsFen)}
        </button>
      ),
    },
    {
      key: 'lots',
      title: '批次',
      render: (pool) => (
        <Button size="small" onClick={() => setOpen(pool)}>
          {pool.lots > 0 ? `${pool.lots}批有剩余` : '查看批次'}
        </Button>
      ),
    },
  ]
  return (
    <>
      <DataTable
        label="资金池"
        columns={columns}
        rows={book.pools}
        rowKey={({ id }) => id}
        empty={<EmptyHint title="还没有资金池" next="收到第一笔捐赠时，按社区和限定自动开立。" />}
        actions={
          <Link to={exportPath('ledger.lots', '基金收入批次', { fundId: book.fundId })}>
            <Button>导出批次</Button>
          </Link>
        }
      />
      <p className="muted">支出先用限定相符的池，再用非限定的池；同一池内先收到的先用。任何一池都不会成为负数。</p>
      {open && <LotsDrawer fundId={book.fundId} pool={open} onClose={() => setOpen(undefined)} />}
    </>
  )
}

function LotsDrawer({ fundId, pool, onClose }: { fundId: string; pool: Pool; onClose: () => void }) {
  const isNarrow = useIsNarrow()
  const [paging, setPaging] = useState({ page: 1, pageSize: 20 })
  const [lot, setLot] = useState<Lot>()
  const list = useAsk(ledgerContract, 'listLots', { fundId, poolId: pool.id, ...paging })
  const columns: Column<Lot>[] = [
    { key: 'on', title: '收到日期', date: true, render: ({ receivedOn }) => receivedOn },
    {
      key: 'no',
      title: '凭证',
      date: true,
      render: ({ entryId, entryNo }) => <Link to={`/fund/entries/${entryId}`}>{entryNo}</Link>,
    },
    { key: 'memo', title: '摘要', render: ({ memo, isMoved }) => (isMoved ? `${memo}（划入）` : memo) },
    { key: 'fen', title: '金额（元）', figure: true, render: ({ fen }) => yuan(fen) },
    { key: 'left', title: '剩余（元）', figure: true, render: ({ leftFen }) => yuan(leftFen) },
    {
      key: 'open',
      title: '去向',
      render: (row) => (
        <Button size="small" onClick={() => setLot(row)}>
          用到哪里
        </Button>
      ),
    },
  ]
  return (
    <Drawer
      title={poolName(pool)}
      open
      onClose={onClose}
      size={isNarrow ? '100%' : 820}
      closable={{ 'aria-label': '关闭' }}
    >
      {lot ? (
        <Draws fundId={fundId} lot={lot} onBack={() => setLot(undefined)} />
      ) : (
        <DataTable
          label="批次"
          columns={columns}
          rows={list.data?.rows}
          rowKey={({ id }) => id}
          isPending={list.isFetching}
          error={list.error}
          onRetry={list.refetch}
          empty={<EmptyHint title="这个池还没有收入" />}
          paging={{
            ...paging,
            total: list.data?.total ?? 0,
            onPage: (page, pageSize) => setPaging({ page, pageSize }),
          }}
        />
      )}
    </Drawer>
  )
}

/** What one gift became, entry by entry. */
function Draws({ fundId, lot, onBack }: { fundId: string; lot: Lot; onBack: () => void }) {
  const { data, error, refetch } = useAsk(ledgerContract, 'listDraws', { fundId, lotId: lot.id })
  if (error) return <ErrorHint error={error} onRetry={refetch} />
  if (!data) return <Skeleton active title={false} />
  return (
    <div className="vertical">
      <div>
        <Button onClick={onBack}>返回批次</Button>
      </div>
      <h3>
        第{lot.seq}批 {lot.memo}：{yuan(lot.fen)}元用到哪里
      </h3>
      <DataTable
        label="去向"
        columns={DRAWS}
        rows={data.rows}
        rowKey={({ entryId }) => entryId}
        empty={<EmptyHint title="还没有用" />}
      />
      <p className="muted">还剩{yuan(lot.leftFen)}元。</p>
    </div>
  )
}

type Draw = {
  entryId: string
  entryNo: string
  kind: keyof typeof ENTRY_KINDS
  happenedOn: string
  memo: string
  fen: number
}
const DRAWS: Column<Draw>[] = [
  { key: 'on', title: '日期', date: true, render: ({ happenedOn }) => happenedOn },
  {
    key: 'no',
    title: '凭证',
    date: true,
    render: ({ entryId, entryNo }) => <Link to={`/fund/entries/${entryId}`}>{entryNo}</Link>,
  },
  { key: 'kind', title: '类别', render: ({ kind }) => ENTRY_KINDS[kind] },
  { key: 'memo', title: '摘要', render: ({ memo }) => memo },
  { key: 'fen', title: '用去（元）', figure: true, render: ({ fen }) => <Money fen={fen} /> },
]
