import { Button, Checkbox, Form, Input, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { z } from 'zod'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { AttachField } from '#contexts/office/web/public.tsx'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { rulesOf } from '#ui/fields.ts'
import { EmptyHint } from '#ui/hints.tsx'
import { useMay, useSession } from '#ui/session.ts'
import { usePaging } from '#ui/useFilters.ts'
import { StationForm, type StationView, workforceContract } from '../contract.ts'
import { ROOMS } from '../vocabulary.ts'
import { ActForm } from './ActForm.tsx'
import { optionsOf } from './parts.tsx'

type Station = z.infer<typeof StationView>
const rules = rulesOf(StationForm)

/** The station of each town; one opens to everything that is kept of it. */
export function Stations({ areaCode }: { areaCode?: string }) {
  const mayRecord = useMay('workforce.station.record')
  const { page, pageSize, onPage } = usePaging()
  const [recording, setRecording] = useState(false)
  const list = useAsk(workforceContract, 'listStations', { ...(areaCode && { areaCode }), page, pageSize })
  return (
    <>
      <DataTable
        label="社工站"
        columns={COLUMNS}
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
        <Form.Item noStyle dependencies={['areaCode']}>
          {({ getFieldValue }) => <StationFields areaCode={getFieldValue('areaCode')} />}
        </Form.Item>
      </ActForm>
    </>
  )
}

export function StationFields({ areaCode }: { areaCode: string | undefined }) {
  const { today } = useSession()
  return (
    <>
      <Form.Item label="名称" name="name" rules={rules.name}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item label="地址" name="address" rules={rules.address}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item label="电话" name="phone" rules={rules.phone}>
        <Input maxLength={30} />
      </Form.Item>
      <Form.Item label="开放时间" name="openingHours" rules={rules.openingHours}>
        <Input maxLength={100} placeholder="如：周一至周五 8:30—17:30" />
      </Form.Item>
      <Form.Item label="启用日期" name="openedOn" rules={rules.openedOn}>
        <DatePick max={today} />
      </Form.Item>
      <Form.Item label="功能室" name="rooms" rules={rules.rooms}>
        <Checkbox.Group options={optionsOf(ROOMS)} />
      </Form.Item>
      <Form.Item
        label="承接机构"
        name="operatorName"
        rules={rules.operatorName}
        extra="登记了购买服务合同的，以合同为准"
      >
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item label="站牌照片" name="signFileId" rules={rules.signFileId}>
        <AttachField areaCode={areaCode} />
      </Form.Item>
    </>
  )
}

const COLUMNS: Column<Station>[] = [
  { key: 'district', title: '区', render: ({ districtName }) => districtName },
  { key: 'town', title: '街镇', render: ({ townName }) => townName },
  { key: 'name', title: '社工站', render: ({ id, name }) => <Link to={`/workforce/stations/${id}`}>{name}</Link> },
  { key: 'operator', title: '承接机构', render: ({ operatorName }) => operatorName || '—' },
  {
    key: 'contract',
    title: '今日合同',
    wideOnly: true,
    render: ({ contractFrom, contractTo }) =>
      contractFrom ? `${contractFrom} 至 ${contractTo}` : <Tag color="orange">没有有效合同</Tag>,
  },
  { key: 'rooms', title: '功能室', figure: true, wideOnly: true, render: ({ rooms }) => `${rooms.length} / 5` },
  { key: 'fulltime', title: '今日在岗专职社工', figure: true, render: ({ fulltimeNow }) => fulltimeNow },
]
