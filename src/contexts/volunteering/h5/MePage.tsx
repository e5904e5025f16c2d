import type { z } from 'zod'
import { showDate } from '#kernel/time.ts'
import { useAsk } from '#ui/api.ts'
import { LinkButton } from '#ui/phone/Button.tsx'
import { Card, ListLink } from '#ui/phone/Card.tsx'
import { Failed, Loading, Say } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { useMay } from '#ui/session.ts'
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
          <ListLink to="/m/needs" title="我的需求" detail="有难处说出来，看办得怎样" />
        </li>
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
        <FundLinks />
        <li>
          <ListLink to="/m/settings" title="设置" detail="长辈版、退出登录" />
        </li>
      </ul>
    </Screen>
  )
}

/** What the community fund has for somebody; the votes only for who sits on its committee or watches it. */
function FundLinks() {
  const mayVote = useMay('fund.resolution.vote')
  const mayWatch = useMay('fund.resolution.watch')
  const mayScore = useMay('grants.application.score')
  const hasTasks = useMay('linkage.task.do')
  const mayEvaluate = useMay('evaluation.score.give')
  const mayAdvise = useMay('experts.advice.give')
  return (
    <>
      <li>
        <ListLink to="/m/org" title="我的社会组织" detail="邻居们一起做好事的组织：备案、记活动" />
      </li>
      <li>
        <ListLink to="/m/grants" title="申请社区资助" detail="给社区做事，向社区基金申请" />
      </li>
      <li>
        <ListLink to="/m/wishes" title="微心愿" detail="帮邻居实现一个小心愿" />
      </li>
      <li>
        <ListLink to="/m/gifts" title="我捐的钱和物" detail="看捐的用到了哪里" />
      </li>
      {mayEvaluate && (
        <li>
          <ListLink to="/m/evaluation" title="我的评估" detail="请您评的创建点：签声明、评分" />
        </li>
      )}
      {mayAdvise && (
        <li>
          <ListLink to="/m/expert" title="专家联系点" detail="记走访、提建议、看采纳了没有" />
        </li>
      )}
      {hasTasks && (
        <li>
          <ListLink to="/m/tasks" title="我的任务" detail="交给您办的事，做完写一句" />
        </li>
      )}
      {mayScore && (
        <li>
          <ListLink to="/m/grants/score" title="给申请打分" detail="您是管委会委员" />
        </li>
      )}
      {(mayVote || mayWatch) && (
        <li>
          <ListLink to="/m/fund/votes" title="管委会表决" detail={mayVote ? '请您投票' : '看表决，提意见'} />
        </li>
      )}
    </>
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
