import { Button, Checkbox, Form, Input, Select, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { z } from 'zod'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { rulesOf } from '#ui/fields.ts'
import { EmptyHint } from '#ui/hints.tsx'
import { exportPath } from '#ui/places.ts'
import { useMay, useSession } from '#ui/session.ts'
import { useFilters, usePaging } from '#ui/useFilters.ts'
import { linkageContract } from '../contract.ts'
import { ServiceForm as Schema, type ServiceView } from '../contract-parts.ts'
import { LINES } from '../vocabulary.ts'
import { ActForm } from './ActForm.tsx'
import { linesText, optionsOf } from './parts.tsx'

type Service = z.output<typeof ServiceView>
const rules = rulesOf(Schema)

/** Standing services: what, for whom, when, where, by whom, and how to ask for it. */
export function Services() {
  const { filters, setFilter } = useFilters(['open'])
  const { page, pageSize, onPage } = usePaging()
  const mayOffer = useMay('linkage.resource.offer')
  const [editing, setEditing] = useState<Service | 'new'>()
  const filter = filters.open ? { openOnly: true } : {}
  const list = useAsk(linkageContract, 'listServices', { ...filter, page, pageSize })
  const columns: Column<Service>[] = [
    ...COLUMNS,
    {
      key: 'acts',
      title: '办理',
      render: (row) =>
        row.mayChange && (
          <Button size="small" onClick={() => setEditing(row)}>
            修改
          </Button>
        ),
    },
  ]
  return (
    <>
      <DataTable
        label="服务清单"
        columns={columns}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
        empty={<EmptyHint title="没有服务" next="登记长年开着的服务：给谁、什么时间、在哪里、怎么申请。" />}
        filters={
          <Checkbox
            checked={filters.open !== undefined}
            onChange={({ target }) => setFilter('open', target.checked ? '1' : undefined)}
          >
            只看现在开着的
          </Checkbox>
        }
        actions={
          <>
            {mayOffer && (
              <Button type="primary" onClick={() => setEditing('new')}>
                登记服务
              </Button>
            )}
            <Link to={exportPath('linkage.services', '服务清单', filter)}>
              <Button>导出</Button>
            </Link>
          </>
        }
      />
      {editing && (
        <ServiceForm service={editing === 'new' ? undefined : editing} onClose={() => setEditing(undefined)} />
      )}
    </>
  )
}

function ServiceForm({ service, onClose }: { service?: Service | undefined; onClose: () => void }) {
  const { today } = useSession()
  const isNew = service === undefined
  return (
    <ActForm
      name={isNew ? 'recordService' : 'changeService'}
      title={isNew ? '登记服务' : `修改“${service.name}”`}
      okText={isNew ? '登记' : '保存'}
      done={isNew ? '已登记' : '已保存'}
      {...(service && { fixed: { serviceId: service.id, version: service.version } })}
      initial={service ?? { fromDate: today, lines: [] }}
      onClose={onClose}
    >
      {isNew && (
        <Form.Item label="在哪个街镇或社区" name="areaCode" rules={rules.areaCode}>
          <AreaField levels={['town', 'community']} />
        </Form.Item>
      )}
      <div className="linkage-row">
        <Form.Item label="服务名称" name="name" rules={rules.name}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item label="谁提供" name="provider" rules={rules.provider}>
          <Input maxLength={60} />
        </Form.Item>
      </div>
      <Form.Item label="给谁" name="audience" rules={rules.audience}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item label="哪些方向" name="lines" extra="不选，表示都可以">
        <Select mode="multiple" options={optionsOf(LINES)} />
      </Form.Item>
      <div className="linkage-row">
        <Form.Item label="什么时间" name="openTimes" rules={rules.openTimes}>
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item label="在哪里" name="place" rules={rules.place}>
          <Input maxLength={80} />
        </Form.Item>
      </div>
      <Form.Item label="怎么申请" name="howToApply" rules={rules.howToApply}>
        <Input.TextArea rows={2} maxLength={200} />
      </Form.Item>
      <div className="linkage-row">
        <Form.Item label="从哪天起" name="fromDate" rules={rules.fromDate}>
          <DatePick />
        </Form.Item>
        <Form.Item label="到哪天（长期可不填）" name="toDate" rules={rules.toDate}>
          <DatePick />
        </Form.Item>
      </div>
    </ActForm>
  )
}

const COLUMNS: Column<Service>[] = [
  { key: 'name', title: '服务', render: ({ name }) => name },
  { key: 'audience', title: '给谁', render: ({ audience }) => audience },
  { key: 'lines', title: '方向', wideOnly: true, render: ({ lines }) => linesText(lines) },
  { key: 'times', title: '时间', render: ({ openTimes }) => openTimes },
  { key: 'place', title: '地点', wideOnly: true, render: ({ place }) => place },
  { key: 'provider', title: '提供者', wideOnly: true, render: ({ provider }) => provider },
  { key: 'how', title: '怎么申请', wideOnly: true, render: ({ howToApply }) => howToApply },
  { key: 'matches', title: '已对接', figure: true, render: ({ matches }) => matches },
  {
    key: 'open',
    title: '状态',
    render: ({ isOpen }) => <Tag color={isOpen ? 'green' : 'default'}>{isOpen ? '开放' : '停办'}</Tag>,
  },
]
