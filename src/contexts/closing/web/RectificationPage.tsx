import { Skeleton, Tag } from 'antd'
import { Link, useParams } from 'react-router'
import { STAGES } from '#contexts/scoring/contract.ts'
import { dateOf } from '#kernel/time.ts'
import { useAsk } from '#ui/api.ts'
import { Facts } from '#ui/Facts.tsx'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { useMay } from '#ui/session.ts'
import { closingContract } from '../contract.ts'
import { LEVELS, RECTIFICATION_STATES } from '../vocabulary.ts'
import { Documents, Files, type Rectification, StateTag, Steps } from './parts.tsx'
import { AnswerForm, RectificationActs } from './RectificationActs.tsx'

/** One rectification: each issue with its answers and evidence, what can be done now, and everybody who acted. */
export function RectificationPage() {
  const { rectificationId = '' } = useParams()
  const mayReadPapers = useMay('documents.document.read')
  const found = useAsk(closingContract, 'getRectification', { rectificationId }, { keepPrevious: false })
  const { data: one, error, refetch } = found
  if (error && !one) return <ErrorHint heading="整改" error={error} onRetry={refetch} />
  if (!one) return <Skeleton active title={false} />
  return (
    <>
      <PageHeader
        title={
          <>
            {one.areaName}
            {LEVELS[one.level]}
            {STAGES[one.stage]}整改 <StateTag state={one.state} words={RECTIFICATION_STATES} />
            {one.daysLate > 0 && <Tag color="red">逾期{one.daysLate}天</Tag>}
          </>
        }
        description={`${one.issuedOn}提出，期限${one.dueOn}`}
        back={<Link to="/closing">返回整改与结项</Link>}
        actions={<RectificationActs one={one} />}
      />
      <Section title="概况">
        <Facts
          facts={[
            ['提出人', one.demandedName],
            ['原期限', one.firstDueOn !== one.dueOn && one.firstDueOn],
            ['延期', one.extendedOn && `${one.extendedOn}同意，只有一次`],
            ['轮次', `第${one.round}轮（两轮复查都未通过即终止创建）`],
            ['逾期原因', one.lateReason],
          ]}
        />
      </Section>
      <Section title={`问题（${one.list.length}个）`}>
        {one.list.map((issue) => (
          <Issue key={issue.id} one={one} issue={issue} />
        ))}
      </Section>
      <Documents of={one.documents} mayRead={mayReadPapers} />
      <Steps of={one.steps} />
    </>
  )
}

function Issue({ one, issue }: { one: Rectification; issue: Rectification['list'][number] }) {
  const isAnswered = issue.answers[0]?.round === one.round
  return (
    <article className="closing-issue">
      <h3>
        {issue.position}. {issue.issue}{' '}
        {one.state === 'open' && <Tag color={isAnswered ? 'green' : 'orange'}>{isAnswered ? '已答复' : '待答复'}</Tag>}
      </h3>
      <Facts
        facts={[
          ['依据', issue.basis],
          ['整改要求', issue.demand],
          ['责任单位', issue.owner],
        ]}
      />
      {issue.answers.map(({ at, round, text, byName, fileIds }) => (
        <div key={String(at)} className="closing-answer">
          <div className="muted">
            {dateOf(new Date(at))} 第{round}轮 {byName}
          </div>
          <div>{text}</div>
          <Files ids={fileIds} />
        </div>
      ))}
      {one.may.includes('answerIssue') && <AnswerForm one={one} issueId={issue.id} position={issue.position} />}
    </article>
  )
}
