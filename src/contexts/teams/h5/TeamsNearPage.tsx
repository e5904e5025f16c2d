import type { z } from 'zod'
import { useAsk } from '#ui/api.ts'
import { LinkButton } from '#ui/phone/Button.tsx'
import { ListLink } from '#ui/phone/Card.tsx'
import { Empty, Failed, Loading, Say } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { teamsContract } from '../contract.ts'

type Team = z.output<typeof teamsContract.endpoints.findTeams.output>['teams'][number]
export const STANDINGS: Record<Team['mine'], string> = {
  lead: '我是负责人',
  member: '我在队',
  applied: '等待答复',
  none: '',
}

/** The teams of my town: mine first, then those I may ask to join. */
export function TeamsNearPage() {
  const found = useAsk(teamsContract, 'findTeams', {})
  const { data } = found
  const mine = data?.teams.filter((team) => team.mine !== 'none') ?? []
  const others = data?.teams.filter((team) => team.mine === 'none') ?? []
  return (
    <Screen title="身边的队伍" back="/m/me">
      {found.isPending && <Loading />}
      {found.error && !data && <Failed error={found.error} onRetry={found.refetch} />}
      {data && !data.isVolunteer && (
        <Say tone="note">您还不是注册志愿者。可以先看看有哪些队伍，注册以后就能申请加入。</Say>
      )}
      {data && data.teams.length === 0 && (
        <Empty
          title={data.townName ? `${data.townName}还没有志愿队伍` : '还不知道您住在哪个社区'}
          next={data.townName ? '可以先报名参加活动。' : '请到社区居委会登记住址，登记后这里会列出附近的队伍。'}
          action={<LinkButton to="/m/activities">去找活动</LinkButton>}
        />
      )}
      {mine.length > 0 && (
        <>
          <h2>我的队伍</h2>
          <TeamList teams={mine} />
        </>
      )}
      {others.length > 0 && (
        <>
          <h2>{data?.townName}的队伍</h2>
          <TeamList teams={others} />
        </>
      )}
    </Screen>
  )
}

const TeamList = ({ teams }: { teams: readonly Team[] }) => (
  <ul className="list">
    {teams.map(({ id, name, areaName, categories, membersNow, mine }) => (
      <li key={id}>
        <ListLink
          to={`/m/teams/${id}`}
          title={name}
          detail={
            <>
              {areaName} · {membersNow}名队员
              {categories.length > 0 && (
                <>
                  <br />
                  {categories.join('、')}
                </>
              )}
            </>
          }
          end={STANDINGS[mine]}
        />
      </li>
    ))}
  </ul>
)
