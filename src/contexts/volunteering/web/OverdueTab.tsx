import { Link } from 'react-router'
import type { z } from 'zod'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { Section } from '#ui/PageHeader.tsx'
import { volunteeringContract } from '../contract.ts'
import type { OverdueView } from '../contract-hours-views.ts'
import { ObjectionsTab } from './ObjectionsTab.tsx'

type Overdue = z.infer<typeof OverdueView>

/** Hours not recorded in ten working days (order 67, 11), and objections not answered in time. */
export function OverdueTab({ area }: { area: { areaCode?: string } }) {
  const { data, error, refetch, isPending } = useAsk(volunteeringContract, 'listOverdueRecords', area)
  return (
    <>
      <Section title="逾期未记录的活动">
        <DataTable
          label="逾期未记录的活动"
          columns={COLUMNS}
          rows={data?.rows}
          rowKey={({ activityId, activity, organiserAreaCode, recordDueOn }) =>
            `${activityId ?? activity}${organiserAreaCode}${recordDueOn}`
          }
          isPending={isPending}
          error={error}
          onRetry={refetch}
          empty={<EmptyHint title="没有逾期未记录的活动" />}
        />
      </Section>
      <Section title="逾期未答复的异议">
        <ObjectionsTab area={area} isOverdue />
      </Section>
    </>
  )
}

const reviewOf = ({ activityId, toConfirm }: Overdue): string =>
  `/volunteering/review?${new URLSearchParams({ tab: toConfirm > 0 ? 'confirm' : 'verify', ...(activityId && { activityId }) })}`

const COLUMNS: Column<Overdue>[] = [
  { key: 'activity', title: '活动', render: (one) => <Link to={reviewOf(one)}>{one.activity}</Link> },
  { key: 'area', title: '活动所在', render: ({ organiserAreaName }) => organiserAreaName },
  { key: 'leader', title: '负责人', render: ({ leaderName }) => leaderName || '—' },
  { key: 'due', title: '应记录截止', date: true, render: ({ recordDueOn }) => recordDueOn },
  { key: 'late', title: '逾期', figure: true, render: ({ daysLate }) => `${daysLate}天` },
  { key: 'toConfirm', title: '待确认', figure: true, render: ({ toConfirm }) => toConfirm },
  { key: 'toVerify', title: '待复核', figure: true, render: ({ toVerify }) => toVerify },
]
