import { Button, Checkbox, Form } from 'antd'
import { useState } from 'react'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { rulesOf } from '#ui/fields.ts'
import { EmptyHint } from '#ui/hints.tsx'
import { useSession } from '#ui/session.ts'
import { useFilters, usePaging } from '#ui/useFilters.ts'
import { fieldworkContract } from '../contract.ts'
import { ManyForm } from '../parts.ts'
import { TARGETS } from '../vocabulary.ts'
import { ActForm } from './ActForm.tsx'
import { Consequences, oneOf, Pick, targetName } from './parts.tsx'
import { VisitorItem } from './visit-parts.tsx'

type Target = {
  personId: string
  personName: string
  areaName: string
  codes: string[]
  months: number
  lastOn: string | null
}
const rules = rulesOf(ManyForm)

/** People on the list of hardship whom nobody is to visit; several of one community are planned at once. */
export function Targets() {
  const { page, pageSize, onPage } = usePaging()
  const { filters, setFilter } = useFilters(['area', 'target'])
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [isPlanning, setPlanning] = useState(false)
  const targetCode = oneOf(TARGETS, filters.target)
  const filter = { ...(filters.area && { areaCode: filters.area }), ...(targetCode && { targetCode }) }
  const list = useAsk(fieldworkContract, 'listTargets', { ...filter, page, pageSize })
  const rows = list.data?.rows
  const toggle = (id: string) => setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])
  const all = rows?.map(({ personId }) => personId) ?? []
  const done = () => {
    setChosen([])
    setPlanning(false)
  }
  return (
    <>
      <DataTable
        label="还没有排探访的困难群众"
        columns={[tick(chosen, toggle), ...COLUMNS]}
        rows={rows}
        rowKey={({ personId }) => personId}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
        empty={<EmptyHint title="在册的困难群众都排了探访" next="名册在“困难群众”里维护；新列入的人会出现在这里。" />}
        filters={
          <>
            <span style={{ width: 240, display: 'inline-block' }}>
              <AreaField
                aria-label="社区（村）"
                allowClear
                value={filters.area}
                onChange={(code) => setFilter('area', code)}
                placeholder="全部社区"
              />
            </span>
            <Pick
              label="对象类别"
              words={TARGETS}
              value={targetCode}
              onChange={(value) => setFilter('target', value)}
              width={220}
            />
          </>
        }
        actions={
          <>
            <Button disabled={all.length === 0} onClick={() => setChosen(chosen.length === all.length ? [] : all)}>
              {chosen.length > 0 && chosen.length === all.length ? '都不选' : '本页全选'}
            </Button>
            <Button type="primary" disabled={chosen.length === 0} onClick={() => setPlanning(true)}>
              给选中的{chosen.length > 0 ? `${chosen.length}人` : '人'}排探访
            </Button>
          </>
        }
      />
      {isPlanning && <PlanMany personIds={chosen} areaCode={filters.area} onClose={done} />}
    </>
  )
}

function PlanMany({
  personIds,
  areaCode,
  onClose,
}: {
  personIds: readonly string[]
  areaCode: string | undefined
  onClose: () => void
}) {
  const { today } = useSession()
  return (
    <ActForm
      name="planVisits"
      title={`给${personIds.length}人排探访`}
      okText="排上"
      done="已排上"
      fixed={{ personIds }}
      initial={{ dueOn: today, ...(areaCode && { areaCode }) }}
      onClose={onClose}
    >
      <Consequences of={['排第一次；以后每见到一次，按类别的周期自动排下一次', '去的人在手机“探访”里看得到']} />
      <Form.Item label="社区（村）或街镇" name="areaCode" rules={rules.areaCode} extra="选中的人都要在它之内">
        <AreaField levels={['community', 'town']} />
      </Form.Item>
      <Form.Item label="哪天去" name="dueOn" rules={rules.dueOn}>
        <DatePick min={today} />
      </Form.Item>
      <Form.Item noStyle dependencies={['areaCode']}>
        {({ getFieldValue }) => <VisitorItem areaCode={getFieldValue('areaCode')} />}
      </Form.Item>
    </ActForm>
  )
}

const tick = (chosen: readonly string[], toggle: (id: string) => void): Column<Target> => ({
  key: 'tick',
  title: '选中',
  render: ({ personId, personName }) => (
    <Checkbox checked={chosen.includes(personId)} onChange={() => toggle(personId)} aria-label={`选中${personName}`} />
  ),
})

const COLUMNS: Column<Target>[] = [
  { key: 'person', title: '姓名', render: ({ personName }) => personName || '—' },
  { key: 'area', title: '社区（村）', render: ({ areaName }) => areaName },
  { key: 'codes', title: '类别', render: ({ codes }) => codes.map(targetName).join('、') },
  { key: 'months', title: '多久一次', render: ({ months }) => (months === 1 ? '每月' : `每${months}个月`) },
  { key: 'last', title: '上次见到', date: true, render: ({ lastOn }) => lastOn ?? '—' },
]
