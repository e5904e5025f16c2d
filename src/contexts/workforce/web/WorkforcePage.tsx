import { Button, Tabs } from 'antd'
import { Link, useSearchParams } from 'react-router'
import type { z } from 'zod'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { useAsk } from '#ui/api.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { importPath } from '#ui/places.ts'
import { useMay } from '#ui/session.ts'
import { useFilters } from '#ui/useFilters.ts'
import { workforceContract } from '../contract.ts'
import { Certificates } from './Certificates.tsx'
import { CityVisits } from './CityVisits.tsx'
import { Participations } from './Participations.tsx'
import { Periods } from './Periods.tsx'
import { Quarter } from './Quarter.tsx'
import { Stations } from './Stations.tsx'
import { Supervision } from './Supervision.tsx'
import { Trainings } from './Trainings.tsx'
import './workforce.css'

const TABS = {
  periods: '任职',
  certificates: '证书',
  trainings: '培训',
  supervision: '督导',
  participations: '参与记录',
  quarter: '季度参与',
  stations: '社工站',
  visits: '市级走访',
} as const
type Tab = keyof typeof TABS

/** Posts, certificates, participations and stations of one place. */
export function WorkforcePage() {
  const mayRecord = useMay('workforce.worker.record')
  const mayReadStations = useMay('workforce.station.read')
  const { filters, setFilter } = useFilters(['areaCode', 'tab'])
  const [, setSearch] = useSearchParams()
  const areaCode = filters.areaCode
  const tabs = (Object.keys(TABS) as Tab[]).filter((tab) => (tab !== 'stations' && tab !== 'visits') || mayReadStations)
  const place = areaCode ? { areaCode } : {}
  const { data: counts } = useAsk(workforceContract, 'countWorkforce', place)
  const soon = counts?.expiring
  const tab = tabs.find((one) => one === filters.tab) ?? 'periods'
  /** Each tab has filters of its own, so only the place goes along. */
  const open = (to: string) => setSearch({ ...place, tab: to }, { replace: true })
  const content: Record<Tab, React.ReactNode> = {
    periods: <Periods key={areaCode} {...place} />,
    certificates: <Certificates key={areaCode} {...place} {...(soon && { soon })} />,
    trainings: <Trainings key={areaCode} {...place} />,
    supervision: <Supervision key={areaCode} {...place} />,
    quarter: <Quarter key={areaCode} {...place} />,
    visits: <CityVisits key={areaCode} {...place} />,
    participations: <Participations key={areaCode} {...place} />,
    stations: <Stations key={areaCode} {...place} />,
  }
  return (
    <>
      <PageHeader
        title="社工队伍"
        description="谁在哪里任什么职、持什么证、哪天参与了项目。"
        actions={
          mayRecord && (
            <Link to={importPath('workforce.fulltime-workers')}>
              <Button>导入花名册</Button>
            </Link>
          )
        }
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
        {counts && <p className="muted">{inWords(counts)}</p>}
      </div>
      <Tabs
        activeKey={tab}
        onChange={open}
        destroyOnHidden
        items={tabs.map((tab) => ({ key: tab, label: TABS[tab], children: content[tab] }))}
      />
    </>
  )
}

type Counts = z.infer<typeof workforceContract.endpoints.countWorkforce.output>
const n = (count: number): string => count.toLocaleString('zh-CN')

const inWords = (counts: Counts): string =>
  [
    `专职社工 ${n(counts.fulltimeSocialWorkers)} 人`,
    `“两委”成员 ${n(counts.twoCommitteeMembers)} 人`,
    `社区工作者 ${n(counts.communityWorkers)} 人，其中持有效证书 ${n(counts.certifiedCommunityWorkers)} 人`,
    `证书 ${n(counts.certificates)} 份${counts.expiring ? `，${counts.expiring.days} 天内到期 ${n(counts.expiring.count)} 份` : ''}`,
  ].join('；')
