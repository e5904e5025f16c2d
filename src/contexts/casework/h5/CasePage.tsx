import { useParams } from 'react-router'
import { useAsk } from '#ui/api.ts'
import { LinkButton } from '#ui/phone/Button.tsx'
import { Card, Facts } from '#ui/phone/Card.tsx'
import { Failed, Loading, Say } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { caseworkContract } from '../contract.ts'
import { CASE_STATES, RISKS, WAYS } from '../vocabulary.ts'

/** One case at the door: who, how to reach them, what comes next; the long papers are for the desk. */
export function CasePage() {
  const { caseId = '' } = useParams()
  const { data, error, isPending, refetch } = useAsk(caseworkContract, 'getCase', { caseId })
  const write = <LinkButton to={`/m/cases/${caseId}/contact`}>记录这次接触</LinkButton>
  return (
    <Screen title={data?.fullName ?? '个案'} back="/m/cases" foot={write}>
      {!data && isPending && <Loading />}
      {!data && error && <Failed error={error} onRetry={refetch} />}
      {data && (
        <>
          {data.risk === 'high' && <Say tone="error">高风险，有情况马上告诉负责人；有现实危险先拨打110、120。</Say>}
          <Card title="下一步">
            <p>{data.next}</p>
            {data.may.includes('recordConsent') && (
              <LinkButton to={`/m/cases/${caseId}/consent`} kind="plain">
                在手机上签知情同意书
              </LinkButton>
            )}
          </Card>
          <Card title="情况">
            <Facts
              rows={[
                ['状态', CASE_STATES[data.state]],
                ['风险', RISKS[data.risk]],
                ['电话', data.phone && <a href={`tel:${data.phone}`}>{data.phone}</a>],
                ['社区', data.areaName],
                ['负责人', data.leadName],
              ]}
            />
          </Card>
          <Card title="最近的接触">
            {data.contacts.length === 0 && <p>还没有记录。</p>}
            {data.contacts.slice(0, 3).map(({ id, heldOn, way, minutes, secret }) => (
              <p key={id}>
                {heldOn} {WAYS[way]} {minutes}分钟
                <br />
                下一步：{secret.next}
              </p>
            ))}
          </Card>
        </>
      )}
    </Screen>
  )
}
