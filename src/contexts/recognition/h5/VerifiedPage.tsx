import { useParams, useSearchParams } from 'react-router'
import type { z } from 'zod'
import { showMinutes } from '#kernel/minutes.ts'
import { showDate } from '#kernel/time.ts'
import { Refused, useAsk } from '#ui/api.ts'
import { LinkButton } from '#ui/phone/Button.tsx'
import { Card, Facts } from '#ui/phone/Card.tsx'
import { Failed, Loading, Say } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { recognitionContract } from '../contract.ts'
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
      {found.error && <NotFound error={found.error} onRetry={found.refetch} />}
      {found.data && <Paper paper={found.data} />}
      <LinkButton to="/m/verify" kind="plain">
        查验另一份
      </LinkButton>
    </Screen>
  )
}

/** Unknown papers are said as big as good ones; no network or too many questions say nothing about the paper. */
function NotFound({ error, onRetry }: { error: Error; onRetry: () => unknown }) {
  const isUnknown = error instanceof Refused && error.status === 404
  const isMistyped = error instanceof Refused && error.status === 400
  if (!isUnknown && !isMistyped) return <Failed error={error} onRetry={onRetry} />
  return (
    <>
      <p className="verdict bad" role="status">
        <span aria-hidden="true">{isUnknown ? '✕' : '！'}</span>
        {isUnknown ? '没有查到' : '填写有误'}
      </p>
      <Say tone="error">{error.message}</Say>
    </>
  )
}

function Paper({ paper }: { paper: Verified }) {
  const { isValid, number, name, issuerName, services, totalMinutes, fromDate, toDate, issuedOn } = paper
  return (
    <>
      <p className={isValid ? 'verdict good' : 'verdict bad'} role="status">
        <span aria-hidden="true">{isValid ? '✓' : '✕'}</span>
        {isValid ? '有效' : '已撤回'}
      </p>
      {!isValid && paper.revokedOn && (
        <Say tone="note">
          这份证明不再有效：{showDate(paper.revokedOn)}撤回。原因：{paper.revokedReason}
        </Say>
      )}
      <Card title={paper.paperName}>
        <Facts
          rows={[
            [
              '编号',
              <span key="number" className="paper-number">
                {number}
              </span>,
            ],
            ['志愿者', name],
            ['服务时长', <strong key="time">{showMinutes(totalMinutes)}</strong>],
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
