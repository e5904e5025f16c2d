import { Button, Form, Input, Select, Tag } from 'antd'
import { useState } from 'react'
import { type Fen, showYuan } from '#kernel/money.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { rulesOf } from '#ui/fields.ts'
import { EmptyHint } from '#ui/hints.tsx'
import { Section } from '#ui/PageHeader.tsx'
import { useSession } from '#ui/session.ts'
import { YuanInput } from '#ui/YuanInput.tsx'
import { ContractForm, EndContractForm } from '../contract-stations.ts'
import { lastDayOf } from '../rules/contracts.ts'
import { PURCHASE_WAYS } from '../vocabulary.ts'
import { ActForm } from './ActForm.tsx'
import { optionsOf, Wrapped } from './parts.tsx'
import type { Station } from './StationPage.tsx'

type Contract = Station['contracts'][number]
const rules = rulesOf(ContractForm)
const endRules = rulesOf(EndContractForm)
const yuan = (fen: number): string => showYuan(fen as Fen)

/** The purchase contracts of a station, the last first; more than three years are refused (财政部令第102号). */
export function Contracts({ station }: { station: Station }) {
  const { today } = useSession()
  const [recording, setRecording] = useState(false)
  const [ending, setEnding] = useState<Contract>()
  const columns: Column<Contract>[] = [
    ...COLUMNS,
    { key: 'state', title: '状态', render: (one) => <StateTag contract={one} today={today} /> },
    ...(station.may.record
      ? [{ key: 'act', title: '', render: (one: Contract) => <End one={one} onEnd={setEnding} /> }]
      : []),
  ]
  return (
    <Section
      title="政府购买服务合同"
      extra={station.may.record && <Button onClick={() => setRecording(true)}>登记合同</Button>}
    >
      <DataTable
        label="购买服务合同"
        columns={columns}
        rows={station.contracts}
        rowKey={({ id }) => id}
        empty={
          <EmptyHint title="还没有登记合同" next="专职社工由承接机构按政府购买服务合同派驻（《通知》三（二））。" />
        }
      />
      {recording && <RecordContract station={station} onClose={() => setRecording(false)} />}
      {ending && (
        <ActForm
          name="endContract"
          title={`登记合同“${ending.number}”提前终止？`}
          okText="登记终止"
          done="已登记终止"
          fixed={{ contractId: ending.id, version: ending.version }}
          onClose={() => setEnding(undefined)}
        >
          <Form.Item label="终止日期" name="endedOn" rules={endRules.endedOn}>
            <DatePick min={ending.fromDate} max={today} />
          </Form.Item>
          <Form.Item label="理由" name="reason" rules={endRules.reason}>
            <Input.TextArea rows={3} maxLength={200} showCount />
          </Form.Item>
        </ActForm>
      )}
    </Section>
  )
}

const End = ({ one, onEnd }: { one: Contract; onEnd: (one: Contract) => void }) =>
  one.endedOn ? null : (
    <Button size="small" onClick={() => onEnd(one)}>
      提前终止
    </Button>
  )

function RecordContract({ station, onClose }: { station: Station; onClose: () => void }) {
  const [last] = station.contracts
  return (
    <ActForm
      name="recordContract"
      title="登记购买服务合同"
      okText="登记"
      done="已登记合同"
      fixed={{ stationId: station.id, version: station.version }}
      initial={{ operatorName: last?.operatorName ?? station.operatorName, purchaser: last?.purchaser, payments: [] }}
      onClose={onClose}
    >
      <Form.Item label="合同编号" name="number" rules={rules.number}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item label="购买方" name="purchaser" rules={rules.purchaser}>
        <Input maxLength={100} placeholder="如：南市街道办事处" />
      </Form.Item>
      <Form.Item label="承接机构" name="operatorName" rules={rules.operatorName}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item label="合同金额" name="amountFen" rules={rules.amountFen}>
        <YuanInput />
      </Form.Item>
      <Form.Item label="采购方式" name="way" rules={rules.way}>
        <Select options={optionsOf(PURCHASE_WAYS)} />
      </Form.Item>
      <Form.Item label="起日" name="fromDate" rules={rules.fromDate}>
        <DatePick />
      </Form.Item>
      <Form.Item noStyle dependencies={['fromDate']}>
        {({ getFieldValue }) => <LastDay from={getFieldValue('fromDate')} />}
      </Form.Item>
      <Payments />
    </ActForm>
  )
}

const LastDay = ({ from }: { from: string | undefined }) => (
  <Form.Item
    label="止日"
    name="toDate"
    rules={rules.toDate}
    extra={from ? `不超过三年，最晚 ${lastDayOf(from)}（财政部令第102号）` : '履行期限不超过三年（财政部令第102号）'}
  >
    <DatePick {...(from && { min: from, max: lastDayOf(from) })} />
  </Form.Item>
)

const Payments = () => (
  <Form.Item label="付款计划" extra="各期合计须等于合同金额；可不填">
    <Form.List name="payments">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }, index) => (
            <div key={key} className="workforce-row">
              <Form.Item
                label={`第${index + 1}期 日期`}
                name={[name, 'dueOn']}
                rules={[{ required: true, message: '请选择日期' }]}
              >
                <DatePick />
              </Form.Item>
              <Form.Item label="金额" name={[name, 'amountFen']} rules={[{ required: true, message: '请填写金额' }]}>
                <YuanInput />
              </Form.Item>
              <Form.Item>
                <Button onClick={() => remove(name)} aria-label={`删去第${index + 1}期`}>
                  删去
                </Button>
              </Form.Item>
            </div>
          ))}
          <Button onClick={() => add({})} disabled={fields.length >= 24}>
            加一期付款
          </Button>
        </>
      )}
    </Form.List>
  </Form.Item>
)

function StateTag({ contract, today }: { contract: Contract; today: string }) {
  if (contract.endedOn) return <Tag title={contract.endedReason ?? ''}>{contract.endedOn} 提前终止</Tag>
  if (contract.toDate < today) return <Tag>已期满</Tag>
  return contract.fromDate > today ? <Tag color="blue">未开始</Tag> : <Tag color="green">履行中</Tag>
}

const COLUMNS: Column<Contract>[] = [
  { key: 'number', title: '合同编号', render: ({ number }) => number },
  {
    key: 'parties',
    title: '购买方、承接机构',
    render: ({ purchaser, operatorName }) => (
      <Wrapped text={[purchaser, operatorName].filter(Boolean).join('\n') || '—'} />
    ),
  },
  { key: 'amount', title: '金额（元）', figure: true, render: ({ amountFen }) => (amountFen ? yuan(amountFen) : '—') },
  { key: 'way', title: '采购方式', wideOnly: true, render: ({ way }) => PURCHASE_WAYS[way] },
  {
    key: 'span',
    title: '合同期',
    date: true,
    render: ({ fromDate, toDate }) => <Wrapped text={`${fromDate} 至\n${toDate}`} />,
  },
  {
    key: 'payments',
    title: '付款计划',
    wideOnly: true,
    render: ({ payments }) => (
      <>
        {payments.length === 0 && '—'}
        {payments.map(({ dueOn, amountFen }) => (
          <div key={dueOn} className="figure">
            {dueOn} {yuan(amountFen)}元
          </div>
        ))}
      </>
    ),
  },
]
