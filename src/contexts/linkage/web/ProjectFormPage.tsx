import { AutoComplete, Button, Form, Input, Select, Skeleton } from 'antd'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { addDays } from '#kernel/time.ts'
import { useAct, useAsk } from '#ui/api.ts'
import { DatePick } from '#ui/DatePick.tsx'
import { useDraft } from '#ui/drafts.ts'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { filled, rulesOf } from '#ui/fields.ts'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { useSession } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { YuanInput } from '#ui/YuanInput.tsx'
import { linkageContract } from '../contract.ts'
import { ProjectForm } from '../contract-parts.ts'
import { BUDGET_SOURCES, PART_OF, PARTIES, type Party, partyList } from '../vocabulary.ts'
import { NeedsField } from './NeedsField.tsx'
import { optionsOf, type Project } from './parts.tsx'

const rules = rulesOf(ProjectForm)
const partRules = rulesOf(ProjectForm.shape.budget.unwrap().element)

type Values = {
  areaCode?: string
  needIds?: string[]
  title?: string
  goal?: string
  startsOn?: string
  endsOn?: string
  budget?: { source?: string; fen?: number }[]
  units?: Partial<Record<Party, string>>
}
type Unit = { party: Party; unitId: string | null; unitName: string }
type KnownSeat = Pick<Project['seats'][number], 'party' | 'unitName' | 'unitId'>

/** Whoever is known by name is known by id as well: then a request reaches its head. */
function seatsOf(units: Values['units'] = {}, known: readonly Unit[], kept: readonly KnownSeat[] = []) {
  return partyList.flatMap((party) => {
    const unitName = units[party]?.trim()
    if (!unitName) return []
    const same = <T extends { party: Party; unitName: string }>(one: T) =>
      one.party === party && one.unitName === unitName
    return [{ party, unitName, unitId: (known.find(same) ?? kept.find(same))?.unitId ?? null }]
  })
}

/** From needs to a project: what, until when, with whose money, and who sits in each seat. */
export function NewProjectPage() {
  const [form] = Form.useForm<Values>()
  const { today, posts } = useSession()
  const [search] = useSearchParams()
  const go = useNavigate()
  const act = useAct(linkageContract, 'startProject')
  const needId = search.get('needId')
  const first: Values = {
    ...(posts[0]?.areaCode && { areaCode: posts[0].areaCode }),
    ...(needId && { needIds: [needId] }),
    ...{ startsOn: today, endsOn: addDays(today, 90) },
  }
  const draft = useDraft<Values>('linkage.project', first, form)
  const areaCode = Form.useWatch('areaCode', form)
  const units = useUnits(areaCode)
  const submit = ({ units: names, ...values }: Values) =>
    act.mutate({ ...filled(values), seats: seatsOf(names, units) } as never, {
      onSuccess: ({ projectId }) => {
        draft.clear()
        toast('已成立联动项目')
        go(`/linkage/projects/${projectId}`)
      },
    })
  return (
    <>
      <PageHeader title="成立联动项目" back={<Link to="/linkage/projects">返回联动项目</Link>} />
      <Form
        form={form}
        name="linkage-project"
        layout="vertical"
        className="linkage-form"
        scrollToFirstError
        {...draft.props}
        onFinish={submit}
      >
        <ErrorAlert error={act.error} />
        <Section title="从哪些需求开始">
          <Form.Item label="街镇或社区" name="areaCode" rules={rules.areaCode}>
            <AreaField levels={['town', 'community']} />
          </Form.Item>
          <Form.Item label="需求" name="needIds" rules={rules.needIds} extra="一条需求同一时间只在一个项目里">
            <NeedsField areaCode={areaCode} freeOnly />
          </Form.Item>
        </Section>
        <ProjectFields units={units} />
        <Button type="primary" htmlType="submit" loading={act.isPending}>
          成立项目
        </Button>{' '}
        {draft.restored && <Button onClick={draft.clear}>清空重填</Button>}
      </Form>
    </>
  )
}

const useUnits = (areaCode: string | undefined): Unit[] =>
  useAsk(linkageContract, 'listUnits', { areaCode: areaCode ?? '' }, { enabled: Boolean(areaCode) }).data?.rows ?? []

export function EditProjectPage() {
  const { projectId = '' } = useParams()
  const { data, error, refetch } = useAsk(linkageContract, 'getProject', { projectId }, { keepPrevious: false })
  if (error && !data) return <ErrorHint heading="联动项目" error={error} onRetry={refetch} />
  if (!data) return <Skeleton active title={false} />
  return <Edit project={data} />
}

function Edit({ project }: { project: Project }) {
  const go = useNavigate()
  const act = useAct(linkageContract, 'changeProject')
  const units = useUnits(project.areaCode)
  const back = `/linkage/projects/${project.id}`
  const { title, goal, startsOn, endsOn, budget } = project
  const initial = {
    ...{ title, goal, startsOn, endsOn, budget },
    units: Object.fromEntries(project.seats.map(({ party, unitName }) => [party, unitName])),
  }
  const submit = ({ units: names, ...values }: Values) =>
    act.mutate(
      {
        projectId: project.id,
        version: project.version,
        ...filled(values),
        seats: seatsOf(names, units, project.seats),
      } as never,
      {
        onSuccess: () => {
          toast('已修改')
          go(back)
        },
      },
    )
  return (
    <>
      <PageHeader title={`修改“${title}”`} back={<Link to={back}>返回项目</Link>} />
      <Form
        name="linkage-project-edit"
        layout="vertical"
        className="linkage-form"
        scrollToFirstError
        initialValues={initial}
        onFinish={submit}
      >
        <ErrorAlert error={act.error} />
        <ProjectFields units={units} />
        <Button type="primary" htmlType="submit" loading={act.isPending}>
          保存
        </Button>
      </Form>
    </>
  )
}

const ProjectFields = ({ units }: { units: readonly Unit[] }) => (
  <>
    <Section title="做什么">
      <Form.Item label="项目名称" name="title" rules={rules.title}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item label="要做成什么" name="goal" rules={rules.goal} extra="写能看得见的结果；公开页上也用，不写姓名">
        <Input.TextArea rows={3} maxLength={300} showCount />
      </Form.Item>
      <div className="linkage-row">
        <Form.Item label="开始" name="startsOn" rules={rules.startsOn}>
          <DatePick />
        </Form.Item>
        <Form.Item label="结束" name="endsOn" rules={rules.endsOn}>
          <DatePick />
        </Form.Item>
      </div>
    </Section>
    <Section title="五方由谁参加">
      <p className="muted">写单位或队伍的名称；写了不算行动，各方自己留下记录才算。可以先空着，以后再补。</p>
      {partyList.map((party) => (
        <Form.Item key={party} label={`${PARTIES[party]}（${PART_OF[party]}）`} name={['units', party]}>
          <AutoComplete
            maxLength={60}
            placeholder="从名册里选，或直接填写"
            showSearch={{ filterOption: (typed, option) => String(option?.value ?? '').includes(typed) }}
            options={units
              .filter((one) => one.party === party)
              .map(({ unitId, unitName }) => ({ key: unitId ?? unitName, value: unitName }))}
          />
        </Form.Item>
      ))}
    </Section>
    <Section title="预算（按来源）">
      <Budget />
    </Section>
  </>
)

const Budget = () => (
  <Form.List name="budget">
    {(fields, { add, remove }) => (
      <>
        {fields.map(({ key, name }, index) => (
          <div key={key} className="linkage-row">
            <Form.Item label="来源" name={[name, 'source']} rules={partRules.source}>
              <Select options={optionsOf(BUDGET_SOURCES)} />
            </Form.Item>
            <Form.Item label="金额" name={[name, 'fen']} rules={partRules.fen}>
              <YuanInput />
            </Form.Item>
            <Form.Item label=" " colon={false} className="linkage-fixed">
              <Button onClick={() => remove(name)} aria-label={`删去第${index + 1}行预算`}>
                删去
              </Button>
            </Form.Item>
          </div>
        ))}
        <Button onClick={() => add({})} disabled={fields.length >= 5} style={{ marginBottom: 16 }}>
          加一行预算
        </Button>
      </>
    )}
  </Form.List>
)
