import type { z } from 'zod'
import { showMinutes } from '#kernel/minutes.ts'
import { showDate } from '#kernel/time.ts'
import { downloadUrl, useAsk } from '#ui/api.ts'
import { LinkButton } from '#ui/phone/Button.tsx'
import { Card, Facts } from '#ui/phone/Card.tsx'
import { Empty, Failed, Loading, Say } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { recognitionContract } from '../contract.ts'
import './recognition.css'

type Mine = z.infer<typeof recognitionContract.endpoints.listMyCertificates.output>['rows'][number]

/** The papers somebody asked for, and where each stands. */
export function CertificatesPage() {
  const mine = useAsk(recognitionContract, 'listMyCertificates', {})
  return (
    <Screen title="我的证明" back="/m/me" foot={<LinkButton to="/m/certificates/new">开一份证明</LinkButton>}>
      {mine.isPending && <Loading />}
      {mine.error && !mine.data && <Failed error={mine.error} onRetry={mine.refetch} />}
      {mine.data?.rows.length === 0 && (
        <Empty title="还没有证明" next="服务时长正式记入以后，就可以请组织活动的社区开证明，不收费。" />
      )}
      {mine.data?.rows.map((one) => (
        <OnePaper key={one.id} one={one} />
      ))}
      <LinkButton to="/m/star" kind="plain">
        我的星级
      </LinkButton>
    </Screen>
  )
}

function OnePaper({ one }: { one: Mine }) {
  const { state, issuerName, number, totalMinutes, fromDate, toDate } = one
  return (
    <Card title={issuerName}>
      <Standing one={one} />
      <Facts
        rows={[
          ['服务期间', `${showDate(fromDate)}至${showDate(toDate)}`],
          ['服务时长', totalMinutes !== null && showMinutes(totalMinutes)],
          ['编号', number && <span className="paper-number">{number}</span>],
          ['用途', one.purpose],
        ]}
      />
      {state === 'issued' && (
        <a
          className="button main"
          href={downloadUrl(recognitionContract, 'downloadMyCertificate', { certificateId: one.id })}
        >
          打开证明
        </a>
      )}
    </Card>
  )
}

function Standing({ one: { state, issuedOn, dueOn, closedOn, closedReason } }: { one: Mine }) {
  if (state === 'issued') return <Say tone="done">{issuedOn && showDate(issuedOn)}已开好，可以打开、保存、打印</Say>
  if (state === 'requested') return <Say tone="note">社区正在办，{showDate(dueOn)}前办好</Say>
  return (
    <Say tone="error">
      {closedOn && showDate(closedOn)}
      {state === 'revoked' ? '撤回了，请不要再用' : '没有开出来'}。原因：{closedReason}
    </Say>
  )
}
