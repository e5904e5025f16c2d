import { useParams } from 'react-router'
import { showDate } from '#kernel/time.ts'
import { Refused, useAsk } from '#ui/api.ts'
import { Card, Facts } from '#ui/phone/Card.tsx'
import { Empty, Failed, Loading } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { linkageContract } from '../contract.ts'
import { PARTIES } from '../vocabulary.ts'

/** What five parties did for one need, for anybody: no names of people. */
export function DonePage() {
  const { projectId = '' } = useParams()
  const done = useAsk(linkageContract, 'readDone', { projectId })
  const isUnknown = done.error instanceof Refused && done.error.status === 404
  return (
    <Screen title="做成了什么">
      {done.isPending && <Loading />}
      {isUnknown && <Empty title="没有这个项目" next="结果经居民确认以后才公开，请过些天再来看。" />}
      {done.error && !isUnknown && <Failed error={done.error} onRetry={done.refetch} />}
      {done.data && (
        <>
          <Card title={done.data.title}>
            <p>{done.data.result}</p>
            <Facts
              rows={[
                ['在哪里', done.data.place],
                ['想做成', done.data.goal],
                ['回应了', `${done.data.needs}件居民的事`],
                ['用了', `${done.data.days}天`],
                ['办结', showDate(done.data.closedOn)],
              ]}
            />
          </Card>
          <h2>谁做了什么</h2>
          {done.data.parties.map(({ party, unitName, did }) => (
            <Card key={party} title={PARTIES[party]}>
              <p>{unitName}</p>
              <ul>
                {did.map(({ what, times, on }) => (
                  <li key={what}>
                    {what}
                    {times > 1 && `${times}次`}，{showDate(on)}
                    {times > 1 && '起'}
                  </li>
                ))}
              </ul>
            </Card>
          ))}
        </>
      )}
    </Screen>
  )
}
