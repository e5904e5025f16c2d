import { z } from 'zod'

/** Points are whole centi-points: 400 is 4 points. */
const Text = z.string().trim().min(1, '不能为空').max(500)
const Centi = z.int('应为整数，以百分之一分为单位').min(0, '不能为负').max(10_000, '不能超过100分')
const Percent = z.int('应为整数').min(0, '不能为负').max(1_000, '不能超过1000')
const Amount = z.int('应为整数').min(0, '不能为负').max(100_000)

/**
 * How what was counted becomes points. `ratio`: full × part ÷ whole. `each`: so much for each. `minus`: full less so much for each.
 * `tiers`: the highest tier whose percent part ÷ whole reaches. `steps`: the highest step whose number part reaches.
 * `bands`: the band part ÷ whole lies in, both ends included; the best where two meet.
 */
export const PointsRule = z.discriminatedUnion('way', [
  z.strictObject({ way: z.literal('ratio') }),
  z.strictObject({ way: z.literal('each'), centi: Centi }),
  z.strictObject({ way: z.literal('minus'), centi: Centi }),
  z.strictObject({
    way: z.literal('tiers'),
    tiers: z
      .array(z.strictObject({ percent: Percent, centi: Centi }))
      .min(1)
      .max(20),
  }),
  z.strictObject({
    way: z.literal('steps'),
    steps: z
      .array(z.strictObject({ count: Amount, centi: Centi }))
      .min(1)
      .max(20),
  }),
  z.strictObject({
    way: z.literal('bands'),
    bands: z
      .array(z.strictObject({ from: Percent, to: Percent, centi: Centi }))
      .min(1)
      .max(20),
  }),
])

export const ScoreAnchor = z.strictObject({ centi: Centi, text: Text })

/** One third-level indicator: computed (by a named item of the library, then a rule) or judged (with anchors). */
export const ScoreItem = z.strictObject({
  code: z
    .string()
    .regex(/^[A-Z]\d{1,2}$/, '编号应如 A1')
    .meta({ examples: ['A1'] }),
  dimension: z
    .string()
    .regex(/^[A-Z]$/, '一级指标应为一个大写字母')
    .meta({ examples: ['A'] }),
  second: Text,
  title: Text,
  full: Centi.min(1, '满分应大于零'),
  /** The name of what is counted; none where it is judged. */
  computed: z.string().max(60).nullable().default(null),
  by: PointsRule.nullable().default(null),
  /** Criteria of the programme it reads, where it reads any. */
  criteria: z.array(z.string().max(20)).max(20).default([]),
  /** A number of the item's own: days after which a case counts, days that cost a point. */
  limit: Amount.nullable().default(null),
  rule: Text,
  anchors: z.array(ScoreAnchor).max(20).default([]),
})

export const ScoreTable = z.strictObject({
  title: Text,
  dimensions: z
    .array(
      z.strictObject({
        code: z
          .string()
          .regex(/^[A-Z]$/)
          .meta({ examples: ['A'] }),
        title: Text,
      }),
    )
    .min(1)
    .max(26),
  items: z.array(ScoreItem).min(1).max(100),
  grades: z
    .array(
      z.strictObject({
        code: z
          .string()
          .regex(/^[a-z]{1,20}$/)
          .meta({ examples: ['good'] }),
        title: Text,
        from: Centi,
      }),
    )
    .min(1)
    .max(10),
  vetoes: z
    .array(
      z.strictObject({
        code: z
          .string()
          .regex(/^V\d{1,2}$/)
          .meta({ examples: ['V1'] }),
        title: Text,
        basis: Text,
      }),
    )
    .max(20),
})

export type PointsRule = z.infer<typeof PointsRule>
export type ScoreItem = z.infer<typeof ScoreItem>
export type ScoreTable = z.infer<typeof ScoreTable>
/** What the library knows of a computed item: what it is called, and what its row has to say. */
export type ItemNeeds = { name: string; title: string; readsCriteria: boolean; limitTitle: string | null }
/** What is wrong in a table, and where in it. */
export type TableFault = { path: readonly (string | number)[]; reason: string }

/**
 * What no single line of a table can show: sums, references, order, and that every rule fits its points.
 * `items`: what the library of computed items knows. `criteria`: the codes the programme has.
 */
export function faultsOfTable(
  table: ScoreTable,
  { items, criteria }: { items: readonly ItemNeeds[]; criteria: readonly string[] },
): TableFault[] {
  const total = table.items.reduce((sum, { full }) => sum + full, 0)
  return [
    ...(total === 10_000 ? [] : [{ path: ['items'], reason: `满分合计为${points(total)}分，应为100分` }]),
    ...table.items.flatMap((item, index) =>
      faultsOfItem(item, index, table, { items, criteria }).map((reason) => ({ path: ['items', index], reason })),
    ),
    ...faultsOfGrades(table),
    ...twice(table.dimensions, 'dimensions', '一级指标'),
    ...twice(table.vetoes, 'vetoes', '一票否决事项'),
  ]
}

const points = (centi: number): string => (centi / 100).toString()

function twice(rows: readonly { code: string }[], part: string, what: string): TableFault[] {
  return rows.flatMap(({ code }, index) =>
    rows.findIndex((other) => other.code === code) === index
      ? []
      : [{ path: [part, index], reason: `${what}${code}写了两次` }],
  )
}

function faultsOfItem(
  item: ScoreItem,
  index: number,
  table: ScoreTable,
  { items, criteria }: { items: readonly ItemNeeds[]; criteria: readonly string[] },
): string[] {
  const { code, dimension } = item
  const unknown = item.criteria.filter((one) => !criteria.includes(one))
  return [
    ...(table.items.findIndex((other) => other.code === code) === index ? [] : [`编号${code}重复`]),
    ...(code.startsWith(dimension) ? [] : [`编号${code}与一级指标${dimension}不一致`]),
    ...(table.dimensions.some((one) => one.code === dimension) ? [] : [`没有一级指标${dimension}`]),
    ...(unknown.length > 0 ? [`${code}引用的创建指标${unknown.join('、')}不存在`] : []),
    ...(item.computed === null ? faultsOfJudged(item) : faultsOfComputed(item, items)),
    ...[...item.anchors.map(({ centi }) => centi), ...centisOf(item.by)]
      .filter((centi) => centi > item.full)
      .map((centi) => `${code}有一档为${points(centi)}分，超过满分${points(item.full)}分`),
  ]
}

const faultsOfJudged = ({ code, by, anchors }: ScoreItem): string[] => [
  ...(by === null ? [] : [`${code}没有写明由哪一项数据计算，不能有计分规则`]),
  ...(anchors.length < 2 ? [`${code}由专家评定，至少要有两档评分说明`] : []),
]

function faultsOfComputed(row: ScoreItem, items: readonly ItemNeeds[]): string[] {
  const { code, computed, by, criteria, limit } = row
  const item = items.find(({ name }) => name === computed)
  if (!item) return [`没有名为${computed}的计分项目`]
  return [
    ...(by === null ? [`${code}缺少计分规则`] : faultsOfRule(code, by)),
    ...(item.readsCriteria && criteria.length === 0 ? [`${code}按“${item.title}”计分，须写明引用哪些创建指标`] : []),
    ...(item.limitTitle !== null && !limit ? [`${code}须写明${item.limitTitle}`] : []),
  ]
}

/** Higher tiers give more, so that doing more never costs a point. */
function faultsOfRule(code: string, by: PointsRule): string[] {
  const ladder =
    by.way === 'tiers'
      ? by.tiers.map(({ percent, centi }) => [percent, centi] as const)
      : by.way === 'steps'
        ? by.steps.map(({ count, centi }) => [count, centi] as const)
        : []
  const climbs = ladder.every(([at, centi], index) => {
    const before = ladder[index - 1]
    return !before || (at < before[0] && centi < before[1])
  })
  const reversed = by.way === 'bands' && by.bands.some(({ from, to }) => from > to)
  return [
    ...(climbs ? [] : [`${code}的各档应由高到低排列，分值也应由高到低`]),
    ...(reversed ? [`${code}有一档的起点高于终点`] : []),
  ]
}

function centisOf(by: PointsRule | null): number[] {
  if (by === null || by.way === 'ratio') return []
  if (by.way === 'tiers') return by.tiers.map(({ centi }) => centi)
  if (by.way === 'steps') return by.steps.map(({ centi }) => centi)
  if (by.way === 'bands') return by.bands.map(({ centi }) => centi)
  return [by.centi]
}

function faultsOfGrades({ grades }: ScoreTable): TableFault[] {
  const order = grades.flatMap(({ from, title }, index) => {
    const before = grades[index - 1]
    return before && before.from <= from ? [{ path: ['grades', index], reason: `等次“${title}”应低于前一个等次` }] : []
  })
  const last = grades.at(-1)
  return [
    ...order,
    ...twice(grades, 'grades', '等次'),
    ...(last && last.from !== 0 ? [{ path: ['grades', grades.length - 1], reason: '最低的等次应从0分起' }] : []),
  ]
}
