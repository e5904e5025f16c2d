import { useParams, useSearchParams } from 'react-router'
import type { z } from 'zod'
import { showDate } from '#kernel/time.ts'
import { useAsk } from '#ui/api.ts'
import { LinkButton } from '#ui/phone/Button.tsx'
import { Card, Facts } from '#ui/phone/Card.tsx'
import { Loading, Say } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { recognitionContract } from '../contract.ts'
import { showTime } from '../rules/hours.ts'
import './recognition.css'

type Verified = z.infer<typeof recognitionContract.endpoints.verifyCertificate.output>

/** What a code leads to: whether the paper holds, and what it says, with the name masked. Anybody may look. */
export function VerifiedPage() {
  const { code = '' } = useParams()
  const [search] = useSearchParams()
  const number = search.get('number') ?? ''
  const found = useAsk(recognitionContract, 'verifyCertificate', { code, ...(number && { number }) })
  return (
    <Screen title="查验证明" back="/m/verify">
      {found.isPending && <Loading />}
      {found.error && <Say tone="error">{found.error.message}</Say>}
      {found.data && <Paper paper={found.data} />}
      <LinkButton to="/m/verify" kind="plain">
        查验另一份
      </LinkButton>
    </Screen>
  )
}

function Paper({ paper }: { paper: Verified }) {
  const { isValid, number, name, issuerName, services, totalMinutes, fromDate, toDate, issuedOn } = paper
  return (
    <>
      <p className={isValid ? 'verdict good' : 'verdict bad'} role="status">
        <span aria-hidden="true">{isValid ? '✓' : '✕'}</span>
        {isValid ? '证明有效' : '证明已撤回，不再有效'}
      </p>
      {!isValid && paper.revokedOn && (
        <Say tone="note">
          {showDate(paper.revokedOn)}撤回。原因：{paper.revokedReason}
        </Say>
      )}
      <Card title={paper.paperName}>
        <Facts
          rows={[
            ['编号', number],
            ['志愿者', name],
            ['服务时长', <strong key="time">{showTime(totalMinutes)}</strong>],
            ['服务次数', `${services}次`],
            ['服务期间', `${showDate(fromDate)}至${showDate(toDate)}`],
            ['出具单位', issuerName],
            ['出具日期', showDate(issuedOn)],
          ]}
        />
      </Card>
      <p className="detail">请把姓名、编号、时长与纸上的逐项对照；有一项不同，纸就是改过的。</p>
    </>
  )
}
