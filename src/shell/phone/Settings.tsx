import { use } from 'react'
import { Button, LinkButton } from '#ui/phone/Button.tsx'
import { Card, Facts } from '#ui/phone/Card.tsx'
import { setElder, useElder } from '#ui/phone/elder.ts'
import { offline, unsent } from '#ui/phone/offline.ts'
import { Say } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { SessionContext } from '#ui/session.ts'
import { useSignOut } from '../account.ts'

/** Who is signed in here, 长辈版 explained, and the way out. */
export function Settings() {
  const session = use(SessionContext)
  const elder = useElder()
  return (
    <Screen title="设置" back="/m">
      <Card title="长辈版">
        <p>字更大，按钮更大，可以朗读，没有弹窗。在这部手机上一直有效。</p>
        <Button kind="plain" onClick={() => setElder(!elder)}>
          {elder ? '换回标准版' : '打开长辈版'}
        </Button>
      </Card>
      {session ? (
        <SignedInAs name={session.name} posts={session.posts} />
      ) : (
        <LinkButton to="/m/sign-in">登录</LinkButton>
      )}
      <Card title="查验证明">
        <p>别人给您看的志愿服务证明，可以查真假，不用登录。</p>
        <LinkButton to="/m/verify" kind="plain">
          查验一份志愿服务证明
        </LinkButton>
      </Card>
    </Screen>
  )
}

type Props = { name: string; posts: readonly { label: string; place: string }[] }

function SignedInAs({ name, posts }: Props) {
  const signOut = useSignOut('/m')
  const hasUnsent = unsent.names('').length > 0
  const leave = () =>
    signOut.mutate(undefined, {
      // The next one on this phone shall not find names of other people on it.
      onSuccess: offline.clear,
    })
  return (
    <Card title="登录">
      <Facts
        rows={[
          ['姓名', name],
          ['身份', posts.map(({ place, label }) => `${place} ${label}`.trim()).join('、')],
        ]}
      />
      {signOut.error && <Say tone="error">{signOut.error.message}</Say>}
      {hasUnsent && <p>手机上还有没处理完的点名。退出后不会丢，您下次在这部手机登录时接着发送。</p>}
      <Button kind="plain" busy={signOut.isPending} onClick={leave}>
        退出登录
      </Button>
    </Card>
  )
}
