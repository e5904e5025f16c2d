import { Readable } from 'node:stream'
import { documentsAbout, docxNow, findDocument } from '#contexts/documents/public.ts'
import { reportOf } from '#contexts/evaluation/public.ts'
import { sheetOf } from '#contexts/scoring/public.ts'
import { type CriterionOfPoint, criteriaOfPoint } from '#contexts/standards/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { type CellStyle, writeWorkbook } from '#platform/exchange/workbook-writer.ts'
import { openFile } from '#platform/files/open-file.ts'
import { conditionsOf } from './rules/conditions.ts'
import { type Closing, partsOf } from './store/closings.ts'
import { gatherFacts } from './store/facts.ts'
import { latestResult } from './store/occasions.ts'
import { issuesOf, listRectifications, rectificationsOf } from './store/rectifications.ts'
import { stepsOf } from './store/steps.ts'
import { PARTS } from './vocabulary.ts'

/** One file of the archive package; opened only when its turn comes. */
export type PackageEntry = { path: string; open(): Promise<AsyncIterable<string | Buffer>> }

const json = (path: string, content: unknown): PackageEntry => ({
  path,
  open: async () => Readable.from([JSON.stringify(content, null, 2)]),
})

/** Everything that belongs into the archive of a closing, in the order of its folders. */
export async function entriesOf(tx: Tx, closing: Closing, today: string): Promise<PackageEntry[]> {
  const asOf = closing.closedOn ?? today
  const criteria = await criteriaOfPoint(tx, closing.pointId, asOf)
  const conditions = closing.conditions ?? conditionsOf(closing.pointId, await gatherFacts(tx, closing, today))
  return [
    ...(await partEntries(tx, closing)),
    ...(await sheetEntries(tx, closing)),
    ...(await rectificationEntries(tx, closing)),
    ...(await documentEntries(tx, closing)),
    json('5-创建标准/各项标准.json', { asOf, criteria }),
    { path: '5-创建标准/各项标准.xlsx', open: async () => workbook(criteria, asOf) },
    json('6-结项/结项条件.json', conditions),
    json('6-结项/经过.json', await stepsOf(tx, closing.id)),
  ]
}

async function partEntries(tx: Tx, { id }: Closing): Promise<PackageEntry[]> {
  const parts = await partsOf(tx, id)
  const found: PackageEntry[] = []
  for (const { kind, fileIds } of parts) found.push(...(await fileEntries(tx, `1-结项材料/${PARTS[kind]}`, fileIds)))
  return found
}

/** Names repeat, so each file bears its place in the list. */
async function fileEntries(tx: Tx, folder: string, ids: readonly string[]): Promise<PackageEntry[]> {
  const found: PackageEntry[] = []
  for (const [index, id] of ids.entries()) {
    const { row, stream } = await openFile(tx, id)
    found.push({ path: `${folder}/${String(index + 1).padStart(2, '0')}-${row.name}`, open: async () => stream })
  }
  return found
}

async function sheetEntries(tx: Tx, { pointId, level }: Closing): Promise<PackageEntry[]> {
  const result = await latestResult(tx, pointId, level)
  if (!result) return []
  const sheet = result.sheetId ? await sheetOf(tx, result.sheetId) : null
  const report = sheet
    ? [json('2-评估/密封的评分单.json', sheet), json('2-评估/评估报告.json', await reportOf(tx, result.id))]
    : []
  return [json('2-评估/评估结果.json', result), ...report]
}

async function rectificationEntries(tx: Tx, { pointId }: Closing): Promise<PackageEntry[]> {
  const found: PackageEntry[] = []
  const all = await listRectifications(tx, { codes: null, pointId })
  for (const [index, one] of all.entries()) {
    const folder = `3-整改/${index + 1}-${one.issuedOn}`
    const issues = await issuesOf(tx, one.id)
    const { stage, level, state, issuedOn, dueOn, fails } = one
    found.push(
      json(`${folder}/整改.json`, {
        stage,
        level,
        state,
        issuedOn,
        dueOn,
        fails,
        issues,
        steps: await stepsOf(tx, one.id),
      }),
    )
    for (const { position, answers } of issues)
      found.push(
        ...(await fileEntries(
          tx,
          `${folder}/佐证/问题${position}`,
          answers.flatMap(({ fileIds }) => fileIds),
        )),
      )
  }
  return found
}

async function documentEntries(tx: Tx, closing: Closing): Promise<PackageEntry[]> {
  const about = [
    ...(await rectificationsOf(tx, closing.pointId)).map((id) => ['closing.rectification', id] as const),
    ['closing.closing', closing.id] as const,
  ]
  const found: PackageEntry[] = []
  for (const [kind, id] of about)
    for (const brief of await documentsAbout(tx, kind, id)) {
      const document = await findDocument(tx, brief.id)
      if (document)
        found.push({
          path: `4-公文/${found.length + 1}-${brief.title}.docx`,
          open: async () => Readable.from([await docxNow(document)]),
        })
    }
  return found
}

const VERDICTS: Readonly<Record<string, string>> = { met: '达到', 'not-met': '未达到', 'no-data': '没有数据' }
const cells = (values: readonly (string | number | null)[], style: CellStyle) =>
  values.map((value) => ({ value, style }))

function workbook(criteria: readonly CriterionOfPoint[], asOf: string) {
  const head = cells(['编号', '标准', '必达', '结论', '实际', '应有', '说明', '统计日'], 'header')
  const rows = criteria.map(({ code, title, mandatory, verdict, part, whole, reason }) =>
    cells([code, title, mandatory ? '是' : '否', VERDICTS[verdict] ?? verdict, part, whole, reason, asOf], 'text'),
  )
  return writeWorkbook([
    { name: '各项标准', widths: [10, 40, 8, 10, 10, 10, 60, 12], frozenRows: 1, rows: [head, ...rows] },
  ])
}
