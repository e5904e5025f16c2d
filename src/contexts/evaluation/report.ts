import type { Annex, Block } from '#contexts/documents/public.ts'
import { STAGES } from '#contexts/scoring/contract.ts'
import { sheetOf } from '#contexts/scoring/public.ts'
import { seeingAll, type Tx } from '#platform/db/database.ts'
import { evaluationErrors } from './errors.ts'
import { itemResults } from './item-results.ts'
import { marksOfAll, sitting } from './settle.ts'
import { findOccasions, vetoesOn } from './store/occasions.ts'
import { seatsOf } from './store/seats.ts'
import { FIELDS, SEAT_ROLES } from './vocabulary.ts'

const points = (centi: number): string => (centi / 100).toFixed(2)

/** The evaluation report as an annex: the result, who scored, and the whole score sheet with the source of each point. */
export async function reportOf(tx: Tx, occasionId: string): Promise<Annex> {
  const [occasion] = await findOccasions(tx, [occasionId])
  if (!occasion?.sheetId || occasion.totalCenti === null) throw evaluationErrors.noOccasion()
  const sheet = await sheetOf(tx, occasion.sheetId)
  const seats = sitting(await seeingAll(tx, () => seatsOf(tx, occasionId)), occasion.round)
  const results = itemResults(sheet.items, await marksOfAll(tx, seats))
  const vetoes = await vetoesOn(tx, occasionId)
  const panel = seats.map(({ name, role, fields, unit }) => [
    ...[name, SEAT_ROLES[role], fields.map((one) => FIELDS[one]).join('、'), unit],
  ])
  const blocks: Block[] = [
    { kind: 'heading', level: 1, text: '结果' },
    {
      kind: 'paragraph',
      text: `${occasion.place}${STAGES[occasion.stage]}得${points(occasion.totalCenti)}分，等次为${occasion.grade}。数字截至${occasion.asOf}，评分表为“${sheet.tableTitle}”第${sheet.version}版，评分单密封指纹${sheet.digest ?? ''}。`,
    },
    ...vetoes.map(({ title, evidence }) => ({ kind: 'paragraph' as const, text: `一票否决：${title}。${evidence}` })),
    ...(occasion.discussion ? [{ kind: 'paragraph' as const, text: `讨论意见：${occasion.discussion}` }] : []),
    { kind: 'heading', level: 1, text: '评估组' },
    { kind: 'table', columns: ['姓名', '职责', '专长', '单位'].map((title) => ({ title })), rows: panel },
    { kind: 'heading', level: 1, text: '逐项得分和依据' },
    {
      kind: 'table',
      columns: [
        { title: '编号', share: 0.6 },
        { title: '指标', share: 2 },
        { title: '满分', align: 'right', share: 0.7 },
        { title: '记录计得', align: 'right', share: 0.8 },
        { title: '得分', align: 'right', share: 0.7 },
        { title: '依据', share: 4 },
      ],
      rows: results.map(({ item, meanCenti, why }) => [
        ...[item.code, item.title, points(item.fullCenti)],
        ...[item.computedCenti === null ? '—' : points(item.computedCenti), points(meanCenti), why],
      ]),
      total: ['', '合计', points(10_000), '', points(occasion.totalCenti), ''],
    },
  ]
  return { title: `${occasion.place}“五社联动”示范项目${STAGES[occasion.stage]}报告`, landscape: true, blocks }
}
