import { Button, Checkbox, Form, Input, Modal, Skeleton, Tag } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import type { z } from 'zod'
import { Attached, AttachField } from '#contexts/office/web/public.tsx'
import { useAct, useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { EmptyHint, ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { useSession } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { STATION_FUNCTIONS, STATION_ITEMS, STATION_STANDARDS, type StationItem } from '../contract/fields.ts'
import { teamsContract } from '../contract.ts'
import { ActForm } from './ActForm.tsx'
import { placeOf } from './codes.ts'
import { PastDay } from './PastDay.tsx'
import { StationFields } from './Stations.tsx'
import './teams.css'

type Station = z.infer<typeof teamsContract.endpoints.getStation.output>
type Check = Station['checks'][number]
const keysOf = (items: object) => Object.keys(items) as StationItem[]

/** One station: the six standards and six functions as they were last checked, and every check before. */
export function StationPage() {
  const { stationId = '' } = useParams()
  const [open, setOpen] = useState<'edit' | 'check'>()
  const found = useAsk(teamsContract, 'getStation', { stationId })
  if (found.error && !found.data)
    return <ErrorHint heading="志愿服务站点" error={found.error} onRetry={found.refetch} />
  if (!found.data) return <Skeleton active />
  const station = found.data
  const close = () => setOpen(undefined)
  return (
    <>
      <PageHeader
        title={station.name}
        description={`${placeOf(station)} · ${station.address || '地址未填'} · ${station.openedOn}启用`}
        back={<Link to="/teams?tab=stations">返回站点</Link>}
        actions={
          station.mayRecord && (
            <>
              <Button type="primary" onClick={() => setOpen('check')}>
                核对
              </Button>
              <Button onClick={() => setOpen('edit')}>修改</Button>
            </>
          )
        }
      />
      <Section title={`六项标准：具备${station.standardsMet}项`}>
        <Items items={keysOf(STATION_STANDARDS)} checks={station.checks} />
      </Section>
      <Section title={`六项功能：开展${station.functionsMet}项`}>
        <Items items={keysOf(STATION_FUNCTIONS)} checks={station.checks} />
      </Section>
      <Section title="历次核对">
        <DataTable
          label="历次核对"
          columns={HISTORY}
          rows={station.history}
          rowKey={({ item, checkedOn, note, checkedByName }) => [item, checkedOn, note, checkedByName].join('/')}
          empty={<EmptyHint title="还没有核对过" next="点右上角“核对”，逐项记下有没有。" />}
        />
      </Section>
      {open === 'check' && <CheckForm station={station} onClose={close} />}
      {open === 'edit' && (
        <ActForm
          name="editStation"
          title="修改站点"
          okText="保存"
          done="已保存"
          fixed={{ stationId, version: station.version }}
          open
          onClose={close}
          initial={station}
        >
          <StationFields />
        </ActForm>
      )}
    </>
  )
}

const Items = ({ items, checks }: { items: StationItem[]; checks: Check[] }) => (
  <ul className="check-list">
    {items.map((item) => {
      const check = checks.find((one) => one.item === item)
      return (
        <li key={item}>
          <span>{STATION_ITEMS[item]}</span>
          <span className="said">
            <MetTag check={check} />{' '}
            {check && (
              <span className="muted">{[`${check.checkedOn}核对`, check.note].filter(Boolean).join('：')}</span>
            )}
            {check?.fileId && <Attached fileId={check.fileId} />}
          </span>
        </li>
      )
    })}
  </ul>
)

const MetTag = ({ check }: { check: Pick<Check, 'isMet' | 'item'> | undefined }) => {
  if (!check) return <Tag>尚未核对</Tag>
  const [yes, no] = check.item in STATION_FUNCTIONS ? ['已开展', '未开展'] : ['已具备', '缺']
  return <Tag color={check.isMet ? 'green' : 'red'}>{check.isMet ? yes : no}</Tag>
}

const HISTORY: Column<Check>[] = [
  { key: 'on', title: '核对日期', date: true, render: ({ checkedOn }) => checkedOn },
  { key: 'item', title: '项目', render: ({ item }) => STATION_ITEMS[item] },
  { key: 'met', title: '结果', render: (check) => <MetTag check={check} /> },
  { key: 'note', title: '说明', render: ({ note }) => note || '—' },
  { key: 'file', title: '照片或材料', render: ({ fileId }) => <Attached fileId={fileId} /> },
  { key: 'by', title: '核对人', wideOnly: true, render: ({ checkedByName }) => checkedByName || '—' },
]

type Values = { checkedOn: string } & Partial<
  Record<StationItem, { isMet?: boolean; note?: string; fileId?: string | null }>
>

/** All twelve at once, filled in as they were last time; each keeps its own sentence. */
function CheckForm({ station, onClose }: { station: Station; onClose: () => void }) {
  const { today } = useSession()
  const [form] = Form.useForm<Values>()
  const act = useAct(teamsContract, 'checkStation')
  const last = Object.fromEntries(
    station.checks.map(({ item, isMet, note, fileId }) => [item, { isMet, note, fileId }]),
  )
  const submit = ({ checkedOn, ...said }: Values) => {
    const items = keysOf(STATION_ITEMS).map((item) => ({
      item,
      isMet: said[item]?.isMet === true,
      note: said[item]?.note ?? '',
      fileId: said[item]?.fileId ?? null,
    }))
    act.mutate(
      { stationId: station.id, version: station.version, checkedOn, items },
      {
        onSuccess: () => {
          toast('已记下核对结果')
          onClose()
        },
      },
    )
  }
  return (
    <Modal
      title={`核对“${station.name}”`}
      open
      onCancel={onClose}
      onOk={form.submit}
      okText="记下"
      confirmLoading={act.isPending}
    >
      <ErrorAlert error={act.error} />
      <Form form={form} layout="vertical" onFinish={submit} initialValues={{ checkedOn: today, ...last }}>
        <Form.Item label="核对日期" name="checkedOn" rules={[{ required: true, message: '请填写核对日期' }]}>
          <PastDay min={station.openedOn} />
        </Form.Item>
        {[
          { title: '六项标准', items: STATION_STANDARDS },
          { title: '六项功能', items: STATION_FUNCTIONS },
        ].map(({ title, items }) => (
          <fieldset key={title} style={{ padding: 0, margin: 0, border: 0 }}>
            <legend>{title}（具备或已开展的打勾）</legend>
            <ul className="check-list">
              {keysOf(items).map((item) => (
                <li key={item}>
                  <Form.Item name={[item, 'isMet']} valuePropName="checked" noStyle>
                    <Checkbox>{STATION_ITEMS[item]}</Checkbox>
                  </Form.Item>
                  <Form.Item name={[item, 'note']} noStyle>
                    <Input maxLength={200} aria-label={`${STATION_ITEMS[item]}：说明`} placeholder="说明（可不填）" />
                  </Form.Item>
                  <Form.Item name={[item, 'fileId']} noStyle>
                    <Photo areaCode={station.areaCode} item={item} />
                  </Form.Item>
                </li>
              ))}
            </ul>
          </fieldset>
        ))}
      </Form>
    </Modal>
  )
}

type PhotoProps = {
  areaCode: string
  item: StationItem
  value?: string | null
  onChange?: (fileId: string | null) => void
}

/** What shows that an item is as it was checked. The paper of last time stays until another is chosen. */
function Photo({ areaCode, item, value, onChange }: PhotoProps) {
  const [asked, setAsked] = useState(false)
  const take = (fileId: string | null) => fileId && onChange?.(fileId)
  return (
    <div className="photo">
      {value && <Attached fileId={value} />}
      {asked ? (
        <AttachField areaCode={areaCode} onChange={take} />
      ) : (
        <Button size="small" onClick={() => setAsked(true)} aria-label={`${STATION_ITEMS[item]}：附照片或材料`}>
          {value ? '更换材料' : '附照片或材料'}
        </Button>
      )}
    </div>
  )
}
