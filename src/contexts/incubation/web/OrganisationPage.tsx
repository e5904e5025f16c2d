import { Alert, Skeleton, Steps } from 'antd'
import { Link, useParams } from 'react-router'
import { dateOf } from '#kernel/time.ts'
import { useAsk } from '#ui/api.ts'
import { Facts } from '#ui/Facts.tsx'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { useIsPhone } from '#ui/screen.ts'
import { incubationContract } from '../contract.ts'
import { showLevel } from '../rules/ability.ts'
import { LINE } from '../rules/states.ts'
import { DOMAINS, END_KINDS, FOCUS, SOURCES, TIERS } from '../vocabulary.ts'
import { Abilities } from './Abilities.tsx'
import { Documents } from './Documents.tsx'
import { Grades } from './Grades.tsx'
import { Nurture } from './Nurture.tsx'
import { Opinions } from './Opinions.tsx'
import { OrganisationActs } from './OrganisationActs.tsx'
import { type Organisation, StageTag, StateTag } from './parts.tsx'
import { Services } from './Services.tsx'
import './incubation.css'

/** One organisation: where its filing stands, its papers, how it grows, what it did, and what others think of it. */
export function OrganisationPage() {
  const { organisationId = '' } = useParams()
  const {
    data: one,
    error,
    refetch,
  } = useAsk(incubationContract, 'getOrganisation', { organisationId }, { keepPrevious: false })
  if (error && !one) return <ErrorHint heading="社会组织" error={error} onRetry={refetch} />
  if (!one) return <Skeleton active title={false} />
  return (
    <>
      <PageHeader
        title={
          <>
            {one.name} <StateTag state={one.state} /> {one.stage !== 'none' && <StageTag stage={one.stage} />}
          </>
        }
        description={[one.areaName, TIERS[one.tier], one.filingNo].filter(Boolean).join(' · ')}
        back={<Link to="/social-organisations">返回社会组织</Link>}
        actions={<OrganisationActs one={one} />}
      />
      {one.warnings.length > 0 && (
        <Alert
          className="incubation-warnings"
          type="warning"
          showIcon
          title={one.warnings.map(({ text }) => text).join('；')}
        />
      )}
      <Where one={one} />
      <Counts one={one} />
      <Section title="备案表">
        <Facts facts={factsOf(one)} />
      </Section>
      <Documents one={one} />
      <Nurture one={one} />
      <Abilities one={one} />
      <Section title="活动与服务">
        <Services organisationId={one.id} mayVoid={one.may.includes('voidService')} />
      </Section>
      <Opinions one={one} />
      {(one.registeredOn || one.grades.length > 0) && <Grades one={one} />}
      <Section title="经过">
        {one.steps.length === 0 ? (
          <p className="muted">来自{SOURCES.roster}，还没有在平台上办过事。</p>
        ) : (
          <ol>
            {one.steps.map(({ at, act, label, byName, note }) => (
              <li key={at + act}>
                {dateOf(new Date(at))} {label} {byName} {note}
              </li>
            ))}
          </ol>
        )}
      </Section>
    </>
  )
}

/** Where its standing is and who is next; one that ended or is stopped has no line. */
function Where({ one }: { one: Organisation }) {
  const isPhone = useIsPhone()
  const at = LINE.findIndex(({ states }) => states.includes(one.state))
  const step = LINE[at]
  if (!step) return null
  return (
    <Section title={step.who ? `现在：${step.title}（${step.who}）` : step.title}>
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

/** Whether it counts for 三（四）, and why. */
function Counts({ one: { reading, teamName, tooSmall, tier, state } }: { one: Organisation }) {
  return (
    <Section title="三（四）是否计入">
      {reading ? (
        <p>
          <strong>{reading.counts ? (reading.counts === 'new' ? '计入（新增）' : '计入（提升）') : '不计入'}</strong>：
          {reading.why}。<span className="muted">自{reading.from}创建之日起算。</span>
        </p>
      ) : (
        <p className="muted">所在社区不在创建点范围内，不计。</p>
      )}
      {teamName && (
        <p className="muted">同时是志愿服务队伍“{teamName}”，在三（四）和三（五）中一队两用，两处都注明。</p>
      )}
      {tier === 'B' && tooSmall === null && ['filed', 'active'].includes(state) && (
        <p className="muted">人数和资金已够依法登记的条件，可向区民政局申请登记。</p>
      )}
    </Section>
  )
}

type Fact = readonly [string, React.ReactNode]
const factsOf = (one: Organisation): Fact[] => [...aimsOf(one), ...peopleOf(one), ...standingOf(one)]

const aimsOf = (one: Organisation): Fact[] => [
  ['领域', one.domain ? DOMAINS[one.domain] : ''],
  ['重点方向', one.focus.map((focus) => FOCUS[focus]).join('、')],
  ['业务范围', one.scope],
  ['活动场所', one.place],
  ['章程要点', one.charter],
  ['党的领导', [one.hasPartyClause ? '章程已载明' : '章程未载明', one.partyLink].filter(Boolean).join('；')],
]
const peopleOf = (one: Organisation): Fact[] => [
  ['负责人', one.headName && `${one.headName}${one.headIsParty ? '（党员）' : ''}`],
  ['成员', one.members > 0 && `${one.members}人`],
  ['单位会员', one.units > 0 && `${one.units}个`],
  ['资金', [one.fundsSource, one.custodian && `由${one.custodian}代管`].filter(Boolean).join('；')],
]
const standingOf = (one: Organisation): Fact[] => [
  ['备案', one.filedOn && `${one.filedOn}，有效期至${one.validUntil ?? '未载明'}`],
  ['登记', one.registeredOn && [one.registeredOn, one.registeredNo, one.uscc].filter(Boolean).join('，')],
  ['能力', one.levelStart && one.levelNow && `${showLevel(one.levelStart)} → ${showLevel(one.levelNow)}`],
  ['整改期限', one.rectifyDue],
  [
    '注销',
    one.endedOn && [one.endedOn, one.endKind && END_KINDS[one.endKind], one.endReason].filter(Boolean).join('，'),
  ],
  ['来源', [SOURCES[one.source], one.recordedName].filter((word, at, all) => all.indexOf(word) === at).join(' · ')],
]
