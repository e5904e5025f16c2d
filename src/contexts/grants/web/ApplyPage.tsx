import { Alert, Button, Form, Input, Select } from 'antd'
import { Link, useNavigate, useSearchParams } from 'react-router'
import type { z } from 'zod'
import { AreaField, OrganisationField, PersonField } from '#contexts/directory/web/public.tsx'
import { useAct, useAsk } from '#ui/api.ts'
import { DatePick } from '#ui/DatePick.tsx'
import { useDraft } from '#ui/drafts.ts'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { filled, rulesOf } from '#ui/fields.ts'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { useMay } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { YuanInput } from '#ui/YuanInput.tsx'
import { grantsContract } from '../contract.ts'
import { ApplicationForm } from '../contract-parts.ts'
import { lineFen } from '../rules/budget.ts'
import { APPLICANT_KINDS, USES } from '../vocabulary.ts'
import { BudgetLines } from './BudgetLines.tsx'
import { optionsOf, yuan } from './parts.tsx'
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
          <div className="grants-row">
            <Form.Item label="申请金额" name="askedFen" rules={rules.askedFen}>
              <YuanInput />
            </Form.Item>
            <Form.Item label="其他收入（没有不填）" name="otherIncomeFen" rules={rules.otherIncomeFen}>
              <YuanInput />
            </Form.Item>
          </div>
          <BudgetLines />
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

const only = <K extends string>(words: Record<K, string>, some: readonly K[] | undefined) =>
  optionsOf(words).filter(({ value }) => !some || some.includes(value))

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
    <Form.Item
      label="用途"
      name="use"
      rules={rules.use}
      extra="只能在通知允许的五类之内（津民函〔2023〕20号 三（一））"
    >
      <Select options={only(USES, call?.uses)} />
    </Form.Item>
    <Form.Item label="申请主体" name="applicantKind" rules={rules.applicantKind}>
      <Select options={only(APPLICANT_KINDS, call?.applicantKinds)} />
    </Form.Item>
  </>
)

function ApplicantFields() {
  const form = Form.useFormInstance()
  const kind = Form.useWatch('applicantKind', form)
  const mayFindOrganisation = useMay('directory.organisation.read')
  const mayFindPerson = useMay('directory.person.read')
  return (
    <>
      <Form.Item label="申请单位名称" name="applicantName" rules={rules.applicantName}>
        <Input maxLength={80} />
      </Form.Item>
      {mayFindOrganisation && (
        <Form.Item label="名录中的组织" name="organisationId" extra="在名录里的请选上：表决时它的人自动回避">
          <OrganisationField />
        </Form.Item>
      )}
      {(kind === 'cso' || kind === 'team') && (
        <Form.Item
          label="资金代管单位"
          name="custodian"
          rules={[{ required: true, message: '没有法人资格的不能直接收款，请填写代管单位' }]}
          extra="没有法人资格的不能直接收款；代管单位须经街镇与慈善组织同意"
        >
          <Input maxLength={80} />
        </Form.Item>
      )}
      <Form.Item
        label="关联关系声明"
        name="related"
        rules={[{ required: true, message: '请写明有无关联关系，没有也要写“无”' }]}
        extra="与慈善组织、管委会委员、捐赠人有无关联关系；没有写“无”"
      >
        <Input.TextArea rows={2} maxLength={300} />
      </Form.Item>
      {mayFindPerson && <RelatedPersons />}
    </>
  )
}

const RelatedPersons = () => (
  <Form.List name="relatedPersonIds">
    {(fields, { add, remove }) => (
      <>
        {fields.map(({ key, name }, index) => (
          <div key={key} className="grants-row">
            <Form.Item label={`有关联关系的人${index + 1}`} name={name} style={{ flex: 1, minWidth: 240 }}>
              <PersonField />
            </Form.Item>
            <Form.Item label=" " colon={false}>
              <Button onClick={() => remove(name)} aria-label={`删去有关联关系的人${index + 1}`}>
                删去
              </Button>
            </Form.Item>
          </div>
        ))}
        <Button onClick={() => add()} disabled={fields.length >= 20} style={{ marginBottom: 16 }}>
          加一位有关联关系的人（表决时回避）
        </Button>
      </>
    )}
  </Form.List>
)

const ProjectFields = () => (
  <>
    <Form.Item label="项目名称" name="title" rules={rules.title}>
      <Input maxLength={80} />
    </Form.Item>
    <Form.Item label="帮助谁" name="targetGroup" rules={rules.targetGroup} extra="写人群，例如“独居老人”，不写具体的人">
      <Input maxLength={100} />
    </Form.Item>
    <Form.Item label="怎么做" name="plan" rules={rules.plan}>
      <Input.TextArea rows={5} maxLength={3000} showCount />
    </Form.Item>
    <div className="grants-row">
      <Form.Item label="开始日期" name="startsOn" rules={rules.startsOn}>
        <DatePick />
      </Form.Item>
      <Form.Item label="结束日期" name="endsOn" rules={rules.endsOn}>
        <DatePick />
      </Form.Item>
    </div>
  </>
)

const ContactFields = () => (
  <>
    <Form.Item label="联系人" name="contactName" rules={rules.contactName} extra="加密保存，列表上只显示遮盖后的">
      <Input maxLength={30} autoComplete="off" />
    </Form.Item>
    <Form.Item label="联系电话" name="contactPhone" rules={rules.contactPhone}>
      <Input maxLength={20} autoComplete="off" />
    </Form.Item>
    <Form.Item
      label="收款户名、开户行和账号"
      name="bank"
      rules={rules.bank}
      extra="有代管单位的写代管单位的账户；不能是个人账户"
    >
      <Input.TextArea rows={2} maxLength={200} autoComplete="off" />
    </Form.Item>
  </>
)
