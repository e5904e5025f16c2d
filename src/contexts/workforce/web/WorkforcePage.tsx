import { Button, Tabs } from 'antd'
import { Link } from 'react-router'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { addDays, dateOf } from '#kernel/time.ts'
import { useAsk } from '#ui/api.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { importPath } from '#ui/places.ts'
import { useMay } from '#ui/session.ts'
import { useFilters } from '#ui/useFilters.ts'
import { workforceContract } from '../contract.ts'
import { Certificates } from './Certificates.tsx'
import { Participations } from './Participations.tsx'
import { Periods } from './Periods.tsx'
import { Stations } from './Stations.tsx'

const SOON_DAYS = 90
const TABS = { periods: '任职', certificates: '证书', participations: '参与记录', stations: '社工站' } as const
type Tab = keyof typeof TABS

/** Posts, certificates, participations and stations of one place. */
export function WorkforcePage() {
  const mayRecord = useMay('workforce.worker.record')
  const mayReadStations = useMay('workforce.station.read')
  const { filters, setFilter } = useFilters(['areaCode', 'tab'])
  const areaCode = filters.areaCode
  const tabs = (Object.keys(TABS) as Tab[]).filter((tab) => tab !== 'stations' || mayReadStations)
  const expiresBy = addDays(dateOf(new Date()), SOON_DAYS)
  const place = areaCode ? { areaCode } : {}
  const content: Record<Tab, React.ReactNode> = {
    periods: <Periods key={areaCode} {...place} />,
    certificates: <Certificates key={areaCode} {...place} expiresBy={expiresBy} />,
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
        <Counts {...place} expiresBy={expiresBy} />
      </div>
      <Tabs
        activeKey={filters.tab ?? 'periods'}
        onChange={(tab) => setFilter('tab', tab)}
        destroyOnHidden
        items={tabs.map((tab) => ({ key: tab, label: TABS[tab], children: content[tab] }))}
      />
    </>
  )
}

function Counts(input: { areaCode?: string; expiresBy: string }) {
  const { data: counts } = useAsk(workforceContract, 'countWorkforce', input)
  if (!counts) return null
  const shown = [
    `专职社工 ${counts.fulltimeSocialWorkers} 人`,
    `“两委”成员 ${counts.twoCommitteeMembers} 人`,
    `社区工作者 ${counts.communityWorkers} 人，其中持证 ${counts.certifiedCommunityWorkers} 人`,
    `证书 ${counts.certificates} 份，${SOON_DAYS} 天内到期 ${counts.expiring} 份`,
  ]
  return <p className="muted">{shown.join('；')}</p>
}
