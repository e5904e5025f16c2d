import { useState } from 'react'
import { useParams } from 'react-router'
import type { z } from 'zod'
import { showDate } from '#kernel/time.ts'
import { useAct, useAsk } from '#ui/api.ts'
import { Button } from '#ui/phone/Button.tsx'
import { Card, Facts } from '#ui/phone/Card.tsx'
import { Failed, Loading, Say } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { teamsContract } from '../contract.ts'
import { JoinForm } from './JoinForm.tsx'
import { LedTeam } from './LedTeam.tsx'
import { STANDINGS } from './TeamsNearPage.tsx'

export type Team = z.output<typeof teamsContract.endpoints.showTeam.output>

/** One team: what it does; asking to join, taking that back, leaving. Its lead sees who asks and who belongs. */
export function TeamPage() {
  const { teamId = '' } = useParams()
  const found = useAsk(teamsContract, 'showTeam', { teamId })
  const team = found.data
  return (
    <Screen title={team?.name ?? '志愿队伍'} back="/m/teams">
      {found.isPending && <Loading />}
      {found.error && !team && <Failed error={found.error} onRetry={found.refetch} />}
      {team && (
        <>
          <Standing team={team} />
          {team.led && <LedTeam led={team.led} />}
          <Card title="队伍情况">
            <Facts
              rows={[
                ['社区', team.areaName],
                ['负责人', team.leadName],
                ['队员', `${team.membersNow}人`],
                ['做什么', team.categories.join('、')],
                ['简介', team.about],
                ['联系方式', team.contact],
                ['成立', showDate(team.foundedOn)],
              ]}
            />
          </Card>
          {team.mine === 'none' && <Join team={team} />}
          {(team.mine === 'applied' || team.mine === 'member') && <Leave team={team} />}
        </>
      )}
    </Screen>
  )
}

function Standing({ team: { mine, membership } }: { team: Team }) {
  if (mine === 'applied') return <Say tone="note">您的申请已经送到，负责人答复后，这里会告诉您。</Say>
  if (mine === 'member')
    return <Say tone="done">{membership?.since ? `您从${showDate(membership.since)}起在队。` : '您在队。'}</Say>
  if (mine === 'lead') return <Say tone="note">{STANDINGS.lead}</Say>
  if (membership?.state === 'refused') return <Say tone="note">上次申请没有同意：{membership.reason}。可以再申请。</Say>
  return null
}

function Join({ team }: { team: Team }) {
  const [open, setOpen] = useState(false)
  if (!team.isVolunteer) return <Say tone="note">注册志愿者才能入队。请先在“我的”里办理注册，或到社区居委会办理。</Say>
  if (!open) return <Button onClick={() => setOpen(true)}>申请加入</Button>
  return <JoinForm teamId={team.id} onClose={() => setOpen(false)} />
}

/** Taking back a request is done at once; leaving is asked once more. */
function Leave({ team }: { team: Team }) {
  const [asking, setAsking] = useState(false)
  const act = useAct(teamsContract, 'leaveTeam')
  const go = () => act.mutate({ teamId: team.id }, { onSuccess: () => setAsking(false) })
  const isMember = team.mine === 'member'
  if (isMember && !asking)
    return (
      <Button kind="plain" onClick={() => setAsking(true)}>
        退出队伍
      </Button>
    )
  return (
    <>
      {act.error && <Say tone="error">{act.error.message}</Say>}
      {isMember && <p>退出后，您的服务时长和星级不变；想回来可以再申请。</p>}
      <Button kind={isMember ? 'danger' : 'plain'} busy={act.isPending} onClick={go}>
        {isMember ? '确定退出' : '撤回申请'}
      </Button>
      {isMember && (
        <Button kind="plain" onClick={() => setAsking(false)}>
          不退出
        </Button>
      )}
    </>
  )
}
