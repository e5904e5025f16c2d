import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { VolunteerField } from '#contexts/volunteering/web/public.tsx'
import { useAct, useAsk } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { rulesOf } from '#ui/fields.ts'
import { EmptyHint } from '#ui/hints.tsx'
import { Section } from '#ui/PageHeader.tsx'
import { toast } from '#ui/toast.ts'
import type { TeamView } from '../contract/teams.ts'
import { teamsContract } from '../contract.ts'
import { ActForm } from './ActForm.tsx'
import { PastDay } from './PastDay.tsx'

type Team = z.infer<typeof TeamView>
type Member = z.infer<typeof teamsContract.endpoints.listMembers.output>['rows'][number]
type State = 'applied' | 'member' | 'left'
const TITLES: Record<State, string> = { applied: '入队申请', member: '队员', left: '已退出的队员' }
const addRules = rulesOf(teamsContract.endpoints.addMember.input)
const endRules = rulesOf(teamsContract.endpoints.endMember.input)
const PAGE_SIZE = 20

/** Those of a team who ask to join, belong to it, or have left. Names are masked. */
export function Members({ team, state, mayAct }: { team: Team; state: State; mayAct: boolean }) {
  const [page, setPage] = useState(1)
  const [adding, setAdding] = useState(false)
  const [ending, setEnding] = useState<Member>()
  const list = useAsk(teamsContract, 'listMembers', { teamId: team.id, state, page, pageSize: PAGE_SIZE })
  if (state === 'left' && list.data?.total === 0) return null
  const actColumn: Column<Member> = {
    key: 'act',
    title: '',
    render: (one) =>
      state === 'applied' ? (
        <Answer member={one} team={team} />
      ) : (
        one.personId !== team.leadPersonId && (
          <Button size="small" onClick={() => setEnding(one)}>
            登记退出
          </Button>
        )
      ),
  }
  const columns = COLUMNS[state](team)
  return (
    <Section
      title={TITLES[state]}
      extra={state === 'member' && mayAct && <Button onClick={() => setAdding(true)}>登记队员</Button>}
    >
      <DataTable
        label={TITLES[state]}
        columns={mayAct ? [...columns, actColumn] : columns}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        paging={{ page, pageSize: PAGE_SIZE, onPage: (to) => setPage(to), total: list.data?.total ?? 0 }}
        empty={<EmptyHint title={`没有${TITLES[state]}`} />}
      />
      {adding && <AddMember team={team} onClose={() => setAdding(false)} />}
      {ending && <EndMember member={ending} onClose={() => setEnding(undefined)} />}
    </Section>
  )
}

const who: Column<Member>[] = [
  { key: 'name', title: '姓名', render: ({ name }) => name },
  { key: 'maskedId', title: '身份证号', wideOnly: true, render: ({ maskedId }) => maskedId ?? '—' },
]
const COLUMNS: Record<State, (team: Team) => Column<Member>[]> = {
  applied: () => [
    ...who,
    { key: 'applied', title: '申请日期', date: true, render: ({ appliedOn }) => appliedOn ?? '—' },
    { key: 'words', title: '想说的话', render: ({ words }) => words || '—' },
  ],
  member: ({ leadPersonId }) => [
    ...who,
    { key: 'role', title: '职责', render: ({ personId }) => (personId === leadPersonId ? '负责人' : '队员') },
    { key: 'from', title: '入队日期', date: true, render: ({ fromDate }) => fromDate ?? '—' },
  ],
  left: () => [
    ...who,
    { key: 'from', title: '入队日期', date: true, render: ({ fromDate }) => fromDate ?? '—' },
    { key: 'to', title: '退出日期', date: true, render: ({ toDate }) => toDate ?? '—' },
    { key: 'reason', title: '原因', render: ({ reason }) => reason || '—' },
  ],
}

function Answer({ member, team }: { member: Member; team: Team }) {
  const act = useAct(teamsContract, 'decideMember')
  const at = { memberId: member.id, version: member.version }
  return (
    <>
      <ConfirmAct
        label="同意"
        title={`同意“${member.name}”加入“${team.name}”？`}
        consequences={['从今天起是这支队伍的队员']}
        danger={false}
        button={{ size: 'small', type: 'primary' }}
        onConfirm={() => act.mutateAsync({ ...at, accept: true }).then(() => toast('已同意入队'))}
      />{' '}
      <ConfirmAct
        label="不同意"
        title={`不同意“${member.name}”入队？`}
        consequences={['申请人会在手机上看到理由，以后可以再申请']}
        reason={{ label: '理由', required: true }}
        button={{ size: 'small' }}
        onConfirm={(reason) => act.mutateAsync({ ...at, accept: false, reason }).then(() => toast('已答复'))}
      />
    </>
  )
}

const AddMember = ({ team, onClose }: { team: Team; onClose: () => void }) => (
  <ActForm
    name="addMember"
    title="登记队员"
    okText="登记"
    done="已登记队员"
    fixed={{ teamId: team.id, version: team.version }}
    open
    onClose={onClose}
  >
    <Form.Item label="志愿者" name="personId" rules={addRules.personId} extra="须是注册志愿者">
      <VolunteerField />
    </Form.Item>
    <Form.Item label="入队日期" name="fromDate" rules={addRules.fromDate}>
      <PastDay min={team.foundedOn} />
    </Form.Item>
  </ActForm>
)

const EndMember = ({ member, onClose }: { member: Member; onClose: () => void }) => (
  <ActForm
    name="endMember"
    title={`登记“${member.name}”退出`}
    okText="登记退出"
    done="已登记退出"
    fixed={{ memberId: member.id, version: member.version }}
    open
    onClose={onClose}
  >
    <Form.Item label="退出日期" name="toDate" rules={endRules.toDate} extra="在队算到这一天为止（含当日）">
      <PastDay {...(member.fromDate && { min: member.fromDate })} />
    </Form.Item>
    <Form.Item label="原因" name="reason" rules={endRules.reason}>
      <Input maxLength={200} />
    </Form.Item>
  </ActForm>
)
