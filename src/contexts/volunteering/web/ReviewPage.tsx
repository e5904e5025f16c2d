import { Button, Tabs } from 'antd'
import { Link } from 'react-router'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { useAsk } from '#ui/api.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { exportPath } from '#ui/places.ts'
import { useFilters } from '#ui/useFilters.ts'
import { volunteeringContract } from '../contract.ts'
import { FlagsTab } from './FlagsTab.tsx'
import { ObjectionsTab } from './ObjectionsTab.tsx'
import { OverdueTab } from './OverdueTab.tsx'
import { ReviewTab } from './ReviewTab.tsx'

/** What waits for a hand before hours count: to confirm, to verify, to answer, to look into, and what is late. */
export function ReviewPage() {
  const { filters, setFilter } = useFilters(['tab', 'areaCode', 'activityId'])
  const { tab = 'confirm', areaCode, activityId } = filters
  const area = { ...(areaCode && { areaCode }) }
  const { data: count } = useAsk(volunteeringContract, 'countHoursToDo', area)
  const filter = { ...area, ...(activityId && { activityId }) }
  const withCount = (label: string, n: number | undefined) => (n === undefined ? label : `${label} ${n}`)
  const tabs = [
    {
      key: 'confirm',
      label: withCount('待确认', count?.toConfirm),
      children: <ReviewTab step="confirm" filter={filter} />,
    },
    {
      key: 'verify',
      label: withCount('待复核', count?.toVerify),
      children: <ReviewTab step="verify" filter={filter} />,
    },
    { key: 'objections', label: withCount('异议', count?.objections), children: <ObjectionsTab area={area} /> },
    { key: 'flags', label: withCount('导入疑点', count?.flags), children: <FlagsTab area={area} /> },
    {
      key: 'overdue',
      label: withCount('逾期', count && count.overdueRecords + count.overdueObjections),
      children: <OverdueTab area={area} />,
    },
  ]
  return (
    <>
      <PageHeader
        title="时长复核"
        description="签到的时长经确认、另一人复核、本人核对无异议后才记入；活动结束后10个工作日内应完成记录。"
        actions={
          <Link to={exportPath('volunteering.drafts', '待定时长', filter)}>
            <Button>导出</Button>
          </Link>
        }
      />
      <div className="toolbar-filters" style={{ marginBottom: 8 }}>
        <div style={{ width: 220 }}>
          <AreaField
            aria-label="活动所在区划"
            placeholder="活动所在区划"
            value={areaCode}
            onChange={(code) => setFilter('areaCode', code)}
          />
        </div>
        {activityId && <Button onClick={() => setFilter('activityId', undefined)}>显示全部活动</Button>}
      </div>
      <Tabs activeKey={tab} onChange={(key) => setFilter('tab', key)} items={tabs} destroyOnHidden />
    </>
  )
}
