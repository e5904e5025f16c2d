import { Form, Input, Modal } from 'antd'
import { useAct } from '#ui/api.ts'
import { DatePick } from '#ui/DatePick.tsx'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { rulesOf } from '#ui/fields.ts'
import { useSession } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { volunteeringContract } from '../contract.ts'

const rules = rulesOf(volunteeringContract.endpoints.deregisterVolunteer.input)
type Props = {
  volunteer: { id: string; name: string; registeredOn: string; version: number }
  open: boolean
  onClose: () => void
}

/** Ends a registration from a day on; the services before that day stay counted. */
export function Deregister({ volunteer, open, onClose }: Props) {
  const { today } = useSession()
  const [form] = Form.useForm<{ leftOn: string; reason: string }>()
  const act = useAct(volunteeringContract, 'deregisterVolunteer')
  const submit = (values: { leftOn: string; reason: string }) =>
    act.mutate(
      { volunteerId: volunteer.id, version: volunteer.version, ...values },
      {
        onSuccess: () => {
          toast('已注销')
          onClose()
        },
      },
    )
  return (
    <Modal
      title={`注销志愿者“${volunteer.name}”？`}
      open={open}
      onCancel={onClose}
      onOk={form.submit}
      okText="注销"
      cancelText="不办理，返回"
      okButtonProps={{ danger: true }}
      confirmLoading={act.isPending}
      destroyOnHidden
    >
      <ErrorAlert error={act.error} />
      <p>注销后：</p>
      <ul className="consequences">
        <li>从注销日期起，此人不再计入本社区的注册志愿者；</li>
        <li>注销之前的服务时长仍然保留和计算；</li>
        <li>如迁往其他社区，可由迁入地重新导入登记。</li>
      </ul>
      <Form form={form} layout="vertical" onFinish={submit} preserve={false}>
        <Form.Item label="注销日期" name="leftOn" rules={rules.leftOn}>
          <DatePick min={volunteer.registeredOn} max={today} />
        </Form.Item>
        <Form.Item label="理由" name="reason" rules={rules.reason}>
          <Input.TextArea rows={3} maxLength={200} showCount />
        </Form.Item>
      </Form>
    </Modal>
  )
}
