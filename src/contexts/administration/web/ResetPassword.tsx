import { Button, Form, Modal } from 'antd'
import { useState } from 'react'
import { useAct } from '#ui/api.ts'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { toast } from '#ui/toast.ts'
import { administrationContract } from '../contract.ts'
import { FirstPassword } from './account-parts.tsx'

type Props = { account: { id: string; version: number; displayName: string } }

/** A new first password for somebody who lost theirs. */
export function ResetPassword({ account }: Props) {
  const [open, setOpen] = useState(false)
  const [form] = Form.useForm<{ password: string }>()
  const reset = useAct(administrationContract, 'resetPassword')
  const submit = ({ password }: { password: string }) =>
    reset.mutate(
      { accountId: account.id, version: account.version, password },
      {
        onSuccess: () => {
          setOpen(false)
          toast('密码已重置，请告知本人')
        },
      },
    )
  return (
    <>
      <Button onClick={() => setOpen(true)}>重置密码</Button>
      <Modal
        title={`重置“${account.displayName}”的密码`}
        open={open}
        onCancel={() => setOpen(false)}
        onOk={form.submit}
        okText="重置"
        confirmLoading={reset.isPending}
        destroyOnHidden
      >
        <ErrorAlert error={reset.error} />
        <p>办理后：</p>
        <ul className="consequences">
          <li>此人在各处的登录立即退出。</li>
          <li>两步验证一并取消，本人可重新开启。</li>
          <li>下次登录须用下面的密码，并立即修改。</li>
        </ul>
        <Form form={form} layout="vertical" onFinish={submit} preserve={false}>
          <Form.Item label="新的初始密码" name="password" rules={[{ required: true, message: '请填写密码' }]}>
            <FirstPassword />
          </Form.Item>
        </Form>
      </Modal>
    </>
  )
}
