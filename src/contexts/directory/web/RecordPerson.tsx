import { Form, Input, Modal } from 'antd'
import { useNavigate } from 'react-router'
import type { z } from 'zod'
import { faultOfIdNumber, isPhone, normaliseCode } from '#kernel/identity.ts'
import { useAct } from '#ui/api.ts'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { filled, rulesOf } from '#ui/fields.ts'
import { useSession } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { directoryContract, PersonForm } from '../contract.ts'
import { AreaField } from './public.tsx'

type Filled = z.input<typeof PersonForm>
const rules = rulesOf(PersonForm)

/** One person. Nothing of it is kept as a draft: the browser must not hold ID numbers. */
export function RecordPerson({ onClose }: { onClose: () => void }) {
  const { today } = useSession()
  const [form] = Form.useForm<Filled>()
  const record = useAct(directoryContract, 'recordPerson')
  const navigate = useNavigate()
  const submit = (values: Filled) =>
    record.mutate(filled(values), {
      onSuccess: ({ personId }) => {
        toast('已登记')
        navigate(`/directory/people/${personId}`)
      },
    })
  const refuse = (faultOf: (text: string) => string | null) => ({
    validator: async (_: unknown, text: string | undefined) => {
      const fault = text ? faultOf(normaliseCode(text)) : null
      if (fault) throw new Error(fault)
    },
  })
  return (
    <Modal title="登记人员" open onCancel={onClose} onOk={form.submit} okText="登记" confirmLoading={record.isPending}>
      <ErrorAlert error={record.error} />
      <p className="muted">证件号、电话和住址加密保存，登记后一律打码显示。</p>
      <Form
        form={form}
        layout="vertical"
        onFinish={submit}
        autoComplete="off"
        scrollToFirstError
        validateTrigger="onBlur"
      >
        <Form.Item label="所在区划" name="areaCode" rules={rules.areaCode} extra="请尽量选到社区（村）">
          <AreaField levels={['community', 'town']} />
        </Form.Item>
        <Form.Item label="姓名" name="name" rules={rules.name}>
          <Input />
        </Form.Item>
        <Form.Item
          label="身份证号"
          name="idNumber"
          rules={[...rules.idNumber, refuse((text) => faultOfIdNumber(text, today))]}
        >
          <Input inputMode="text" maxLength={24} spellCheck={false} />
        </Form.Item>
        <Form.Item
          label="电话"
          name="phone"
          rules={[...rules.phone, refuse((text) => (isPhone(text) ? null : '请填写11位手机号，或带区号的座机号'))]}
        >
          <Input inputMode="tel" />
        </Form.Item>
        <Form.Item label="住址" name="address" rules={rules.address}>
          <Input maxLength={200} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
