import type { z } from 'zod'
import { showMoment } from '#kernel/time.ts'
import { useAct, useAsk } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { useSession } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { officeContract } from '../contract.ts'
import { ChangePassword } from './ChangePassword.tsx'
import { deviceOf } from './device.ts'
import { SecondFactor } from './SecondFactor.tsx'
import './office.css'

type SignedIn = z.infer<(typeof officeContract)['endpoints']['listSessions']['output']>[number]

/** My name and posts, my password, the second step of signing in, and where I am signed in. */
export function MyAccountPage() {
  const { name, username, posts } = useSession()
  return (
    <>
      <PageHeader title="我的账号" />
      <Section title="基本情况">
        <dl className="kv">
          <dt>姓名</dt>
          <dd>{name}</dd>
          <dt>用户名</dt>
          <dd>{username}</dd>
          <dt>岗位</dt>
          <dd>{posts.length > 0 ? posts.map(({ place, label }) => `${place} ${label}`).join('、') : '尚无岗位'}</dd>
        </dl>
        <p className="muted">姓名有误请联系本单位的系统管理员，岗位有误请联系安全管理员。</p>
      </Section>
      <Section title="修改密码">
        <ChangePassword username={username} />
      </Section>
      <Section title="两步验证">
        <SecondFactor />
      </Section>
      <Sessions />
    </>
  )
}

function EndOthers() {
  const end = useAct(officeContract, 'endOtherSessions')
  return (
    <ConfirmAct
      label="退出其他设备"
      title="退出除本机以外的全部登录？"
      consequences={['其他设备上尚未提交的内容会丢失。', '本机不受影响。']}
      onConfirm={async () => {
        const { ended } = await end.mutateAsync({})
        toast(ended > 0 ? `已退出${ended}处登录` : '没有其他登录')
      }}
    />
  )
}

function Sessions() {
  const list = useAsk(officeContract, 'listSessions', {})
  const end = useAct(officeContract, 'endSession')
  const columns: Column<SignedIn>[] = [
    {
      key: 'device',
      title: '设备',
      render: ({ device, isThis }) => (
        <>
          {deviceOf(device)}
          {isThis && <strong>（本机）</strong>}
        </>
      ),
    },
    { key: 'ip', title: '地址', render: ({ ip }) => ip || '—' },
    { key: 'from', title: '登录时间', date: true, render: ({ startedAt }) => showMoment(new Date(startedAt)) },
    { key: 'last', title: '最近使用', date: true, render: ({ lastUsedAt }) => showMoment(new Date(lastUsedAt)) },
    {
      key: 'act',
      title: '',
      render: ({ id, isThis }) =>
        !isThis && (
          <ConfirmAct
            label="退出"
            title="退出这处登录？"
            consequences={['该设备上尚未提交的内容会丢失。', '如不是您本人登录，请随后修改密码。']}
            button={{ size: 'small' }}
            onConfirm={async () => {
              await end.mutateAsync({ sessionId: id })
              toast('已退出')
            }}
          />
        ),
    },
  ]
  return (
    <Section title="登录中的设备" extra={list.data && list.data.length > 1 && <EndOthers />}>
      <DataTable
        label="登录中的设备"
        columns={columns}
        rows={list.data}
        rowKey={({ id }) => id}
        error={list.error}
        onRetry={list.refetch}
      />
    </Section>
  )
}
