import { Button, Form, Input, Select, Space } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { useAct } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { rulesOf } from '#ui/fields.ts'
import { useMay } from '#ui/session.ts'
import { evaluationContract } from '../contract.ts'
import { ActForm, type Occasion, refOf } from './parts.tsx'

const { beginScoring, extendScoring, noteVeto, approveResult, objectToResult } = evaluationContract.endpoints
const rules = {
  beginScoring: rulesOf(beginScoring.input),
  extendScoring: rulesOf(extendScoring.input),
  noteVeto: rulesOf(noteVeto.input),
  approveResult: rulesOf(approveResult.input),
  objectToResult: rulesOf(objectToResult.input),
}
const WORDS = {
  beginScoring: { title: '开始评分', done: '已密封评分单，开始评分' },
  extendScoring: { title: '延长评分期限', done: '已延长' },
  noteVeto: { title: '记录一票否决', done: '已记录' },
  approveResult: { title: '审定结果', done: '已审定' },
  objectToResult: { title: '提出异议', done: '已提出，由另一评估组复核' },
} as const
type Opened = keyof typeof WORDS

/** What the caller may do now; the server says which. */
export function OccasionActs({ one }: { one: Occasion }) {
  const [open, setOpen] = useState<Opened>()
  const may = (name: string) => one.may.includes(name)
  const isSeated = may('formPanel') || may('callReview')
  const words = open && WORDS[open]
  return (
    <Space wrap>
      {isSeated && (
        <Link to={`/evaluation/occasions/${one.id}/panel`}>
          <Button>{seatWords(one)}</Button>
        </Link>
      )}
      {(Object.keys(WORDS) as Opened[]).filter(may).map((name) => (
        <Button key={name} type={name === 'beginScoring' ? 'primary' : 'default'} onClick={() => setOpen(name)}>
          {WORDS[name].title}
        </Button>
      ))}
      <Confirmed one={one} />
      {open && words && (
        <ActForm
          name={open}
          title={`${words.title}：${one.place}`}
          okText={words.title}
          done={words.done}
          fixed={refOf(one)}
          onClose={() => setOpen(undefined)}
        >
          <Fields name={open} one={one} />
        </ActForm>
      )}
    </Space>
  )
}

const seatWords = ({ may, state }: Occasion): string => {
  if (may.includes('callReview')) return '另组评估组复核'
  return state === 'scoring' ? '补选评估组成员' : '确定评估组'
}

function Fields({ name, one }: { name: Opened; one: Occasion }) {
  if (name === 'beginScoring')
    return (
      <>
        <p className="muted">评分单按数字截至日的记录密封，评分表从此不再更换；期限一过不再收评分。</p>
        <Form.Item label="评分期限" name="endsOn" rules={rules.beginScoring.endsOn}>
          <DatePick />
        </Form.Item>
      </>
    )
  if (name === 'extendScoring')
    return (
      <>
        <Form.Item label="延长到" name="endsOn" rules={rules.extendScoring.endsOn}>
          <DatePick />
        </Form.Item>
        <Words label="理由" name="reason" rule={rules.extendScoring.reason} />
      </>
    )
  if (name === 'noteVeto')
    return (
      <>
        <Form.Item label="事项" name="code" rules={rules.noteVeto.code}>
          <Select options={one.vetoChoices.map(({ code, title }) => ({ value: code, label: title }))} />
        </Form.Item>
        <Words label="查实的事实和依据" name="evidence" rule={rules.noteVeto.evidence} />
      </>
    )
  if (name === 'approveResult')
    return <Words label="对异议的决定（没有异议的可不填）" name="decision" rule={rules.approveResult.decision} />
  return <Words label="异议和理由" name="reason" rule={rules.objectToResult.reason} />
}

type Rule = (typeof rules)['extendScoring']['reason']
const Words = ({ label, name, rule }: { label: string; name: string; rule: Rule }) => (
  <Form.Item label={label} name={name} rules={rule}>
    <Input.TextArea rows={4} maxLength={1000} showCount />
  </Form.Item>
)

const SETTLED = ['told', 'objected', 'reviewing', 'reviewed', 'final', 'published']

function Confirmed({ one }: { one: Occasion }) {
  const tell = useAct(evaluationContract, 'tellResult')
  const publish = useAct(evaluationContract, 'publishResult')
  const cancel = useAct(evaluationContract, 'cancelOccasion')
  const draft = useAct(evaluationContract, 'draftNotice')
  const maySettle = useMay('evaluation.result.settle')
  const navigate = useNavigate()
  const may = (name: string) => one.may.includes(name)
  return (
    <>
      {may('tellResult') && (
        <ConfirmAct
          label="告知被评单位"
          title={`把结果告知${one.place}？`}
          consequences={[
            '被评单位从此看得到得分和依据',
            '被评单位在规定的期限内可以提出异议，到期日随即显示',
            '审定须由另一位同事办理',
          ]}
          danger={false}
          button={{ type: 'primary' }}
          onConfirm={() => tell.mutateAsync(refOf(one))}
        />
      )}
      {may('publishResult') && (
        <ConfirmAct
          label="公布"
          title="公布评估结果？"
          consequences={['结果公布之后不再改动']}
          danger={false}
          onConfirm={() => publish.mutateAsync(refOf(one))}
        />
      )}
      {maySettle && SETTLED.includes(one.state) && one.totalCenti !== null && (
        <Button
          loading={draft.isPending}
          onClick={() =>
            draft.mutate(refOf(one), { onSuccess: ({ documentId }) => navigate(`/documents/${documentId}`) })
          }
        >
          拟制结果公文
        </Button>
      )}
      {may('cancelOccasion') && (
        <ConfirmAct
          label="取消评估"
          title="取消这次评估？"
          consequences={['评估组解散，以后可以重新发起']}
          reason={{ label: '为什么取消', required: true }}
          onConfirm={(reason) => cancel.mutateAsync({ ...refOf(one), reason })}
        />
      )}
    </>
  )
}
