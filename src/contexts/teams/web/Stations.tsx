import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { z } from 'zod'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { rulesOf } from '#ui/fields.ts'
import { EmptyHint } from '#ui/hints.tsx'
import { exportPath } from '#ui/places.ts'
import { useMay } from '#ui/session.ts'
import { useFilters, usePaging } from '#ui/useFilters.ts'
import { StationForm, type StationRow } from '../contract/stations.ts'
import { teamsContract } from '../contract.ts'
import { ActForm } from './ActForm.tsx'
import { keyOf, optionsOf, placeOf } from './codes.ts'
import { PastDay } from './PastDay.tsx'

type Station = z.infer<typeof StationRow>
const rules = rulesOf(StationForm)
const COMPLETE = { yes: '六项标准齐备', no: '尚有缺项' } as const

/** The volunteer station of each community, and how much of the six standards it has. */
export function Stations({ areaCode }: { areaCode?: string }) {
  const mayRecord = useMay('teams.station.record')
  const { filters, setFilter } = useFilters(['complete'])
  const { page, pageSize, onPage } = usePaging()
  const [recording, setRecording] = useState(false)
  const complete = keyOf(COMPLETE, filters.complete)
  const filter = { ...(areaCode && { areaCode }), ...(complete && { complete }) }
  const list = useAsk(teamsContract, 'listStations', { ...filter, page, pageSize })
  return (
    <>
      <DataTable
        label="志愿服务站点"
        columns={COLUMNS}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
        empty={<EmptyHint title="没有志愿服务站点" next="请登记站点，再逐项核对六项标准、六项功能。" />}
        filters={
          <Select
            aria-label="六项标准"
            placeholder="六项标准"
            allowClear
            style={{ width: 150 }}
            value={complete ?? null}
            onChange={(value) => setFilter('complete', value ?? undefined)}
            options={optionsOf(COMPLETE)}
          />
        }
        actions={
          <>
            {mayRecord && (
              <Button type="primary" onClick={() => setRecording(true)}>
                登记站点
              </Button>
            )}
            <Link to={exportPath('teams.stations', '志愿服务站点', filter)}>
              <Button>导出</Button>
            </Link>
          </>
        }
      />
      {recording && (
        <ActForm
          name="recordStation"
          title="登记站点"
          okText="登记"
          done="已登记站点"
          open
          onClose={() => setRecording(false)}
          initial={{ ...(areaCode?.length === 12 && { areaCode }) }}
        >
          <Form.Item label="社区（村）" name="areaCode" rules={rules.areaCode} extra="一个社区（村）一个站点">
            <AreaField levels={['community']} />
          </Form.Item>
          <StationFields />
        </ActForm>
      )}
    </>
  )
}

export const StationFields = () => (
  <>
    <Form.Item label="站点名称" name="name" rules={rules.name}>
      <Input maxLength={60} />
    </Form.Item>
    <Form.Item label="地址" name="address" rules={rules.address}>
      <Input maxLength={100} />
    </Form.Item>
    <Form.Item label="启用日期" name="openedOn" rules={rules.openedOn}>
      <PastDay />
    </Form.Item>
  </>
)

const COLUMNS: Column<Station>[] = [
  { key: 'name', title: '站点', render: ({ id, name }) => <Link to={`/teams/stations/${id}`}>{name}</Link> },
  { key: 'area', title: '社区（村）', render: placeOf },
  { key: 'standards', title: '六项标准', figure: true, render: ({ standardsMet }) => `${standardsMet}/6` },
  { key: 'functions', title: '六项功能', figure: true, render: ({ functionsMet }) => `${functionsMet}/6` },
  { key: 'checked', title: '最近核对', date: true, render: ({ checkedOn }) => checkedOn ?? '尚未核对' },
]
