import { momentOf } from '#ui/moments.ts'
import { Section } from '#ui/PageHeader.tsx'
import { CLOSING_REASONS, CONSENTS, PAPERS, RISKS, SIGNERS, WAYS } from '../vocabulary.ts'
import type { Case } from './parts.tsx'

/** How the parts of a paper are called. */
const NAMES: Readonly<Record<string, string>> = {
  ...{
    phone: '联系电话',
    problem: '主要问题',
    screening: '风险筛查',
    eligibility: '服务资格',
    referredBy: '转介人',
    guardian: '监护人',
  },
  ...{
    how: '签署方式',
    signer: '签署人',
    signerName: '签署人姓名',
    relation: '关系',
    signedOn: '签署日期',
    told: '已说明保密与例外',
  },
  ...{
    reason: '理由',
    homeVisitOn: '入户日期',
    risk: '风险等级',
    body: '身体',
    mind: '心理',
    social: '社会',
    family: '家庭结构',
  },
  ...{
    ties: '生态系统',
    strengths: '优势',
    resources: '资源',
    risks: '风险',
    problems: '问题清单',
    theory: '理论与模式',
    goals: '目标',
  },
  ...{
    signedBy: '签字人',
    progress: '进展',
    change: '计划调整',
    to: '转到',
    contact: '联系方式',
    by: '经办人',
    answer: '回执',
  },
  ...{
    attained: '目标达成',
    scales: '量表',
    satisfaction: '满意度（1至5）',
    opinion: '服务对象意见',
    reflection: '社工反思',
  },
  ...{
    why: '结案原因',
    summary: '总结',
    feelings: '感受与处理',
    plan: '回访安排',
    position: '第几次',
    way: '方式',
    situation: '情况',
  },
  ...{ needsMore: '还需要服务', text: '意见', from: '原来由', who: '成员', note: '备注', system: '系统', kind: '联系' },
  ...{
    goal: '目标',
    indicator: '指标',
    steps: '做法',
    times: '时间与次数',
    roles: '分工',
    place: '地点',
    present: '在场',
  },
  ...{
    aim: '目的',
    process: '过程',
    observation: '观察',
    next: '下一步',
    name: '名称',
    before: '服务前',
    after: '服务后',
    most: '满分',
  },
  isBetterLow: '低分为好',
}
const WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ...{ how: CONSENTS, signer: SIGNERS, risk: RISKS, why: CLOSING_REASONS, way: WAYS },
  kind: { strong: '紧密', weak: '疏远', tense: '紧张' },
}

function wordsOf(name: string, value: unknown): string {
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (Array.isArray(value)) return value.map((one) => (typeof one === 'object' ? lineOf(one) : String(one))).join('\n')
  return WORDS[name]?.[String(value)] ?? String(value ?? '')
}
const lineOf = (one: object): string =>
  Object.entries(one)
    .flatMap(([name, value]) => (value === '' ? [] : [`${NAMES[name] ?? name}：${wordsOf(name, value)}`]))
    .join('；')

/** What a paper holds, part by part; what was left empty is left out. */
export function Told({ secret }: { secret: object }) {
  const parts = Object.entries(secret)
    .map(([name, value]) => [name, wordsOf(name, value)] as const)
    .filter(([, words]) => words !== '')
  return (
    <dl className="kv casework-told">
      {parts.map(([name, words]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{NAMES[name] ?? name}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  )
}

/** The file in the order it grew, the latest first. */
export const Papers = ({ one }: { one: Case }) => (
  <Section title="文书与经过">
    {one.papers.toReversed().map(({ id, kind, byName, at, secret }) => (
      <details key={id} className="casework-paper" {...(kind === 'advice' && { open: true })}>
        <summary>
          {PAPERS[kind]}
          <span className="muted">
            {momentOf(at)} {byName}
          </span>
        </summary>
        <Told secret={secret} />
      </details>
    ))}
  </Section>
)
