import { Alert, Button, Skeleton } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import type { z } from 'zod'
import { addDays, showMoment } from '#kernel/time.ts'
import { useAct, useAsk } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint, ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { useMay, useSession } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { type AccountView, administrationContract } from '../contract.ts'
import { AppointForm } from './AppointForm.tsx'
import { AccountState } from './account-parts.tsx'
import { ResetPassword } from './ResetPassword.tsx'

type Account = z.infer<typeof AccountView>
type Post = Account['posts'][number]

/** One account: its state, what can be done about it, and its posts. */
export function AccountPage() {
  const { accountId = '' } = useParams()
  const account = useAsk(administrationContract, 'getAccount', { accountId })
  if (account.error) return <ErrorHint heading="账号详情" error={account.error} onRetry={account.refetch} />
  if (!account.data) return <Skeleton active title={false} />
  return <Loaded account={account.data} />
}

function Loaded({ account }: { account: Account }) {
  const mayAppoint = useMay('administration.post.appoint')
  const mayChange = useMay('administration.account.change')
  const isMyself = useSession().accountId === account.id
  const [appointing, setAppointing] = useState(false)
  return (
    <>
      <PageHeader
        title={account.displayName}
        back={<Link to="/accounts">返回用户与岗位</Link>}
        actions={mayChange && !isMyself && <Acts account={account} />}
      />
      {isMyself && <Alert type="info" showIcon title="这是您自己的账号。岗位与密码重置须由另一位管理员办理。" />}
      <Section title="基本情况">
        <dl className="kv">
          <dt>用户名</dt>
          <dd>{account.username}</dd>
          <dt>所在区划</dt>
          <dd>{account.areaName ?? '—'}</dd>
          <dt>状态</dt>
          <dd>
            <AccountState {...account} />
          </dd>
          <dt>建立时间</dt>
          <dd className="figure">{showMoment(new Date(account.createdAt))}</dd>
        </dl>
      </Section>
      <Section
        title="岗位"
        extra={
          mayAppoint &&
          !isMyself &&
          account.status === 'active' && (
            <Button type="primary" onClick={() => setAppointing(true)}>
              任命岗位
            </Button>
          )
        }
      >
        <DataTable
          label="岗位"
          rows={account.posts}
          rowKey={({ id }) => id}
          columns={mayAppoint && !isMyself ? [...POST_COLUMNS, END_COLUMN] : POST_COLUMNS}
          empty={
            <EmptyHint
              title="尚无岗位"
              next={
                mayAppoint
                  ? '没有岗位的账号登录后只能看到工作台和自己的账号。'
                  : '岗位由安全管理员任命；在此之前，此人登录后只能看到工作台和自己的账号。'
              }
            />
          }
        />
      </Section>
      <AppointForm accountId={account.id} open={appointing} onClose={() => setAppointing(false)} />
    </>
  )
}

const POST_COLUMNS: Column<Post>[] = [
  { key: 'label', title: '岗位', render: ({ label }) => label },
  { key: 'area', title: '管辖区划', render: ({ areaName }) => areaName ?? '—' },
  { key: 'organisation', title: '任职组织', render: ({ organisationName }) => organisationName ?? '—' },
  { key: 'from', title: '起始日', date: true, render: ({ validFrom }) => validFrom },
  { key: 'to', title: '截止日', date: true, render: ({ validTo }) => validTo ?? '未定' },
]
const END_COLUMN: Column<Post> = { key: 'act', title: '', render: (post) => <EndPost post={post} /> }

function EndPost({ post }: { post: Post }) {
  const end = useAct(administrationContract, 'endPost')
  const { today } = useSession()
  return (
    <ConfirmAct
      label="免去"
      title={`免去“${post.areaName ?? ''}${post.label}”？`}
      consequences={[
        '立即生效，此人不能再办理这一岗位的事项。',
        '任职经过仍然保留，已办事项不受影响。',
        '如需恢复，须重新任命。',
      ]}
      reason={{ label: '免去理由', required: true }}
      button={{ size: 'small' }}
      onConfirm={async (reason) => {
        await end.mutateAsync({ postId: post.id, version: post.version, endsOn: addDays(today, -1), reason })
        toast('岗位已免去')
      }}
    />
  )
}

function Acts({ account }: { account: Account }) {
  const disable = useAct(administrationContract, 'disableAccount')
  const enable = useAct(administrationContract, 'enableAccount')
  const unlock = useAct(administrationContract, 'unlockAccount')
  const of = { accountId: account.id, version: account.version }
  if (account.status === 'disabled')
    return (
      <ConfirmAct
        label="启用账号"
        danger={false}
        title={`启用“${account.displayName}”的账号？`}
        consequences={['此人可以用原密码登录。', '仍在任期内的岗位随之恢复。']}
        onConfirm={async () => {
          await enable.mutateAsync(of)
          toast('账号已启用')
        }}
      />
    )
  return (
    <>
      {account.lockedUntil && (
        <ConfirmAct
          label="解锁"
          danger={false}
          title={`解锁“${account.displayName}”的账号？`}
          consequences={['此人可立即再次尝试登录。', '请先向本人核实是否是自己输错密码。']}
          onConfirm={async () => {
            await unlock.mutateAsync(of)
            toast('账号已解锁')
          }}
        />
      )}
      <ResetPassword account={account} />
      <ConfirmAct
        label="停用账号"
        title={`停用“${account.displayName}”的账号？`}
        consequences={['此人立即退出登录，不能再进入平台。', '已办事项、任职经过都保留。', '以后可以重新启用。']}
        reason={{ label: '停用理由', required: true }}
        onConfirm={async (reason) => {
          await disable.mutateAsync({ ...of, reason })
          toast('账号已停用')
        }}
      />
    </>
  )
}
