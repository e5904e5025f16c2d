import { Button, Checkbox, Form, Input, Select, Skeleton, Tag } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import type { z } from 'zod'
import { showMoment } from '#kernel/time.ts'
import { downloadUrl, useAct, useAsk } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { Facts } from '#ui/Facts.tsx'
import { DownloadLink } from '#ui/files.tsx'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { toast } from '#ui/toast.ts'
import { linkageContract } from '../contract.ts'
import type { MeetingView } from '../contract-meetings.ts'
import { LEVELS, MEETING_STATES, OUTCOMES, SIDES } from '../vocabulary.ts'
import { ActForm } from './ActForm.tsx'
import { DecideForm } from './DecideForm.tsx'
import { NeedsField } from './NeedsField.tsx'
import { DueTag } from './TaskList.tsx'
import './linkage.css'

export type Meeting = z.output<typeof MeetingView>
export type Item = Meeting['agenda'][number]
const refOf = ({ id: meetingId, version }: Meeting) => ({ meetingId, version })

/** One meeting: who came, whether that makes a quorum, what was decided, and what became of it. */
export function MeetingPage() {
  const { meetingId = '' } = useParams()
  const { data, error, refetch } = useAsk(linkageContract, 'getMeeting', { meetingId }, { keepPrevious: false })
  if (error && !data) return <ErrorHint heading="联席会议" error={error} onRetry={refetch} />
  if (!data) return <Skeleton active title={false} />
  return (
    <>
      <PageHeader
        title={
          <>
            {data.title} <Tag>{MEETING_STATES[data.state]}</Tag>
          </>
        }
        description={`${data.no} · ${LEVELS[data.level]} · ${data.areaName}`}
        back={<Link to="/linkage/meetings">返回联席会议</Link>}
        actions={<Acts meeting={data} />}
      />
      <Section title="会议">
        <Facts
          facts={[
            ['时间', `${data.heldOn} ${data.startsAt}`],
            ['地点', data.place],
            ['主持', data.chair],
            ['到会', <Quorum key="quorum" meeting={data} />],
            ['其他', data.minutes],
            ['取消原因', data.reason],
            ['定稿', data.closedOn && `${data.closedName ?? ''} ${data.closedOn}`],
          ]}
        />
      </Section>
      <AgendaList meeting={data} />
      <Section title="签到">
        <SignIn key={data.version} meeting={data} />
      </Section>
    </>
  )
}

const Quorum = ({ meeting }: { meeting: Meeting }) => (
  <>
    实到<span className="figure">{meeting.present}</span>人，应到<span className="figure">{meeting.invited}</span>人{' '}
    {meeting.hasQuorum ? (
      <Tag color="green">到会过半，可以议决</Tag>
    ) : (
      <Tag color="orange">须到{meeting.leastPresent}人才能作决议</Tag>
    )}
  </>
)

function AgendaList({ meeting }: { meeting: Meeting }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Section title="议题与决议" extra={meeting.mayHold && <Button onClick={() => setOpen(true)}>增加议题</Button>}>
      {meeting.agenda.map((item) => (
        <Agenda key={item.id} item={item} meeting={meeting} />
      ))}
      {isOpen && (
        <ActForm
          name="addItems"
          title="增加议题"
          okText="增加"
          done="已增加"
          fixed={refOf(meeting)}
          onClose={() => setOpen(false)}
        >
          <Form.Item label="从需求中选" name="needIds" initialValue={[]}>
            <NeedsField areaCode={meeting.areaCode} />
          </Form.Item>
          <Form.Item label="另提的议题" name="topics" initialValue={[]} extra="写一个，按回车再写下一个">
            <Select mode="tags" open={false} suffixIcon={null} />
          </Form.Item>
        </ActForm>
      )}
    </Section>
  )
}

function Agenda({ item, meeting }: { item: Item; meeting: Meeting }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <article className="agenda">
      <h3>
        {item.position}. {item.topic} {item.outcome && <Tag>{OUTCOMES[item.outcome]}</Tag>}
      </h3>
      {item.needId && (
        <p className="muted">
          来自需求 <Link to={`/needs/${item.needId}`}>{item.needNo || '查看'}</Link>
        </p>
      )}
      {item.discussion && <p>讨论：{item.discussion}</p>}
      {item.resolution && <p>决议：{item.resolution}</p>}
      {item.votesFor !== null && (
        <p className="muted">
          赞成{item.votesFor}票，反对{item.votesAgainst}票，弃权{item.votesAbstain}票
        </p>
      )}
      {item.task && (
        <p>
          交办：<Link to={`/linkage/tasks?task=${item.task.id}`}>{item.task.title}</Link>（{item.task.ownerUnit}，期限
          {item.task.dueOn}）<DueTag task={item.task} />
        </p>
      )}
      {meeting.mayHold && !item.outcome && <Button onClick={() => setOpen(true)}>登记议决</Button>}
      {isOpen && <DecideForm item={item} meeting={meeting} onClose={() => setOpen(false)} />}
    </article>
  )
}

type Person = Pick<Meeting['attendees'][number], 'name' | 'unitName' | 'party'>
const Who = ({ name, unitName, party }: Person) => (
  <span>
    {name}{' '}
    <span className="muted">
      {unitName}（{SIDES[party]}）
    </span>
  </span>
)

function SignIn({ meeting }: { meeting: Meeting }) {
  const act = useAct(linkageContract, 'signIn')
  const [chosen, setChosen] = useState(() => meeting.attendees.flatMap(({ id, signedAt }) => (signedAt ? [id] : [])))
  const toggle = (id: string, isIn: boolean) =>
    setChosen((now) => (isIn ? [...now, id] : now.filter((one) => one !== id)))
  return (
    <>
      <ErrorAlert error={act.error} />
      <ul className="candidates">
        {meeting.attendees.map(({ id, party, unitName, name, signedAt }) => (
          <li key={id}>
            {meeting.mayHold ? (
              <Checkbox checked={chosen.includes(id)} onChange={({ target }) => toggle(id, target.checked)}>
                <Who name={name} unitName={unitName} party={party} />
              </Checkbox>
            ) : (
              <Who name={name} unitName={unitName} party={party} />
            )}
            <span className="muted figure">{signedAt ? showMoment(new Date(signedAt)) : '未签到'}</span>
          </li>
        ))}
      </ul>
      {meeting.mayHold && (
        <Button
          type="primary"
          style={{ marginTop: 12 }}
          loading={act.isPending}
          onClick={() =>
            act.mutate({ ...refOf(meeting), attendeeIds: chosen }, { onSuccess: () => toast('已登记签到') })
          }
        >
          登记签到（{chosen.length}人）
        </Button>
      )}
    </>
  )
}

function Acts({ meeting }: { meeting: Meeting }) {
  const [isClosing, setClosing] = useState(false)
  const cancel = useAct(linkageContract, 'cancelMeeting')
  if (meeting.state === 'held')
    return (
      <DownloadLink type="primary" href={downloadUrl(linkageContract, 'printMinutes', { meetingId: meeting.id })}>
        打印纪要
      </DownloadLink>
    )
  if (!meeting.mayHold) return null
  return (
    <>
      <Button type="primary" onClick={() => setClosing(true)}>
        纪要定稿
      </Button>
      <ConfirmAct
        label="取消会议"
        title={`取消“${meeting.title}”？`}
        consequences={['不再召开，也不能再签到和议决；已经交办的任务不受影响']}
        reason={{ label: '为什么取消', required: true }}
        onConfirm={(reason) => cancel.mutateAsync({ ...refOf(meeting), reason }).then(() => toast('已取消'))}
      />
      {isClosing && (
        <ActForm
          name="closeMeeting"
          title="纪要定稿"
          okText="定稿"
          done="已定稿，可以打印"
          fixed={refOf(meeting)}
          onClose={() => setClosing(false)}
        >
          <p className="muted">定稿后签到、议决和纪要都不能再修改。</p>
          <Form.Item label="其他要写进纪要的（可不填）" name="minutes">
            <Input.TextArea rows={5} maxLength={3000} showCount />
          </Form.Item>
        </ActForm>
      )}
    </>
  )
}
