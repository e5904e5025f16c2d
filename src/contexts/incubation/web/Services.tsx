import { Button, Select } from 'antd'
import { Link } from 'react-router'
import type { z } from 'zod'
import { Attached } from '#contexts/office/web/public.tsx'
import { useAct, useAsk } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { exportPath } from '#ui/places.ts'
import { toast } from '#ui/toast.ts'
import { useFilters, usePaging } from '#ui/useFilters.ts'
import { incubationContract } from '../contract.ts'
import type { ServiceView } from '../contract-parts.ts'
import { PARTIES, SERVICE_KINDS } from '../vocabulary.ts'
import { oneOf, optionsOf } from './parts.tsx'

export type Service = z.output<typeof ServiceView>

/** What organisations did, of all or of one; the latest first. */
export function Services({ organisationId, mayVoid = false }: { organisationId?: string; mayVoid?: boolean }) {
  const { filters, setFilter } = useFilters(['kind'])
  const { page, pageSize, onPage } = usePaging()
  const kind = oneOf(SERVICE_KINDS, filters.kind)
  const filter = { ...(kind && { kind }), ...(organisationId && { organisationId }) }
  const list = useAsk(incubationContract, 'listServices', { ...filter, page, pageSize })
  const columns = COLUMNS.filter(({ key }) => !organisationId || key !== 'organisation')
  return (
    <DataTable
      label="活动记录"
      columns={mayVoid ? [...columns, VOID] : columns}
      rows={list.data?.rows}
      rowKey={({ id }) => id}
      isPending={list.isFetching}
      error={list.error}
      onRetry={list.refetch}
      paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
      empty={<EmptyHint title="还没有活动记录" next="由组织负责人在手机上记，或由社区代为登记。" />}
      filters={
        <Select
          aria-label="性质"
          allowClear
          placeholder="活动与服务"
          style={{ width: 150 }}
          options={optionsOf(SERVICE_KINDS)}
          value={kind ?? null}
          onChange={(value) => setFilter('kind', value ?? undefined)}
        />
      }
      actions={
        <Link to={exportPath('incubation.services', '社会组织活动记录', filter)}>
          <Button>导出</Button>
        </Link>
      }
    />
  )
}

const COLUMNS: Column<Service>[] = [
  { key: 'day', title: '日期', date: true, render: ({ servedOn }) => servedOn },
  {
    key: 'title',
    title: '做了什么',
    render: ({ title, voidReason, activityTitle, needId }) => (
      <>
        {voidReason ? <del>{title}</del> : title}
        {voidReason && <span className="muted">（已作废：{voidReason}）</span>}
        {activityTitle && <span className="muted">（活动：{activityTitle}）</span>}
        {needId && <span className="muted">（对应居民需求）</span>}
      </>
    ),
  },
  {
    key: 'organisation',
    title: '组织',
    render: ({ organisationId, organisationName }) => (
      <Link to={`/social-organisations/${organisationId}`}>{organisationName}</Link>
    ),
  },
  { key: 'kind', title: '性质', render: ({ kind }) => SERVICE_KINDS[kind] },
  { key: 'people', title: '受益人数', figure: true, render: ({ people }) => people },
  {
    key: 'photos',
    title: '照片',
    wideOnly: true,
    render: ({ fileIds }) => (fileIds.length > 0 ? fileIds.map((id) => <Attached key={id} fileId={id} />) : '—'),
  },
  {
    key: 'by',
    title: '记录',
    wideOnly: true,
    render: ({ byParty, recordedName }) => `${PARTIES[byParty]} · ${recordedName}`,
  },
]

function Void({ service }: { service: Service }) {
  const act = useAct(incubationContract, 'voidService')
  if (service.voidReason) return null
  return (
    <ConfirmAct
      label="作废"
      title={`作废“${service.title}”？`}
      consequences={[
        '这次活动不再计入，三（四）的数字随之改变',
        '记录和作废理由都留着，不能恢复；记错的请重新登记一条',
      ]}
      reason={{ label: '理由', required: true }}
      button={{ size: 'small' }}
      onConfirm={(reason) => act.mutateAsync({ serviceId: service.id, reason }).then(() => toast('已作废'))}
    />
  )
}
const VOID: Column<Service> = { key: 'void', title: '', render: (service) => <Void service={service} /> }
