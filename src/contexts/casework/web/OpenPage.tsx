import { Alert, Button, Form, Radio, Select, Skeleton } from 'antd'
import { Link, useNavigate, useSearchParams } from 'react-router'
import type { z } from 'zod'
import { AreaField, PersonField } from '#contexts/directory/web/public.tsx'
import { TARGET_GROUPS } from '#contexts/hardship/contract.ts'
import { needsContract } from '#contexts/needs/contract.ts'
import { useAct, useAsk } from '#ui/api.ts'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { filled, rulesOf } from '#ui/fields.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { toast } from '#ui/toast.ts'
import { caseworkContract } from '../contract.ts'
import { CaseForm, Intake } from '../contract-parts.ts'
import { LINES, RISKS, SOURCES } from '../vocabulary.ts'
import { optionsOf, Told } from './parts.tsx'
import './casework.css'

const rules = rulesOf(CaseForm)
const secretRules = rulesOf(Intake)

/** 接案登记表; `?need=` begins it with a need, `?person=` with somebody of the directory. */
export function OpenPage() {
  const needId = useSearchParams()[0].get('need')
  const { data: need, isPending } = useAsk(
    needsContract,
    'getNeed',
    { needId: needId ?? '' },
    { enabled: Boolean(needId) },
  )
  if (needId && isPending) return <Skeleton active title={false} />
  return <OpenForm {...(need && { need })} />
}

type Need = { id: string; title: string; areaCode: string; line: string | null; groups: readonly string[] }

/** What the need says of place and line is filled in; who it is about only the worker knows. */
function OpenForm({ need }: { need?: Need }) {
  const [search] = useSearchParams()
  const go = useNavigate()
  const act = useAct(caseworkContract, 'openCase')
  const needId = need?.id ?? null
  const known = need && {
    ...{ areaCode: need.areaCode, groups: need.groups },
    ...(need.line !== null && need.line in LINES && { line: need.line }),
  }
  const submit = (values: z.input<typeof CaseForm>) =>
    act.mutate(
      { ...filled(values), needId },
      {
        onSuccess: ({ caseId, no }) => {
          toast(`已接案登记：${no}`)
          go(`/casework/cases/${caseId}`)
        },
      },
    )
  return (
    <>
      <PageHeader
        title="接案登记"
        description="登记后请服务对象签署知情同意书，再决定接案、转介或不接。"
        back={<Link to="/casework">返回个案</Link>}
      />
      <Form
        className="casework-form"
        name="openCase"
        layout="vertical"
        scrollToFirstError
        initialValues={{
          source: 'self',
          risk: 'low',
          groups: [],
          secret: { personId: search.get('person') },
          ...known,
        }}
        onFinish={submit}
      >
        <ErrorAlert error={act.error} />
        {need && (
          <Alert
            type="info"
            showIcon
            style={{ marginBottom: 16 }}
            title={`从需求“${need.title}”接案，接案和结案都会记入这件需求的经过。`}
          />
        )}
        <Form.Item label="服务对象" name={['secret', 'personId']} rules={secretRules.personId}>
          <PersonField />
        </Form.Item>
        <Form.Item label="所在社区（村）" name="areaCode" rules={rules.areaCode}>
          <AreaField levels={['community', 'town']} />
        </Form.Item>
        <Told schema={Intake} name="phone" label="联系电话" rows={1} />
        <Form.Item label="来源" name="source" rules={rules.source}>
          <Radio.Group options={optionsOf(SOURCES)} />
        </Form.Item>
        <Told schema={Intake} name="referredBy" label="转介人或单位" rows={1} />
        <Form.Item label="服务领域" name="line" rules={rules.line}>
          <Select options={optionsOf(LINES)} />
        </Form.Item>
        <Form.Item label="服务对象类别" name="groups" rules={rules.groups}>
          <Select mode="multiple" options={optionsOf(TARGET_GROUPS)} optionFilterProp="label" />
        </Form.Item>
        <Told schema={Intake} name="guardian" label="监护人（未成年人必填）" rows={1} />
        <Told schema={Intake} name="problem" label="主要困扰或求助的问题" rows={4} />
        <Told
          schema={Intake}
          name="screening"
          label="风险筛查"
          rows={3}
          extra="自伤、暴力、虐待、断粮断住等；没有发现的写“未发现”"
        />
        <Form.Item label="风险等级" name="risk" rules={rules.risk} extra="高的，负责人立即收到提醒">
          <Radio.Group options={optionsOf(RISKS)} />
        </Form.Item>
        <Told schema={Intake} name="eligibility" label="是否属于服务范围" />
        <Button type="primary" htmlType="submit" loading={act.isPending}>
          登记
        </Button>
      </Form>
    </>
  )
}
