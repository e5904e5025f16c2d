import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { DatePick } from '#ui/DatePick.tsx'
import { rulesOf } from '#ui/fields.ts'
import { useSession } from '#ui/session.ts'
import { linkageContract } from '../contract.ts'
import { ACT_KINDS, PART_OF, PARTIES } from '../vocabulary.ts'
import { ActForm } from './ActForm.tsx'
import { type Project, refOf, type Seat, StandTag } from './parts.tsx'
import { Remind } from './Remind.tsx'

const rules = rulesOf(linkageContract.endpoints.askSeat.input)

/** The five seats: each says what was done and when, or who was asked and how late they are. */
export const Seats = ({ project, onDone }: { project: Project; onDone: () => unknown }) => (
  <ol className="seats">
    {project.seats.map((seat) => (
      <OneSeat key={seat.party} seat={seat} project={project} onDone={onDone} />
    ))}
  </ol>
)

function OneSeat({ seat, project, onDone }: { seat: Seat; project: Project; onDone: () => unknown }) {
  const [isAsking, setAsking] = useState(false)
  const { party, stand, unitName } = seat
  const mayAsk = project.mayLead && stand !== 'acted' && unitName !== ''
  return (
    <li className={`seat ${stand}`}>
      <header>
        <h2>
          {PARTIES[party]}
          <small>{PART_OF[party]}</small>
        </h2>
        <StandTag stand={stand} />
      </header>
      <p>{unitName || <span className="muted">还没有写明由谁参加</span>}</p>
      {stand === 'acted' ? <Acts seat={seat} /> : <Asked seat={seat} />}
      <footer>
        {mayAsk && (
          <Button size="small" type={seat.askedOn ? 'default' : 'primary'} onClick={() => setAsking(true)}>
            {seat.askedOn ? '再次邀请' : '邀请'}
          </Button>
        )}
        {seat.mayRemind && <Remind projectId={project.id} version={project.version} party={party} onDone={onDone} />}
      </footer>
      {isAsking && <Ask seat={seat} project={project} onClose={() => setAsking(false)} />}
    </li>
  )
}

const Acts = ({ seat }: { seat: Seat }) => (
  <ul className="seat-acts">
    {seat.acts.map(({ kind, id, on, label, page }) => (
      <li key={kind + id}>
        <span className="figure">{on}</span>
        {page ? <Link to={page}>{label}</Link> : label}
        <span className="muted">（{ACT_KINDS[kind]}）</span>
      </li>
    ))}
    {seat.actsInAll > seat.acts.length && <li className="muted">共{seat.actsInAll}次行动</li>}
  </ul>
)

function Asked({ seat }: { seat: Seat }) {
  if (!seat.askedOn) return <p className="muted">还没有邀请，也没有行动记录。</p>
  return (
    <>
      <p>{seat.askedWhat}</p>
      <p className="muted">
        {seat.askedBy}于{seat.askedOn}邀请（发给{seat.told}人），期限{seat.dueOn}
      </p>
      {seat.daysLate > 0 && <p className="late-words">逾期{seat.daysLate}天，没有行动记录</p>}
      {seat.remindedOn && <p className="muted">最近催办：{seat.remindedOn}</p>}
    </>
  )
}

function Ask({ seat, project, onClose }: { seat: Seat; project: Project; onClose: () => void }) {
  const { today } = useSession()
  const name = PARTIES[seat.party]
  return (
    <ActForm
      name="askSeat"
      title={`邀请${name}（${seat.unitName}）`}
      okText="发出邀请"
      done="已发出邀请"
      fixed={{ ...refOf(project), party: seat.party }}
      onClose={onClose}
    >
      <p className="muted">消息发到{name}各位的平台账号。邀请不算行动：只有对方自己的记录才填上席位。</p>
      <Form.Item label="请对方做什么" name="what" rules={rules.what}>
        <Input.TextArea rows={3} maxLength={200} showCount />
      </Form.Item>
      <Form.Item label="什么时候之前" name="dueOn" rules={rules.dueOn} extra="不填则按平台默认的期限">
        <DatePick min={today} />
      </Form.Item>
    </ActForm>
  )
}
