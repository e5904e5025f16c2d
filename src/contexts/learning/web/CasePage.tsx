import { Skeleton, Tag } from 'antd'
import { Link, useParams } from 'react-router'
import type { z } from 'zod'
import { type Fen, showYuan } from '#kernel/money.ts'
import { showMoment } from '#kernel/time.ts'
import { useAsk } from '#ui/api.ts'
import { Facts } from '#ui/Facts.tsx'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { learningContract } from '../contract.ts'
import type { WholeCase } from '../contract-parts.ts'
import { ADOPTION_STATES, CASE_ACTS, CASE_STATES } from '../vocabulary.ts'
import { CaseActs } from './CaseActs.tsx'
import { CasePapers } from './CasePapers.tsx'

type Case = z.output<typeof WholeCase>
const PARTS = [
  ['背景', 'background'],
  ['做法', 'practice'],
  ['成效', 'effect'],
  ['启示', 'insight'],
] as const

/** One case: its four parts, what lacks before it may be public, its papers, and who follows it. */
export function CasePage() {
  const { caseId = '' } = useParams()
  const { data, error, refetch } = useAsk(learningContract, 'getCase', { caseId }, { keepPrevious: false })
  if (error && !data) return <ErrorHint heading="案例" error={error} onRetry={refetch} />
  if (!data) return <Skeleton active title={false} />
  return (
    <>
      <PageHeader
        title={
          <>
            {data.title} <Tag color={data.state === 'promoted' ? 'green' : 'default'}>{CASE_STATES[data.state]}</Tag>
          </>
        }
        description={`${data.townName} · ${data.isPlaybook ? '可以照着做' : '没有写全步骤、成本与角色，还不能照着做'}`}
        back={<Link to="/learning/cases">返回案例</Link>}
        actions={<CaseActs one={data} />}
      />
      {data.missing.length > 0 && <p className="muted">公开之前还缺：{data.missing.join('；')}</p>}
      <Section title="概况">
        <Facts
          facts={[
            ['撰写', data.writtenName],
            ['标签', data.tags.join('、')],
            ['写到能认出的个人', data.tellsOfPeople ? '有，须本人同意才公开' : '没有'],
            ['入选', data.selectedOn],
            ['公开推广', data.promotedOn],
          ]}
        />
      </Section>
      {PARTS.map(([title, part]) => (
        <Section key={part} title={title}>
          <p style={{ whiteSpace: 'pre-wrap' }}>{data[part] || <span className="muted">还没有写</span>}</p>
        </Section>
      ))}
      <Copying one={data} />
      <Followers one={data} />
      <CasePapers one={data} />
      <Section title="经过">
        {data.history.map(({ kind, byName, at, note }) => (
          <p key={`${kind}${at}`}>
            <span className="figure">{showMoment(new Date(at))}</span> {byName} {CASE_ACTS[kind]}
            {note && `：${note}`}
          </p>
        ))}
      </Section>
    </>
  )
}

/** What another place needs to do the same. */
const Copying = ({ one: { steps, roles, costFen, costNote } }: { one: Case }) => (
  <Section title="照着做">
    {steps.length === 0 && <p className="muted">还没有写步骤。</p>}
    <ol>
      {steps.map(({ title, how }) => (
        <li key={title}>
          <strong>{title}</strong>：{how}
        </li>
      ))}
    </ol>
    <Facts
      facts={[
        ...roles.map(({ role, does }) => [role, does] as const),
        [
          '成本',
          <>
            {costFen === null ? (
              <span className="muted">还没有写</span>
            ) : (
              <span className="figure">{yuan(costFen)}</span>
            )}
            {costNote && `（${costNote}）`}
          </>,
        ],
      ]}
    />
  </Section>
)
const yuan = (fen: number) => `${showYuan(fen as Fen)}元`

const Followers = ({ one: { adoptionList } }: { one: Case }) => (
  <Section title="谁在照着做">
    {adoptionList.length === 0 && <p className="muted">还没有街镇采用。</p>}
    {adoptionList.map(({ id, townName, adoptedOn, state, measure, unit, beforeValue, afterValue, result, reason }) => (
      <p key={id}>
        {townName} <span className="figure">{adoptedOn}</span>采用，{ADOPTION_STATES[state]}。{measure}：之前
        <span className="figure">{beforeValue}</span>
        {unit}
        {afterValue !== null && (
          <>
            ，之后<span className="figure">{afterValue}</span>
            {unit}
          </>
        )}
        。{result || reason}
      </p>
    ))}
  </Section>
)
