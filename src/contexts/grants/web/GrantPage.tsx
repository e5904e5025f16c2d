import { Steps as Line, Skeleton, Tag } from 'antd'
import { Link, useParams } from 'react-router'
import { showMinutes } from '#kernel/minutes.ts'
import { useAsk } from '#ui/api.ts'
import { Facts } from '#ui/Facts.tsx'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { useIsPhone } from '#ui/screen.ts'
import { grantsContract } from '../contract.ts'
import { outstandingOf } from '../rules/budget.ts'
import { LINE } from '../rules/states.ts'
import { APPLICANT_KINDS, GRANT_STATES, USES } from '../vocabulary.ts'
import { Budget } from './Budget.tsx'
import { GrantActs } from './GrantActs.tsx'
import { Judged, Objections } from './Judged.tsx'
import { Money } from './Money.tsx'
import { type Grant, yuan } from './parts.tsx'
import { Recovery } from './Recovery.tsx'
import { Steps } from './Steps.tsx'
import './grants.css'

/** One grant: where it stands, who is next and what they can do, its budget against what was spent, and everybody who acted. */
export function GrantPage() {
  const { grantId = '' } = useParams()
  const { data: grant, error, refetch } = useAsk(grantsContract, 'getGrant', { grantId }, { keepPrevious: false })
  if (error && !grant) return <ErrorHint heading="资助" error={error} onRetry={refetch} />
  if (!grant) return <Skeleton active title={false} />
  return (
    <>
      <PageHeader
        title={
          <>
            {grant.title} <Tag>{GRANT_STATES[grant.state]}</Tag>
          </>
        }
        description={`${grant.no} · ${grant.areaName} · ${grant.applicantName}`}
        back={<Link to="/fund/grants">返回资助</Link>}
        actions={<GrantActs grant={grant} />}
      />
      <Where grant={grant} />
      <Section title="申请">
        <Facts facts={factsOf(grant)} />
      </Section>
      <Budget grant={grant} />
      <Judged grant={grant} />
      <Objections grant={grant} />
      <Money grant={grant} />
      <Recovery grant={grant} />
      {grant.report && <Result grant={grant} />}
      <Steps grant={grant} />
    </>
  )
}

/** Where it stands and who is next; a grant that ended another way has no line. */
function Where({ grant }: { grant: Grant }) {
  const isPhone = useIsPhone()
  const at = LINE.findIndex(({ states }) => states.includes(grant.state))
  const step = LINE[at]
  if (grant.state === 'terminated')
    return (
      <Section title="下一步：追回余款（出纳登记退回款；会计提议、负责人决定不再追回的）">
        <p className="muted">还有{yuan(outstandingOf(grant))}元没有结清。</p>
      </Section>
    )
  if (!step) return null
  return (
    <Section title={step.who ? `下一步：${step.title}（${step.who}）` : '已办结'}>
      {isPhone ? (
        <p className="muted">
          第{at + 1}步，共{LINE.length}步：{LINE.map(({ title }) => title).join(' → ')}
        </p>
      ) : (
        <Line size="small" current={at} items={LINE.map(({ title }) => ({ title }))} />
      )}
    </Section>
  )
}

const factsOf = (grant: Grant): (readonly [string, React.ReactNode])[] => [
  ['征集', grant.callTitle],
  ['申请主体', `${grant.applicantName}（${APPLICANT_KINDS[grant.applicantKind]}）`],
  ['资金代管单位', grant.custodian],
  ['用途', USES[grant.use]],
  ['服务对象', grant.targetGroup],
  ['怎么做', grant.plan],
  ['起止', `${grant.startsOn}至${grant.endsOn}`],
  ['申请', <Yuan key="asked" fen={grant.askedFen} />],
  ['其他收入', grant.otherIncomeFen > 0 && <Yuan key="other" fen={grant.otherIncomeFen} />],
  ['批准', grant.grantedFen !== null && <Yuan key="granted" fen={grant.grantedFen} />],
  ['已付', grant.grantedFen !== null && <Yuan key="paid" fen={grant.paidFen} />],
  ['退回', grant.returnedFen > 0 && <Yuan key="returned" fen={grant.returnedFen} />],
  ['核定或核销', grant.settledFen > 0 && <Yuan key="settled" fen={grant.settledFen} />],
  ['关联关系', grant.related],
  ['联系人', grant.contact],
  ['登记人', grant.recordedName],
]
const Yuan = ({ fen }: { fen: number }) => <span className="figure">{yuan(fen)}元</span>

const Result = ({ grant }: { grant: Grant }) => (
  <Section title="结项报告">
    <Facts
      facts={[
        ['服务人数', grant.peopleServed],
        ['服务时长', grant.hoursMinutes !== null && showMinutes(grant.hoursMinutes)],
        ['做了什么', grant.report],
        ['结项日期', grant.closedOn],
      ]}
    />
  </Section>
)
