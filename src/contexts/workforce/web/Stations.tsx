import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { rulesOf } from '#ui/fields.ts'
import { EmptyHint } from '#ui/hints.tsx'
import { useMay } from '#ui/session.ts'
import { usePaging } from '#ui/useFilters.ts'
import { StationForm, type StationView, workforceContract } from '../contract.ts'
import { ActForm } from './ActForm.tsx'

type Station = z.infer<typeof StationView>
const rules = rulesOf(StationForm)

/** The station of each town, its operator and contract. */
export function Stations({ areaCode }: { areaCode?: string }) {
  const mayRecord = useMay('workforce.station.record')
  const { page, pageSize, onPage } = usePaging()
  const [recording, setRecording] = useState(false)
  const [editing, setEditing] = useState<Station>()
  const list = useAsk(workforceContract, 'listStations', { ...(areaCode && { areaCode }), page, pageSize })
  const editColumn: Column<Station> = {
    key: 'act',
    title: '',
    render: (row) => (
      <Button size="small" onClick={() => setEditing(row)}>
        修改
      </Button>
    ),
  }
  return (
    <>
      <DataTable
        label="社工站"
        columns={mayRecord ? [...COLUMNS, editColumn] : COLUMNS}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
        empty={<EmptyHint title="还没有登记社工站" next="每个街镇登记一个；导入专职社工花名册时会一并登记。" />}
        actions={
          mayRecord && (
            <Button type="primary" onClick={() => setRecording(true)}>
              登记社工站
            </Button>
          )
        }
      />
      <ActForm
        name="recordStation"
        title="登记社工站"
        okText="登记"
        done="已登记社工站"
        open={recording}
        onClose={() => setRecording(false)}
      >
        <Form.Item label="街镇" name="areaCode" rules={rules.areaCode}>
          <AreaField levels={['town']} />
        </Form.Item>
        <Fields />
      </ActForm>
      {editing && (
        <ActForm
          name="editStation"
          title={`修改${editing.name}`}
          okText="保存"
          done="已保存"
          fixed={{ stationId: editing.id, version: editing.version }}
          initial={editing}
          open
          onClose={() => setEditing(undefined)}
        >
          <Fields />
        </ActForm>
      )}
    </>
  )
}

const Fields = () => (
  <>
    <Form.Item label="名称" name="name" rules={rules.name}>
      <Input maxLength={100} />
    </Form.Item>
    <Form.Item label="地址" name="address" rules={rules.address}>
      <Input maxLength={200} />
    </Form.Item>
    <Form.Item label="承接机构" name="operatorName" rules={rules.operatorName} extra="政府购买服务的承接方">
      <Input maxLength={100} />
    </Form.Item>
    <Form.Item label="合同编号" name="contractNo" rules={rules.contractNo}>
      <Input maxLength={60} />
    </Form.Item>
    <Form.Item label="合同起日" name="contractFrom" rules={rules.contractFrom}>
      <DatePick />
    </Form.Item>
    <Form.Item label="合同止日" name="contractTo" rules={rules.contractTo}>
      <DatePick />
    </Form.Item>
  </>
)

const COLUMNS: Column<Station>[] = [
  { key: 'district', title: '区', render: ({ districtName }) => districtName },
  { key: 'town', title: '街镇', render: ({ townName }) => townName },
  { key: 'name', title: '社工站', render: ({ name }) => name },
  { key: 'operator', title: '承接机构', render: ({ operatorName }) => operatorName || '—' },
  {
    key: 'contract',
    title: '合同期',
    wideOnly: true,
    render: ({ contractFrom, contractTo }) => (contractFrom ? `${contractFrom} 至 ${contractTo ?? '—'}` : '—'),
  },
  { key: 'fulltime', title: '今日在岗专职社工', figure: true, render: ({ fulltimeNow }) => fulltimeNow },
]
