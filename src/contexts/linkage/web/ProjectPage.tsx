import { Button, Form, Input, Skeleton, Tag } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { type Fen, showYuan } from '#kernel/money.ts'
import { useAct, useAsk } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { Facts } from '#ui/Facts.tsx'
import { rulesOf } from '#ui/fields.ts'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { toast } from '#ui/toast.ts'
import { linkageContract } from '../contract.ts'
import { BUDGET_SOURCES, LINES, PROJECT_STATES } from '../vocabulary.ts'
import { ActForm } from './ActForm.tsx'
import { TaskFields } from './HandField.tsx'
import { NeedsField } from './NeedsField.tsx'
import { type Project, refOf } from './parts.tsx'
import { Seats } from './Seats.tsx'
import { TaskList } from './TaskList.tsx'
import { Ties } from './Ties.tsx'

const needRules = rulesOf(linkageContract.endpoints.addProjectNeeds.input)
const finishRules = rulesOf(linkageContract.endpoints.finishProject.input)

/** One project: five seats first, then where it is stuck, its needs, what was picked, its tasks. */
export function ProjectPage() {
  const { projectId = '' } = useParams()
  const { data, error, refetch } = useAsk(linkageContract, 'getProject', { projectId }, { keepPrevious: false })
  if (error && !data) return <ErrorHint heading="联动项目" error={error} onRetry={refetch} />
  if (!data) return <Skeleton active title={false} />
  return (
    <>
      <PageHeader
        title={
          <>
            {data.title} <Tag>{PROJECT_STATES[data.state]}</Tag>
          </>
        }
        description={`${data.no} · ${data.areaName} · 牵头：${data.leadName} · ${data.startsOn}至${data.endsOn}`}
        back={<Link to="/linkage/projects">返回联动项目</Link>}
        actions={<Acts project={data} />}
      />
      <div className="project-sums">
        <Sum value={`${data.acted}/5`} words="五方中已有行动" />
        <Sum value={`${data.days}天`} words={data.state === 'running' ? '从需求提出到今天' : '从需求提出到结果'} />
        {data.state === 'running' && <Sum value={`${data.stillDays}天`} words="没有新的行动" />}
      </div>
      <Seats project={data} onDone={refetch} />
      {data.standsStill.length > 0 && (
        <Section title="卡在哪里">
          <ul className="still-lines">
            {data.standsStill.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </Section>
      )}
      <ProjectNeeds project={data} onDone={refetch} />
      <Ties project={data} onDone={refetch} />
      <Tasks project={data} onDone={refetch} />
      <Section title="项目">
        <Facts facts={factsOf(data)} />
      </Section>
    </>
  )
}

const Sum = ({ value, words }: { value: string; words: string }) => (
  <div>
    <strong className="figure">{value}</strong>
    <span>{words}</span>
  </div>
)

function ProjectNeeds({ project, onDone }: { project: Project; onDone: () => unknown }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Section title="需求" extra={project.mayLead && <Button onClick={() => setOpen(true)}>加入需求</Button>}>
      <NeedList project={project} />
      {isOpen && (
        <ActForm
          name="addProjectNeeds"
          title="加入需求"
          okText="加入"
          done="已加入"
          fixed={refOf(project)}
          onClose={() => {
            setOpen(false)
            onDone()
          }}
        >
          <p className="muted">加入后，各方为这些需求做的事都算这个项目的行动。</p>
          <Form.Item label="需求" name="needIds" rules={needRules.needIds}>
            <NeedsField freeOnly areaCode={project.areaCode} />
          </Form.Item>
        </ActForm>
      )}
    </Section>
  )
}

const NeedList = ({ project }: { project: Project }) => (
  <ul className="candidates">
    {project.needList.map(({ id, no, title, line, stateName, days, reportedOn, resolvedOn }) => (
      <li key={id}>
        <div>
          <p>
            <Link to={`/needs/${id}`}>{title}</Link> <Tag>{stateName}</Tag>
          </p>
          <p className="muted">
            {no}
            {line && ` · ${LINES[line]}`} · {reportedOn}提出
            {resolvedOn && ` · ${resolvedOn}解决`}
          </p>
        </div>
        <span className="figure">
          {days}天{resolvedOn ? '解决' : '未解决'}
        </span>
        {project.mayLead && !resolvedOn && <Link to={`/linkage/resources/needs/${id}`}>找资源和服务</Link>}
      </li>
    ))}
  </ul>
)

const factsOf = (project: Project): (readonly [string, React.ReactNode])[] => [
  ['要做成什么', project.goal],
  ...project.budget.map(
    ({ source, fen }) => [`预算：${BUDGET_SOURCES[source]}`, <Yuan key={source} fen={fen} />] as const,
  ),
  ['结果', project.result],
  ['中止原因', project.reason],
  ['成立', project.startedName],
  ['办结', project.closedOn && `${project.closedName ?? ''} ${project.closedOn}`],
  [
    '公开页',
    project.isPublic && (
      <a key="public" href={`/m/linkage/${project.id}`} target="_blank" rel="noreferrer">
        打开公开页
      </a>
    ),
  ],
]
const Yuan = ({ fen }: { fen: number }) => <span className="figure">{showYuan(fen as Fen)}元</span>

function Tasks({ project, onDone }: { project: Project; onDone: () => unknown }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Section title="任务" extra={project.mayLead && <Button onClick={() => setOpen(true)}>交办任务</Button>}>
      <TaskList tasks={project.tasks} onDone={onDone} />
      {isOpen && (
        <ActForm
          name="makeTask"
          title="交办任务"
          okText="交办"
          done="已交办"
          fixed={refOf(project)}
          onClose={() => setOpen(false)}
        >
          <TaskFields areaCode={project.areaCode} />
        </ActForm>
      )}
    </Section>
  )
}

function Acts({ project }: { project: Project }) {
  const [isFinishing, setFinishing] = useState(false)
  const stop = useAct(linkageContract, 'stopProject')
  if (!project.mayLead) return null
  return (
    <>
      <Link to={`/linkage/projects/${project.id}/edit`}>
        <Button>修改</Button>
      </Link>
      <Button type="primary" disabled={!project.mayFinish} onClick={() => setFinishing(true)}>
        办结
      </Button>
      <ConfirmAct
        label="中止"
        title={`中止“${project.title}”？`}
        consequences={[
          '项目停在现在，不能再修改；里面的需求可以进入别的项目',
          '已有的行动记录都在各自的地方，不受影响',
        ]}
        reason={{ label: '为什么中止', required: true }}
        onConfirm={(reason) => stop.mutateAsync({ ...refOf(project), reason }).then(() => toast('已中止'))}
      />
      {isFinishing && (
        <ActForm
          name="finishProject"
          title={`办结“${project.title}”`}
          okText="办结"
          done="已办结"
          fixed={refOf(project)}
          onClose={() => setFinishing(false)}
        >
          <p className="muted">各条需求都已解决。办结后不能再修改；居民确认后，下面的结果会公开，请不要写姓名。</p>
          <Form.Item label="做成了什么" name="result" rules={finishRules.result}>
            <Input.TextArea rows={4} maxLength={500} showCount />
          </Form.Item>
        </ActForm>
      )}
    </>
  )
}
