import { Alert, Button, Form } from 'antd'
import { Link, useNavigate, useParams } from 'react-router'
import type { z } from 'zod'
import { useAct, useAsk } from '#ui/api.ts'
import { useDraft } from '#ui/drafts.ts'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { filled } from '#ui/fields.ts'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { toast } from '#ui/toast.ts'
import { grantsContract } from '../contract.ts'
import type { RevisionForm } from '../contract-parts.ts'
import { lineFen } from '../rules/budget.ts'
import { ApplicantFields, BudgetFields, ContactFields, KindFields, ProjectFields } from './ApplyFields.tsx'
import { type Grant, refOf } from './parts.tsx'
import './grants.css'

type Values = Partial<Omit<z.input<typeof RevisionForm>, 'lines' | 'relatedPersonIds'>> & {
  lines?: { item: string; unitFen: number; quantity: number }[]
  relatedPersonIds?: (string | undefined)[]
}

/** What was sent back to the desk, as it was told: set right and handed in again. */
export function RevisePage() {
  const { grantId = '' } = useParams()
  const { data: grant, error, refetch } = useAsk(grantsContract, 'getGrant', { grantId }, { keepPrevious: false })
  if (error && !grant) return <ErrorHint heading="修改退回的申请" error={error} onRetry={refetch} />
  if (!grant) return <PageHeader title="修改退回的申请" />
  return <Revision key={grant.id} grant={grant} onRefresh={refetch} />
}

const startOf = (grant: Grant): Values => {
  const { use, applicantKind, applicantName, custodian, related, title, targetGroup, plan, startsOn, endsOn } = grant
  return {
    ...{ use, applicantKind, applicantName, custodian, related, title, targetGroup, plan, startsOn, endsOn },
    askedFen: grant.askedFen,
    ...(grant.otherIncomeFen > 0 && { otherIncomeFen: grant.otherIncomeFen }),
    lines: grant.lines.map(({ item, unitFen, quantity }) => ({ item, unitFen, quantity })),
  }
}

/** Who is related and who applies stay as they were unless chosen anew. */
const inputOf = (grant: Grant, { lines = [], relatedPersonIds = [], ...values }: Values) => {
  const chosen = relatedPersonIds.filter(Boolean)
  return {
    ...refOf(grant),
    ...filled(values),
    lines: lines.map((line) => ({ ...line, amountFen: lineFen(line) })),
    ...(chosen.length > 0 && { relatedPersonIds: chosen }),
  }
}

function Revision({ grant, onRefresh }: { grant: Grant; onRefresh: () => Promise<unknown> }) {
  const [form] = Form.useForm<Values>()
  const go = useNavigate()
  const back = `/fund/grants/${grant.id}`
  const act = useAct(grantsContract, 'reviseApplication')
  const draft = useDraft<Values>(`grant.revision.${grant.id}`, startOf(grant), form)
  const mayRevise = grant.may.includes('reviseApplication')
  const why = grant.steps.findLast(({ act: one }) => one === 'send-back-desk')?.note
  const submit = (values: Values) =>
    act.mutate(inputOf(grant, values) as never, {
      onSuccess: () => {
        draft.clear()
        toast('已改好，重新进入初审')
        go(back)
      },
    })
  return (
    <>
      <PageHeader
        title={`修改退回的申请：${grant.title}`}
        description="改好以后重新进入初审；征集已经截止的也可以，它是按时提交的。"
        back={<Link to={back}>返回资助</Link>}
      />
      {why && <Alert type="warning" showIcon title={`退回的原因：${why}`} className="grants-alert" />}
      {!mayRevise && <Alert type="info" showIcon title="这项申请现在不能修改，或您没有这项权限。" />}
      <Form
        form={form}
        name="revision"
        layout="vertical"
        className="grants-form"
        scrollToFirstError
        {...draft.props}
        onFinish={submit}
      >
        <ErrorAlert error={act.error} onRefresh={() => onRefresh().then(act.reset)} />
        <Section title="谁来做">
          <KindFields call={undefined} />
          <ApplicantFields isKept />
        </Section>
        <Section title="做什么">
          <ProjectFields />
        </Section>
        <Section title="要多少钱、怎样花">
          <BudgetFields />
        </Section>
        <Section title="联系人与收款账户">
          <ContactFields isKept />
        </Section>
        <Button type="primary" htmlType="submit" loading={act.isPending} disabled={!mayRevise}>
          改好了，重新提交初审
        </Button>{' '}
        {draft.restored && <Button onClick={draft.clear}>恢复原来填的</Button>}
      </Form>
    </>
  )
}
