import { Button, Tag } from 'antd'
import { Link } from 'react-router'
import type { z } from 'zod'
import { useAct, useAsk } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { useMay, useSession } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { usePaging } from '#ui/useFilters.ts'
import { grantsContract } from '../contract.ts'
import type { CallView } from '../contract-parts.ts'
import { CALL_KINDS } from '../vocabulary.ts'
import { yuan } from './parts.tsx'

type Call = z.infer<typeof CallView>

/** What the funds ask for, open or over. */
export function Calls() {
  const { page, pageSize, onPage } = usePaging()
  const mayPublish = useMay('grants.call.publish')
  const mayApply = useMay('grants.application.apply')
  const list = useAsk(grantsContract, 'listCalls', { page, pageSize })
  return (
    <DataTable
      label="资助征集"
      columns={[...COLUMNS, { key: 'act', title: '', render: (row) => <Acts row={row} mayApply={mayApply} /> }]}
      rows={list.data?.rows}
      rowKey={({ id }) => id}
      isPending={list.isFetching}
      error={list.error}
      onRetry={list.refetch}
      paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
      empty={<EmptyHint title="还没有征集" next="由街镇或慈善组织发布。" />}
      actions={
        mayPublish && (
          <Link to="/fund/grants/new-call">
            <Button type="primary">发布征集</Button>
          </Link>
        )
      }
    />
  )
}

const Acts = ({ row, mayApply }: { row: Call; mayApply: boolean }) => (
  <span className="grants-acts">
    {row.isOpen && mayApply && (
      <Link to={`/fund/grants/new?callId=${row.id}`}>
        <Button size="small">登记申请</Button>
      </Link>
    )}
    {row.mayVote && <ListVote row={row} />}
  </span>
)

function ListVote({ row }: { row: Call }) {
  const act = useAct(grantsContract, 'openListVote')
  return (
    <ConfirmAct
      label="提请整批表决"
      title={`把“${row.title}”的申请提请管委会整批表决？`}
      consequences={[
        `共收到${row.applications}项申请；评分人数够的全部进入这一次表决，人数不够的不进入`,
        '每次征集只能整批表决一次，请先核对评分是否办完',
        '与任何一项申请有关联关系的委员自动回避；各位委员的评分随之公布',
      ]}
      danger={false}
      button={{ size: 'small', type: 'primary' }}
      onConfirm={() =>
        act.mutateAsync({ callId: row.id, version: row.version }).then(({ count }) => toast(`已提请表决，共${count}项`))
      }
    />
  )
}

function State({ row: { isVoted, isOpen, opensOn } }: { row: Call }) {
  const { today } = useSession()
  if (isVoted) return <Tag>已提请表决</Tag>
  if (isOpen) return <Tag>征集中</Tag>
  return <Tag>{today < opensOn ? '还没有开始' : '已截止'}</Tag>
}

const COLUMNS: Column<Call>[] = [
  { key: 'title', title: '征集', render: ({ title }) => title },
  { key: 'area', title: '街镇', wideOnly: true, render: ({ areaName }) => areaName },
  { key: 'kind', title: '类别', render: ({ kind }) => CALL_KINDS[kind] },
  {
    key: 'limits',
    title: '金额（元）',
    figure: true,
    render: ({ minFen, maxFen }) => `${yuan(minFen)}—${yuan(maxFen)}`,
  },
  { key: 'window', title: '申请时间', render: ({ opensOn, closesOn }) => `${opensOn}至${closesOn}` },
  {
    key: 'count',
    title: '申请数',
    figure: true,
    render: ({ applications }) => applications,
  },
  { key: 'open', title: '状态', render: (row) => <State row={row} /> },
]
