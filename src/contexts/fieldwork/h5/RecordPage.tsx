import { useParams, useSearchParams } from 'react-router'
import { Card, Facts } from '#ui/phone/Card.tsx'
import { Empty, Failed, Loading } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { useSession } from '#ui/session.ts'
import { foundBefore } from './found.ts'
import { TellForm, type Whom } from './TellForm.tsx'
import { type FieldVisit, useMine } from './use-mine.ts'
import { useVisitBox } from './visit-box.ts'
import { dayOf } from './words.ts'
import './field.css'

/** One visit that was planned: where to, and what to write down. With `person` in the address, one that was not. */
export function RecordPage() {
  const { planId = '' } = useParams()
  const [search] = useSearchParams()
  const personId = search.get('person')
  const { mine, error, isPending, refetch } = useMine()
  if (personId !== null) return <Unplanned personId={personId} />
  const visit = mine?.rows.find((row) => row.planId === planId)
  return (
    <Screen title={visit?.personName ?? '记录探访'} back="/m/field">
      {!mine && isPending && <Loading />}
      {!mine && error && <Failed error={error} onRetry={refetch} />}
      {mine && !visit && <Empty title="没有找到这次探访" next="可能已经记过，或改由别人去了。" />}
      {visit && (
        <>
          <Where visit={visit} />
          <TellForm whom={visit} />
        </>
      )}
    </Screen>
  )
}

function Unplanned({ personId }: { personId: string }) {
  const whom = foundBefore(personId)
  return (
    <Screen title={whom?.personName ?? '记录探访'} back="/m/field/somebody">
      {whom ? <TellForm whom={whom} /> : <Empty title="没有找到这个人" next="请返回，再查找一次。" />}
    </Screen>
  )
}

const Where = ({ visit }: { visit: FieldVisit }) => (
  <Card>
    <Facts
      rows={[
        ['住址', visit.address && <span className="address">{visit.address}</span>],
        ['社区', visit.areaName],
        ['哪天去', `${dayOf(visit.dueOn)} ${visit.dueAt}`],
        ['上次见到', visit.lastOn && dayOf(visit.lastOn)],
        ['备注', visit.note],
        ['提示', visit.due === 'soon' && '住址到探访当天才显示'],
      ]}
    />
  </Card>
)

/** A visit that the server would not take: everything written is there, to be put right. */
export function AgainPage() {
  const { visitId = '' } = useParams()
  const { accountId } = useSession()
  const { queue } = useVisitBox(accountId)
  const kept = queue.find(({ told, state }) => told.visitId === visitId && state === 'refused')
  const whom: Whom | undefined = kept && { ...kept.told, personName: kept.personName }
  return (
    <Screen title={kept ? kept.personName : '改了再发'} back="/m/field">
      {whom && kept ? <TellForm whom={whom} was={kept} /> : <Empty title="已经发出去了" next="不用再发。" />}
    </Screen>
  )
}
