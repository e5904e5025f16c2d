import { Tabs } from 'antd'
import { useSearchParams } from 'react-router'
import { useAsk } from '#ui/api.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { useFilters } from '#ui/useFilters.ts'
import { incubationContract } from '../contract.ts'
import { Organisations } from './Organisations.tsx'
import { Services } from './Services.tsx'
import './incubation.css'

/** All organisations, those that wait for the community or the town, and what they did. */
export function OrganisationsPage() {
  const { filters } = useFilters(['tab'])
  const [, setSearch] = useSearchParams()
  const { data } = useAsk(incubationContract, 'countOrganisations', {})
  const counted = (label: string, n: number | undefined) => (n ? `${label}（${n}）` : label)
  return (
    <>
      <PageHeader
        title="社会组织"
        description={
          data
            ? `已备案或登记${data.standing}个，正在培育${data.cultivated}个${data.idle > 0 ? `，长期没有活动${data.idle}个` : ''}。`
            : '社区社会组织的备案、培育、活动和评价。'
        }
      />
      <Tabs
        activeKey={filters.tab ?? 'all'}
        onChange={(tab) => setSearch({ tab }, { replace: true })}
        destroyOnHidden
        items={[
          { key: 'all', label: '组织', children: <Organisations /> },
          {
            key: 'check',
            label: counted('待社区初审', data?.toCheck),
            children: <Organisations only="prepared" />,
          },
          {
            key: 'file',
            label: counted('待街镇备案', data?.toFile),
            children: <Organisations only="community_checked" />,
          },
          { key: 'services', label: '活动记录', children: <Services /> },
        ]}
      />
    </>
  )
}
