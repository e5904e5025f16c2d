import type { z } from 'zod'
import { showMinutes } from '#kernel/minutes.ts'
import { useAsk } from '#ui/api.ts'
import { LinkButton } from '#ui/phone/Button.tsx'
import { Card, Facts, ListLink } from '#ui/phone/Card.tsx'
import { Empty, Failed, Loading } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { activitiesContract } from '../contract.ts'
import type { MySignUp } from '../views.ts'
import { Joined } from './ActivityPage.tsx'
import { spanOf, timeOf } from './words.ts'
import './activities.css'

type Mine = z.infer<typeof MySignUp>

/** What I signed up to, first what comes, then what was. */
export function MyActivitiesPage() {
  const coming = useAsk(activitiesContract, 'listMySignUps', { when: 'coming', pageSize: 50 })
  const past = useAsk(activitiesContract, 'listMySignUps', { when: 'past', pageSize: 50 })
  const isEmpty = coming.data?.rows.length === 0 && past.data?.rows.length === 0
  return (
    <Screen title="我的活动">
      {coming.isPending && <Loading />}
      {coming.error && !coming.data && <Failed error={coming.error} onRetry={coming.refetch} />}
      {isEmpty && (
        <Empty
          title="还没有报过名"
          next="看看附近有什么活动。"
          action={<LinkButton to="/m/activities">去找活动</LinkButton>}
        />
      )}
      {coming.data?.rows.map((row) => (
        <Coming key={row.signUpId} mine={row} />
      ))}
      {past.data && past.data.rows.length > 0 && (
        <>
          <h2>参加过的</h2>
          <ul className="list">
            {past.data.rows.map((row) => (
              <li key={row.signUpId}>
                <ListLink
                  to={`/m/activities/${row.activityId}`}
                  title={row.title}
                  detail={
                    <>
                      {spanOf(row)}
                      <br />
                      {presenceWords(row)}
                    </>
                  }
                />
              </li>
            ))}
          </ul>
        </>
      )}
    </Screen>
  )
}

const Coming = ({ mine }: { mine: Mine }) => (
  <Card title={mine.title}>
    <Facts
      rows={[
        ['时间', spanOf(mine)],
        ['地点', mine.place],
        ['负责人', mine.leaderName],
        ['联系方式', mine.contact],
        ['签到', mine.inAt && presenceWords(mine)],
      ]}
    />
    {mine.state !== 'cancelled' && mine.inAt === null && (
      <p className="muted">到场后用手机相机或微信扫现场的二维码签到。</p>
    )}
    {mine.inAt && !mine.outAt && <p className="muted">离开前请再扫一次二维码签退。</p>}
    {mine.state === 'cancelled' ? <p>您已取消报名。</p> : <Joined mine={mine} />}
    <LinkButton to={`/m/activities/${mine.activityId}`} kind="plain">
      查看活动
    </LinkButton>
  </Card>
)

/** '09:02签到，11:05签退，共2小时3分钟', or why nothing was recorded. */
function presenceWords({ inAt, outAt, minutes, verdict, state }: Mine): string {
  if (state === 'cancelled') return '已取消报名'
  if (!inAt) return '没有签到记录'
  const parts = [`${timeOf(inAt)}签到`, outAt ? `${timeOf(outAt)}签退` : '还没有签退']
  if (minutes !== null) parts.push(`共${showMinutes(minutes)}`)
  if (verdict) parts.push(verdict)
  return parts.join('，')
}
