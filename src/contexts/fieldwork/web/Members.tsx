import { Button, Form, Input, InputNumber, Select, Tag } from 'antd'
import { useState } from 'react'
import { PersonField } from '#contexts/directory/web/public.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { rulesOf } from '#ui/fields.ts'
import { EmptyHint } from '#ui/hints.tsx'
import { Section } from '#ui/PageHeader.tsx'
import { useSession } from '#ui/session.ts'
import { LeaveForm, MemberForm, ScreenForm } from '../parts-groups.ts'
import { SCREENINGS } from '../vocabulary.ts'
import { ActForm } from './ActForm.tsx'
import { type Group, optionsOf, refOf, type WindowProps } from './parts.tsx'

type Member = Group['members'][number]
type MemberProps = WindowProps & { member: Member }
const memberRules = rulesOf(MemberForm)
const screenRules = rulesOf(ScreenForm)
const leaveRules = rulesOf(LeaveForm)

/** Who is in the group: from the sign-up over the screening and the contract to the end. */
export function Members({ group }: { group: Group }) {
  const [opens, setOpens] = useState<'add' | 'scores'>()
  const [doing, setDoing] = useState<{ act: 'screen' | 'leave'; member: Member }>()
  const may = (name: string): boolean => group.may.includes(name)
  const acts: Column<Member> = {
    key: 'act',
    title: '',
    render: (member) =>
      may('screenMember') &&
      member.leftOn === null && (
        <span className="fieldwork-acts">
          <Button size="small" onClick={() => setDoing({ act: 'screen', member })}>
            筛选、契约
          </Button>
          {member.screening === 'accepted' && (
            <Button size="small" onClick={() => setDoing({ act: 'leave', member })}>
              离组
            </Button>
          )}
        </span>
      ),
  }
  const close = () => {
    setOpens(undefined)
    setDoing(undefined)
  }
  return (
    <Section
      title={`组员（${group.members.filter(isIn).length}人）`}
      extra={
        <span className="fieldwork-acts">
          {may('addMember') && <Button onClick={() => setOpens('add')}>登记报名</Button>}
          {may('recordScores') && <Button onClick={() => setOpens('scores')}>登记前后测</Button>}
        </span>
      }
    >
      <DataTable
        label="组员"
        columns={[...COLUMNS, acts]}
        rows={group.members}
        rowKey={({ id }) => id}
        empty={<EmptyHint title="还没有人报名" next="审定后开始招募，登记报名的人。" />}
      />
      {opens === 'add' && <Add group={group} onClose={close} />}
      {opens === 'scores' && <Scores group={group} onClose={close} />}
      {doing?.act === 'screen' && <Screen group={group} member={doing.member} onClose={close} />}
      {doing?.act === 'leave' && <Leave group={group} member={doing.member} onClose={close} />}
    </Section>
  )
}

const isIn = ({ screening, leftOn }: Member): boolean => screening === 'accepted' && leftOn === null

const COLUMNS: Column<Member>[] = [
  { key: 'name', title: '姓名', render: ({ name }) => name || '—' },
  { key: 'source', title: '怎么招募来的', wideOnly: true, render: ({ source }) => source },
  {
    key: 'screening',
    title: '筛选',
    render: ({ screening, screeningNote, leftOn, leftReason }) => (
      <>
        <Tag>{leftOn ? `${leftOn}离组` : SCREENINGS[screening]}</Tag> {leftReason || screeningNote}
      </>
    ),
  },
  { key: 'contract', title: '契约', date: true, render: ({ contractOn }) => contractOn ?? '—' },
  { key: 'before', title: '前测', figure: true, render: ({ beforeScore }) => beforeScore ?? '—' },
  { key: 'after', title: '后测', figure: true, render: ({ afterScore }) => afterScore ?? '—' },
  { key: 'attended', title: '到过', figure: true, render: ({ attended }) => `${attended}节` },
]

const Add = ({ group, onClose }: WindowProps) => (
  <ActForm name="addMember" title="登记报名的组员" okText="登记" done="已登记" fixed={refOf(group)} onClose={onClose}>
    <Form.Item label="谁" name="personId" rules={memberRules.personId}>
      <PersonField />
    </Form.Item>
    <Form.Item label="怎么招募来的" name="source" rules={memberRules.source} extra="如张贴海报、上门邀请、社区推荐">
      <Input maxLength={100} />
    </Form.Item>
  </ActForm>
)

function Screen({ group, member, onClose }: MemberProps) {
  const { today } = useSession()
  const { screening, screeningNote: note, contractOn } = member
  return (
    <ActForm
      name="screenMember"
      title={`筛选、契约：${member.name}`}
      okText="保存"
      done="已保存"
      fixed={{ ...refOf(group), memberId: member.id }}
      initial={{ screening: screening === 'waiting' ? 'accepted' : screening, note, contractOn }}
      onClose={onClose}
    >
      <Form.Item label="筛选结果" name="screening" rules={screenRules.screening}>
        <Select options={optionsOf(SCREENINGS)} />
      </Form.Item>
      <Form.Item label="说明（可不填）" name="note" rules={screenRules.note}>
        <Input maxLength={300} />
      </Form.Item>
      <Form.Item label="契约签订日期" name="contractOn" extra="入组的签了契约再填；开始之前须人人签好">
        <DatePick max={today} />
      </Form.Item>
    </ActForm>
  )
}

function Leave({ group, member, onClose }: MemberProps) {
  const { today } = useSession()
  return (
    <ActForm
      name="leaveMember"
      title={`离组：${member.name}`}
      okText="登记离组"
      done="已登记离组"
      fixed={{ ...refOf(group), memberId: member.id }}
      initial={{ leftOn: today }}
      onClose={onClose}
    >
      <Form.Item label="离组日期" name="leftOn" rules={leaveRules.leftOn} extra="名单里保留，从这天起不再记出席">
        <DatePick max={today} />
      </Form.Item>
      <Form.Item label="理由" name="reason" rules={leaveRules.reason}>
        <Input maxLength={500} />
      </Form.Item>
    </ActForm>
  )
}

type Typed = { scores?: Record<string, { before?: number | null; after?: number | null }> }

/** The same scale before and after, a line a member. */
const Scores = ({ group, onClose }: WindowProps) => (
  <ActForm
    name="recordScores"
    title="登记前后测"
    okText="保存"
    done="已保存"
    fixed={refOf(group)}
    inputOf={(values) => ({
      scores: Object.entries((values as Typed).scores ?? {}).map(([memberId, { before = null, after = null }]) => ({
        ...{ memberId, before, after },
      })),
    })}
    onClose={onClose}
  >
    {group.members.filter(isIn).map(({ id, name, beforeScore, afterScore }) => (
      <div key={id} className="fieldwork-row">
        <Form.Item label={`${name} 前测`} name={['scores', id, 'before']} initialValue={beforeScore}>
          <InputNumber min={0} max={1000} precision={0} />
        </Form.Item>
        <Form.Item label="后测" name={['scores', id, 'after']} initialValue={afterScore}>
          <InputNumber min={0} max={1000} precision={0} />
        </Form.Item>
      </div>
    ))}
  </ActForm>
)
