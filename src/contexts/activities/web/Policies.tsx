import { Button, Form, Input, InputNumber, Modal } from 'antd'
import { useState } from 'react'
import { Attached, AttachField } from '#contexts/office/web/public.tsx'
import { dateOf } from '#kernel/time.ts'
import { useAct } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { rulesOf } from '#ui/fields.ts'
import { EmptyHint } from '#ui/hints.tsx'
import { Section } from '#ui/PageHeader.tsx'
import { toast } from '#ui/toast.ts'
import { activitiesContract, PolicyForm } from '../contract.ts'
import type { Activity } from './ActivityPage.tsx'

type Policy = Activity['policies'][number]
const rules = rulesOf(PolicyForm)

/** Accident insurance: medium and high risk cannot start without it (order 685, 17). */
export function Policies({ one }: { one: Activity }) {
  const [open, setOpen] = useState(false)
  const mayAdd = one.may.includes('policy')
  if (one.riskLevel === 'low' && one.policies.length === 0 && !mayAdd) return null
  return (
    <Section title="人身意外伤害保险" extra={mayAdd && <Button onClick={() => setOpen(true)}>登记保单</Button>}>
      <DataTable
        label="保单"
        columns={COLUMNS}
        rows={one.policies}
        rowKey={({ id }) => id}
        empty={
          <EmptyHint
            title="没有登记保单"
            next={one.riskLevel === 'low' ? '低风险活动可以不买。' : '中、高风险活动登记保单后才能签到。'}
          />
        }
      />
      {open && <AddPolicy one={one} onClose={() => setOpen(false)} />}
    </Section>
  )
}

const COLUMNS: Column<Policy>[] = [
  { key: 'insurer', title: '保险公司', render: ({ insurer }) => insurer },
  { key: 'no', title: '保单号', date: true, render: ({ policyNo }) => policyNo },
  { key: 'sum', title: '每人保额（元）', figure: true, render: ({ sum }) => sum.toLocaleString('zh-CN') },
  { key: 'days', title: '保险期间', date: true, render: ({ fromDate, toDate }) => `${fromDate} 至 ${toDate}` },
  { key: 'file', title: '保单扫描件', render: ({ fileId }) => <Attached fileId={fileId} /> },
]

function AddPolicy({ one, onClose }: { one: Activity; onClose: () => void }) {
  const [form] = Form.useForm()
  const act = useAct(activitiesContract, 'addPolicy')
  // Most policies cover just the days of the activity.
  const first = { fromDate: dateOf(new Date(one.startsAt)), toDate: dateOf(new Date(one.endsAt)) }
  const submit = (values: object) =>
    act.mutate({ activityId: one.id, version: one.version, ...values } as never, {
      onSuccess: () => {
        toast('已登记保单')
        onClose()
      },
    })
  return (
    <Modal title="登记保单" open onCancel={onClose} onOk={form.submit} okText="登记" confirmLoading={act.isPending}>
      <ErrorAlert error={act.error} />
      <Form form={form} layout="vertical" onFinish={submit} initialValues={first} scrollToFirstError>
        <Form.Item label="保险公司" name="insurer" rules={rules.insurer}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item label="保单号" name="policyNo" rules={rules.policyNo}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item label="每人保额（元）" name="sum" rules={rules.sum}>
          <InputNumber min={1} style={{ width: 200 }} />
        </Form.Item>
        <Form.Item label="生效日期" name="fromDate" rules={rules.fromDate}>
          <DatePick />
        </Form.Item>
        <Form.Item label="到期日期" name="toDate" rules={rules.toDate}>
          <DatePick />
        </Form.Item>
        <Form.Item label="保单扫描件" name="fileId">
          <AttachField areaCode={one.areaCode} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
