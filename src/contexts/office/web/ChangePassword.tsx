import { Button, Form, Input } from 'antd'
import { useAct } from '#ui/api.ts'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { toast } from '#ui/toast.ts'
import { officeContract } from '../contract.ts'

type Filled = { currentPassword: string; newPassword: string; again: string }

/** Changes one's own password; other places where one is signed in are signed out. */
export function ChangePassword({ username }: { username: string }) {
  const [form] = Form.useForm<Filled>()
  const change = useAct(officeContract, 'changePassword')
  const submit = ({ currentPassword, newPassword }: Filled) =>
    change.mutate(
      { currentPassword, newPassword },
      {
        onSuccess: () => {
          form.resetFields()
          toast('密码已修改')
        },
      },
    )
  return (
    <Form form={form} layout="vertical" onFinish={submit} style={{ maxWidth: 400 }} scrollToFirstError>
      <ErrorAlert error={change.error} />
      <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
      <Form.Item label="当前密码" name="currentPassword" rules={[{ required: true, message: '请填写当前密码' }]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item
        label="新密码"
        name="newPassword"
        extra="至少8个字符，含大写字母、小写字母、数字、符号中的三种，不能包含用户名"
        rules={[{ required: true, message: '请填写新密码' }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        label="再输一遍新密码"
        name="again"
        dependencies={['newPassword']}
        rules={[
          { required: true, message: '请再输一遍新密码' },
          ({ getFieldValue }) => ({
            validator: async (_, value) => {
              if (value && value !== getFieldValue('newPassword')) throw new Error('两次输入的新密码不一致')
            },
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        修改密码
      </Button>
    </Form>
  )
}
