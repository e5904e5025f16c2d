import { Button, Form, Select } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { PersonField } from '#contexts/directory/web/public.tsx'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { rulesOf } from '#ui/fields.ts'
import { EmptyHint } from '#ui/hints.tsx'
import { Section } from '#ui/PageHeader.tsx'
import { useSession } from '#ui/session.ts'
import { workforceContract } from '../contract.ts'
import { AssignForm } from '../contract-supervision.ts'
import { SUPERVISOR_LEVELS, SUPERVISOR_SIDES } from '../vocabulary.ts'
import { ActForm } from './ActForm.tsx'
import { optionsOf } from './parts.tsx'

type Supervisor = z.infer<typeof workforceContract.endpoints.listSupervisors.output>['rows'][number]
const rules = rulesOf(AssignForm)
const endRules = rulesOf(workforceContract.endpoints.endSupervisor.input)

/** Who supervises a station. */
export function Supervisors({ areaCode, mayAssign }: { areaCode: string; mayAssign: boolean }) {
  const { today } = useSession()
  const [assigning, setAssigning] = useState(false)
  const [ending, setEnding] = useState<Supervisor>()
  const list = useAsk(workforceContract, 'listSupervisors', { areaCode })
  const end: Column<Supervisor> = {
    key: 'act',
    title: '',
    render: (row) =>
      !row.toDate && (
        <Button size="small" onClick={() => setEnding(row)}>
          结束指派
        </Button>
      ),
  }
  return (
    <Section title="督导" extra={mayAssign && <Button onClick={() => setAssigning(true)}>指派督导</Button>}>
      <DataTable
        label="督导"
        columns={mayAssign ? [...COLUMNS, end] : COLUMNS}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        empty={<EmptyHint title="还没有指派督导" next="指派后，督导凭本人账号记录督导，只看得到自己督导的站。" />}
      />
      <ActForm
        name="assignSupervisor"
        title="指派督导"
        okText="指派"
        done="已指派督导"
        fixed={{ areaCode }}
        open={assigning}
        onClose={() => setAssigning(false)}
      >
        <Form.Item label="督导" name="personId" rules={rules.personId} extra="账号须有“督导”岗位，由安全管理员任命">
          <PersonField />
        </Form.Item>
        <Form.Item label="级别" name="level" rules={rules.level}>
          <Select options={optionsOf(SUPERVISOR_LEVELS)} />
        </Form.Item>
        <Form.Item label="来源" name="side" rules={rules.side}>
          <Select options={optionsOf(SUPERVISOR_SIDES)} />
        </Form.Item>
        <Form.Item label="起日" name="fromDate" rules={rules.fromDate}>
          <DatePick />
        </Form.Item>
      </ActForm>
      {ending && (
        <ActForm
          name="endSupervisor"
          title={`结束指派“${ending.name}”？`}
          okText="结束指派"
          done="已结束指派"
          fixed={{ supervisorId: ending.id, version: ending.version }}
          onClose={() => setEnding(undefined)}
        >
          <p>此后此人不能再为本站记录督导；已有的记录都保留。</p>
          <Form.Item label="最后一日" name="toDate" rules={endRules.toDate}>
            <DatePick min={ending.fromDate} max={today} />
          </Form.Item>
        </ActForm>
      )}
    </Section>
  )
}

const COLUMNS: Column<Supervisor>[] = [
  { key: 'name', title: '姓名', render: ({ name }) => name },
  { key: 'level', title: '级别', render: ({ level }) => SUPERVISOR_LEVELS[level] },
  { key: 'side', title: '来源', render: ({ side }) => SUPERVISOR_SIDES[side] },
  { key: 'from', title: '起日', date: true, render: ({ fromDate }) => fromDate },
  { key: 'to', title: '止日', date: true, render: ({ toDate }) => toDate ?? '至今' },
]
