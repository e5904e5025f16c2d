import { lazy, Suspense, useState } from 'react'
import { useParams } from 'react-router'
import type { z } from 'zod'
import { showDate } from '#kernel/time.ts'
import { useAct, useAsk } from '#ui/api.ts'
import { Button, LinkButton } from '#ui/phone/Button.tsx'
import { Card, Facts } from '#ui/phone/Card.tsx'
import { Failed, Loading, Say } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { incubationContract } from '../contract.ts'
import { showLevel, tellGrid } from '../rules/ability.ts'
import { SERVICE_KINDS, STAGES, STATES } from '../vocabulary.ts'
import './org.css'

export type Mine = z.output<typeof incubationContract.endpoints.myOrganisation.output>

const Radar = lazy(async () => ({ default: (await import('../web/Radar.tsx')).Radar }))

/** One's own organisation: what it did, what waits, and two big buttons. */
export function OrganisationPage() {
  const { organisationId = '' } = useParams()
  const mine = useAsk(incubationContract, 'myOrganisation', { organisationId })
  return (
    <Screen title={mine.data?.name ?? '我的社会组织'} back="/m/org">
      {mine.isPending && <Loading />}
      {mine.error && !mine.data && <Failed error={mine.error} onRetry={mine.refetch} />}
      {mine.data && <Body one={mine.data} />}
    </Screen>
  )
}

function Body({ one }: { one: Mine }) {
  return (
    <>
      {one.warnings.map(({ kind, text }) => (
        <Say key={kind} tone="note">
          {text}
        </Say>
      ))}
      {one.mayServe && <LinkButton to={`/m/org/${one.id}/record`}>记一次活动</LinkButton>}
      {one.mayServe && (
        <LinkButton to={`/m/org/${one.id}/report`} kind="plain">
          向“两委”报告
        </LinkButton>
      )}
      <Card>
        <Facts
          rows={[
            ['现在', STATES[one.state]],
            ['培育', one.stage !== 'none' && STAGES[one.stage]],
            ['下一步', one.next],
            ['还缺材料', one.missing.length > 0 && !one.firstStandingOn && one.missing.join('、')],
            ['最近意见', one.state === 'returned' && one.lastNote],
            ['备案号', one.filingNo],
            ['备案到', one.validUntil && showDate(one.validUntil)],
            ['近一年', one.firstStandingOn && `${one.services12}次活动`],
            ['下次报告', one.reportDue && `${showDate(one.reportDue)}前`],
          ]}
        />
        {(one.state === 'idea' || one.state === 'returned') && <Draft one={one} />}
      </Card>
      <Done one={one} />
      <Ability one={one} />
    </>
  )
}

function Draft({ one }: { one: Mine }) {
  const [isAsked, setAsked] = useState(false)
  const withdraw = useAct(incubationContract, 'withdrawMine')
  return (
    <>
      <p>请把章程、备案表和成员名单送到社区，工作人员收齐后替您提交。</p>
      <LinkButton to={`/m/org/${one.id}/edit`}>接着填</LinkButton>
      {isAsked ? (
        <>
          <Say tone="note">撤回以后不能恢复，要办得重新填。</Say>
          {withdraw.error && <Say tone="error">{withdraw.error.message}</Say>}
          <Button
            kind="danger"
            busy={withdraw.isPending}
            onClick={() => withdraw.mutate({ organisationId: one.id, version: one.version })}
          >
            确定撤回
          </Button>
        </>
      ) : (
        <Button kind="plain" onClick={() => setAsked(true)}>
          不办了
        </Button>
      )}
    </>
  )
}

function Done({ one: { services } }: { one: Mine }) {
  if (services.length === 0) return null
  return (
    <Card title="做过的事">
      <ul className="org-done">
        {services.map(({ id, servedOn, title, people, kind, voidReason }) => (
          <li key={id}>
            <strong>{voidReason ? <del>{title}</del> : title}</strong>
            <p className="detail">
              {showDate(servedOn)}，{SERVICE_KINDS[kind]}，{people}人{voidReason && `，已作废：${voidReason}`}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Ability({ one: { assessment } }: { one: Mine }) {
  if (!assessment) return null
  const name = `${assessment.year}年第${assessment.quarter}季度`
  return (
    <Card title={`能力：${showLevel(assessment.level)}`}>
      <Suspense fallback={<Loading />}>
        <Radar now={assessment} nowName={name} />
      </Suspense>
      <p className="detail">{tellGrid(assessment)}</p>
    </Card>
  )
}
