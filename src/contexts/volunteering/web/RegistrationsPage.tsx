import { Button, Tabs } from 'antd'
import { useState } from 'react'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { useAsk } from '#ui/api.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { useFilters } from '#ui/useFilters.ts'
import { volunteeringContract } from '../contract.ts'
import { ApplicationsTab } from './ApplicationsTab.tsx'
import { DuplicatesTab } from './DuplicatesTab.tsx'
import { ErasuresTab } from './ErasuresTab.tsx'
import { RegisterOnBehalf } from './RegisterOnBehalf.tsx'

/** Who wants to become a volunteer: documents are looked at here, by a worker of the community. */
export function RegistrationsPage() {
  const { filters, setFilter } = useFilters(['tab', 'areaCode'])
  const { tab = 'waiting', areaCode } = filters
  const [entering, setEntering] = useState(false)
  const area = areaCode ? { areaCode } : {}
  const { data } = useAsk(volunteeringContract, 'listApplications', { ...area, limit: 1 })
  return (
    <>
      <PageHeader
        title="注册核验"
        description="核对本人身份证后登记。一人只在一个常住社区登记；名册里已有的人，按身份证号接上，不会重复。"
        actions={
          <Button type="primary" onClick={() => setEntering(true)}>
            纸质代办
          </Button>
        }
      />
      <div className="toolbar">
        <div style={{ width: 240 }}>
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
        onChange={(key) => setFilter('tab', key === 'waiting' ? undefined : key)}
        destroyOnHidden
        items={[
          {
            key: 'waiting',
            label: data ? `待核验 ${data.waiting}` : '待核验',
            children: <ApplicationsTab area={area} state="applied" />,
          },
          { key: 'decided', label: '全部申请', children: <ApplicationsTab area={area} state="all" /> },
          { key: 'erasures', label: '删除请求', children: <ErasuresTab /> },
          { key: 'duplicates', label: '疑似重复', children: <DuplicatesTab area={area} /> },
        ]}
      />
      {entering && <RegisterOnBehalf onClose={() => setEntering(false)} />}
    </>
  )
}
