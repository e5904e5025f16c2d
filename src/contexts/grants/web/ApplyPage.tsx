import { Alert, Button, Form, Select } from 'antd'
import { Link, useNavigate, useSearchParams } from 'react-router'
import type { z } from 'zod'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { useAct, useAsk } from '#ui/api.ts'
import { useDraft } from '#ui/drafts.ts'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { filled, rulesOf } from '#ui/fields.ts'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { toast } from '#ui/toast.ts'
import { grantsContract } from '../contract.ts'
import { ApplicationForm } from '../contract-parts.ts'
import { lineFen } from '../rules/budget.ts'
import { ApplicantFields, BudgetFields, ContactFields, KindFields, ProjectFields } from './ApplyFields.tsx'
import { yuan } from './parts.tsx'
import './grants.css'

/** The calls of the town reach its communities, whose workers write applications down too. */
type Call = z.infer<typeof grantsContract.endpoints.openCalls.output>['rows'][number]
type Line = { item: string; unitFen: number; quantity: number }
type Values = Partial<Omit<z.input<typeof ApplicationForm>, 'lines' | 'relatedPersonIds'>> & {
  lines?: Line[]
  relatedPersonIds?: (string | undefined)[]
}
const rules = rulesOf(ApplicationForm)

/** Each line's amount is made of its price and quantity: nobody types it. */
const inputOf = ({ lines = [], relatedPersonIds = [], ...values }: Values) => ({
  ...filled(values),
  lines: lines.map((line) => ({ ...line, amountFen: lineFen(line) })),
  relatedPersonIds: relatedPersonIds.filter(Boolean),
})

/** An application written down for a team or an organisation that came to the desk, or from its paper. */
export function ApplyPage() {
  const calls = useAsk(grantsContract, 'openCalls', {})
  if (calls.error && !calls.data)
    return <ErrorHint heading="代为登记资助申请" error={calls.error} onRetry={calls.refetch} />
  if (!calls.data) return <PageHeader title="代为登记资助申请" />
  return <Application calls={calls.data.rows} />
}

function Application({ calls }: { calls: readonly Call[] }) {
  const [form] = Form.useForm<Values>()
  const [search] = useSearchParams()
  const go = useNavigate()
  const act = useAct(grantsContract, 'recordApplication')
  const asked = calls.find(({ id }) => id === search.get('callId')) ?? (calls.length === 1 ? calls[0] : undefined)
  const start: Values = { lines: [{} as Line], ...(asked && { callId: asked.id }) }
  const draft = useDraft<Values>('grant.application', start, form)
  const chosenId = Form.useWatch('callId', form)
  const areaCode = Form.useWatch('areaCode', form)
  const submit = (values: Values) =>
    act.mutate(inputOf(values) as never, {
      onSuccess: ({ grantId, no }) => {
        draft.clear()
        toast(`已登记并提交，编号${no}`)
        go(`/fund/grants/${grantId}`)
      },
    })
  return (
    <>
      <PageHeader
        title="代为登记资助申请"
        description="登记后直接进入初审；初审和审定由别的同事办理，登记的人不能再办。"
        back={<Link to="/fund/grants">返回资助</Link>}
      />
      {calls.length === 0 && <Alert type="info" showIcon title="现在没有开放的征集，不能登记申请。" />}
      <Form
        form={form}
        name="application"
        layout="vertical"
        className="grants-form"
        scrollToFirstError
        {...draft.props}
        onFinish={submit}
      >
        <ErrorAlert error={act.error} />
        <Section title="申请哪次征集">
          <CallFields calls={callsFor(calls, areaCode)} call={calls.find(({ id }) => id === chosenId)} />
        </Section>
        <Section title="谁来做">
          <ApplicantFields />
        </Section>
        <Section title="做什么">
          <ProjectFields />
        </Section>
        <Section title="要多少钱、怎样花">
          <BudgetFields />
        </Section>
        <Section title="联系人与收款账户">
          <ContactFields />
        </Section>
        <Button type="primary" htmlType="submit" loading={act.isPending} disabled={calls.length === 0}>
          登记并提交初审
        </Button>{' '}
        {draft.restored && <Button onClick={draft.clear}>清空重填</Button>}
      </Form>
    </>
  )
}

const callsFor = (calls: readonly Call[], areaCode: string | undefined) =>
  calls.filter(({ areas }) => !areaCode || areas.some(({ code }) => code === areaCode))

const CallFields = ({ calls, call }: { calls: readonly Call[]; call: Call | undefined }) => (
  <>
    <Form.Item label="项目所在的社区或街镇" name="areaCode" rules={rules.areaCode}>
      <AreaField levels={['town', 'community']} />
    </Form.Item>
    <Form.Item
      label="征集"
      name="callId"
      rules={rules.callId}
      {...(call && {
        extra: `${call.fundName}；每项${yuan(call.minFen)}元至${yuan(call.maxFen)}元；${call.closesOn}截止`,
      })}
    >
      <Select
        notFoundContent="这里现在没有开放的征集"
        options={calls.map(({ id, title, areaName }) => ({ value: id, label: `${areaName}：${title}` }))}
      />
    </Form.Item>
    <KindFields call={call} />
  </>
)
