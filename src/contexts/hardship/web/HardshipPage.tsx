import { Button, Tabs } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { importPath } from '#ui/places.ts'
import { useMay } from '#ui/session.ts'
import { useFilters } from '#ui/useFilters.ts'
import { Counts } from './Counts.tsx'
import { Register } from './Register.tsx'

/** The list of people in special hardship, and their numbers for those who see no names. */
export function HardshipPage() {
  const mayRead = useMay('hardship.register.read')
  const mayRecord = useMay('hardship.register.record')
  const { filters, setFilter } = useFilters(['areaCode', 'tab'])
  const [, setSearch] = useSearchParams()
  const areaCode = filters.areaCode
  const place = areaCode ? { areaCode } : {}
  const tab = mayRead && filters.tab !== 'counts' ? 'list' : 'counts'
  return (
    <>
      <PageHeader
        title="困难群众"
        description="民政等部门认定的特殊困难群众，按居住社区登记。只保存认定结果，不在这里重新认定。"
        actions={
          mayRecord && (
            <Link to={importPath('hardship.register')}>
              <Button>导入名册</Button>
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
      </div>
      <Tabs
        activeKey={tab}
        onChange={(to) => setSearch({ ...place, tab: to }, { replace: true })}
        destroyOnHidden
        items={[
          ...(mayRead ? [{ key: 'list', label: '名册', children: <Register key={areaCode} {...place} /> }] : []),
          { key: 'counts', label: '人数', children: <Counts {...place} /> },
        ]}
      />
    </>
  )
}
