import { Form, Input, InputNumber, Select, Tag } from 'antd'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { ActForm } from '#ui/ActForm.tsx'
import { useAsk } from '#ui/api.ts'
import type { Column } from '#ui/DataTable.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { rulesOf } from '#ui/fields.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { useMay, useSession } from '#ui/session.ts'
import { useFilters, usePaging } from '#ui/useFilters.ts'
import { learningContract } from '../contract.ts'
import { AdoptForm } from '../contract-parts.ts'
import { ADOPTION_STATES, type AdoptionState } from '../vocabulary.ts'
import { type Adoption, AdoptionActs } from './AdoptionActs.tsx'
import { Choice, Register } from './register.tsx'
import { oneOf } from './words.ts'

const rules = rulesOf(AdoptForm)

/** Who follows which playbook, and the numbers before and after. */
export function AdoptionsPage() {
  const { filters, setFilter } = useFilters(['state'])
  const paging = usePaging()
  const mayAdopt = useMay('learning.playbook.adopt')
  const state = oneOf(ADOPTION_STATES, filters.state)
  const filter = state ? { state } : {}
  const list = useAsk(learningContract, 'listAdoptions', { ...filter, page: paging.page, pageSize: paging.pageSize })
  return (
    <>
      <PageHeader title="做法采用" description="不只表扬，还要照着做：之前是多少，之后是多少。" />
      <Register
        label="做法采用台账"
        columns={COLUMNS}
        list={list}
        paging={paging}
        next="街镇可以采用公开推广的做法，做完登记结果。"
        exportName="learning.adoptions"
        filter={filter}
        filters={
          <Choice label="状态" words={ADOPTION_STATES} value={state} onChange={(value) => setFilter('state', value)} />
        }
        add={mayAdopt && { label: '采用做法', form: (onClose) => <Adopting onClose={onClose} /> }}
      />
    </>
  )
}

/** Which playbook, by when, and the number it will be judged by: taken before anything is done. */
function Adopting({ onClose }: { onClose: () => void }) {
  const { today } = useSession()
  const found = useAsk(learningContract, 'listPromoted', { playbooks: true, page: 1, pageSize: 100 })
  const playbooks = (found.data?.rows ?? []).map(({ id, title, townName }) => ({
    value: id,
    label: `${title}（${townName}）`,
  }))
  return (
    <ActForm
      {...{ contract: learningContract, name: 'adoptPlaybook', onClose }}
      title="采用做法"
      okText="采用"
      done="已登记采用，写这个做法的街镇会收到消息"
    >
      <Form.Item label="采用的街镇" name="areaCode" rules={rules.areaCode}>
        <AreaField levels={['town']} />
      </Form.Item>
      <Form.Item label="采用哪个做法" name="caseId" rules={rules.caseId} extra="这里列出公开推广、可以照着做的案例">
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={playbooks}
          loading={found.isPending}
          notFoundContent="还没有公开推广的做法"
        />
      </Form.Item>
      <Form.Item label="打算怎么照着做" name="plan" rules={rules.plan}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
      <Form.Item label="计划哪天见结果" name="endsOn" rules={rules.endsOn}>
        <DatePick min={today} />
      </Form.Item>
      <Form.Item label="用什么数衡量" name="measure" rules={rules.measure} extra="如“每月助餐人次”">
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item label="单位" name="unit" rules={rules.unit}>
        <Input maxLength={10} style={{ width: 120 }} />
      </Form.Item>
      <Form.Item label="采用之前是多少" name="beforeValue" rules={rules.beforeValue}>
        <InputNumber min={0} precision={0} />
      </Form.Item>
    </ActForm>
  )
}

const COLOURS: Readonly<Record<AdoptionState, string>> = {
  planned: 'default',
  under_way: 'blue',
  finished: 'green',
  stopped: 'orange',
}
const COLUMNS: Column<Adoption>[] = [
  {
    key: 'case',
    title: '做法',
    render: ({ caseTitle, caseId, plan }) => (
      <>
        <a href={`/m/practices/${caseId}`} target="_blank" rel="noreferrer">
          {caseTitle}
        </a>
        <div className="muted" style={{ maxWidth: 260 }}>
          {plan}
        </div>
      </>
    ),
  },
  { key: 'town', title: '采用的街镇', render: ({ townName }) => townName },
  { key: 'measure', title: '衡量', render: ({ measure, unit }) => `${measure}（${unit}）` },
  { key: 'before', title: '之前', figure: true, render: ({ beforeValue }) => beforeValue },
  { key: 'after', title: '之后', figure: true, render: ({ afterValue }) => afterValue ?? '—' },
  { key: 'ends', title: '计划见结果', date: true, wideOnly: true, render: ({ endsOn }) => endsOn },
  {
    key: 'state',
    title: '状态',
    render: ({ state, reason, result }) => (
      <>
        <Tag color={COLOURS[state]}>{ADOPTION_STATES[state]}</Tag>
        <div className="muted" style={{ maxWidth: 260 }}>
          {reason || result}
        </div>
      </>
    ),
  },
  { key: 'acts', title: '办理', fixed: 'right', render: (row) => row.mayChange && <AdoptionActs one={row} /> },
]
