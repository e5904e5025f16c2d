import { Tag } from 'antd'
import { Link } from 'react-router'
import type { z } from 'zod'
import { showMoment } from '#kernel/time.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { useAskMore } from '#ui/more.ts'
import { volunteeringContract } from '../contract.ts'
import type { ApplicationView } from '../contract-registration-views.ts'
import { APPLICATION_SOURCES, APPLICATION_STATES } from '../rules/consents.ts'

type Row = z.infer<typeof ApplicationView>
type Props = { area: { areaCode?: string }; state: 'applied' | 'all' }

/** Applications to register, those that have waited longest first. */
export function ApplicationsTab({ area, state }: Props) {
  const list = useAskMore(volunteeringContract, 'listApplications', { ...area, state, limit: 20 }, ({ next }) =>
    next ? { after: next } : undefined,
  )
  return (
    <DataTable
      label="注册申请"
      columns={COLUMNS}
      rows={list.pages?.flatMap(({ rows }) => rows)}
      rowKey={({ id }) => id}
      isPending={list.isPending}
      error={list.error}
      onRetry={list.refetch}
      paging={list.paging}
      empty={
        <EmptyHint
          title={state === 'applied' ? '没有待核验的申请' : '还没有注册申请'}
          next="居民在手机上申请后显示在这里；没有手机的居民，可用右上角“纸质代办”。"
        />
      }
    />
  )
}

const COLUMNS: Column<Row>[] = [
  {
    key: 'name',
    title: '姓名',
    render: ({ id, name, isMinor, isMove }) => (
      <>
        <Link to={`/volunteering/registrations/${id}`}>{name}</Link> {isMinor && <Tag>未成年人</Tag>}
        {isMove && <Tag color="blue">迁入</Tag>}
      </>
    ),
  },
  { key: 'id', title: '身份证号', date: true, render: ({ maskedId }) => maskedId ?? '—' },
  { key: 'phone', title: '手机号', wideOnly: true, date: true, render: ({ maskedPhone }) => maskedPhone ?? '—' },
  {
    key: 'area',
    title: '社区（村）',
    render: ({ townName, areaName }) => [townName, areaName].filter(Boolean).join(' '),
  },
  { key: 'at', title: '申请时间', date: true, render: ({ appliedAt }) => showMoment(new Date(appliedAt)) },
  { key: 'source', title: '来源', wideOnly: true, render: ({ source }) => APPLICATION_SOURCES[source] },
  {
    key: 'state',
    title: '状态',
    render: ({ state, reason }) => (
      <>
        <Tag>{APPLICATION_STATES[state]}</Tag>
        {reason}
      </>
    ),
  },
]
