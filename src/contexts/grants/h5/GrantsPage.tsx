import { showDate } from '#kernel/time.ts'
import { useAsk } from '#ui/api.ts'
import { LinkButton } from '#ui/phone/Button.tsx'
import { Card, ListLink } from '#ui/phone/Card.tsx'
import { Empty, Failed, Loading } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { grantsContract } from '../contract.ts'
import { GRANT_STATES, USES } from '../vocabulary.ts'
import { yuan } from './words.ts'

/** Where one's own applications stand, and what the fund asks for now. */
export function GrantsPage() {
  const calls = useAsk(grantsContract, 'openCalls', {})
  const mine = useAsk(grantsContract, 'myGrants', {})
  return (
    <Screen title="社区基金资助" back="/m/me">
      {(calls.isPending || mine.isPending) && <Loading />}
      {calls.error && !calls.data && <Failed error={calls.error} onRetry={calls.refetch} />}
      {mine.error && !mine.data && <Failed error={mine.error} onRetry={mine.refetch} />}
      {mine.data && mine.data.rows.length > 0 && (
        <>
          <h2>我的申请</h2>
          <ul className="list">
            {mine.data.rows.map(({ id, title, state, askedFen }) => (
              <li key={id}>
                <ListLink
                  to={`/m/grants/${id}`}
                  title={title || '还没有起名的申请'}
                  detail={askedFen > 0 ? `${GRANT_STATES[state]}，申请${yuan(askedFen)}` : GRANT_STATES[state]}
                />
              </li>
            ))}
          </ul>
        </>
      )}
      {calls.data && <h2>正在征集</h2>}
      {calls.data?.rows.length === 0 && <Empty title="现在没有征集" next="有新的征集时再来看，或问问社区。" />}
      {calls.data?.rows.map((call) => (
        <Card key={call.id} title={call.title}>
          <p>
            {call.areaName}，每项{yuan(call.minFen)}到{yuan(call.maxFen)}
          </p>
          <p>{call.uses.map((use) => USES[use]).join('、')}</p>
          <p className="detail">{showDate(call.closesOn)}截止。也可以到社区或社工站，请工作人员帮您登记。</p>
          <LinkButton to={`/m/grants/calls/${call.id}`}>我要申请</LinkButton>
        </Card>
      ))}
      <LinkButton to="/m/wishes" kind="plain">
        看看微心愿
      </LinkButton>
    </Screen>
  )
}
