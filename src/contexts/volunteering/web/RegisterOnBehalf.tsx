import { Checkbox, Form, Input, Modal, Select } from 'antd'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { programmeContract } from '#contexts/programme/contract.ts'
import { useAct, useAsk } from '#ui/api.ts'
import { DatePick } from '#ui/DatePick.tsx'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { useSession } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { volunteeringContract } from '../contract.ts'
import { AVAILABLE, RELATIONS } from '../rules/consents.ts'

const OUTCOMES = { new: '已注册', moved: '已迁入本社区', known: '名册中已有，信息已更新' }
const need = (message: string) => [{ required: true, message }]

/** A paper form signed by the volunteer, entered by whoever saw the document: registered at once. */
export function RegisterOnBehalf({ onClose }: { onClose: () => void }) {
  const [form] = Form.useForm()
  const { today } = useSession()
  const { data: codes } = useAsk(programmeContract, 'listCodes', {})
  const act = useAct(volunteeringContract, 'registerOnBehalf')
  const withGuardian = Form.useWatch('withGuardian', form)
  const submit = ({ withGuardian: isMinor, guardian, phone, ...values }: Record<string, unknown>) =>
    act.mutate(
      {
        ...values,
        ...(phone ? { phone } : {}),
        guardian: isMinor ? { ...(guardian as object), agrees: true } : null,
      } as never,
      {
        onSuccess: ({ outcome }) => {
          toast(OUTCOMES[outcome])
          onClose()
        },
      },
    )
  return (
    <Modal
      title="纸质代办注册"
      open
      width={640}
      onCancel={onClose}
      onOk={form.submit}
      okText="登记"
      confirmLoading={act.isPending}
    >
      <ErrorAlert error={act.error} />
      <p className="muted">请看着本人的身份证和签了名的登记表录入。</p>
      <Form form={form} layout="vertical" onFinish={submit}>
        <Form.Item label="姓名" name="name" rules={need('请填写姓名')}>
          <Input maxLength={50} autoComplete="off" />
        </Form.Item>
        <Form.Item label="身份证号" name="idNumber" rules={need('请填写身份证号')}>
          <Input maxLength={18} autoComplete="off" />
        </Form.Item>
        <Form.Item label="手机号（可不填）" name="phone" extra="填了，以后本人可用这个号码在手机上接上">
          <Input maxLength={11} autoComplete="off" />
        </Form.Item>
        <Form.Item label="居住社区（村）" name="areaCode" rules={need('请选择社区')}>
          <AreaField levels={['community']} placeholder="请选择" />
        </Form.Item>
        <Form.Item label="愿意参加的服务" name="categories" rules={need('请至少选一类')}>
          <Select
            mode="multiple"
            options={codes?.serviceCategories.items.map(({ code, label }) => ({ value: code, label })) ?? []}
          />
        </Form.Item>
        <Form.Item label="可服务的时间" name="available" rules={need('请至少选一个')}>
          <Select mode="multiple" options={Object.entries(AVAILABLE).map(([value, label]) => ({ value, label }))} />
        </Form.Item>
        <Form.Item label="本人签名日期" name="signedOn" rules={need('请填写签名日期')}>
          <DatePick max={today} />
        </Form.Item>
        <Form.Item name="withGuardian" valuePropName="checked">
          <Checkbox>未成年人，监护人已签名同意</Checkbox>
        </Form.Item>
        {withGuardian && (
          <>
            <Form.Item label="监护人姓名" name={['guardian', 'name']} rules={need('请填写监护人姓名')}>
              <Input maxLength={50} />
            </Form.Item>
            <Form.Item label="监护人身份证号" name={['guardian', 'idNumber']} rules={need('请填写监护人身份证号')}>
              <Input maxLength={18} />
            </Form.Item>
            <Form.Item label="监护人手机号" name={['guardian', 'phone']} rules={need('请填写监护人手机号')}>
              <Input maxLength={11} />
            </Form.Item>
            <Form.Item label="与本人的关系" name={['guardian', 'relation']} rules={need('请选择关系')}>
              <Select options={Object.entries(RELATIONS).map(([value, label]) => ({ value, label }))} />
            </Form.Item>
          </>
        )}
        <Form.Item name="moves" valuePropName="checked">
          <Checkbox>已在其他社区登记的，确认迁入本社区</Checkbox>
        </Form.Item>
      </Form>
    </Modal>
  )
}
