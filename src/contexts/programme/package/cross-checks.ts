import type { z } from 'zod'
import { faultsOfTable, type ItemNeeds, type ScoreTable } from '../score-table.ts'
import { ASKED_FOR } from './asked-for.ts'
import type { Lined } from './parse.ts'
import type { AliasRow, Criterion, DivisionRow, JointRow, PackageProblem, ProgrammeFile, QuotaRow } from './types.ts'

type Located<T> = { value: T; lineOf(path: readonly PropertyKey[]): number }
export type Files = {
  programme: Located<z.infer<typeof ProgrammeFile>>
  criteria: Located<Criterion[]>
  scoreTable: Located<ScoreTable>
  quotas: Lined<z.infer<typeof QuotaRow>>
  jointPoints: Lined<z.infer<typeof JointRow>>
  aliases: Lined<z.infer<typeof AliasRow>>
  divisions: Lined<z.infer<typeof DivisionRow>>
}

/** What no single line can show: totals, references, order. */
export function faultsOf(
  files: Files,
  { measures, items }: { measures: readonly string[]; items: readonly ItemNeeds[] },
): PackageProblem[] {
  return [
    ...faultsOfProgramme(files),
    ...faultsOfParameters(files),
    ...faultsOfClauses(files),
    ...faultsOfCriteria(files, new Set(measures)),
    ...faultsOfScoreTable(files, items),
    ...faultsOfDivisions(files),
    ...faultsOfQuotas(files),
    ...faultsOfJointPoints(files),
  ]
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)
const at = (file: string, line: number, reason: string): PackageProblem => ({ file, line, reason })

function faultsOfProgramme({ programme: { value, lineOf } }: Files): PackageProblem[] {
  const file = 'programme.yaml'
  const faults: PackageProblem[] = []
  if (value.endsOn <= value.startsOn)
    faults.push(at(file, lineOf(['endsOn']), `截止日${value.endsOn}不晚于起始日${value.startsOn}`))
  for (const [index, { code, dueOn, percent }] of value.milestones.entries()) {
    const line = lineOf(['milestones', index])
    if (value.milestones.findIndex((other) => other.code === code) !== index)
      faults.push(at(file, line, `里程碑${code}重复`))
    const before = value.milestones[index - 1]
    if (dueOn < value.startsOn || dueOn > value.endsOn) faults.push(at(file, line, `里程碑${code}的日期不在创建期内`))
    if (before && (before.dueOn >= dueOn || before.percent >= percent))
      faults.push(at(file, line, `里程碑${code}应晚于、高于前一个里程碑`))
  }
  if (value.milestones.at(-1)?.percent !== 100) faults.push(at(file, lineOf(['milestones']), '最后一个里程碑应为100%'))
  return faults
}

function faultsOfParameters({ programme: { value, lineOf } }: Files): PackageProblem[] {
  const file = 'programme.yaml'
  const line = (index: number) => lineOf(['parameters', index])
  const keys = value.parameters.map(({ code, from }) => `${code}（${from}）`)
  const twice = keys.flatMap((key, index) =>
    keys.indexOf(key) === index ? [] : [at(file, line(index), `参数${key}写了两次`)],
  )
  const missing = ASKED_FOR.filter((code) => !value.parameters.some((one) => one.code === code))
  return [...twice, ...missing.map((code) => at(file, lineOf(['parameters']), `缺少参数${code}`))]
}

/** A criterion cites its standard's clause or a part of it; a milestone only has to cite something. */
function faultsOfClauses({ criteria: { value, lineOf }, programme }: Files): PackageProblem[] {
  const { standards } = programme.value
  const twice = standards.flatMap(({ number }, index) =>
    standards.findIndex((other) => other.number === number) === index
      ? []
      : [at('programme.yaml', programme.lineOf(['standards', index]), `标准${number}写了两次`)],
  )
  const elsewhere = value.flatMap(({ code, clause, standard }, index) => {
    const own = standards.find(({ number }) => number === standard)
    if (!own || clause.startsWith(own.clause)) return []
    return [at('criteria.yaml', lineOf([index]), `${code}的条款${clause}不在标准${standard}的条款${own.clause}之下`)]
  })
  return [...twice, ...elsewhere]
}

function faultsOfCriteria(
  { criteria: { value, lineOf }, programme }: Files,
  measures: ReadonlySet<string>,
): PackageProblem[] {
  const file = 'criteria.yaml'
  const faults: PackageProblem[] = []
  const seen = new Set<string>()
  for (const [index, { code, measure, floor, standard }] of value.entries()) {
    const line = lineOf([index])
    if (seen.has(code)) faults.push(at(file, line, `编号${code}重复`))
    seen.add(code)
    if (!code.startsWith(`S${standard}.`)) faults.push(at(file, line, `编号${code}与所属标准${standard}不一致`))
    if (!programme.value.standards.some(({ number }) => number === standard))
      faults.push(at(file, line, `${code}所属的标准${standard}没有写在 programme.yaml 的 standards 中`))
    if (!measures.has(measure)) faults.push(at(file, line, `没有名为${measure}的测量方法`))
    if (floor.some(({ from }, position) => position > 0 && from <= (floor[position - 1]?.from ?? '')))
      faults.push(at(file, line, `${code}的下限应按生效日先后排列`))
  }
  const total = sum(value.map(({ weight }) => weight))
  if (total !== 100) faults.push(at(file, 1, `权重合计为${total}，应为100`))
  return faults
}

function faultsOfScoreTable({ scoreTable, criteria }: Files, items: readonly ItemNeeds[]): PackageProblem[] {
  const codes = criteria.value.map(({ code }) => code)
  return faultsOfTable(scoreTable.value, { items, criteria: codes }).map(({ path, reason }) =>
    at('score-table.yaml', scoreTable.lineOf(path), reason),
  )
}

function faultsOfDivisions({ divisions, programme, aliases }: Files): PackageProblem[] {
  const { file } = programme.value.divisions
  const faults: PackageProblem[] = []
  const codes = new Set<string>()
  for (const { value, line } of divisions) {
    if (codes.has(value.code)) faults.push(at(file, line, `代码${value.code}重复`))
    if (value.parent_code === '' ? value.code !== programme.value.rootCode : !codes.has(value.parent_code))
      faults.push(at(file, line, `${value.name}的上级${value.parent_code || '（空）'}不在它之前`))
    codes.add(value.code)
  }
  for (const { value, line } of aliases)
    if (!codes.has(value.code)) faults.push(at('aliases.csv', line, `区划中没有代码${value.code}`))
  return faults
}

function faultsOfQuotas({ quotas, divisions, programme }: Files): PackageProblem[] {
  const file = 'quotas.csv'
  const { totals } = programme.value
  const names = new Map(
    divisions.filter(({ value }) => value.level === 'district').map(({ value }) => [value.code, value.name]),
  )
  const faults = quotas.flatMap(({ value, line }, index) => {
    const name = names.get(value.district_code)
    if (quotas.findIndex((other) => other.value.district_code === value.district_code) !== index)
      return [at(file, line, `${value.district}出现了两次`)]
    return name === value.district ? [] : [at(file, line, `代码${value.district_code}与名称${value.district}不符`)]
  })
  for (const [what, title] of [
    ['towns', '街镇'],
    ['communities', '社区'],
  ] as const) {
    const total = sum(quotas.map(({ value }) => value[what]))
    if (total !== totals[what]) faults.push(at(file, 1, `${title}名额合计为${total}，应为${totals[what]}`))
  }
  if (quotas.length !== totals.districts) faults.push(at(file, 1, `共${quotas.length}个区，应为${totals.districts}个`))
  return faults
}

function faultsOfJointPoints({ jointPoints, quotas, divisions, programme }: Files): PackageProblem[] {
  const file = 'joint-points.csv'
  const { totals } = programme.value
  const parents = new Map(divisions.map(({ value }) => [value.code, value.parent_code]))
  const faults: PackageProblem[] = []
  const bySeq = new Map<number, string>()
  for (const { value, line } of jointPoints) {
    if (parents.get(value.town_code) !== value.district_code)
      faults.push(at(file, line, `${value.town}（${value.town_code}）不在${value.district}之下`))
    const town = bySeq.get(value.seq)
    if (town !== undefined && town !== value.town_code) faults.push(at(file, line, `序号${value.seq}用于两个街镇`))
    bySeq.set(value.seq, value.town_code)
  }
  faults.push(...faultsOfJointRows(jointPoints))
  if (bySeq.size !== totals.jointPoints)
    faults.push(at(file, 1, `共${bySeq.size}个联合创建点，应为${totals.jointPoints}个`))
  if (jointPoints.length !== totals.jointCommunities)
    faults.push(at(file, 1, `共${jointPoints.length}个社区，应为${totals.jointCommunities}个`))
  return [...faults, ...faultsAgainstQuotas({ jointPoints, quotas })]
}

/** The rows of one point agree: its amount is one, each community stands once, and a town has one point. */
function faultsOfJointRows(rows: Files['jointPoints']): PackageProblem[] {
  const file = 'joint-points.csv'
  return rows.flatMap(({ value, line }, index) => {
    const earlier = rows.slice(0, index).filter((other) => other.value.town_code === value.town_code)
    const [first] = earlier
    if (!first) return []
    const { seq, yearly_fund_fen: fen } = first.value
    return [
      ...(seq === value.seq ? [] : [at(file, line, `${value.town}在序号${seq}已出现，一个街镇只能有一个创建点`)]),
      ...(fen === value.yearly_fund_fen ? [] : [at(file, line, `${value.town}的年度金额与第${first.line}行不同`)]),
      ...(earlier.some((other) => other.value.community === value.community)
        ? [at(file, line, `${value.town}的${value.community}出现了两次`)]
        : []),
    ]
  })
}

/** Joint points draw on their district's own numbers. */
const faultsAgainstQuotas = ({ jointPoints, quotas }: Pick<Files, 'jointPoints' | 'quotas'>): PackageProblem[] => [
  ...jointPoints.flatMap(({ value, line }) =>
    quotas.some((quota) => quota.value.district_code === value.district_code)
      ? []
      : [at('joint-points.csv', line, `${value.district}没有名额（quotas.csv），不能有联合创建点`)],
  ),
  ...quotas.flatMap(({ value: quota }) => {
    const inDistrict = jointPoints.filter(({ value }) => value.district_code === quota.district_code)
    const towns = new Set(inDistrict.map(({ value }) => value.town_code)).size
    if (towns <= quota.towns && inDistrict.length <= quota.communities) return []
    const reason = `${quota.district}的联合创建点超出本区名额（联合创建点占用区级名额）`
    return [at('joint-points.csv', inDistrict[0]?.line ?? 1, reason)]
  }),
]
