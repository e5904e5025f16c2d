import { Button, Checkbox, Form, Input, Modal, Radio, Select, Tag } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { PersonField } from '#contexts/directory/web/public.tsx'
import { Attached, AttachField } from '#contexts/office/web/public.tsx'
import { useAct, useAsk } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { rulesOf } from '#ui/fields.ts'
import { EmptyHint } from '#ui/hints.tsx'
import { Section } from '#ui/PageHeader.tsx'
import { toast } from '#ui/toast.ts'
import { activitiesContract, ConsentForm, type ConsentView } from '../contract.ts'
import type { Activity } from './ActivityPage.tsx'

type Consent = z.infer<typeof ConsentView>
const rules = rulesOf(ConsentForm)

/** What guardians agreed to for minors: taking part, and pictures apart from it. */
export function Consents({ one }: { one: Activity }) {
  const [open, setOpen] = useState(false)
  const list = useAsk(activitiesContract, 'listConsents', { activityId: one.id })
  const mayLead = one.may.includes('lead')
  if (['draft', 'reviewing', 'returned'].includes(one.state)) return null
  if (!mayLead && list.data?.rows.length === 0) return null
  return (
    <Section title="监护人同意书" extra={mayLead && <Button onClick={() => setOpen(true)}>登记同意书</Button>}>
      <DataTable
        label="监护人同意书"
        columns={columnsOf(mayLead)}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isPending}
        error={list.error}
        onRetry={list.refetch}
        empty={<EmptyHint title="没有同意书" next="未满18周岁的人报名前，须登记监护人签字的同意书。" />}
      />
      {open && <AddConsent one={one} onClose={() => setOpen(false)} />}
    </Section>
  )
}

const columnsOf = (mayLead: boolean): Column<Consent>[] => [
  { key: 'name', title: '未成年人', render: ({ name }) => name },
  { key: 'guardian', title: '监护人', render: ({ guardianName, relation }) => `${guardianName}（${relation}）` },
  { key: 'id', title: '监护人证件号', date: true, wideOnly: true, render: ({ maskedGuardianId }) => maskedGuardianId },
  { key: 'scope', title: '范围', render: ({ scope }) => (scope === 'activity' ? '本次活动' : '各次活动') },
  {
    key: 'terms',
    title: '约定',
    wideOnly: true,
    render: ({ accompanies, photo }) => [accompanies ? '全程陪同' : '不陪同', photo ? '可拍照' : '不可拍照'].join('，'),
  },
  { key: 'file', title: '同意书', wideOnly: true, render: ({ fileId }) => <Attached fileId={fileId} /> },
  { key: 'validTo', title: '有效至', date: true, render: ({ validTo }) => validTo },
  {
    key: 'act',
    title: '',
    render: (row) => (row.withdrawnOn ? <Tag>已于{row.withdrawnOn}撤回</Tag> : mayLead && <Withdraw row={row} />),
  },
]

function Withdraw({ row }: { row: Consent }) {
  const act = useAct(activitiesContract, 'withdrawConsent')
  return (
    <ConfirmAct
      label="撤回"
      title={`撤回${row.guardianName}的同意？`}
      consequences={['撤回后不能再凭它报名、签到', '已经发生的服务不受影响']}
      reason={{ label: '原因', required: true }}
      button={{ size: 'small' }}
      onConfirm={(reason) =>
        act.mutateAsync({ consentId: row.id, version: row.version, reason }).then(() => toast('已撤回'))
      }
    />
  )
}

function AddConsent({ one, onClose }: { one: Activity; onClose: () => void }) {
  const [form] = Form.useForm()
  const act = useAct(activitiesContract, 'recordConsent')
  const submit = (values: object) =>
    act.mutate({ activityId: one.id, version: one.version, ...values } as never, {
      onSuccess: () => {
        toast('已登记同意书')
        onClose()
      },
    })
  return (
    <Modal
      title="登记监护人同意书"
      open
      onCancel={onClose}
      onOk={form.submit}
      okText="登记"
      confirmLoading={act.isPending}
    >
      <ErrorAlert error={act.error} />
      <Form
        form={form}
        layout="vertical"
        onFinish={submit}
        scrollToFirstError
        initialValues={{ scope: 'activity', relation: '父母' }}
      >
        <Form.Item label="未成年人" name="personId" rules={rules.personId}>
          <PersonField />
        </Form.Item>
        <Form.Item label="监护人姓名" name="guardianName" rules={rules.guardianName}>
          <Input maxLength={50} />
        </Form.Item>
        <Form.Item label="关系" name="relation" rules={rules.relation}>
          <Select options={['父母', '祖父母或外祖父母', '其他监护人'].map((value) => ({ value, label: value }))} />
        </Form.Item>
        <Form.Item
          label="监护人证件号"
          name="guardianIdNumber"
          rules={rules.guardianIdNumber}
          extra="加密保存，只显示打码"
        >
          <Input maxLength={30} />
        </Form.Item>
        <Form.Item label="范围" name="scope">
          <Radio.Group
            options={[
              { value: 'activity', label: '本次活动' },
              { value: 'all', label: '到期前的各次活动' },
            ]}
          />
        </Form.Item>
        <Form.Item label="有效至" name="validTo" rules={rules.validTo}>
          <DatePick />
        </Form.Item>
        <Form.Item name="accompanies" valuePropName="checked">
          <Checkbox>监护人（或其委托的成年人）全程陪同</Checkbox>
        </Form.Item>
        <Form.Item name="photo" valuePropName="checked">
          <Checkbox>同意拍照和使用照片（单独勾选，可以不同意）</Checkbox>
        </Form.Item>
        <Form.Item label="签字的同意书" name="fileId">
          <AttachField areaCode={one.areaCode} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
