import { type Fen, showYuan } from '#kernel/money.ts'
import { showDate } from '#kernel/time.ts'
import { useAsk } from '#ui/api.ts'
import { LinkButton } from '#ui/phone/Button.tsx'
import { Card } from '#ui/phone/Card.tsx'
import { Empty, Failed, Loading } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { grantsContract } from '../contract.ts'
import { GRANT_STATES, USES } from '../vocabulary.ts'

const yuan = (fen: number): string => `${showYuan(fen as Fen)}元`

/** What the fund asks for now, and where one's own applications stand. */
export function GrantsPage() {
  const calls = useAsk(grantsContract, 'openCalls', {})
  const mine = useAsk(grantsContract, 'myGrants', {})
  return (
    <Screen title="社区基金资助" back="/m/me">
      {calls.isPending && <Loading />}
      {calls.error && !calls.data && <Failed error={calls.error} onRetry={calls.refetch} />}
      {calls.data?.rows.length === 0 && <Empty title="现在没有征集" next="有新的征集时再来看，或问问社区。" />}
      {calls.data?.rows.map((call) => (
        <Card key={call.id} title={call.title}>
          <p>
            每项{yuan(call.minFen)}到{yuan(call.maxFen)}
          </p>
          <p>{call.uses.map((use) => USES[use]).join('、')}</p>
          <p className="detail">{showDate(call.closesOn)}截止。要申请，请到社区或社工站，由工作人员帮您登记。</p>
        </Card>
      ))}
      {mine.data?.rows.map((one) => (
        <Card key={one.id} title={one.title}>
          <p>
            <strong>{GRANT_STATES[one.state]}</strong>
          </p>
          <p>申请{yuan(one.askedFen)}</p>
          {one.next && <p className="detail">下一步：{one.next}</p>}
          {one.lastNote && <p className="detail">{one.lastNote}</p>}
        </Card>
      ))}
      <LinkButton to="/m/wishes" kind="plain">
        看看微心愿
      </LinkButton>
    </Screen>
  )
}
