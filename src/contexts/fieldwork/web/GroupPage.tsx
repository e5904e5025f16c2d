import { Skeleton, Steps, Tag } from 'antd'
import { Link, useParams } from 'react-router'
import { dateOf } from '#kernel/time.ts'
import { useAsk } from '#ui/api.ts'
import { Facts } from '#ui/Facts.tsx'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { useIsPhone } from '#ui/screen.ts'
import { fieldworkContract } from '../contract.ts'
import { type Act, lineOf, MOVES } from '../rules/states.ts'
import { GROUP_STATES, KINDS, LINES, TYPES } from '../vocabulary.ts'
import { GroupActs } from './GroupActs.tsx'
import { Meetings } from './Meetings.tsx'
import { Members } from './Members.tsx'
import { type Group, targetName, yuan } from './parts.tsx'
import './fieldwork.css'

/** One group or activity: where it stands, who is next, its plan, people, sessions, and what its file still lacks. */
export function GroupPage() {
  const { groupId = '' } = useParams()
  const { data: group, error, refetch } = useAsk(fieldworkContract, 'getGroup', { groupId }, { keepPrevious: false })
  if (error && !group) return <ErrorHint heading="小组或社区活动" error={error} onRetry={refetch} />
  if (!group) return <Skeleton active title={false} />
  return (
    <>
      <PageHeader
        title={
          <>
            {group.title} <Tag>{GROUP_STATES[group.state]}</Tag>
            {group.isOverdue && <Tag color="red">过期</Tag>}
          </>
        }
        description={[group.fileNo, KINDS[group.kind], TYPES[group.type], group.areaName, group.leaderName]
          .filter(Boolean)
          .join(' · ')}
        back={<Link to="/service/groups">返回小组与社区活动</Link>}
        actions={<GroupActs group={group} />}
      />
      <Where group={group} />
      <Section title="计划书">
        <Facts facts={factsOf(group)} />
      </Section>
      {group.kind === 'group' && <Members group={group} />}
      <Meetings group={group} />
      {group.evaluation && <Evaluated group={group} />}
      <Section title="档案里有什么">
        <ul className="fieldwork-papers">
          {group.papers.map(({ title, isThere }) => (
            <li key={title}>
              {isThere ? '✓' : '—'} {title}
              {!isThere && <span className="muted">（缺）</span>}
            </li>
          ))}
        </ul>
      </Section>
      <Section title="经过">
        <ol>
          {group.steps.map(({ at: moment, act, byName, note }) => (
            <li key={moment + act}>
              {dateOf(new Date(moment))} {nameOf(act)} {byName} {note}
            </li>
          ))}
        </ol>
      </Section>
    </>
  )
}

const OTHER: Record<string, string> = {
  propose: '提交计划书',
  'void-session': '作废一节',
  'restore-session': '恢复一节',
}
const nameOf = (act: string): string => OTHER[act] ?? MOVES[act as Act]?.label ?? act

/** Where it stands and who is next; what was cancelled has no line. */
function Where({ group }: { group: Group }) {
  const isPhone = useIsPhone()
  const line = lineOf(group.kind)
  const at = line.findIndex(({ states }) => states.includes(group.state))
  const step = line[at]
  if (!step) return null
  return (
    <Section title={step.who ? `下一步：${step.title}（${step.who}）` : '已归档'}>
      {isPhone ? (
        <p className="muted">
          第{at + 1}步，共{line.length}步：{line.map(({ title }) => title).join(' → ')}
        </p>
      ) : (
        <Steps size="small" current={at} items={line.map(({ title }) => ({ title }))} />
      )}
    </Section>
  )
}

const factsOf = (group: Group): (readonly [string, React.ReactNode])[] => {
  const { plan } = group
  return [
    ['工作领域', LINES[group.line]],
    ['对象类别', group.groups.map(targetName).join('、')],
    ['对象', plan.audience],
    ['计划人数', `${group.people}人`],
    ['起止', `${group.startsOn}至${group.endsOn}`],
    ['理念', plan.idea],
    ['目标', plan.aims],
    ['招募办法', plan.recruiting],
    ['困难预计与应对', plan.difficulties],
    ['评估办法', plan.evaluation],
    ['安全预案', plan.safety],
    ['备案和许可', safetyOf(group)],
    ['志愿者安排', plan.volunteers],
    ['物资', plan.supplies],
    [
      group.kind === 'group' ? '每节内容' : '内容',
      plan.contents.length > 0 && <Contents key="contents" group={group} />,
    ],
    ['预算', budgetOf(group)],
    ['回应的需求', group.needId && <Link to={`/needs/${group.needId}`}>打开需求</Link>],
    ['志愿者的活动', group.activityId && <ActivityLink key="activity" group={group} />],
    ['提交人', group.createdName],
  ]
}

const Contents = ({ group: { plan } }: { group: Group }) => (
  <ol style={{ margin: 0, paddingInlineStart: 20 }}>
    {plan.contents.map(({ title, content }, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the sessions of a plan, in their order
      <li key={at}>
        {title}：{content}
      </li>
    ))}
  </ol>
)
const ActivityLink = ({ group }: { group: Group }) => (
  <>
    <Link to={`/activities/${group.activityId}`}>{group.activityTitle ?? '打开活动'}</Link>，签到{group.volunteers}人
  </>
)

const budgetOf = ({ plan, budgetFen }: Group): string =>
  plan.budget.length === 0
    ? '没有'
    : `${yuan(budgetFen)}元（${plan.budget.map(({ item, fen }) => `${item}${yuan(fen)}`).join('，')}）`

function safetyOf({ kind, people, limits, filedOn, filingNo, permitNo }: Group): string | false {
  if (kind === 'group' || people < limits.filing) return false
  const filed = filedOn ? `${filedOn}已报街镇备案 ${filingNo}` : `预计${people}人，须报街镇备案，还没有登记`
  if (people < limits.permit) return filed
  return `${filed}；${permitNo ? `公安许可 ${permitNo}` : '须取得公安机关安全许可，还没有登记'}`
}

const Evaluated = ({ group: { evaluation, closedOn } }: { group: Group }) =>
  evaluation && (
    <Section title="评估">
      <Facts
        facts={[
          ['结束日期', closedOn],
          ['满意度', `收回${evaluation.sheets}份，满意${evaluation.satisfied}份`],
          ['目标达成', evaluation.goals],
          [
            '总结',
            <span key="summary" className="fieldwork-words">
              {evaluation.summary}
            </span>,
          ],
          ['实际支出', `${yuan(evaluation.spentFen)}元`],
        ]}
      />
    </Section>
  )
