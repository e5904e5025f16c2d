import { Tabs } from 'antd'
import { useSearchParams } from 'react-router'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { useFilters } from '#ui/useFilters.ts'
import { Duties } from './Duties.tsx'
import { Notices } from './Notices.tsx'

const TABS = { duties: '公开事项', notices: '已发布' } as const
type Tab = keyof typeof TABS
const tabs = Object.keys(TABS) as Tab[]

/** What is due and what was published, of one place. */
export function DisclosurePage() {
  const { filters, setFilter } = useFilters(['areaCode', 'tab'])
  const [, setSearch] = useSearchParams()
  const { areaCode } = filters
  const place = areaCode ? { areaCode } : {}
  const tab = tabs.find((one) => one === filters.tab) ?? 'duties'
  const content: Record<Tab, React.ReactNode> = {
    duties: <Duties key={areaCode} {...place} />,
    notices: <Notices key={areaCode} {...place} />,
  }
  return (
    <>
      <PageHeader title="信息公开" description="到期要公开的自动列出，超期的在最前。" />
      <div className="toolbar">
        <div style={{ width: 260 }}>
          <AreaField
            aria-label="区划"
            placeholder="全部辖区"
            value={areaCode}
            onChange={(code) => setFilter('areaCode', code)}
          />
        </div>
      </div>
      <Tabs
        activeKey={tab}
        onChange={(to) => setSearch({ ...place, tab: to }, { replace: true })}
        destroyOnHidden
        items={tabs.map((one) => ({ key: one, label: TABS[one], children: content[one] }))}
      />
    </>
  )
}
