import { useEffect } from 'react'
import { useAsk } from '#ui/api.ts'
import { ListLink } from '#ui/phone/Card.tsx'
import { keepForOffline } from '#ui/phone/keep-for-offline.ts'
import { Empty, Failed, Loading, Say } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { useSession } from '#ui/session.ts'
import { caseworkContract } from '../contract.ts'
import { CASE_STATES } from '../vocabulary.ts'
import { useKeptList } from './kept.ts'
import { useOutbox } from './outbox.ts'
import { Waiting } from './Waiting.tsx'

/** What I work on: what is late first, then the rest, with the next step of each. */
export function CasesPage() {
  useEffect(() => keepForOffline(), [])
  const { accountId } = useSession()
  const asked = useAsk(caseworkContract, 'myCases', { pageSize: 100 })
  const { data, isOld } = useKeptList(asked)
  const outbox = useOutbox(accountId)
  const rows = (data?.rows ?? []).toSorted((one, other) => Number(other.isOverdue) - Number(one.isOverdue))
  return (
    <Screen title="我的个案">
      {!data && asked.isPending && <Loading />}
      {!data && asked.error && <Failed error={asked.error} onRetry={asked.refetch} />}
      {isOld && data && <Say tone="note">现在没有网络，这是手机上存的内容。接触记录照常可以写，有网后自动上传。</Say>}
      <Waiting box={outbox} />
      {data?.rows.length === 0 && <Empty title="没有您经办的个案" next="在电脑上接案登记后，这里可以记录每次接触。" />}
      <ul className="list">
        {rows.map((one) => (
          <li key={one.id}>
            <ListLink
              to={`/m/cases/${one.id}`}
              title={`${one.client} ${CASE_STATES[one.state]}`}
              detail={
                <>
                  {one.next}
                  {one.dueOn && (
                    <>
                      <br />
                      {one.isOverdue ? <span className="tag bad">逾期：应在{one.dueOn}前</span> : `${one.dueOn}前`}
                    </>
                  )}
                </>
              }
              end={one.risk === 'high' ? '高风险' : undefined}
            />
          </li>
        ))}
      </ul>
    </Screen>
  )
}
