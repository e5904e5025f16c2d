import { Button, Checkbox, Form, Input, InputNumber, Radio, Select } from 'antd'
import { Link, useNavigate } from 'react-router'
import type { z } from 'zod'
import { AreaField, PersonField } from '#contexts/directory/web/public.tsx'
import { AttachField } from '#contexts/office/web/public.tsx'
import { useAct } from '#ui/api.ts'
import { DatePick } from '#ui/DatePick.tsx'
import { useDraft } from '#ui/drafts.ts'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { filled, rulesOf } from '#ui/fields.ts'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { useMay, useSession } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { needsContract } from '../contract.ts'
import { RecordForm } from '../contract-parts.ts'
import { CHANNELS, DESK_CHANNELS, FOR_WHOM, URGENCIES } from '../vocabulary.ts'
import { optionsOf } from './parts.tsx'
import './needs.css'

type Values = Partial<z.input<typeof RecordForm>>
const rules = rulesOf(RecordForm)
const channels = DESK_CHANNELS.map((value) => ({ value, label: CHANNELS[value] }))

/** A call, a round, a meeting or a paper, written down for the resident; what is typed stays through a reload. */
export function RecordPage() {
  const [form] = Form.useForm<Values>()
  const { today } = useSession()
  const go = useNavigate()
  const act = useAct(needsContract, 'recordNeed')
  const start: Values = { channel: 'paper', reportedOn: today, urgency: 'normal', forWhom: 'self', peopleCount: 1 }
  const draft = useDraft<Values>('need.record', start, form)
  const submit = (values: Values) =>
    act.mutate(filled(values) as never, {
      onSuccess: ({ needId, no }) => {
        draft.clear()
        toast(`已登记，编号${no}`)
        go(`/needs/${needId}`)
      },
    })
  return (
    <>
      <PageHeader
        title="代为登记需求"
        description="来电、巡查、议事、来人或书面提出的需求，登记后进入核实。"
        back={<Link to="/needs">返回需求清单</Link>}
      />
      <Form
        form={form}
        name="record-need"
        layout="vertical"
        className="needs-form"
        scrollToFirstError
        {...draft.props}
        onFinish={submit}
      >
        <ErrorAlert error={act.error} />
        <Section title="从哪里听到的">
          <SourceFields today={today} />
        </Section>
        <Section title="什么事">
          <WhatFields />
        </Section>
        <Section title="怎样找到人">
          <WhoFields />
        </Section>
        <Button type="primary" htmlType="submit" loading={act.isPending}>
          登记需求
        </Button>{' '}
        {draft.restored && <Button onClick={draft.clear}>清空重填</Button>}
      </Form>
    </>
  )
}

function SourceFields({ today }: { today: string }) {
  const channel = Form.useWatch('channel', Form.useFormInstance())
  return (
    <>
      <Form.Item label="社区（不知道的选街镇）" name="areaCode" rules={rules.areaCode}>
        <AreaField levels={['community', 'town']} />
      </Form.Item>
      <div className="needs-row">
        <Form.Item label="来源" name="channel" rules={rules.channel}>
          <Select options={channels} />
        </Form.Item>
        <Form.Item label="提出日期" name="reportedOn" rules={rules.reportedOn}>
          <DatePick max={today} />
        </Form.Item>
        {channel === 'hotline' && (
          <Form.Item label="热线工单号" name="externalNo" rules={rules.externalNo} extra="同一张工单只登记一次">
            <Input maxLength={40} />
          </Form.Item>
        )}
      </div>
    </>
  )
}

function WhatFields() {
  const form = Form.useFormInstance()
  const areaCode = Form.useWatch('areaCode', form)
  const mayUpload = useMay('office.file.upload')
  return (
    <>
      <Form.Item label="一句话" name="title" rules={rules.title} extra="清单上显示，不写姓名和门牌号">
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item label="情况" name="description" rules={rules.description}>
        <Input.TextArea rows={5} maxLength={2000} showCount />
      </Form.Item>
      <div className="needs-row">
        <Form.Item label="急不急" name="urgency" rules={rules.urgency}>
          <Radio.Group options={optionsOf(URGENCIES)} />
        </Form.Item>
        <Form.Item label="涉及多少人" name="peopleCount" rules={rules.peopleCount}>
          <InputNumber min={1} precision={0} suffix="人" />
        </Form.Item>
      </div>
      {mayUpload && (
        <Form.Item label="书面材料或照片" name="fileId">
          <AttachField areaCode={areaCode} />
        </Form.Item>
      )}
    </>
  )
}

function WhoFields() {
  const form = Form.useFormInstance()
  const forWhom = Form.useWatch('forWhom', form)
  const isNameless = Form.useWatch('isNameless', form)
  const mayFindPerson = useMay('directory.person.read')
  return (
    <>
      <Form.Item label="替谁说的" name="forWhom" rules={rules.forWhom}>
        <Radio.Group options={optionsOf(FOR_WHOM)} />
      </Form.Item>
      {forWhom === 'other' && (
        <Form.Item label="替谁，住哪里" name="whom" rules={rules.whom}>
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
      )}
      {mayFindPerson && forWhom !== 'many' && (
        <Form.Item label="服务对象在名录里（可不选）" name="beneficiaryPersonId">
          <PersonField />
        </Form.Item>
      )}
      <Form.Item name="isNameless" valuePropName="checked">
        <Checkbox>提出人不愿留名</Checkbox>
      </Form.Item>
      <div className="needs-row">
        {!isNameless && (
          <Form.Item label="提出人" name="name" rules={rules.name} extra="加密保存，页面上只显示遮盖后的">
            <Input maxLength={30} autoComplete="off" />
          </Form.Item>
        )}
        <Form.Item label="回电号码" name="phone" rules={rules.phone} extra={isNameless ? '愿意留的，用来回电' : ''}>
          <Input maxLength={20} autoComplete="off" />
        </Form.Item>
      </div>
      <Form.Item label="地址（可不填）" name="address" rules={rules.address}>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
    </>
  )
}
