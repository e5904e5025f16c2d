import { Button, Form, Input, Radio, Tag } from 'antd'
import { useState } from 'react'
import { showDate } from '#kernel/time.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { rulesOf } from '#ui/fields.ts'
import { EmptyHint } from '#ui/hints.tsx'
import { Section } from '#ui/PageHeader.tsx'
import { useMay } from '#ui/session.ts'
import { evaluationContract } from '../contract.ts'
import { FIELDS, INTERESTS, SEAT_ROLES, SEAT_STATES } from '../vocabulary.ts'
import { ActForm, type Occasion, points, refOf } from './parts.tsx'

type Seat = Occasion['panel'][number]
type Challenge = Occasion['challenges'][number]
const challengeRules = rulesOf(evaluationContract.endpoints.challengeMember.input)
const answerRules = rulesOf(evaluationContract.endpoints.answerChallenge.input)

/** The panel with its declarations and what was found, and the unit's requests that a member step back. */
export function PanelSections({ one }: { one: Occasion }) {
  const [asked, setAsked] = useState<Seat>()
  const [open, setOpen] = useState<Challenge>()
  const mayAsk = useMay('evaluation.result.object') && ['forming', 'reviewing', 'scoring'].includes(one.state)
  const mayAnswer = useMay('evaluation.result.settle')
  return (
    <>
      <Section title="评估组">
        {one.panelFaults.length > 0 && one.panel.length > 0 && (
          <p className="muted">还不合规定：{one.panelFaults.join('；')}</p>
        )}
        <DataTable
          label="评估组"
          rows={one.panel}
          rowKey={({ id }) => id}
          columns={seatColumns(one, mayAsk ? setAsked : undefined)}
          empty={<EmptyHint title="还没有选评估组" next="由组织评估的单位确定。" />}
        />
      </Section>
      {one.challenges.length > 0 && (
        <Section title="回避申请">
          <DataTable
            label="回避申请"
            rows={one.challenges}
            rowKey={({ id }) => id}
            columns={challengeColumns(mayAnswer ? setOpen : undefined)}
          />
        </Section>
      )}
      {asked && (
        <ActForm
          name="challengeMember"
          title={`申请${asked.name}回避`}
          okText="提交申请"
          done="已提交，等待答复"
          fixed={{ ...refOf(one), seatId: asked.id }}
          onClose={() => setAsked(undefined)}
        >
          <Form.Item label="理由" name="reason" rules={challengeRules.reason} extra="写明什么关系、有什么依据">
            <Input.TextArea rows={4} maxLength={1000} showCount />
          </Form.Item>
        </ActForm>
      )}
      {open && (
        <ActForm
          name="answerChallenge"
          title={`答复：申请${open.seatName}回避`}
          okText="答复"
          done="已答复"
          fixed={{ challengeId: open.id, version: open.version }}
          onClose={() => setOpen(undefined)}
        >
          <Form.Item label="是否回避" name="upheld" rules={answerRules.upheld}>
            <Radio.Group
              options={[
                { value: true, label: '同意，该成员回避' },
                { value: false, label: '不同意' },
              ]}
            />
          </Form.Item>
          <Form.Item label="理由" name="answer" rules={answerRules.answer}>
            <Input.TextArea rows={4} maxLength={1000} showCount />
          </Form.Item>
        </ActForm>
      )}
    </>
  )
}

const seatColumns = (one: Occasion, onAsk: ((seat: Seat) => void) | undefined): Column<Seat>[] => [
  { key: 'name', title: '姓名', render: ({ name }) => name },
  { key: 'round', title: '轮次', render: ({ round }) => (round === 1 ? '首次' : '复核') },
  { key: 'role', title: '职责', render: ({ role }) => SEAT_ROLES[role] },
  {
    key: 'fields',
    title: '专长',
    wideOnly: true,
    render: ({ fields }) => fields.map((one) => FIELDS[one]).join('、') || '—',
  },
  { key: 'unit', title: '单位', wideOnly: true, render: ({ unit }) => unit || '—' },
  {
    key: 'state',
    title: '声明与回避',
    render: ({ state, statement, interests }) => (
      <>
        <Tag>{SEAT_STATES[state]}</Tag>
        {state === 'withdrawn' && statement}
        {interests.map(({ kind, detail }) => (
          <div key={kind + detail}>
            <Tag color="red">{INTERESTS[kind]}</Tag>
            {detail}
          </div>
        ))}
      </>
    ),
  },
  {
    key: 'total',
    title: '总分',
    figure: true,
    render: ({ totalCenti, isCounted }) =>
      totalCenti === null ? '—' : `${points(totalCenti)}${isCounted ? '' : '（去掉）'}`,
  },
  ...(onAsk
    ? [
        {
          key: 'ask',
          title: '办理',
          render: (seat: Seat) =>
            seat.state === 'withdrawn' || seat.state === 'submitted' || seat.round !== one.round ? null : (
              <Button onClick={() => onAsk(seat)}>申请回避</Button>
            ),
        },
      ]
    : []),
]

const challengeColumns = (onAnswer: ((one: Challenge) => void) | undefined): Column<Challenge>[] => [
  { key: 'seat', title: '成员', render: ({ seatName }) => seatName },
  { key: 'reason', title: '理由', render: ({ reason }) => reason },
  { key: 'asked', title: '提出', render: ({ askedName, askedOn }) => `${askedName}，${showDate(askedOn)}` },
  { key: 'until', title: '答复期限', date: true, render: ({ answerUntil }) => answerUntil },
  {
    key: 'answer',
    title: '答复',
    render: (one) =>
      one.upheld === null ? (
        onAnswer ? (
          <Button onClick={() => onAnswer(one)}>答复</Button>
        ) : (
          '等待答复'
        )
      ) : (
        `${one.upheld ? '同意' : '不同意'}：${one.answer}`
      ),
  },
]
