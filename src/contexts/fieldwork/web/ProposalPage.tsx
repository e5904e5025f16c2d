import { Button, Form, Skeleton } from 'antd'
import { Link, useNavigate, useParams } from 'react-router'
import { useAct, useAsk } from '#ui/api.ts'
import { useDraft } from '#ui/drafts.ts'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { useSession } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { fieldworkContract } from '../contract.ts'
import { AboutFields, BudgetFields, ContentFields, HowFields } from './ProposalFields.tsx'
import { Consequences, type Group, refOf } from './parts.tsx'
import './fieldwork.css'

type Values = { kind?: 'group' | 'activity' } & Record<string, unknown>

/** What is planned: a group's proposal or an activity's, kept while it is typed. */
export function NewProposalPage() {
  const [form] = Form.useForm<Values>()
  const { today } = useSession()
  const go = useNavigate()
  const act = useAct(fieldworkContract, 'proposeGroup')
  const first = { kind: 'group', type: 'support', startsOn: today, people: 10, sessions: 6, plan: SIX } as const
  const draft = useDraft<Values>('fieldwork.proposal', first, form)
  const submit = (values: Values) =>
    act.mutate(values as never, {
      onSuccess: ({ groupId }) => {
        draft.clear()
        toast('已提交，等社工站负责人审定')
        go(`/service/groups/${groupId}`)
      },
    })
  return (
    <>
      <PageHeader title="提交计划书" back={<Link to="/service/groups">返回小组与社区活动</Link>} />
      <Form
        form={form}
        name="proposal"
        layout="vertical"
        className="fieldwork-form"
        scrollToFirstError
        {...draft.props}
        onFinish={submit}
      >
        <ErrorAlert error={act.error} />
        <Fields />
        <p>提交后：</p>
        <Consequences of={['社工站负责人审定或退回；提交的人不能自己审定', '审定之后计划书不再修改']} />
        <Button type="primary" htmlType="submit" loading={act.isPending}>
          提交计划书
        </Button>{' '}
        {draft.restored && <Button onClick={draft.clear}>清空重填</Button>}
      </Form>
    </>
  )
}

const SIX = { contents: Array.from({ length: 6 }, () => ({ title: '', content: '' })), budget: [] }

const Fields = ({ fixed = false }: { fixed?: boolean }) => (
  <>
    <Section title="做什么">
      <AboutFields fixed={fixed} />
    </Section>
    <Section title="为什么、怎么做">
      <HowFields />
    </Section>
    <Section title="每节（场）内容">
      <ContentFields />
    </Section>
    <Section title="预算">
      <BudgetFields />
    </Section>
  </>
)

/** A proposal that was sent back, or not approved yet. */
export function RevisePage() {
  const { groupId = '' } = useParams()
  const { data: group, error, refetch } = useAsk(fieldworkContract, 'getGroup', { groupId }, { keepPrevious: false })
  if (error && !group) return <ErrorHint heading="修改计划书" error={error} onRetry={refetch} />
  if (!group) return <Skeleton active title={false} />
  return <Revise group={group} />
}

function Revise({ group }: { group: Group }) {
  const [form] = Form.useForm<Values>()
  const go = useNavigate()
  const act = useAct(fieldworkContract, 'reviseGroup')
  const submit = ({ kind: _, areaCode: __, ...values }: Values) =>
    act.mutate({ ...refOf(group), ...values } as never, {
      onSuccess: () => {
        toast('已修改，等社工站负责人审定')
        go(`/service/groups/${group.id}`)
      },
    })
  return (
    <>
      <PageHeader title={`修改计划书：${group.title}`} back={<Link to={`/service/groups/${group.id}`}>返回</Link>} />
      <Form
        form={form}
        name="revision"
        layout="vertical"
        className="fieldwork-form"
        scrollToFirstError
        initialValues={group}
        onFinish={submit}
      >
        <ErrorAlert error={act.error} />
        <Fields fixed />
        <Button type="primary" htmlType="submit" loading={act.isPending}>
          保存并再提交
        </Button>
      </Form>
    </>
  )
}
