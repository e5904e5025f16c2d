import { Tabs } from 'antd'
import { useSearchParams } from 'react-router'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { useFilters } from '#ui/useFilters.ts'
import { Accounts } from './Accounts.tsx'
import { Adjustments } from './Adjustments.tsx'
import { Items } from './Items.tsx'
import { Redemptions } from './Redemptions.tsx'
import { Rules } from './Rules.tsx'

const TABS = {
  ledger: '台账',
  rules: '规则',
  items: '兑换物品',
  redemptions: '兑换单',
  adjustments: '积分调整',
} as const
type Tab = keyof typeof TABS
const tabs = Object.keys(TABS) as Tab[]

/** Accounts, rules, goods and redemptions of one place. */
export function PointsPage() {
  const { filters, setFilter } = useFilters(['areaCode', 'tab'])
  const [, setSearch] = useSearchParams()
  const { areaCode } = filters
  const place = areaCode ? { areaCode } : {}
  const tab = tabs.find((one) => one === filters.tab) ?? 'ledger'
  /** Each tab has filters of its own, so only the place goes along. */
  const open = (to: string) => setSearch({ ...place, tab: to }, { replace: true })
  const content: Record<Tab, React.ReactNode> = {
    ledger: <Accounts key={areaCode} {...place} />,
    rules: <Rules key={areaCode} {...place} />,
    items: <Items key={areaCode} {...place} />,
    redemptions: <Redemptions key={areaCode} {...place} />,
    adjustments: <Adjustments key={areaCode} {...place} />,
  }
  return (
    <>
      <PageHeader title="积分" description="积分从哪里来、用到哪里去；另记一本账，不动服务时长和星级。" />
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
        onChange={open}
        destroyOnHidden
        items={tabs.map((one) => ({ key: one, label: TABS[one], children: content[one] }))}
      />
    </>
  )
}
