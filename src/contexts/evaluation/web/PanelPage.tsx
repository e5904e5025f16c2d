import { Alert, Button, Checkbox, Form, Input, Radio, Select, Tag } from 'antd'
import { useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { useAct, useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { EmptyHint, ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { evaluationContract } from '../contract.ts'
import { FIELDS, type Field, INTERESTS } from '../vocabulary.ts'
import { optionsOf } from './parts.tsx'

type Chosen = Readonly<Record<string, { fields: Field[]; unit: string }>>

/** Who scores: everybody who may be chosen, with what ties them to the unit shown before one picks. */
export function PanelPage() {
  const { occasionId = '' } = useParams()
  const occasion = useAsk(evaluationContract, 'getOccasion', { occasionId })
  const found = useAsk(evaluationContract, 'findCandidates', { occasionId })
  const review = useAct(evaluationContract, 'callReview')
  const form = useAct(evaluationContract, 'formPanel')
  const navigate = useNavigate()
  const [chosen, setChosen] = useState<Chosen>({})
  const [lead, setLead] = useState<string>()
  const error = occasion.error ?? found.error
  if (error) return <ErrorHint heading="评估组" error={error} onRetry={found.refetch} />
  if (!occasion.data || !found.data) return <PageHeader title="确定评估组" />
  const { version, place, state } = occasion.data
  const act = state === 'objected' ? review : form
  const panel = Object.entries(chosen).map(([personId, seat]) => ({
    ...{ personId, ...seat, role: personId === lead ? ('lead' as const) : ('member' as const) },
  }))
  const send = () =>
    act.mutate({ occasionId, version, panel }, { onSuccess: () => navigate(`/evaluation/occasions/${occasionId}`) })
  const toggle = (personId: string, isOn: boolean) => {
    const { [personId]: _, ...others } = chosen
    setChosen(isOn ? { ...others, [personId]: { fields: [], unit: '' } } : others)
  }
  const change = (personId: string, seat: Partial<Chosen[string]>) =>
    setChosen({ ...chosen, [personId]: { fields: [], unit: '', ...chosen[personId], ...seat } })
  return (
    <>
      <PageHeader
        title={`${place}：${state === 'objected' ? '另组评估组复核' : '确定评估组'}`}
        description="三人以上、单数，一名组长，须有社会工作（中级以上）和财务的成员。"
        back={<Link to={`/evaluation/occasions/${occasionId}`}>返回评估</Link>}
      />
      <Section title="选择评估专家">
        <ErrorAlert error={act.error} />
        <DataTable
          label="评估专家"
          rows={found.data.rows}
          rowKey={({ personId }) => personId}
          columns={columnsOf(chosen, toggle)}
          empty={<EmptyHint title="还没有评估专家" next="请安全管理员给专家的账号任命“评估专家”岗位。" />}
        />
      </Section>
      <Section title={`已选${panel.length}人`}>
        {panel.length === 0 && <p className="muted">在上面勾选。</p>}
        <Form layout="vertical" name="panel">
          <Radio.Group
            value={lead}
            onChange={({ target }) => setLead(target.value)}
            style={{ display: 'grid', gap: 16 }}
          >
            {found.data.rows.flatMap(({ personId, name }) => {
              const seat = chosen[personId]
              return seat
                ? [
                    <div key={personId} style={{ display: 'flex', flexWrap: 'wrap', gap: 12, alignItems: 'center' }}>
                      <strong style={{ minWidth: 72 }}>{name}</strong>
                      <Select
                        mode="multiple"
                        showSearch={{ optionFilterProp: 'label' }}
                        aria-label={`${name}的专长`}
                        placeholder="专长"
                        style={{ minWidth: 240 }}
                        options={optionsOf(FIELDS)}
                        value={seat.fields}
                        onChange={(fields) => change(personId, { fields })}
                      />
                      <Input
                        aria-label={`${name}的单位`}
                        placeholder="所在单位"
                        maxLength={60}
                        style={{ width: 220 }}
                        value={seat.unit}
                        onChange={({ target }) => change(personId, { unit: target.value })}
                      />
                      <Radio value={personId}>任组长</Radio>
                    </div>,
                  ]
                : []
            })}
          </Radio.Group>
          <Alert
            type="info"
            showIcon
            style={{ marginBlock: 16 }}
            title="确定之后，成员会收到通知，先签署声明；被评单位看得到成员名单，可以申请回避。"
          />
          <Button type="primary" disabled={panel.length === 0} loading={act.isPending} onClick={send}>
            确定评估组
          </Button>
        </Form>
      </Section>
    </>
  )
}

type Candidate = {
  personId: string
  name: string
  interests: { kind: keyof typeof INTERESTS; detail: string }[]
  wasOfFirst: boolean
}
const columnsOf = (chosen: Chosen, toggle: (personId: string, isOn: boolean) => void): Column<Candidate>[] => [
  {
    key: 'pick',
    title: '选择',
    render: ({ personId, name, interests, wasOfFirst }) => (
      <Checkbox
        aria-label={`选择${name}`}
        disabled={interests.length > 0 || wasOfFirst}
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
