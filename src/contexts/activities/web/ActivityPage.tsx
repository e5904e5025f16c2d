import { Alert, Skeleton, Tag } from 'antd'
import { Link, useParams } from 'react-router'
import type { z } from 'zod'
import { showDate } from '#kernel/time.ts'
import { useAsk } from '#ui/api.ts'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { type ActivityView, AUDIENCES, activitiesContract, HAZARDS, RISK_LEVELS } from '../contract.ts'
import { ACTIVITY_STATES } from '../rules/states.ts'
import { ActivityActs } from './ActivityActs.tsx'
import './activities.css'
import { Consents } from './Consents.tsx'
import { Policies } from './Policies.tsx'
import { Roll } from './Roll.tsx'
import { momentOf, spanOf } from './times.ts'

export type Activity = z.infer<typeof ActivityView>

/** One activity from its plan to its record: what it is, who comes, and the next step. */
export function ActivityPage() {
  const { activityId = '' } = useParams()
  const found = useAsk(activitiesContract, 'getActivity', { activityId })
  if (found.error && !found.data) return <ErrorHint heading="活动" error={found.error} onRetry={found.refetch} />
  if (!found.data) return <Skeleton active />
  const one = found.data
  return (
    <>
      <PageHeader
        title={one.title}
        description={
          <>
            <Tag>{ACTIVITY_STATES[one.state]}</Tag>
            {spanOf(one.startsAt, one.endsAt)} · {[one.townName, one.areaName].filter(Boolean).join(' ')}
          </>
        }
        back={<Link to="/activities">返回活动</Link>}
        actions={<ActivityActs one={one} />}
      />
      <Notes one={one} />
      <About one={one} />
      <Roll one={one} />
      <Policies one={one} />
      <Consents one={one} />
    </>
  )
}

const Notes = ({ one: { returnReason, cancelReason, warnings, isOverdue, recordDueOn, state } }: { one: Activity }) => (
  <>
    {state === 'returned' && returnReason && <Alert type="warning" showIcon title={`审核退回：${returnReason}`} />}
    {cancelReason && <Alert type="warning" showIcon title={`已取消：${cancelReason}`} />}
    {isOverdue && recordDueOn && (
      <Alert type="error" showIcon title={`记录应于${showDate(recordDueOn)}前完成，已经逾期。请尽快确认、复核时长。`} />
    )}
    {warnings.map((one) => (
      <Alert key={one} type="warning" showIcon title={one} />
    ))}
  </>
)

function About({ one }: { one: Activity }) {
  const ages = [one.minAge !== null && `${one.minAge}岁以上`, one.maxAge !== null && `${one.maxAge}岁以下`]
  return (
    <Section title="活动内容">
      <dl className="kv">
        <dt>面向</dt>
        <dd>{AUDIENCES[one.audience]}</dd>
        <dt>服务内容</dt>
        <dd className="activity-text">{one.content}</dd>
        <dt>服务类别</dt>
        <dd>{one.categoryLabel ?? '—'}</dd>
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
        <dd>{one.place}</dd>
        <dt>组织单位</dt>
        <dd>{one.organiser}</dd>
        <dt>负责人</dt>
        <dd>
          {one.leaderName} {one.leaderPhone}
        </dd>
        <dt>联系方式</dt>
        <dd>{one.contact}</dd>
        <dt>风险（{RISK_LEVELS[one.riskLevel]}）</dt>
        <dd className="activity-text">{one.risks}</dd>
        <dt>条件</dt>
        <dd>
          {[
            one.conditions,
            ...ages,
            one.isFamily && '亲子活动',
            one.withChildren && '须先做从业查询',
            ...one.hazards.map((hazard) => `${HAZARDS[hazard]}，未成年人不能报名`),
          ]
            .filter(Boolean)
            .join('；') || '—'}
        </dd>
        <dt>经手</dt>
        <dd>
          {one.createdByName}筹划
          {one.submittedByName && `，${one.submittedByName}提交`}
          {one.reviewedByName &&
            `，${one.reviewedByName}审核${one.reviewedAt ? `（${momentOf(one.reviewedAt)}）` : ''}`}
        </dd>
        {one.recordDueOn && (
          <>
            <dt>记录</dt>
            <dd>
              {one.recordedOn ? `${showDate(one.recordedOn)}完成` : `应于${showDate(one.recordDueOn)}前完成`}
              {one.audience === 'volunteers' && (
                <>
                  {'　'}
                  <Link to={`/volunteering/review?activityId=${one.id}`}>去确认、复核时长</Link>
                </>
              )}
            </dd>
          </>
        )}
      </dl>
    </Section>
  )
}
