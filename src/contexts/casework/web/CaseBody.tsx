import { Alert, Steps } from 'antd'
import type { ReactNode } from 'react'
import { TARGET_GROUPS } from '#contexts/hardship/contract.ts'
import { downloadUrl } from '#ui/api.ts'
import { Facts } from '#ui/Facts.tsx'
import { DownloadLink } from '#ui/files.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { useIsPhone } from '#ui/screen.ts'
import { caseworkContract } from '../contract.ts'
import { STAGES } from '../rules/states.ts'
import { LINES, SOURCES } from '../vocabulary.ts'
import { CaseActs } from './CaseActs.tsx'
import { Contacts } from './Contacts.tsx'
import { Papers } from './Papers.tsx'
import { type Case, RiskTag, StateTag } from './parts.tsx'
import { Readings } from './Readings.tsx'
import { Scales } from './Scales.tsx'

/** One case: where it stands and what comes next, its papers and contacts; to its lead, who read it. */
export function CaseBody({ one, back }: { one: Case; back: ReactNode }) {
  return (
    <>
      <PageHeader
        title={
          <>
            {one.fullName} <StateTag state={one.state} /> <RiskTag risk={one.risk} />
          </>
        }
        description={`${one.no} · ${one.areaName} · ${LINES[one.line]}`}
        back={back}
        actions={<CaseActs one={one} />}
      />
      {one.isOverdue && <Alert type="error" showIcon title={`已逾期：应在${one.dueOn}前${one.next}`} />}
      <Where one={one} />
      <Section title="基本情况">
        <Facts facts={factsOf(one)} />
      </Section>
      <Scales papers={one.papers} />
      <Contacts one={one} />
      <Papers one={one} />
      {one.role === 'lead' && <Readings caseId={one.id} />}
    </>
  )
}

function Where({ one }: { one: Case }) {
  const isPhone = useIsPhone()
  const at = STAGES.findIndex(({ states }) => states.includes(one.state))
  const title = `下一步：${one.next}`
  if (at < 0 || isPhone)
    return (
      <Section title={title}>
        {at >= 0 && (
          <p className="muted">
            第{at + 1}步，共{STAGES.length}步：{STAGES.map((stage) => stage.title).join(' → ')}
          </p>
        )}
      </Section>
    )
  return (
    <Section title={title}>
      <Steps size="small" current={at} items={STAGES.map((stage) => ({ title: stage.title }))} />
    </Section>
  )
}

const factsOf = (one: Case): (readonly [string, ReactNode])[] => [
  ['联系电话', one.phone],
  ['服务对象类别', one.groups.map((code) => TARGET_GROUPS[code]).join('、')],
  ['来源', SOURCES[one.source]],
  ['未成年人', one.isMinor && '是，须监护人签署；档案保管至成年之后'],
  ['由需求而来', one.hasNeed && '是'],
  ['接案', one.openedOn],
  ['经办社工', one.workerName],
  ['社工站负责人', one.leadName],
  ['督导', one.supervisorName ?? '尚未指派'],
  ['知情同意书', <Consent key="consent" one={one} />],
  ['服务计划', { none: '尚未提交', submitted: '已提交，等待审定', approved: '已审定' }[one.planState]],
  ['补齐计划期限', one.backfillBy],
  ['结案', one.closedOn],
  ['保管至', one.keptUntil],
  ['归档还缺', one.closedOn !== null && one.archivedOn === null && (one.missing.join('、') || '文书齐全')],
]

const Consent = ({ one: { id: caseId, consentOn, hasConsentFile } }: { one: Case }) => (
  <>
    {consentOn === null ? '尚未签署' : `${consentOn}签署 `}
    {hasConsentFile && (
      <DownloadLink size="small" href={downloadUrl(caseworkContract, 'openConsent', { caseId })}>
        下载
      </DownloadLink>
    )}
  </>
)
