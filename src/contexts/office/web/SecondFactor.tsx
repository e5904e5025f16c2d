import { Button, Form, Input, Modal, Skeleton, Tag } from 'antd'
import { useState } from 'react'
import { encode } from 'uqr'
import { useAct, useAsk } from '#ui/api.ts'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { ErrorHint } from '#ui/hints.tsx'
import { toast } from '#ui/toast.ts'
import { officeContract } from '../contract.ts'

/** Turns the second step of signing in on and off: password, picture to scan, first code. */
export function SecondFactor() {
  const factor = useAsk(officeContract, 'secondFactor', {})
  const [asking, setAsking] = useState<'start' | 'drop'>()
  if (factor.error) return <ErrorHint error={factor.error} onRetry={factor.refetch} />
  if (!factor.data) return <Skeleton active title={false} paragraph={{ rows: 2 }} />
  const { state, uri } = factor.data
  return (
    <>
      {state === 'on' && (
        <p>
          <Tag color="green">已开启</Tag>登录时须输入手机验证器上的6位数字。{' '}
          <Button onClick={() => setAsking('drop')}>关闭两步验证</Button>
        </p>
      )}
      {state !== 'on' && (
        <p>
          <Tag>未开启</Tag>开启后，登录时除密码外还须输入手机验证器上的6位数字。{' '}
          <Button type={uri ? 'default' : 'primary'} onClick={() => setAsking('start')}>
            {uri ? '重新开始' : '开启两步验证'}
          </Button>
        </p>
      )}
      {state === 'on-trial' && uri && <Prove uri={uri} />}
      <AskPassword what={asking} onClose={() => setAsking(undefined)} />
    </>
  )
}

function AskPassword({ what, onClose }: { what: 'start' | 'drop' | undefined; onClose: () => void }) {
  const [form] = Form.useForm<{ password: string }>()
  const start = useAct(officeContract, 'startSecondFactor')
  const drop = useAct(officeContract, 'dropSecondFactor')
  const act = what === 'drop' ? drop : start
  const close = () => {
    act.reset()
    onClose()
  }
  return (
    <Modal
      title={what === 'drop' ? '关闭两步验证' : '开启两步验证'}
      open={what !== undefined}
      onCancel={close}
      onOk={form.submit}
      okText="继续"
      confirmLoading={act.isPending}
      destroyOnHidden
    >
      <ErrorAlert error={act.error} />
      <p>{what === 'drop' ? '关闭后仅凭密码即可登录。' : '请先确认是您本人。'}</p>
      <Form
        form={form}
        layout="vertical"
        preserve={false}
        onFinish={(filled) => act.mutate(filled, { onSuccess: close })}
      >
        <Form.Item label="当前密码" name="password" rules={[{ required: true, message: '请填写当前密码' }]}>
          <Input.Password autoComplete="current-password" autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  )
}

function Prove({ uri }: { uri: string }) {
  const prove = useAct(officeContract, 'proveSecondFactor')
  const secret = new URL(uri).searchParams.get('secret') ?? ''
  return (
    <div className="second-factor">
      <QrCode text={uri} label="两步验证的二维码" />
      <div>
        <ol>
          <li>在手机上打开验证器（如微信小程序中的各类“身份验证器”），扫描左侧二维码。</li>
          <li>
            不能扫码时，手动输入密钥：<code className="secret">{secret.replace(/(.{4})/g, '$1 ').trim()}</code>
          </li>
          <li>把验证器显示的6位数字填在下面。</li>
        </ol>
        <ErrorAlert error={prove.error} />
        <Form
          layout="inline"
          onFinish={({ code }: { code: string }) =>
            prove.mutate({ code: code.replace(/\s/g, '') }, { onSuccess: () => toast('两步验证已开启') })
          }
        >
          <Form.Item label="验证码" name="code" rules={[{ required: true, message: '请填写6位数字' }]}>
            <Input inputMode="numeric" autoComplete="one-time-code" maxLength={7} style={{ width: 120 }} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={prove.isPending}>
            验证并开启
          </Button>
        </Form>
      </div>
    </div>
  )
}

/** A QR code as one path, drawn here: nothing about the secret leaves the page. */
function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { border: 2 })
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return (
    <svg className="qr" role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
