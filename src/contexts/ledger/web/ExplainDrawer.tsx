import { Drawer, Skeleton } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { z } from 'zod'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { ErrorHint } from '#ui/hints.tsx'
import { useIsNarrow } from '#ui/screen.ts'
import { ledgerContract } from '../contract.ts'
import { ENTRY_KINDS, type Explained, type Figure } from '../contract-parts.ts'
import { Money } from './money.tsx'

export type Asked = { figure: z.infer<typeof Figure>; poolId?: string; account?: string; from?: string; to?: string }
type Row = z.infer<typeof Explained>['rows'][number]

/** “这个数从哪里来”: the lines that a number is the sum of, each with its entry. */
export function ExplainDrawer({ fundId, asked, onClose }: { fundId: string; asked: Asked; onClose: () => void }) {
  const isNarrow = useIsNarrow()
  const [paging, setPaging] = useState({ page: 1, pageSize: 20 })
  const { data, error, refetch, isFetching } = useAsk(ledgerContract, 'explain', { fundId, ...asked, ...paging })
  return (
    <Drawer
      title="这个数从哪里来"
      open
      onClose={onClose}
      size={isNarrow ? '100%' : 760}
      closable={{ 'aria-label': '关闭' }}
    >
      {error && !data && <ErrorHint error={error} onRetry={refetch} />}
      {!data && !error && <Skeleton active />}
      {data && (
        <>
          <h3>{data.title}</h3>
          <p>
            <strong className="figure">
              <Money fen={data.fen} /> 元
            </strong>
          </p>
          <p className="muted">{data.sentence}</p>
          <DataTable
            label="分录"
            columns={COLUMNS}
            rows={data.rows}
            rowKey={({ entryId, account, pool, fen }) => `${entryId} ${account} ${pool} ${fen}`}
            isPending={isFetching}
            paging={{ ...paging, total: data.total, onPage: (page, pageSize) => setPaging({ page, pageSize }) }}
          />
        </>
      )}
    </Drawer>
  )
}

const COLUMNS: Column<Row>[] = [
  { key: 'on', title: '日期', date: true, render: ({ happenedOn }) => happenedOn },
  {
    key: 'no',
    title: '凭证',
    date: true,
    render: ({ no, entryId }) => <Link to={`/fund/entries/${entryId}`}>{no}</Link>,
  },
  { key: 'kind', title: '类别', render: ({ kind }) => ENTRY_KINDS[kind] },
  { key: 'memo', title: '摘要', render: ({ memo, pool }) => <MemoOf memo={memo} pool={pool} /> },
  { key: 'fen', title: '金额（元）', figure: true, render: ({ fen }) => <Money fen={fen} /> },
]

const MemoOf = ({ memo, pool }: { memo: string; pool: string }) => (
  <>
    {memo}
    <br />
    <small className="muted">{pool}</small>
  </>
)
