import { Alert, Tag } from 'antd'
import { Link, useParams } from 'react-router'
import { STAGES } from '#contexts/scoring/contract.ts'
import { dateOf, showDate } from '#kernel/time.ts'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { Facts } from '#ui/Facts.tsx'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { evaluationContract } from '../contract.ts'
import { LEVELS, OCCASION_STATES, STEPS, type StepKind } from '../vocabulary.ts'
import { OccasionActs } from './OccasionActs.tsx'
import { PanelSections } from './PanelSections.tsx'
import { type Occasion, points } from './parts.tsx'

/** One evaluation: who scores, what was declared and found, how far it is, what came out and where each point comes from. */
export function OccasionPage() {
  const { occasionId = '' } = useParams()
  const asked = useAsk(evaluationContract, 'getOccasion', { occasionId }, { keepPrevious: false })
  const { data: one, error, refetch } = asked
  if (error && !one) return <ErrorHint heading="评估" error={error} onRetry={refetch} />
  if (!one) return <PageHeader title="评估" />
  return (
    <>
      <PageHeader
        title={
          <>
            {one.place}
            {STAGES[one.stage]} <Tag>{OCCASION_STATES[one.state]}</Tag>
          </>
        }
        description={`${one.no} · ${LEVELS[one.level]} · ${one.hostName}组织 · 数字截至${showDate(one.asOf)}`}
        back={<Link to="/evaluation/occasions">返回评估</Link>}
        actions={<OccasionActs one={one} />}
      />
      {one.isBlind && one.state === 'scoring' && (
        <Alert
          type="info"
          showIcon
          style={{ marginBottom: 16 }}
          title={`已交评分${one.submitted}人，共${one.seats}人。全部交齐之前，谁也看不到分数。`}
        />
      )}
      {one.vacant > 0 && (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 16 }}
          title={`评分中有${one.vacant}人退出，席位还空着。组织评估的单位补选之后，全部交齐才有结果。`}
        />
      )}
      <Section title="进度与结果">
        <Facts facts={factsOf(one)} />
        {one.vetoes.map(({ title, evidence, notedName }) => (
          <Alert key={title} type="error" showIcon title={`一票否决：${title}。${evidence}（${notedName}）`} />
        ))}
      </Section>
      <PanelSections one={one} />
      {one.items.length > 0 && (
        <Section title="逐项得分和依据">
          <DataTable label="逐项得分" rows={one.items} rowKey={({ code }) => code} columns={ITEMS} />
        </Section>
      )}
      {one.documents.length > 0 && (
        <Section title="公文">
          {one.documents.map(({ id, genre, title, no }) => (
            <p key={id}>
              <Link to={`/documents/${id}`}>
                {title}（{genre}，{no ?? '未编号'}）
              </Link>
            </p>
          ))}
        </Section>
      )}
      <Section title="经过">
        <DataTable
          label="经过"
          rows={one.story.map((step, nth) => ({ ...step, nth }))}
          rowKey={({ nth }) => String(nth)}
          columns={STORY}
        />
      </Section>
    </>
  )
}

const day = (date: string | null) => date !== null && showDate(date)
const factsOf = (one: Occasion): (readonly [string, React.ReactNode])[] => [
  ['评分期限', day(one.scoringEndsOn)],
  ['得分', one.totalCenti !== null && <span className="figure">{points(one.totalCenti)}分</span>],
  ['等次', one.grade],
  ['首次评分', one.firstCenti !== null && `${points(one.firstCenti)}分`],
  [
    '最高最低相差',
    one.spreadCenti !== null && `${points(one.spreadCenti)}分（超过${points(one.mostSpreadCenti)}分须讨论）`,
  ],
  ['讨论意见', one.discussion],
  ['告知单位', day(one.toldOn)],
  ['异议期到', day(one.objectUntil)],
  ['异议', one.objection && `${one.objection}${one.objectedOn ? `（${showDate(one.objectedOn)}）` : ''}`],
  ['复核决定期限', day(one.decideUntil)],
  ['对异议的决定', one.decision],
  ['审定', day(one.finalOn)],
  ['取消的原因', one.state === 'cancelled' && one.reason],
  ['评分单密封指纹', one.digest && <code>{one.digest.slice(0, 16)}…</code>],
]

type Item = Occasion['items'][number]
const Why = ({ item }: { item: Item }) => (
  <>
    {item.reason}
    {item.sources.map(({ title, detail, page }) => (
      <div key={title + detail} className="muted">
        {page ? <Link to={page}>{title}</Link> : title}：{detail}
      </div>
    ))}
    {item.marks
      .filter(({ reason }) => reason)
      .map(({ name, centi, reason }) => (
        <div key={name} className="muted">
          {name}给{points(centi)}分：{reason}
        </div>
      ))}
  </>
)
const ITEMS: Column<Item>[] = [
  { key: 'code', title: '编号', render: ({ code }) => code },
  { key: 'title', title: '指标', render: ({ title }) => title },
  { key: 'full', title: '满分', figure: true, render: ({ fullCenti }) => points(fullCenti) },
  { key: 'computed', title: '记录计得', figure: true, render: ({ computedCenti }) => points(computedCenti) },
  { key: 'mean', title: '得分', figure: true, render: ({ meanCenti }) => points(meanCenti) },
  { key: 'why', title: '依据', render: (item) => <Why item={item} /> },
]

type Step = Occasion['story'][number] & { nth: number }
const wordOf = (kind: string): string => (kind in STEPS ? STEPS[kind as StepKind] : kind)
const STORY: Column<Step>[] = [
  { key: 'at', title: '日期', date: true, render: ({ at }) => dateOf(new Date(at)) },
  { key: 'kind', title: '办理', render: ({ kind }) => wordOf(kind) },
  { key: 'by', title: '经办', render: ({ byName }) => byName },
  { key: 'note', title: '意见与说明', render: ({ note }) => note || '—' },
]
