import { Tabs } from 'antd'
import { useSearchParams } from 'react-router'
import { PageHeader } from '#ui/PageHeader.tsx'
import { useFilters } from '#ui/useFilters.ts'
import { Assessments } from './Assessments.tsx'
import { Samples } from './Samples.tsx'
import { Surveys } from './Surveys.tsx'
import { Visits } from './Visits.tsx'
import './inspection.css'

/** All that an evaluation looks at. */
export function InspectionPage() {
  const { filters } = useFilters(['tab'])
  const [, setSearch] = useSearchParams()
  return (
    <>
      <PageHeader title="检查与评议" description="自评、实地检查、居民满意度和档案抽查，按创建点和阶段。" />
      <Tabs
        activeKey={filters.tab ?? 'assessments'}
        onChange={(tab) => setSearch({ tab }, { replace: true })}
        destroyOnHidden
        items={[
          { key: 'assessments', label: '自评', children: <Assessments /> },
          { key: 'visits', label: '实地检查', children: <Visits /> },
          { key: 'surveys', label: '满意度调查', children: <Surveys /> },
          { key: 'samples', label: '档案抽查', children: <Samples /> },
        ]}
      />
    </>
  )
}
