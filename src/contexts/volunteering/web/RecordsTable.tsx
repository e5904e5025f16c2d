import { Button, Tag } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { z } from 'zod'
import { showMinutes } from '#kernel/minutes.ts'
import { useAct } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { useAskMore } from '#ui/more.ts'
import { useMay } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { volunteeringContract } from '../contract.ts'
import type { RecordFilter, RecordView } from '../contract-hours-views.ts'

type ServiceRecord = z.infer<typeof RecordView>
type Props = { filter: z.input<typeof RecordFilter>; filters?: ReactNode; onClear?: () => void }

/** Services, the latest first; a voided one stays in the list with its reason. */
export function RecordsTable({ filter, filters, onClear }: Props) {
  const mayVoid = useMay('volunteering.hours.void')
  const list = useAskMore(volunteeringContract, 'listServiceRecords', { ...filter, limit: 20 }, ({ next }) =>
    next ? { after: next } : undefined,
  )
  const first = list.pages?.[0]
  const columns = filter.volunteerId ? COLUMNS.filter(({ key }) => key !== 'name') : COLUMNS
  return (
    <DataTable
      label="服务记录"
      columns={mayVoid ? [...columns, VOID] : columns}
      rows={list.pages?.flatMap(({ rows }) => rows)}
      rowKey={({ id }) => id}
      isPending={list.isPending}
      error={list.error}
      onRetry={list.refetch}
      paging={{ ...list.paging, ...(first && !first.isTotalCapped && { total: first.total }) }}
      empty={
        onClear ? (
          <EmptyHint
            title="没有符合条件的服务记录"
            next="请放宽日期、区划或状态。"
            action={<Button onClick={onClear}>清空条件</Button>}
          />
        ) : (
          <EmptyHint title="还没有服务记录" next="活动签到后经确认、复核的时长记在这里；其他系统的时长可从表格导入。" />
        )
      }
      filters={
        <>
          {filters}
          {first?.isTotalCapped && <span className="muted">{first.total.toLocaleString('zh-CN')} 条以上</span>}
        </>
      }
    />
  )
}

function VoidRecord({ record }: { record: ServiceRecord }) {
  const act = useAct(volunteeringContract, 'voidServiceRecord')
  if (record.isVoided) return null
  return (
    <ConfirmAct
      label="作废"
      title={`作废 ${record.name} ${record.servedOn} 的服务时长？`}
      consequences={[
        `“${record.activity}” ${showMinutes(record.minutes)} 不再计入此人和本社区的服务时长；`,
        '记录和作废理由都会保留，不能恢复；如需更正，请作废后重新登记。',
      ]}
      reason={{ label: '理由', required: true }}
      button={{ size: 'small' }}
      onConfirm={async (reason) => {
        await act.mutateAsync({ serviceRecordId: record.id, reason })
        toast('已作废')
      }}
    />
  )
}

const COLUMNS: Column<ServiceRecord>[] = [
  {
    key: 'servedOn',
    title: '服务日期',
    date: true,
    render: ({ id, servedOn }) => <Link to={`/volunteering/hours/${id}`}>{servedOn}</Link>,
  },
  {
    key: 'name',
    title: '姓名',
    render: ({ volunteerId, name }) => <Link to={`/volunteering/volunteers/${volunteerId}`}>{name}</Link>,
  },
  { key: 'area', title: '常住社区', wideOnly: true, render: ({ areaName }) => areaName },
  { key: 'activity', title: '活动', render: ({ activity }) => activity },
  { key: 'minutes', title: '时长', figure: true, render: ({ minutes }) => showMinutes(minutes) },
  { key: 'source', title: '来源', render: ({ source }) => source },
  {
    key: 'state',
    title: '状态',
    render: ({ isVoided, voidReason }) => (isVoided ? <Tag>已作废：{voidReason}</Tag> : '有效'),
  },
]
const VOID: Column<ServiceRecord> = { key: 'void', title: '', render: (record) => <VoidRecord record={record} /> }
