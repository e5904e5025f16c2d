import { Button, Checkbox, Select, Tabs } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { useAsk } from '#ui/api.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { useMay } from '#ui/session.ts'
import { useFilters, usePaging } from '#ui/useFilters.ts'
import { caseworkContract } from '../contract.ts'
import { CASE_STATES } from '../vocabulary.ts'
import { CaseTable } from './CaseTable.tsx'
import { oneOf, optionsOf } from './parts.tsx'
import './casework.css'

const BASE = '/casework/cases'

/** My cases, and for who leads a station all of its. */
export function CasesPage() {
  const { filters } = useFilters(['tab'])
  const [, setSearch] = useSearchParams()
  const isLead = useMay('casework.case.approve')
  const mine = { key: 'mine', label: '我经办的', children: <Mine /> }
  const station = { key: 'station', label: '本站个案', children: <Station /> }
  return (
    <>
      <PageHeader
        title="个案"
        description="个案只有经办社工、社工站负责人和指派的督导看得到；每次查看都有记录。"
        actions={
          <Link to="/casework/new">
            <Button type="primary">接案登记</Button>
          </Link>
        }
      />
      {isLead ? (
        <Tabs
          activeKey={filters.tab ?? 'station'}
          onChange={(tab) => setSearch({ tab }, { replace: true })}
          destroyOnHidden
          items={[station, mine]}
        />
      ) : (
        <Mine />
      )}
    </>
  )
}

function Mine() {
  const { filters, setFilter } = useFilters(['all'])
  const paging = usePaging()
  const openOnly = filters.all !== '1'
  const { page, pageSize } = paging
  const list = useAsk(caseworkContract, 'myCases', { openOnly, page, pageSize })
  return (
    <CaseTable
      label="我经办的个案"
      isMine
      base={BASE}
      list={list}
      paging={paging}
      empty={{ title: '没有您经办的个案', next: '从“接案登记”开始；也可以由负责人移交给您。' }}
      filters={
        <Checkbox checked={!openOnly} onChange={({ target }) => setFilter('all', target.checked ? '1' : undefined)}>
          包括已归档、未接和已转介的
        </Checkbox>
      }
    />
  )
}

function Station() {
  const { filters, setFilter } = useFilters(['state'])
  const paging = usePaging()
  const state = oneOf(CASE_STATES, filters.state)
  const { page, pageSize } = paging
  const list = useAsk(caseworkContract, 'stationCases', { ...(state && { state }), page, pageSize })
  return (
    <CaseTable
      label="本站个案"
      base={BASE}
      list={list}
      paging={paging}
      empty={{ title: '没有个案', next: '社工接案登记后在这里审定、移交和签署。' }}
      filters={
        <Select
          aria-label="状态"
          allowClear
          placeholder="全部状态"
          style={{ width: 180 }}
          options={optionsOf(CASE_STATES)}
          value={state ?? null}
          onChange={(value) => setFilter('state', value ?? undefined)}
        />
      }
    />
  )
}
