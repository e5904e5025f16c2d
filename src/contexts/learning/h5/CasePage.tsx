import { useParams } from 'react-router'
import { type Fen, showYuan } from '#kernel/money.ts'
import { showDate } from '#kernel/time.ts'
import { downloadUrl, Refused, useAsk } from '#ui/api.ts'
import { Card } from '#ui/phone/Card.tsx'
import { Empty, Failed, Loading } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { learningContract } from '../contract.ts'

/** One promoted case in its four parts, and how to do the same. */
export function CasePage() {
  const { caseId = '' } = useParams()
  const { data, error, isPending, refetch } = useAsk(learningContract, 'readPromoted', { caseId })
  const isUnknown = error instanceof Refused && error.status === 404
  return (
    <Screen title={data?.title ?? '好做法'} back="/m/practices">
      {isPending && <Loading />}
      {isUnknown && <Empty title="没有这篇案例" next="可能已经不再公开，请看看别的。" />}
      {error && !isUnknown && <Failed error={error} onRetry={refetch} />}
      {data && (
        <>
          <p className="detail">
            {data.townName}，{showDate(data.promotedOn)}公开
          </p>
          <Card title="为什么做">
            <p>{data.background}</p>
          </Card>
          <Card title="怎么做的">
            <p>{data.practice}</p>
          </Card>
          <Card title="做成了什么">
            <p>{data.effect}</p>
          </Card>
          <Card title="学到了什么">
            <p>{data.insight}</p>
          </Card>
          {data.isPlaybook && (
            <Card title="想照着做">
              <ol>
                {data.steps.map(({ title, how }) => (
                  <li key={title}>
                    {title}：{how}
                  </li>
                ))}
              </ol>
              <ul>
                {data.roles.map(({ role, does }) => (
                  <li key={role}>
                    {role}：{does}
                  </li>
                ))}
              </ul>
              {data.costFen !== null && (
                <p>
                  要花{showYuan(data.costFen as Fen)}元{data.costNote && `（${data.costNote}）`}
                </p>
              )}
            </Card>
          )}
          {data.files.length > 0 && (
            <ul className="list">
              {data.files.map(({ id, title }) => (
                <li key={id}>
                  <a
                    className="list-link"
                    href={downloadUrl(learningContract, 'downloadPromotedFile', { caseId, caseFileId: id })}
                  >
                    {title}
                  </a>
                </li>
              ))}
            </ul>
          )}
          {data.adoptionList.map((one) => (
            <Card key={one.id} title={`${one.townName}也在做`}>
              <p>
                {one.measure}：原来{one.beforeValue}
                {one.unit}
                {one.afterValue !== null && `，现在${one.afterValue}${one.unit}`}
              </p>
              {one.result && <p>{one.result}</p>}
            </Card>
          ))}
        </>
      )}
    </Screen>
  )
}
