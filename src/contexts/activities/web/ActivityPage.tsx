import { Alert, Skeleton } from 'antd'
import { Link, useParams } from 'react-router'
import type { z } from 'zod'
import { showDate } from '#kernel/time.ts'
import { useAsk } from '#ui/api.ts'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { type ActivityView, activitiesContract } from '../contract.ts'
import { About } from './About.tsx'
import { ActivityActs } from './ActivityActs.tsx'
import './activities.css'
import { spanOf } from '#ui/moments.ts'
import { Consents } from './Consents.tsx'
import { Policies } from './Policies.tsx'
import { Roll } from './Roll.tsx'
import { StateTag } from './StateTag.tsx'

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
            <StateTag state={one.state} /> {spanOf(one.startsAt, one.endsAt)} ·{' '}
            {[one.townName, one.areaName].filter(Boolean).join(' ')}
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
  <div className="activity-notes">
    {state === 'returned' && returnReason && <Alert type="warning" showIcon title={`审核退回：${returnReason}`} />}
    {cancelReason && <Alert type="warning" showIcon title={`已取消：${cancelReason}`} />}
    {isOverdue && recordDueOn && (
      <Alert type="error" showIcon title={`记录应于${showDate(recordDueOn)}前完成，已经逾期。请尽快确认、复核时长。`} />
    )}
    {warnings.map((one) => (
      <Alert key={one} type="warning" showIcon title={one} />
    ))}
  </div>
)
