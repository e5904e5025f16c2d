import { Tabs } from 'antd'
import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import type { z } from 'zod'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { useAsk } from '#ui/api.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { useFilters } from '#ui/useFilters.ts'
import { teamsContract } from '../contract.ts'
import { keyOf } from './codes.ts'
import { Merits } from './Merits.tsx'
import { Plans } from './Plans.tsx'
import { Projects } from './Projects.tsx'
import { Stations } from './Stations.tsx'
import { Teams } from './Teams.tsx'

const TABS = { teams: '队伍', projects: '项目', plans: '年度计划', stations: '站点', merits: '培训与表彰' } as const
type Tab = keyof typeof TABS
type Counts = z.infer<typeof teamsContract.endpoints.countAll.output>

/** Teams, projects, yearly plans, stations, training and awards of one place. */
export function TeamsPage() {
  const { filters, setFilter } = useFilters(['areaCode', 'tab'])
  const [, setSearch] = useSearchParams()
  const place = filters.areaCode ? { areaCode: filters.areaCode } : {}
  const tab = keyOf(TABS, filters.tab) ?? 'teams'
  const { data: counts } = useAsk(teamsContract, 'countAll', place)
  const content: Record<Tab, ReactNode> = {
    teams: <Teams key={place.areaCode} {...place} />,
    projects: <Projects key={place.areaCode} {...place} />,
    plans: <Plans key={place.areaCode} {...place} />,
    stations: <Stations key={place.areaCode} {...place} />,
    merits: <Merits key={place.areaCode} {...place} />,
  }
  return (
    <>
      <PageHeader title="队伍与项目" description="志愿队伍和队员、服务项目、年度计划、站点，以及志愿者的培训与表彰。" />
      <div className="toolbar">
        <div style={{ width: 260 }}>
          <AreaField
            aria-label="区划"
            placeholder="全部辖区"
            value={filters.areaCode}
            onChange={(code) => setFilter('areaCode', code)}
          />
        </div>
        {counts && <p className="muted">{inWords(counts)}</p>}
      </div>
      <Tabs
        activeKey={tab}
        onChange={(to) => setSearch({ ...place, tab: to }, { replace: true })}
        destroyOnHidden
        items={(Object.keys(TABS) as Tab[]).map((key) => ({
          key,
          label: counts ? `${TABS[key]} ${n(countOf(key, counts))}` : TABS[key],
          children: content[key],
        }))}
      />
    </>
  )
}

const n = (count: number): string => count.toLocaleString('zh-CN')

const countOf = (tab: Tab, counts: Counts): number =>
  ({
    teams: counts.teams,
    projects: counts.projects,
    plans: counts.plansApproved,
    stations: counts.stations,
    merits: counts.trainings + counts.awards + counts.ratings,
  })[tab]

const inWords = (counts: Counts): string =>
  [
    `现有队伍 ${n(counts.teams)} 支`,
    `开展中的项目 ${n(counts.projects)} 个`,
    `${counts.year}年计划已批准 ${n(counts.plansApproved)} 份${counts.plansWaiting > 0 ? `，待批准 ${n(counts.plansWaiting)} 份` : ''}`,
    `站点 ${n(counts.stations)} 个，其中六项标准齐备 ${n(counts.stationsComplete)} 个`,
  ].join('；')
