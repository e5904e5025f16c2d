import { Tabs } from 'antd'
import { useSearchParams } from 'react-router'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { useAsk } from '#ui/api.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { useMay } from '#ui/session.ts'
import { useFilters } from '#ui/useFilters.ts'
import { recognitionContract } from '../contract.ts'
import { AskFor } from './AskFor.tsx'
import { Certificates } from './Certificates.tsx'
import { Eligible } from './Eligible.tsx'
import { Stars } from './Stars.tsx'

const TABS = { requested: '待出具', closed: '已出具', stars: '星级', eligible: '可申请星级' } as const
type Tab = keyof typeof TABS
const tabs = Object.keys(TABS) as Tab[]

/** What volunteers are given in return: certificates of what they did, and stars for how much. */
export function RecognitionPage() {
  const { filters, setFilter } = useFilters(['areaCode', 'tab'])
  const [, setSearch] = useSearchParams()
  const { areaCode } = filters
  const place = areaCode ? { areaCode } : {}
  const tab = tabs.find((one) => one === filters.tab) ?? 'requested'
  const content: Record<Tab, React.ReactNode> = {
    requested: <Certificates key={`requested${areaCode}`} {...place} state="requested" />,
    closed: <Certificates key={`closed${areaCode}`} {...place} state="closed" />,
    stars: <Stars key={areaCode} {...place} />,
    eligible: <Eligible key={areaCode} {...place} />,
  }
  const counts = useCounts(place)
  const mayIssue = useMay('recognition.certificate.issue')
  return (
    <>
      <PageHeader
        title="证明与星级"
        description="由组织活动的社区、街镇出具证明；星级由本人申请、初审、公示后评定。"
        actions={mayIssue && <AskFor />}
      />
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
        items={tabs.map((one) => ({ key: one, label: `${TABS[one]}${counts[one]}`, children: content[one] }))}
      />
    </>
  )
}

/** How many each tab holds in this place; nothing while it is not known. */
function useCounts(place: { areaCode?: string }): Record<Tab, string> {
  const one = { ...place, pageSize: 1 }
  const mayStars = useMay('recognition.star.read')
  const requested = useAsk(recognitionContract, 'listCertificates', { ...one, state: 'requested' })
  const closed = useAsk(recognitionContract, 'listCertificates', { ...one, state: 'closed' })
  const stars = useAsk(recognitionContract, 'listStars', { ...one, state: 'open' }, { enabled: mayStars })
  const eligible = useAsk(recognitionContract, 'listEligible', one, { enabled: mayStars })
  return {
    requested: showCount(requested.data),
    closed: showCount(closed.data),
    stars: showCount(stars.data),
    eligible: showCount(eligible.data),
  }
}

const showCount = (data: { total: number } | undefined): string =>
  data ? ` ${data.total.toLocaleString('zh-CN')}` : ''
