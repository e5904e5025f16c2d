import type { z } from 'zod'
import { showDate } from '#kernel/time.ts'
import { useAsk } from '#ui/api.ts'
import { LinkButton } from '#ui/phone/Button.tsx'
import { Card, ListLink } from '#ui/phone/Card.tsx'
import { Failed, Loading, Say } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { volunteeringContract } from '../contract.ts'

type Mine = z.output<typeof volunteeringContract.endpoints.myRegistration.output>

/** Where one stands as a volunteer, and the way to everything that is one's own. */
export function MePage() {
  const mine = useAsk(volunteeringContract, 'myRegistration', {})
  return (
    <Screen title="我的">
      {mine.isPending && <Loading />}
      {mine.error && !mine.data && <Failed error={mine.error} onRetry={mine.refetch} />}
      {mine.data && <Standing mine={mine.data} />}
      <ul className="list">
        <li>
          <ListLink to="/m/certificates" title="我的证明" detail="开一份服务证明，不收费" />
        </li>
        <li>
          <ListLink to="/m/star" title="我的星级" detail="服务时长够了可以申请" />
        </li>
        <li>
          <ListLink to="/m/points" title="我的积分" detail="看有多少、能换什么" />
        </li>
        <li>
          <ListLink to="/m/teams" title="身边的队伍" detail="加入一支志愿队伍" />
        </li>
        <li>
          <ListLink to="/m/merits" title="培训与表彰" detail="我的培训、表彰和评价" />
        </li>
        <li>
          <ListLink to="/m/settings" title="设置" detail="长辈版、退出登录" />
        </li>
      </ul>
    </Screen>
  )
}

function Standing({ mine: { state, person, registration, application } }: { mine: Mine }) {
  if (state === 'registered' && registration)
    return (
      <Card title={person?.name ?? '注册志愿者'}>
        <Say tone="done">
          您是{registration.areaName}的注册志愿者，{showDate(registration.registeredOn)}注册
        </Say>
        <LinkButton to="/m/me/registration" kind="plain">
          看登记、办理迁移或退出
        </LinkButton>
      </Card>
    )
  if (state === 'applied' && application)
    return (
      <Card title={application.isMove ? '迁移申请' : '注册申请'}>
        <Say tone="note">{application.areaName}正在办理。请带身份证到社区核验一次，核验后就成为注册志愿者。</Say>
        <LinkButton to="/m/me/registration" kind="plain">
          看申请
        </LinkButton>
      </Card>
    )
  return (
    <Card title="还不是注册志愿者">
      {state === 'refused' && application && <Say tone="error">上次申请没有通过。原因：{application.reason}</Say>}
      {state === 'left' && <Say tone="note">您已退出，随时可以再注册，以前的时长还在。</Say>}
      <p>注册后可以报名志愿服务，时长有记录、有证明。</p>
      <LinkButton to="/m/register">注册志愿者</LinkButton>
      <LinkButton to="/m/me/prove" kind="plain">
        以前在社区登记过
      </LinkButton>
    </Card>
  )
}
