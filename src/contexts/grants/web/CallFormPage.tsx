import { Button, Checkbox, Form, Input, InputNumber, Radio } from 'antd'
import { Link, useNavigate } from 'react-router'
import type { z } from 'zod'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { useAct } from '#ui/api.ts'
import { DatePick } from '#ui/DatePick.tsx'
import { useDraft } from '#ui/drafts.ts'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { filled, rulesOf } from '#ui/fields.ts'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { useSession } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { YuanInput } from '#ui/YuanInput.tsx'
import { grantsContract } from '../contract.ts'
import { CallForm, CriterionPart } from '../contract-parts.ts'
import { APPLICANT_KINDS, CALL_KINDS, USES } from '../vocabulary.ts'
import { Consequences, optionsOf } from './parts.tsx'
import './grants.css'

const rules = rulesOf(CallForm)
const itemRules = rulesOf(CriterionPart)
type Values = Partial<z.input<typeof CallForm>>

/** What the fund asks for: published at once, and not changed after. */
export function CallFormPage() {
  const [form] = Form.useForm<Values>()
  const { today } = useSession()
  const go = useNavigate()
  const act = useAct(grantsContract, 'publishCall')
  const draft = useDraft<Values>('grant.call', { kind: 'ordinary', opensOn: today, criteria: FIRST }, form)
  const submit = (values: Values) =>
    act.mutate(filled(values) as never, {
      onSuccess: () => {
        draft.clear()
        toast('已发布征集')
        go('/fund/grants?tab=calls')
      },
    })
  return (
    <>
      <PageHeader title="发布资助征集" back={<Link to="/fund/grants?tab=calls">返回征集</Link>} />
      <Form
        form={form}
        name="call"
        layout="vertical"
        className="grants-form"
        scrollToFirstError
        {...draft.props}
        onFinish={submit}
      >
        <ErrorAlert error={act.error} />
        <Section title="征集什么">
          <WhatFields />
        </Section>
        <Section title="向谁征集、什么时候">
          <WhoFields />
        </Section>
        <Section title="怎样评分">
          <Criteria />
        </Section>
        <p>发布后：</p>
        <Consequences
          of={[
            '开始日期起，手机上人人看得到，社区和社工站可以代为登记申请',
            '金额、时间、评分项目和权重都不能再修改：对所有申请人一样',
            '微公益创投评分之后按征集整批表决，一般资助逐项表决',
          ]}
        />
        <Button type="primary" htmlType="submit" loading={act.isPending}>
          发布征集
        </Button>{' '}
        {draft.restored && <Button onClick={draft.clear}>清空重填</Button>}
      </Form>
    </>
  )
}

const FIRST = [
  { title: '需求是否真实、受益面', weight: 40 },
  { title: '做法是否可行', weight: 30 },
  { title: '预算是否合理', weight: 30 },
]

const WhatFields = () => (
  <>
    <Form.Item label="街镇" name="areaCode" rules={rules.areaCode} extra="由这个街镇的社区基金资助">
      <AreaField levels={['town']} />
    </Form.Item>
    <Form.Item label="类别" name="kind" rules={rules.kind}>
      <Radio.Group options={optionsOf(CALL_KINDS)} optionType="button" />
    </Form.Item>
    <Form.Item label="征集名称" name="title" rules={rules.title}>
      <Input maxLength={80} />
    </Form.Item>
    <Form.Item label="用途" name="uses" rules={rules.uses} extra="通知允许的五类之内（津民函〔2023〕20号 三（一））">
      <Checkbox.Group options={optionsOf(USES)} style={{ display: 'grid', gap: 8 }} />
    </Form.Item>
    <div className="grants-row">
      <Form.Item label="每项最少" name="minFen" rules={rules.minFen}>
        <YuanInput />
      </Form.Item>
      <Form.Item label="每项最多" name="maxFen" rules={rules.maxFen}>
        <YuanInput />
      </Form.Item>
    </div>
  </>
)

const WhoFields = () => (
  <>
    <Form.Item label="面向" name="applicantKinds" rules={rules.applicantKinds}>
      <Checkbox.Group options={optionsOf(APPLICANT_KINDS)} style={{ display: 'grid', gap: 8 }} />
    </Form.Item>
    <div className="grants-row">
      <Form.Item label="开始日期" name="opensOn" rules={rules.opensOn}>
        <DatePick />
      </Form.Item>
      <Form.Item label="截止日期" name="closesOn" rules={rules.closesOn}>
        <DatePick />
      </Form.Item>
    </div>
  </>
)

type Item = { weight?: number | null } | undefined

/** Scoring items; the weights make 100 together, counted while typing. */
function Criteria() {
  const form = Form.useFormInstance()
  const items: Item[] = Form.useWatch('criteria', form) ?? []
  const sum = items.reduce((total, item) => total + (item?.weight ?? 0), 0)
  return (
    <>
      <Form.List name="criteria">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }, index) => (
              <div key={key} className="grants-row">
                <Form.Item
                  label={`评分项目${index + 1}`}
                  name={[name, 'title']}
                  rules={itemRules.title}
                  style={{ flex: 1, minWidth: 220 }}
                >
                  <Input maxLength={50} />
                </Form.Item>
                <Form.Item label="权重" name={[name, 'weight']} rules={itemRules.weight}>
                  <InputNumber min={1} max={100} precision={0} suffix="%" style={{ width: 110 }} />
                </Form.Item>
                {fields.length > 1 && (
                  <Form.Item label=" " colon={false}>
                    <Button onClick={() => remove(name)} aria-label={`删去评分项目${index + 1}`}>
                      删去
                    </Button>
                  </Form.Item>
                )}
              </div>
            ))}
            <Button onClick={() => add({})} disabled={fields.length >= 10} style={{ marginBottom: 16 }}>
              加一个评分项目
            </Button>
          </>
        )}
      </Form.List>
      <p className="figure-line" role="status">
        权重合计<span className="figure">{sum}</span>%{sum !== 100 && <strong>，须为100%</strong>}
      </p>
    </>
  )
}
