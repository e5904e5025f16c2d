import { Tabs } from 'antd'
import { useSearchParams } from 'react-router'
import { PageHeader } from '#ui/PageHeader.tsx'
import { useMay } from '#ui/session.ts'
import { useFilters } from '#ui/useFilters.ts'
import { Plans } from './Plans.tsx'
import { Targets } from './Targets.tsx'
import { Visits } from './Visits.tsx'
import './fieldwork.css'

/** Whom we visit next, whom nobody is to visit yet, and what was done. */
export function VisitsPage() {
  const { filters } = useFilters(['tab'])
  const [, setSearch] = useSearchParams()
  const mayRecord = useMay('fieldwork.visit.record')
  return (
    <>
      <PageHeader
        title="探访"
        description="排给谁、到期没有、见到了什么。姓名遮盖显示；谈话内容加密保存，打开一次记一次。"
      />
      <Tabs
        activeKey={filters.tab ?? 'plans'}
        onChange={(tab) => setSearch({ tab }, { replace: true })}
        destroyOnHidden
        items={[
          { key: 'plans', label: '探访计划', children: <Plans /> },
          ...(mayRecord ? [{ key: 'targets', label: '还没有排的人', children: <Targets /> }] : []),
          { key: 'records', label: '探访记录', children: <Visits /> },
        ]}
      />
    </>
  )
}
