import { Skeleton, Steps, Tag, Timeline } from 'antd'
import { Link, useParams } from 'react-router'
import { TARGET_GROUPS } from '#contexts/hardship/contract.ts'
import { showDate, showMoment } from '#kernel/time.ts'
import { ask, useAsk } from '#ui/api.ts'
import { Facts } from '#ui/Facts.tsx'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { useIsPhone } from '#ui/screen.ts'
import { useMay } from '#ui/session.ts'
import { needsContract } from '../contract.ts'
import { LINE } from '../rules/states.ts'
import {
  BENEFITS,
  CHANNELS,
  FOR_WHOM,
  LEVELS,
  LINES,
  MEANS,
  PARTIES,
  RATINGS,
  ROUTES,
  VERIFIED_HOW,
} from '../vocabulary.ts'
import { Likely } from './Likely.tsx'
import { NeedActs } from './NeedActs.tsx'
import { Photo } from './Photo.tsx'
import { Due, type Need, refOf, StateTag } from './parts.tsx'
import { Referrals } from './Referrals.tsx'
import { Reveal } from './Reveal.tsx'
import { stepTitle } from './words.ts'
import './needs.css'

/** One need: where it stands, who is next and what they can do, what the resident said, and everybody who acted. */
export function NeedPage() {
  const { needId = '' } = useParams()
  const { data: need, error, refetch } = useAsk(needsContract, 'getNeed', { needId }, { keepPrevious: false })
  if (error && !need) return <ErrorHint heading="需求" error={error} onRetry={refetch} />
  if (!need) return <Skeleton active title={false} />
  return (
    <>
      <PageHeader
        title={
          <>
            {need.title} <StateTag state={need.state} /> {need.urgency === 'urgent' && <Tag color="red">紧急</Tag>}
          </>
        }
        description={`${need.no} · ${need.areaName} · ${CHANNELS[need.channel]} · ${showDate(need.reportedOn)}提出`}
        back={<Link to="/needs">返回需求清单</Link>}
        actions={<NeedActs need={need} />}
      />
      <Where need={need} />
      <Section title="需求">
        {need.description !== null && <p className="needs-words">{need.description}</p>}
        <Facts facts={factsOf(need)} />
        <div className="needs-after">
          <Photo need={need} />
          {need.mayReveal && need.contact !== '' && <Contact need={need} />}
          <Onward need={need} />
        </div>
      </Section>
      <Referrals need={need} />
      {need.may.includes('mergeNeed') && <Likely need={need} />}
      <Section title="经过">
        <Timeline
          items={need.steps.map((step) => ({
            content: (
              <>
                <strong>{stepTitle(step.kind)}</strong> {step.byName}（{PARTIES[step.party]}）{' '}
                <span className="muted figure">{showMoment(new Date(step.at))}</span>
                {step.note && <div className="needs-words">{step.note}</div>}
              </>
            ),
          }))}
        />
      </Section>
    </>
  )
}

const OPEN = ['verified', 'classified', 'assigned', 'in_service']

/** What may begin with it: a project of the five parties, a case of a social worker. */
function Onward({ need }: { need: Need }) {
  const mayLead = useMay('linkage.linkage.lead')
  const mayTake = useMay('casework.case.work')
  if (!OPEN.includes(need.state)) return null
  return (
    <>
      {mayLead && <Link to={`/linkage/projects/new?needId=${need.id}`}>由这件需求成立联动项目</Link>}
      {mayTake && <Link to={`/casework/new?need=${need.id}`}>接为个案</Link>}
    </>
  )
}

/** Where it stands and who is next; a need that ended another way has no line. */
function Where({ need }: { need: Need }) {
  const isPhone = useIsPhone()
  const at = LINE.findIndex(({ states }) => states.includes(need.state))
  const step = LINE[at]
  if (!step) return need.into ? <MergedInto into={need.into} /> : null
  return (
    <Section title={nextStep(need, step)} extra={need.dueOn && <Due dueOn={need.dueOn} light={need.light} />}>
      {isPhone ? (
        <p className="muted">
          第{at + 1}步，共{LINE.length}步：{LINE.map(({ title }) => title).join(' → ')}
        </p>
      ) : (
        <Steps size="small" current={at} items={LINE.map(({ title }) => ({ title }))} />
      )}
    </Section>
  )
}

function nextStep({ state, may, ownerUnit }: Need, { title, who }: (typeof LINE)[number]): string {
  if (may.includes('recordReceipt')) return '下一步：取得转介回执'
  if (state === 'referred') return '下一步：等民政部门答复，需要的同时交办其他帮扶'
  const whose = state === 'assigned' || state === 'in_service' ? ownerUnit : who
  return whose ? `下一步：${title}（${whose}）` : '已办结'
}

const MergedInto = ({ into }: { into: NonNullable<Need['into']> }) => (
  <Section title="已并入另一件，一起办">
    <Link to={`/needs/${into.id}`}>
      {into.no} {into.title}
    </Link>
  </Section>
)

const groupName = (code: string): string => (TARGET_GROUPS as Record<string, string>)[code] ?? code
const dayOf = (day: string | null) => day && showDate(day)

type Told = (readonly [string, React.ReactNode])[]
const factsOf = (need: Need): Told => [...toldFacts(need), ...doneFacts(need)]

const toldFacts = (need: Need): Told => [
  ['提出人', need.contact || (need.forWhom === 'many' ? '' : '没有留')],
  ['替谁说', FOR_WHOM[need.forWhom]],
  ['服务对象', need.beneficiary],
  ['涉及人数', need.peopleCount > 1 && `${need.peopleCount}人`],
  ['工单号', need.externalNo],
  ['核实', need.verifiedHow && `${need.verifiedName} ${dayOf(need.verifiedOn)} ${VERIFIED_HOW[need.verifiedHow]}`],
  ['不予受理的原因', need.rejectedReason],
  ['类别', need.line && LINES[need.line]],
  ['人群', need.groups.map(groupName).join('、')],
  ['层次', need.level && LEVELS[need.level]],
  ['政策待遇', need.benefit && BENEFITS[need.benefit]],
  ['办理途径', need.route && ROUTES[need.route]],
  ['途径说明', need.routeReason],
]

const doneFacts = (need: Need): Told => [
  ['承办', need.ownerParty && `${need.ownerUnit}（${PARTIES[need.ownerParty]}）`],
  ['交办日期', dayOf(need.assignedOn)],
  ['办结', need.resolvedOn && `${dayOf(need.resolvedOn)} ${need.means.map((one) => MEANS[one]).join('、')}`],
  ['结果', need.result],
  ['本人确认', need.confirmedOn && confirmedWords(need)],
  ['居民的话', need.comment],
  ['重新办理', need.reopened > 0 && `${need.reopened}次`],
  ['归档', dayOf(need.archivedOn)],
  ['并进来的', need.merged.length > 0 && <Merged key="merged" need={need} />],
]

const confirmedWords = ({ confirmedOn, confirmedHow, rating }: Need): string =>
  `${dayOf(confirmedOn)} ${RATINGS[(rating ?? 3) as keyof typeof RATINGS]}${confirmedHow === 'paper' ? '（工作人员代为登记）' : ''}`

const Merged = ({ need }: { need: Need }) => (
  <>
    {need.merged.map(({ id, no, title }) => (
      <div key={id}>
        <Link to={`/needs/${id}`}>
          {no} {title}
        </Link>
      </div>
    ))}
  </>
)

function Contact({ need }: { need: Need }) {
  const open = async (reason: string) => {
    const { name, phone, address, whom } = await ask(needsContract, 'revealContact', { ...refOf(need), reason })
    const told = [
      ['姓名', name || (need.isNameless ? '不留名' : '没有留')],
      ['电话', phone || '没有留；可写进展，居民在手机上看得到'],
      ['地址', address],
      ['替谁说', whom],
    ] as const
    return told.filter(([, value]) => value !== '')
  }
  return <Reveal label="查看联系方式" title="查看这件需求的联系方式？" open={open} />
}
