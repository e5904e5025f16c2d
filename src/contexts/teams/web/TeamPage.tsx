import { Alert, Button, Form, Skeleton, Tag } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import type { z } from 'zod'
import { showDate } from '#kernel/time.ts'
import { useAct, useAsk } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { useSession } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { ORGANISER_KINDS, PROJECT_STATES } from '../contract/fields.ts'
import { teamsContract } from '../contract.ts'
import { keyOf, placeOf, useCodes } from './codes.ts'
import { Members } from './Members.tsx'
import { PastDay } from './PastDay.tsx'
import { EditTeam } from './TeamForms.tsx'

export type Found = z.infer<typeof teamsContract.endpoints.getTeam.output>

/** One team: what it is, who asks to join, who belongs to it, which projects it carries. */
export function TeamPage() {
  const { teamId = '' } = useParams()
  const [editing, setEditing] = useState(false)
  const found = useAsk(teamsContract, 'getTeam', { teamId })
  if (found.error && !found.data) return <ErrorHint heading="队伍" error={found.error} onRetry={found.refetch} />
  if (!found.data) return <Skeleton active />
  const { team, mayRecord } = found.data
  const mayAct = mayRecord && !team.endedOn
  return (
    <>
      <PageHeader
        title={team.name}
        description={`${placeOf(team)} · ${ORGANISER_KINDS[team.organiserKind]} · 队员${team.membersNow}人`}
        back={<Link to="/teams">返回队伍与项目</Link>}
        actions={
          mayAct && (
            <>
              <Button onClick={() => setEditing(true)}>修改</Button>
              <EndTeam found={found.data} />
            </>
          )
        }
      />
      {team.endedOn && (
        <Alert type="warning" showIcon title={`已于${showDate(team.endedOn)}解散：${team.endedReason ?? ''}`} />
      )}
      <About found={found.data} />
      {team.waiting > 0 && <Members team={team} state="applied" mayAct={mayAct} />}
      <Members team={team} state="member" mayAct={mayAct} />
      <Members team={team} state="left" mayAct={false} />
      {editing && <EditTeam team={team} onClose={() => setEditing(false)} />}
    </>
  )
}

function About({ found: { team, projects } }: { found: Found }) {
  const { categories } = useCodes()
  return (
    <Section title="队伍情况">
      <dl className="kv">
        <dt>负责人</dt>
        <dd>{team.leadName}</dd>
        <dt>成立日期</dt>
        <dd className="figure">{team.foundedOn}</dd>
        <dt>服务类别</dt>
        <dd>{team.categories.map(categories.label).join('、') || '—'}</dd>
        <dt>一队两用</dt>
        <dd>{team.organisationName ? `同时备案为社区社会组织“${team.organisationName}”，三（三）也计入` : '否'}</dd>
        <dt>联系方式</dt>
        <dd>{team.contact || '—'}</dd>
        <dt>简介</dt>
        <dd>{team.about || '—'}</dd>
        <dt>承担的项目</dt>
        <dd>
          {projects.length === 0 && '—'}
          {projects.map(({ id, name, state }) => (
            <div key={id}>
              {name} <Tag>{PROJECT_STATES[keyOf(PROJECT_STATES, state) ?? 'draft']}</Tag>
            </div>
          ))}
        </dd>
      </dl>
    </Section>
  )
}

function EndTeam({ found: { team, projects } }: { found: Found }) {
  const { today } = useSession()
  const [endedOn, setEndedOn] = useState<string | undefined>(today)
  const act = useAct(teamsContract, 'endTeam')
  const running = projects.filter(({ state }) => state === 'running')
  return (
    <ConfirmAct
      label="登记解散"
      title={`登记“${team.name}”解散？`}
      consequences={[
        '从解散之日起，这支队伍不再计入三（五）',
        `在队的${team.membersNow}人同时退出，尚未答复的${team.waiting}份申请一并了结`,
        running.length > 0
          ? `还有开展中的项目：${running.map(({ name }) => name).join('、')}。须先结束，或改由其他队伍承担`
          : '没有开展中的项目',
      ]}
      reason={{ label: '解散原因', required: true }}
      incomplete={!endedOn}
      onConfirm={(reason) =>
        act
          .mutateAsync({ teamId: team.id, version: team.version, endedOn: endedOn ?? '', reason })
          .then(() => toast('已登记解散'))
      }
    >
      <Form.Item label="解散日期">
        <PastDay value={endedOn} onChange={setEndedOn} min={team.foundedOn} />
      </Form.Item>
    </ConfirmAct>
  )
}
