import { Form, Input, Modal } from 'antd'
import { useNavigate } from 'react-router'
import type { z } from 'zod'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { useAct } from '#ui/api.ts'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { rulesOf } from '#ui/fields.ts'
import { useMay } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { AccountForm, administrationContract } from '../contract.ts'
import { FirstPassword } from './account-parts.tsx'

const rules = rulesOf(AccountForm)

/** A new account; its posts are appointed on the page it then opens. */
export function CreateAccount({ open, onClose }: { open: boolean; onClose: () => void }) {
  const [form] = Form.useForm<z.input<typeof AccountForm>>()
  const create = useAct(administrationContract, 'createAccount')
  const navigate = useNavigate()
  const mayAppoint = useMay('administration.post.appoint')
  const submit = (filled: z.input<typeof AccountForm>) =>
    create.mutate(filled, {
      onSuccess: ({ accountId }) => {
        toast(mayAppoint ? '账号已建立，请接着任命岗位' : '账号已建立。岗位须由安全管理员任命')
        navigate(`/accounts/${accountId}`)
      },
    })
  return (
    <Modal
      title="新建账号"
      open={open}
      onCancel={onClose}
      onOk={form.submit}
      okText="建立账号"
      confirmLoading={create.isPending}
      destroyOnHidden
    >
      <ErrorAlert error={create.error} />
      <Form form={form} layout="vertical" onFinish={submit} preserve={false} scrollToFirstError>
        <Form.Item label="用户名" name="username" rules={rules.username} extra="登录时使用，建立后不能更改">
          <Input autoComplete="off" autoCapitalize="none" spellCheck={false} />
        </Form.Item>
        <Form.Item label="姓名" name="displayName" rules={rules.displayName}>
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item label="所在区划" name="areaCode" rules={rules.areaCode}>
          <AreaField />
        </Form.Item>
        <Form.Item
          label="初始密码"
          name="password"
          rules={rules.password}
          extra="请当面或电话告知本人；首次登录时必须修改"
        >
          <FirstPassword />
        </Form.Item>
      </Form>
    </Modal>
  )
}
