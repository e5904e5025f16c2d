import { Button, Checkbox, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { z } from 'zod'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { VolunteerField } from '#contexts/volunteering/web/public.tsx'
import { addMonths } from '#kernel/time.ts'
import { useAct } from '#ui/api.ts'
import { DatePick } from '#ui/DatePick.tsx'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { rulesOf } from '#ui/fields.ts'
import { useSession } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { recognitionContract } from '../contract.ts'

type Asking = z.input<typeof recognitionContract.endpoints.requestCertificateFor.input>
const rules = rulesOf(recognitionContract.endpoints.requestCertificateFor.input)
const LEVELS = ['town', 'community'] as const

/** At the counter, for somebody without a phone; what it would hold is shown on the request's own page before it is issued. */
export function AskFor() {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        代为申请
      </Button>
      {isOpen && <AskForm onClose={() => setOpen(false)} />}
    </>
  )
}

function AskForm({ onClose }: { onClose: () => void }) {
  const { today, posts } = useSession()
  const [form] = Form.useForm<Asking>()
  const act = useAct(recognitionContract, 'requestCertificateFor')
  const go = useNavigate()
  const own = posts.find(({ areaCode }) => areaCode && areaCode.length >= 9)?.areaCode
  const send = (asking: Asking) =>
    act.mutate(asking, {
      onSuccess: ({ certificateId }) => {
        toast('已申请，请核对所载服务后出具')
        go(`/volunteering/recognition/certificates/${certificateId}`)
      },
    })
  return (
    <Modal
      title="代为申请证明"
      open
      onCancel={onClose}
      onOk={form.submit}
      okText="申请"
      confirmLoading={act.isPending}
      destroyOnHidden
    >
      <p className="muted">请先征得本人同意。证明只写由所选单位组织、已经正式记入的服务。</p>
      <ErrorAlert error={act.error} />
      <Form
        form={form}
        layout="vertical"
        onFinish={send}
        scrollToFirstError
        initialValues={{ from: addMonths(today, -12), to: today, ...(own && { areaCode: own }) }}
      >
        <Form.Item label="志愿者" name="personId" rules={rules.personId}>
          <VolunteerField withLeft />
        </Form.Item>
        <Form.Item label="出具单位（组织服务的社区或街镇）" name="areaCode" rules={rules.areaCode}>
          <AreaField levels={LEVELS} />
        </Form.Item>
        <Form.Item label="服务从" name="from" rules={rules.from}>
          <DatePick max={today} />
        </Form.Item>
        <Form.Item label="服务至" name="to" rules={rules.to}>
          <DatePick max={today} />
        </Form.Item>
        <Form.Item label="用途" name="purpose" rules={rules.purpose}>
          <Input maxLength={60} placeholder="例如：求职、升学" />
        </Form.Item>
        <Form.Item name="postingConsent" valuePropName="checked">
          <Checkbox>本人同意在单位内公示（姓名打码）</Checkbox>
        </Form.Item>
      </Form>
    </Modal>
  )
}
