import { Link } from 'react-router'
import { programmeContract } from '#contexts/programme/contract.ts'
import { showDate } from '#kernel/time.ts'
import { useAsk } from '#ui/api.ts'
import { momentOf, spanOf } from '#ui/moments.ts'
import { Section } from '#ui/PageHeader.tsx'
import { AUDIENCES, HAZARDS, RISK_LEVELS } from '../contract.ts'
import { agesWords } from '../h5/words.ts'
import type { Activity } from './ActivityPage.tsx'
import { TeamFacts } from './TeamFields.tsx'

type Props = { one: Activity }

/** What an activity is, in the order people ask: what, when and where, who, how risky, whose hands it went through. */
export const About = ({ one }: Props) => (
  <Section title="活动内容">
    <dl className="kv">
      <dt>面向</dt>
      <dd>{AUDIENCES[one.audience]}</dd>
      <dt>服务内容</dt>
      <dd className="activity-text">{one.content}</dd>
      <dt>服务类别</dt>
      <dd>{one.categoryLabel ?? '—'}</dd>
      <dt>服务对象</dt>
      <dd>
        <Audiences chosen={one.audiences} />
      </dd>
      <dt>班次</dt>
      <dd>
        {one.shifts.map(({ id, startsAt, endsAt, places, taken, waiting }) => (
          <div key={id} className="figure">
            {spanOf(startsAt, endsAt)}，报名{taken}/{places}
            {waiting > 0 && `，候补${waiting}`}
          </div>
        ))}
      </dd>
      <dt>集合地点</dt>
      <dd>
        {one.place}
        {one.position && (
          <div className="muted">
            扫码签到时核对位置：北纬{one.position.lat}，东经{one.position.lng}
            {one.radiusMetres !== null && `，${one.radiusMetres}米以内`}
          </div>
        )}
      </dd>
      <dt>组织单位</dt>
      <dd>{one.organiser}</dd>
      <TeamFacts one={one} />
      <dt>负责人</dt>
      <dd>
        <Leader one={one} />
      </dd>
      <dt>联系方式</dt>
      <dd>{one.contact}</dd>
      <dt>风险等级</dt>
      <dd>{RISK_LEVELS[one.riskLevel]}</dd>
      <dt>可能的风险</dt>
      <dd className="activity-text">{one.risks}</dd>
      <dt>参加条件</dt>
      <dd>{conditionsOf(one)}</dd>
      {one.withChildren && (
        <>
          <dt>服务未成年人</dt>
          <dd>
            参加者须先做从业查询，且在一年以内　<Link to="/activities/checks">查看从业查询</Link>
          </dd>
        </>
      )}
      <dt>经手</dt>
      <dd>{handsOf(one)}</dd>
      <RecordDue one={one} />
    </dl>
  </Section>
)

/** Whom it serves, as the code table calls them. */
function Audiences({ chosen }: { chosen: readonly string[] }) {
  const codes = useAsk(programmeContract, 'listCodes', {}, { enabled: chosen.length > 0 })
  const labels = codes.data?.serviceAudiences.items
    .filter(({ code }) => chosen.includes(code))
    .map(({ label }) => label)
  return labels?.join('、') || '—'
}

const Leader = ({ one: { leaderName, leaderPhone, leaderPersonId } }: Props) => (
  <>
    {leaderName}
    {leaderPhone && <span className="figure"> {leaderPhone}</span>}
    {leaderPersonId === null && <span className="muted">（不是注册志愿者，签到、点名由工作人员办理）</span>}
  </>
)

const conditionsOf = (one: Activity): string =>
  [
    one.conditions,
    agesWords(one),
    one.isFamily && '亲子活动，监护人同到',
    one.hazards.length > 0 && `含${one.hazards.map((hazard) => HAZARDS[hazard]).join('、')}，未成年人不能参加`,
  ]
    .filter(Boolean)
    .join('；') || '—'

const handsOf = ({ createdByName, submittedByName, reviewedByName, reviewedAt }: Activity): string =>
  [
    `${createdByName}筹划`,
    submittedByName && `${submittedByName}提交`,
    reviewedByName && `${reviewedByName}审核${reviewedAt ? `（${momentOf(reviewedAt)}）` : ''}`,
  ]
    .filter(Boolean)
    .join('，')

/** From the end on: by when the hours are to be recorded, and where that is done. */
function RecordDue({ one: { id, audience, recordDueOn, recordedOn, isOverdue } }: Props) {
  if (!recordDueOn) return null
  const due = `应于${showDate(recordDueOn)}前（含当日）完成${isOverdue ? '，已逾期' : ''}`
  return (
    <>
      <dt>记录</dt>
      <dd>
        {recordedOn ? `${showDate(recordedOn)}完成` : due}
        {audience === 'volunteers' && (
          <>
            {'　'}
            <Link to={`/volunteering/review?activityId=${id}`}>去确认、复核时长</Link>
          </>
        )}
      </dd>
    </>
  )
}
