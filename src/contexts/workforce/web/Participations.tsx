import { Button, Form, Input, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { z } from 'zod'
import { AreaField, PersonField } from '#contexts/directory/web/public.tsx'
import { useAct, useAsk } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { rulesOf } from '#ui/fields.ts'
import { EmptyHint } from '#ui/hints.tsx'
import { importPath } from '#ui/places.ts'
import { useMay, useSession } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { useFilters, usePaging } from '#ui/useFilters.ts'
import { ParticipationForm, workforceContract } from '../contract.ts'
import { ActForm } from './ActForm.tsx'

type Participation = z.infer<typeof workforceContract.endpoints.listParticipations.output>['rows'][number]
const rules = rulesOf(ParticipationForm)

/** Who took part in the project, and when. */
export function Participations({ areaCode }: { areaCode?: string }) {
  const { today } = useSession()
  const mayRecord = useMay('workforce.participation.record')
  const { filters: days, setFilter, clear, isFiltered } = useFilters(['from', 'to'])
  const { page, pageSize, onPage } = usePaging()
  const [recording, setRecording] = useState(false)
  const list = useAsk(workforceContract, 'listParticipations', {
    ...(areaCode && { areaCode }),
    ...days,
    page,
    pageSize,
  })
  return (
    <>
      <DataTable
        label="参与记录"
        columns={mayRecord ? [...COLUMNS, VOID] : COLUMNS}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
        empty={
          isFiltered ? (
            <EmptyHint
              title="这些日子没有参与记录"
              next="请放宽日期。"
              action={<Button onClick={clear}>清空日期</Button>}
            />
          ) : (
            <EmptyHint title="没有参与记录" next="请登记，或从表格导入；只有当日在任的人可以登记参与。" />
          )
        }
        filters={
          <>
            <DatePick aria-label="参与日期从" value={days.from} onChange={(day) => setFilter('from', day)} />
            <DatePick aria-label="参与日期至" value={days.to} onChange={(day) => setFilter('to', day)} />
          </>
        }
        actions={
          mayRecord && (
            <>
              <Button type="primary" onClick={() => setRecording(true)}>
                登记参与
              </Button>
              <Link to={importPath('workforce.participations')}>
                <Button>导入参与记录</Button>
              </Link>
            </>
          )
        }
      />
      <ActForm
        name="recordParticipation"
        title="登记参与"
        okText="登记"
        done="已登记参与"
        open={recording}
        onClose={() => setRecording(false)}
        initial={{ ...(areaCode && { areaCode }) }}
      >
        <Form.Item label="社区（村）" name="areaCode" rules={rules.areaCode}>
          <AreaField levels={['community', 'town']} />
        </Form.Item>
        <Form.Item label="人员" name="personId" rules={rules.personId}>
          <PersonField />
        </Form.Item>
        <Form.Item label="参与日期" name="tookPartOn" rules={rules.tookPartOn}>
          <DatePick max={today} />
        </Form.Item>
        <Form.Item label="活动内容" name="activity" rules={rules.activity}>
          <Input maxLength={100} />
        </Form.Item>
      </ActForm>
    </>
  )
}

function VoidParticipation({ row }: { row: Participation }) {
  const act = useAct(workforceContract, 'voidParticipation')
  if (row.isVoided) return null
  return (
    <ConfirmAct
      label="作废"
      title={`作废 ${row.name} ${row.tookPartOn} 的参与记录？`}
      consequences={[
        `“${row.activity}”不再计为此人的参与；`,
        '记录和理由都会保留，不能恢复；如需更正，请作废后重新登记。',
      ]}
      reason={{ label: '理由', required: true }}
      button={{ size: 'small' }}
      onConfirm={async (reason) => {
        await act.mutateAsync({ participationId: row.id, reason })
        toast('已作废')
      }}
    />
  )
}

const COLUMNS: Column<Participation>[] = [
  { key: 'tookPartOn', title: '参与日期', date: true, render: ({ tookPartOn }) => tookPartOn },
  { key: 'name', title: '姓名', render: ({ name }) => name },
  {
    key: 'area',
    title: '社区（村）',
    render: ({ townName, areaName }) => [townName, areaName].filter(Boolean).join(' '),
  },
  { key: 'activity', title: '活动内容', render: ({ activity }) => activity },
  { key: 'state', title: '状态', render: ({ isVoided }) => (isVoided ? <Tag>已作废</Tag> : '有效') },
]
const VOID: Column<Participation> = { key: 'void', title: '', render: (row) => <VoidParticipation row={row} /> }
