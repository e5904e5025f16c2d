import { type Annex, type Block, draftDocument } from '#contexts/documents/public.ts'
import { reportOf } from '#contexts/evaluation/public.ts'
import { STAGES } from '#contexts/scoring/contract.ts'
import { showDate } from '#kernel/time.ts'
import type { Doer } from '#platform/access/doer.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Condition } from '../rules/conditions.ts'
import type { Occasion } from '../store/occasions.ts'
import type { PointRow } from '../store/points.ts'
import type { NewIssue } from '../store/rectifications.ts'
import type { Level } from '../vocabulary.ts'

const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
const bureauOf = (point: PointRow, level: Level): { issuer: string; areaCode: string } =>
  level === 'city'
    ? { issuer: `${point.rootName}民政局`, areaCode: point.rootCode }
    : { issuer: `${point.districtName}民政局`, areaCode: point.districtCode }
const officeOf = ({ townName }: PointRow): string =>
  /[镇乡]$/.test(townName) ? `${townName}人民政府` : `${townName}办事处`
const around = (point: PointRow, level: Level) => ({
  ...{ genre: '通知' as const, layout: 'document' as const, ...bureauOf(point, level) },
  addressee: level === 'city' ? `${point.districtName}民政局、${officeOf(point)}` : officeOf(point),
  disclosure: 'on-request' as const,
  toAreas: [point.districtCode, point.townCode],
})

type Notice = { id: string; point: PointRow; occasion: Occasion; dueOn: string; list: readonly NewIssue[]; by: Doer }
/** 整改通知书, as a draft: the issues in a table as its annex. */
export function draftRectificationNotice(tx: Tx, { id, point, occasion, dueOn, list, by }: Notice): Promise<string> {
  const stage = STAGES[occasion.stage]
  const table: Block = {
    kind: 'table',
    columns: [
      { title: '序号', align: 'center', share: 1 },
      { title: '问题', share: 4 },
      { title: '依据', share: 3 },
      { title: '整改要求', share: 4 },
      { title: '责任单位', share: 2 },
    ],
    rows: list.map(({ issue, basis, demand, owner }, index) => [String(index + 1), issue, basis, demand, owner]),
  }
  return draftDocument(tx, {
    ...around(point, occasion.level),
    title: `关于${point.districtName}${point.townName}“五社联动”示范项目${stage}整改的通知`,
    body: [
      paragraph(
        `根据《天津市民政局关于创建“五社联动”示范项目的通知》（津民函〔2023〕20号）和${stage}情况，你单位创建点存在${list.length}个问题（见附件），现通知整改如下。`,
      ),
      { kind: 'heading', level: 1, text: '整改要求' },
      paragraph('请对照附件逐项整改，明确责任，把每一项做了什么、有什么佐证写入整改报告。'),
      { kind: 'heading', level: 1, text: '整改期限' },
      paragraph(
        `请于${showDate(dueOn)}前提交整改报告。确有困难的，可在期限届满前申请延期一次。两次复查未通过的，按规定终止创建。`,
      ),
    ],
    annexes: [{ title: '整改问题清单', landscape: true, blocks: [table] }],
    about: { kind: 'closing.rectification', id },
    by,
  })
}

const shown = (centi: number | null): string => (centi === null ? '—' : (centi / 100).toFixed(2))

const VERDICTS = { met: '满足', 'not-met': '未满足', waived: '豁免' } as const
type ClosingNotice = {
  id: string
  point: PointRow
  level: Level
  result: Occasion | undefined
  conditions: readonly Condition[]
  today: string
  by: Doer
}
/** 结项通知书, as a draft: its annexes are the evaluation report and the conditions as they stood. */
export async function draftClosingNotice(tx: Tx, notice: ClosingNotice): Promise<string> {
  const { id, point, level, result, conditions, today, by } = notice
  const annexes: Annex[] = result?.sheetId ? [await reportOf(tx, result.id)] : []
  annexes.push({
    title: '结项条件审核表',
    blocks: [
      {
        kind: 'table',
        columns: [
          { title: '条件', share: 4 },
          { title: '结论', align: 'center', share: 1 },
          { title: '情况', share: 4 },
        ],
        rows: conditions.map(({ title, verdict, figure, waiver }) => [
          title,
          VERDICTS[verdict],
          waiver ? `${figure}；${waiver.byName}豁免：${waiver.reason}` : figure,
        ]),
      },
    ],
  })
  return draftDocument(tx, {
    ...around(point, level),
    title: `关于${point.districtName}${point.townName}“五社联动”示范项目结项的通知`,
    body: [
      paragraph(
        `你单位“五社联动”示范项目创建点经${result ? `${STAGES[result.stage]}合格（${shown(result.totalCenti)}分）` : '评估合格'}，结项材料齐全，符合《天津市民政局关于创建“五社联动”示范项目的通知》（津民函〔2023〕20号）第五条第（三）项的规定，同意自${showDate(today)}起结项。`,
      ),
      paragraph('请按规定保管项目档案，持续运行社区基金和社会工作服务站，做好经验总结推广。'),
    ],
    annexes,
    about: { kind: 'closing.closing', id },
    by,
  })
}
