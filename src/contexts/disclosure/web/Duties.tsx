import { Alert, Button, Select, Space, Tag, Tooltip } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { z } from 'zod'
import { useAct, useAsk } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { exportPath } from '#ui/places.ts'
import { toast } from '#ui/toast.ts'
import { useFilters, usePaging } from '#ui/useFilters.ts'
import { disclosureContract } from '../contract.ts'
import type { DutyView } from '../contract-parts.ts'
import { DUTY_KINDS } from '../rules/duty-clock.ts'
import { DUTIES, DUTY_STATES } from '../vocabulary.ts'
import { Prepare } from './Prepare.tsx'
import { StatementPreview } from './StatementPreview.tsx'
import { daysWords, monthWords } from './words.ts'

export type Duty = z.infer<typeof DutyView>
const STATES = [
  { value: '', label: '待公开、待发布' },
  ...Object.entries(DUTY_STATES).map(([value, label]) => ({ value, label })),
]
const KINDS = [{ value: '', label: '全部事项' }, ...DUTY_KINDS.map((value) => ({ value, label: DUTIES[value].title }))]

/** What is to be made public, overdue first: written by one hand, published by another. */
export function Duties({ areaCode }: { areaCode?: string }) {
  const { filters, setFilter } = useFilters(['state', 'kind', 'duty'])
  const { page, pageSize, onPage } = usePaging()
  const kind = DUTY_KINDS.find((one) => one === filters.kind)
  const state = (Object.keys(DUTY_STATES) as (keyof typeof DUTY_STATES)[]).find((one) => one === filters.state)
  const { duty } = filters
  const filter = {
    ...(duty && { dutyId: duty }),
    ...(areaCode && { areaCode }),
    ...(kind && { kind }),
    ...(state && { state }),
  }
  const list = useAsk(disclosureContract, 'listDuties', { ...filter, page, pageSize })
  return (
    <>
      {list.data && list.data.late > 0 && (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 12 }}
          message={`有${list.data.late}件已经超期，请先办理。`}
        />
      )}
      <DataTable
        label="公开事项"
        columns={COLUMNS}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
        empty={
          <EmptyHint
            title="没有待公开的事项"
            next="募捐、项目、捐赠和季度到了该公开的时候，会自动列在这里，不用登记。"
          />
        }
        filters={
          <>
            {duty && <Button onClick={() => setFilter('duty', undefined)}>看全部事项</Button>}
            <Select
              aria-label="状态"
              style={{ width: 160 }}
              options={STATES}
              value={state ?? ''}
              onChange={(value) => setFilter('state', value || undefined)}
            />
            <Select
              aria-label="事项"
              style={{ width: 220 }}
              options={KINDS}
              value={kind ?? ''}
              onChange={(value) => setFilter('kind', value || undefined)}
            />
          </>
        }
        actions={
          <Link to={exportPath('disclosure.duties', '公开事项清单', filter)}>
            <Button>导出</Button>
          </Link>
        }
      />
    </>
  )
}

function Due({ row }: { row: Duty }) {
  const isOpen = row.state === 'open' || row.state === 'prepared'
  return (
    <>
      <span className="figure">{row.dueOn}</span>
      {isOpen && (
        <div>
          <Tag color={row.daysLeft < 0 ? 'red' : row.daysLeft <= 7 ? 'orange' : 'default'}>
            {daysWords(row.daysLeft)}
          </Tag>
        </div>
      )}
    </>
  )
}

/** Why it cannot be told yet, and what was sent back. */
function Standing({ row }: { row: Duty }) {
  return (
    <>
      {DUTY_STATES[row.state]}
      {row.unreconciled.length > 0 && (
        <div className="muted">账未对平：{row.unreconciled.map(monthWords).join('、')}</div>
      )}
      {row.state === 'open' && row.returnReason && <div className="muted">退回：{row.returnReason}</div>}
    </>
  )
}

function Acts({ row }: { row: Duty }) {
  const [isPreparing, setPreparing] = useState(false)
  const [isSeen, setSeen] = useState(false)
  const publish = useAct(disclosureContract, 'publishNotice')
  const giveBack = useAct(disclosureContract, 'returnNotice')
  const at = { dutyId: row.id, version: row.version }
  const isStatement = row.kind === 'quarter-statement'
  return (
    <Space wrap>
      {isStatement && (
        <Button size="small" onClick={() => setSeen(true)}>
          看数字
        </Button>
      )}
      {row.mayPrepare && (
        <Button size="small" type={row.state === 'open' ? 'primary' : 'default'} onClick={() => setPreparing(true)}>
          {row.state === 'open' ? '拟写' : '改写'}
        </Button>
      )}
      {row.mayPublish && (
        <>
          <ConfirmAct
            label="发布"
            title={`发布“${row.draft?.title ?? ''}”？`}
            consequences={[
              '任何人不用登录就能看到',
              ...(isStatement ? ['本季度的数字随公告冻结，另存数据摘要'] : []),
              '发布后不能修改或删除，写错了只能另发更正说明',
            ]}
            danger={false}
            button={{ size: 'small', type: 'primary' }}
            onConfirm={() => publish.mutateAsync(at).then(({ no }) => toast(`已发布，编号${no}`))}
          />
          <ConfirmAct
            label="退回"
            title="退回修改？"
            consequences={['拟写的内容保留，由会计改写后再提交']}
            reason={{ label: '理由', required: true }}
            danger={false}
            button={{ size: 'small' }}
            onConfirm={(reason) => giveBack.mutateAsync({ ...at, reason }).then(() => toast('已退回'))}
          />
        </>
      )}
      {isPreparing && <Prepare duty={row} onClose={() => setPreparing(false)} />}
      {isSeen && <StatementPreview duty={row} onClose={() => setSeen(false)} />}
    </Space>
  )
}

const COLUMNS: Column<Duty>[] = [
  { key: 'due', title: '最迟', date: true, width: 120, render: (row) => <Due row={row} /> },
  {
    key: 'kind',
    title: '事项',
    render: ({ kind }) => (
      <Tooltip title={DUTIES[kind].basis}>
        <span>{DUTIES[kind].title}</span>
      </Tooltip>
    ),
  },
  {
    key: 'subject',
    title: '内容',
    render: ({ subjectTitle, fromDate, toDate }) => (
      <>
        {subjectTitle}
        <div className="muted figure">{fromDate === toDate ? fromDate : `${fromDate} 至 ${toDate}`}</div>
      </>
    ),
  },
  {
    key: 'who',
    title: '责任单位',
    wideOnly: true,
    render: ({ charityName, areaName }) => (
      <>
        {charityName}
        <div className="muted">{areaName}基金</div>
      </>
    ),
  },
  { key: 'state', title: '状态', render: (row) => <Standing row={row} /> },
  { key: 'act', title: '', render: (row) => <Acts row={row} /> },
]
