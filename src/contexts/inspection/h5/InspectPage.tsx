import { type FormEvent, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { showDate } from '#kernel/time.ts'
import { useAct } from '#ui/api.ts'
import { Button } from '#ui/phone/Button.tsx'
import { Card, Facts } from '#ui/phone/Card.tsx'
import { TextInput } from '#ui/phone/Field.tsx'
import { Empty, Failed, Loading, Say } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { useSession } from '#ui/session.ts'
import { inspectionContract } from '../contract.ts'
import { STAGES } from '../vocabulary.ts'
import { CheckForm, type Whereto } from './CheckForm.tsx'
import { useInspectBox } from './inspect-box.ts'
import { type MyVisit, useMine } from './use-mine.ts'
import './inspect.css'

/** One visit on the spot: to record it, or to put a second hand to what a colleague recorded. */
export function InspectPage() {
  const { visitId = '' } = useParams()
  const { mine, today, error, isPending, refetch } = useMine()
  const visit = mine?.rows.find((row) => row.visitId === visitId)
  return (
    <Screen title={visit?.place ?? '实地检查'} back="/m/inspections">
      {!mine && isPending && <Loading />}
      {!mine && error && <Failed error={error} onRetry={refetch} />}
      {mine && !visit && <Empty title="没有找到这次检查" next="可能已经办完，或改由别人去了。" />}
      {visit && <About visit={visit} />}
      {mine && visit?.state === 'planned' && <CheckForm where={whereOf(visit)} lines={mine.lines} today={today} />}
      {visit?.state === 'recorded' && <Recorded visit={visit} />}
    </Screen>
  )
}

const whereOf = ({ visitId, version, areaCode, place }: MyVisit): Whereto => ({ visitId, version, areaCode, place })

const About = ({ visit }: { visit: MyVisit }) => (
  <Card>
    <Facts
      rows={[
        ['街镇', visit.townName],
        ['阶段', STAGES[visit.stage]],
        ['哪天', showDate(visit.plannedOn)],
        ['检查人', visit.names.join('、')],
        ['备注', visit.note],
      ]}
    />
  </Card>
)

function Recorded({ visit }: { visit: MyVisit }) {
  const [remark, setRemark] = useState('')
  const act = useAct(inspectionContract, 'confirmVisit')
  const go = useNavigate()
  const send = (event: FormEvent) => {
    event.preventDefault()
    const { visitId, version } = visit
    act.mutate({ visitId, version, remark }, { onSuccess: () => go('/m/inspections') })
  }
  return (
    <>
      <Card title="记录的情况">
        <p className="told">{visit.summary}</p>
        {visit.faults.length > 0 && <h3>不完全符合的</h3>}
        <ul>
          {visit.faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      </Card>
      {visit.isMine ? (
        <Say tone="note">您记的，等同去的检查人核签。</Say>
      ) : (
        <form onSubmit={send}>
          <TextInput
            label="有不同看法写在这里"
            hint="没有就不写"
            maxLength={500}
            value={remark}
            onChange={(event) => setRemark(event.target.value)}
          />
          {act.error && <Say tone="error">{act.error.message}</Say>}
          <Button type="submit" busy={act.isPending}>
            核签
          </Button>
        </form>
      )}
    </>
  )
}

/** A record that the server would not take: everything written is there, to be put right. */
export function AgainPage() {
  const { visitId = '' } = useParams()
  const { accountId } = useSession()
  const { mine, today } = useMine()
  const { queue } = useInspectBox(accountId)
  const kept = queue.find(({ told, state }) => told.visitId === visitId && state === 'refused')
  const where = kept && { visitId, version: kept.told.version, areaCode: kept.areaCode, place: kept.place }
  return (
    <Screen title={kept?.place ?? '改了再发'} back="/m/inspections">
      {where && kept && mine && <CheckForm where={where} lines={mine.lines} today={today} was={kept} />}
      {!kept && <Empty title="已经发出去了" next="不用再发。" />}
      {kept && !mine && <Loading />}
    </Screen>
  )
}
