import { Alert, Button, Checkbox, Input, Radio, Select, Tag } from 'antd'
import { useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { useAct, useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { EmptyHint, ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { evaluationContract } from '../contract.ts'
import { FIELDS, type Field, INTERESTS } from '../vocabulary.ts'
import { type Occasion, optionsOf, refOf } from './parts.tsx'

type Chosen = Readonly<Record<string, { fields: Field[]; unit: string }>>

/** Who scores: everybody who may be chosen, with what ties them to the unit shown before one picks. */
export function PanelPage() {
  const { occasionId = '' } = useParams()
  const occasion = useAsk(evaluationContract, 'getOccasion', { occasionId }, { keepPrevious: false })
  const found = useAsk(evaluationContract, 'findCandidates', { occasionId }, { keepPrevious: false })
  const error = occasion.error ?? found.error
  if (error) return <ErrorHint heading="评估组" error={error} onRetry={found.refetch} />
  if (!occasion.data || !found.data) return <PageHeader title="确定评估组" />
  return <Choosing one={occasion.data} candidates={found.data.rows} />
}

const TITLES: Readonly<Record<string, string>> = { objected: '另组评估组复核', scoring: '补选评估组成员' }

function Choosing({ one, candidates }: { one: Occasion; candidates: readonly Candidate[] }) {
  const review = useAct(evaluationContract, 'callReview')
  const form = useAct(evaluationContract, 'formPanel')
  const navigate = useNavigate()
  const isFilling = one.state === 'scoring'
  const now = one.state === 'objected' ? [] : one.panel.filter(sitsIn(one.round))
  const [chosen, setChosen] = useState<Chosen>(() =>
    Object.fromEntries(now.map(({ personId, fields, unit }) => [personId, { fields, unit }])),
  )
  const [lead, setLead] = useState(now.find(({ role }) => role === 'lead')?.personId)
  const act = one.state === 'objected' ? review : form
  const panel = Object.entries(chosen).map(([personId, seat]) => ({
    ...{ personId, ...seat, role: personId === lead ? ('lead' as const) : ('member' as const) },
  }))
  const page = `/evaluation/occasions/${one.id}`
  const send = () => act.mutate({ ...refOf(one), panel }, { onSuccess: () => navigate(page) })
  const toggle = (personId: string, isOn: boolean) => {
    const { [personId]: _, ...others } = chosen
    setChosen(isOn ? { ...others, [personId]: { fields: [], unit: '' } } : others)
    if (!isOn && personId === lead) setLead(undefined)
  }
  const change = (personId: string, seat: Partial<Chosen[string]>) =>
    setChosen({ ...chosen, [personId]: { fields: [], unit: '', ...chosen[personId], ...seat } })
  const stays = (personId: string): boolean => isFilling && now.some((seat) => seat.personId === personId)
  const hasLead = isFilling && now.some(({ role }) => role === 'lead')
  return (
    <>
      <PageHeader
        title={`${one.place}：${TITLES[one.state] ?? '确定评估组'}`}
        description={
          isFilling
            ? '评分已经开始：在评的成员不变，补选的人填上退出成员的席位，声明之后评分。'
            : '三人以上、单数，一名组长，须有社会工作（中级以上）和财务的成员。'
        }
        back={<Link to={page}>返回评估</Link>}
      />
      <Section title="选择评估专家">
        <DataTable
          label="评估专家"
          rows={candidates}
          rowKey={({ personId }) => personId}
          columns={columnsOf(chosen, toggle, stays)}
          empty={<EmptyHint title="还没有评估专家" next="请安全管理员给专家的账号任命“评估专家”岗位。" />}
        />
      </Section>
      <Section title={`已选${panel.length}人`}>
        {panel.length === 0 && <p className="muted">在上面勾选。</p>}
        <Radio.Group value={lead} onChange={({ target }) => setLead(target.value)} style={{ display: 'grid', gap: 16 }}>
          {candidates.map(({ personId, name }) => {
            const seat = chosen[personId]
            return (
              seat && (
                <ChosenSeat
                  key={personId}
                  {...{ personId, name, seat }}
                  isFixed={stays(personId)}
                  mayLead={!hasLead}
                  onChange={(more) => change(personId, more)}
                />
              )
            )
          })}
        </Radio.Group>
        <Alert
          type="info"
          showIcon
          style={{ marginBlock: 16 }}
          title="确定之后，成员会收到通知，先签署声明；被评单位看得到成员名单，可以申请回避。"
        />
        <ErrorAlert error={act.error} />
        <Button type="primary" disabled={panel.length === 0} loading={act.isPending} onClick={send}>
          {TITLES[one.state] ?? '确定评估组'}
        </Button>
      </Section>
    </>
  )
}

const sitsIn =
  (round: number) =>
  (seat: Occasion['panel'][number]): boolean =>
    seat.round === round && seat.state !== 'withdrawn'

type SeatProps = {
  personId: string
  name: string
  seat: Chosen[string]
  isFixed: boolean
  mayLead: boolean
  onChange: (more: Partial<Chosen[string]>) => void
}
const ChosenSeat = ({ personId, name, seat, isFixed, mayLead, onChange }: SeatProps) => (
  <div style={{ display: 'flex', flexWrap: 'wrap', gap: 12, alignItems: 'center' }}>
    <strong style={{ minWidth: 72 }}>{name}</strong>
    <Select
      mode="multiple"
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={`${name}的专长`}
      placeholder="专长"
      style={{ width: 320, maxWidth: '100%' }}
      disabled={isFixed}
      options={optionsOf(FIELDS)}
      value={seat.fields}
      onChange={(fields) => onChange({ fields })}
    />
    <Input
      aria-label={`${name}的单位`}
      placeholder="所在单位"
      maxLength={60}
      style={{ width: 220, maxWidth: '100%' }}
      disabled={isFixed}
      value={seat.unit}
      onChange={({ target }) => onChange({ unit: target.value })}
    />
    <Radio value={personId} disabled={!mayLead || isFixed} aria-label={`${name}任组长`}>
      任组长
    </Radio>
  </div>
)

type Candidate = {
  personId: string
  name: string
  interests: { kind: keyof typeof INTERESTS; detail: string }[]
  wasOfFirst: boolean
}
const columnsOf = (
  chosen: Chosen,
  toggle: (personId: string, isOn: boolean) => void,
  stays: (personId: string) => boolean,
): Column<Candidate>[] => [
  {
    key: 'pick',
    title: '选择',
    render: ({ personId, name, interests, wasOfFirst }) => (
      <Checkbox
        aria-label={`选择${name}`}
        disabled={(interests.length > 0 || wasOfFirst || stays(personId)) && (!(personId in chosen) || stays(personId))}
        checked={personId in chosen}
        onChange={({ target }) => toggle(personId, target.checked)}
      />
    ),
  },
  { key: 'name', title: '姓名', render: ({ name }) => name },
  {
    key: 'interests',
    title: '须回避的情形（平台查得）',
    render: ({ interests, wasOfFirst }) =>
      interests.length === 0 && !wasOfFirst ? (
        '未查到'
      ) : (
        <>
          {wasOfFirst && <Tag color="red">第一次评估组的成员，不能复核</Tag>}
          {interests.map(({ kind, detail }) => (
            <div key={kind + detail}>
              <Tag color="red">{INTERESTS[kind]}</Tag>
              {detail}
            </div>
          ))}
        </>
      ),
  },
]
