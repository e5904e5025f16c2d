import type { z } from 'zod'
import { codesWithin } from '#contexts/directory/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { defineExport, type ExportKind, type ExportValue } from '#platform/exchange/kinds.ts'
import { DutyFilter, ResultFilter } from './contract-parts.ts'
import { type OwedReport, owedReports } from './duty-list.ts'
import { changedByHand, shownOf, wordsOf } from './rules/figures.ts'
import { BY_HAND } from './rules/paper.ts'
import { isSubmitted } from './rules/states.ts'
import { type District, listDistricts, type Report, reportsIn } from './store/reports.ts'
import { REPORT_KINDS, REPORT_STATES } from './vocabulary.ts'

const owedIn = async (
  tx: Tx,
  { areaCode, ...search }: z.infer<typeof DutyFilter>,
  reach: readonly string[],
  day: string,
) => owedReports(tx, await codesWithin(tx, reach, areaCode), day, search)

const dutiesExport = defineExport<OwedReport, z.infer<typeof DutyFilter>>({
  name: 'reporting.duties',
  title: '区级报告报送台账',
  needs: 'reporting.report.read',
  filter: DutyFilter,
  describe: ({ areaCode, kind, lateOnly }) =>
    [areaCode ? `区划${areaCode}` : '全部辖区', kind ? REPORT_KINDS[kind] : '', lateOnly ? '只列逾期' : '']
      .filter(Boolean)
      .join('；'),
  columns: [
    { title: '区划', width: 16, value: ({ districtName }) => districtName },
    { title: '报告', width: 24, value: ({ kind }) => REPORT_KINDS[kind] },
    { title: '期间', width: 18, value: ({ title }) => title },
    { title: '应报送', form: 'date', value: ({ dueOn }) => dueOn },
    { title: '报送', form: 'date', value: ({ submittedOn }) => submittedOn },
    { title: '状态', width: 16, value: ({ state }) => (state ? REPORT_STATES[state] : '未开始') },
    { title: '逾期天数', form: 'integer', value: ({ daysLate }) => daysLate },
    { title: '手工更改（项）', form: 'integer', width: 14, value: ({ byHand }) => byHand },
  ],
  count: async (tx, filter, reach, today) => (await owedIn(tx, filter, reach, today)).length,
  async *rows(tx, filter, reach, today) {
    yield* await owedIn(tx, filter, reach, today)
  },
})

/** One district with its report of the kind, if it is with the city. */
type ResultRow = { district: District; report: Report | undefined }

async function resultRows(
  tx: Tx,
  { kind }: z.infer<typeof ResultFilter>,
  reach: readonly string[],
): Promise<ResultRow[]> {
  const codes = await codesWithin(tx, reach)
  const reports = (await reportsIn(tx, codes, kind)).filter(({ state }) => isSubmitted(state))
  return (await listDistricts(tx, codes)).map((district) => ({
    district,
    report: reports.find(({ areaCode }) => areaCode === district.code),
  }))
}

const amountOf = ({ report }: ResultRow, code: string) => {
  const figure = report?.figures.find((one) => one.code === code)
  return figure ? shownOf(figure) : { part: null, whole: null }
}
const partOf = (row: ResultRow, code: string): number | null => amountOf(row, code).part
/** Centi-points over points as a mean with two decimals, rounded down. */
const meanOf = (part: number | null, whole: number | null): number | null =>
  part === null || !whole ? null : Math.floor(part / whole) / 100

/** Sums of the counts; the mean is over all points together, never a mean of means. */
function totalOf(rows: readonly ResultRow[]): ExportValue[] {
  const sum = (pick: (row: ResultRow) => number | null) => rows.reduce((total, row) => total + (pick(row) ?? 0), 0)
  const part = (code: string) => sum((row) => partOf(row, code))
  const mean = meanOf(
    part('score'),
    sum((row) => amountOf(row, 'score').whole),
  )
  return [
    ...['合计', part('towns'), part('communities'), part('evaluated'), mean, part('excellent'), part('qualified')],
    ...[part('vetoed'), part('mended'), part('closed')],
  ]
}

/** A hand's figures are named on the sheet, with what was counted and why. */
const handsOf = ({ report }: ResultRow): string =>
  changedByHand(report?.figures ?? [])
    .map(
      ({ title, form, part, whole, hand }) =>
        `${BY_HAND}：${title}，平台取得${wordsOf(form, { part, whole })}，报送${wordsOf(form, hand)}，理由：${hand.reason}`,
    )
    .join('\n')

const resultsExport = defineExport<ResultRow, z.infer<typeof ResultFilter>>({
  name: 'reporting.results',
  title: '各区评估结果汇总表',
  needs: 'reporting.report.read',
  filter: ResultFilter,
  describe: ({ kind }) => `${REPORT_KINDS[kind]}；已报送的区`,
  heading: ({ kind }) => `“五社联动”示范项目${kind === 'mid' ? '中期' : '末期'}评估结果汇总表`,
  columns: [
    { title: '区划', width: 16, value: ({ district }) => district.name },
    { title: '试点街镇数', form: 'integer', width: 14, value: (row) => partOf(row, 'towns') },
    { title: '试点社区数', form: 'integer', width: 14, value: (row) => partOf(row, 'communities') },
    { title: '已评估', form: 'integer', value: (row) => partOf(row, 'evaluated') },
    {
      title: '平均得分',
      form: 'decimal',
      value: (row) => meanOf(amountOf(row, 'score').part, amountOf(row, 'score').whole),
    },
    { title: '优秀', form: 'integer', value: (row) => partOf(row, 'excellent') },
    { title: '合格以上', form: 'integer', value: (row) => partOf(row, 'qualified') },
    { title: '一票否决', form: 'integer', value: (row) => partOf(row, 'vetoed') },
    { title: '整改通过', form: 'integer', value: (row) => partOf(row, 'mended') },
    { title: '已结项', form: 'integer', value: (row) => partOf(row, 'closed') },
    { title: '报送日期', form: 'date', value: ({ report }) => report?.submittedOn },
    { title: '手工更改说明', width: 60, value: handsOf },
  ],
  count: async (tx, filter, reach) => (await resultRows(tx, filter, reach)).length,
  async *rows(tx, filter, reach) {
    yield* await resultRows(tx, filter, reach)
  },
  closing: async (tx, filter, reach) => [totalOf(await resultRows(tx, filter, reach))],
})

export const reportingExports: ExportKind[] = [dutiesExport, resultsExport]
