import { z } from 'zod'
import { ScoreTable } from '#contexts/programme/contract.ts'
import { command, download, query } from '#platform/http/contract.ts'
import { DownloadBody } from '#platform/http/download.ts'
import { AreaCode, Day, Id, Reason, SheetView, Stage, TableRowView, Version } from './contract-parts.ts'

const needs = 'scoring.table.read'
const about = { area: 'areaCode' } as const
const Stages = z.array(Stage).max(3)

/** Words and shapes that contexts above share. */
export { type Sheet, type SheetItem, STAGES, type Stage } from './vocabulary.ts'

export const scoringContract = {
  context: 'scoring',
  title: '评分表',
  endpoints: {
    listTables: query({
      title: '查看评分表各版',
      needs,
      about: 'list',
      input: z.object({}),
      output: z.object({
        rows: z.array(TableRowView),
        uses: z.array(z.object({ stage: Stage, tableId: Id, number: z.int(), begunOn: z.string() })),
      }),
    }),
    readTable: query({
      title: '查看一版评分表',
      needs,
      about: 'list',
      input: z.object({ tableId: Id }),
      output: z.object({
        table: TableRowView.extend({ content: ScoreTable, version: z.int() }),
        faults: z.array(z.string()).describe('审定前须改正的地方'),
        library: z.array(
          z.object({
            name: z.string(),
            title: z.string(),
            readsCriteria: z.boolean(),
            limitTitle: z.string().nullable(),
          }),
        ),
        criteria: z.array(z.object({ code: z.string(), title: z.string() })),
        areaCode: z.string(),
        mayChange: z.boolean(),
        mayFix: z.boolean(),
      }),
    }),
    draftTable: command({
      title: '另起一版评分表',
      needs: 'scoring.table.record',
      about,
      input: z.object({ areaCode: AreaCode, basedOn: Id, reason: Reason }),
      output: z.object({ tableId: Id }),
    }),
    changeTable: command({
      title: '修改评分表草稿',
      needs: 'scoring.table.record',
      about,
      input: z.object({
        areaCode: AreaCode,
        tableId: Id,
        version: Version,
        content: ScoreTable,
        stages: Stages,
        reason: Reason,
      }),
      output: z.object({ version: Version, faults: z.array(z.string()) }),
    }),
    dropTable: command({
      title: '作废评分表草稿',
      needs: 'scoring.table.record',
      about,
      input: z.object({ areaCode: AreaCode, tableId: Id, version: Version }),
      output: z.object({}),
    }),
    fixTable: command({
      title: '审定评分表',
      needs: 'scoring.table.approve',
      about,
      input: z.object({ areaCode: AreaCode, tableId: Id, version: Version }),
      output: z.object({}),
    }),
    listSheets: query({
      title: '查看各点评分单',
      needs,
      about: 'list',
      input: z.object({ districtCode: z.string().max(6).optional() }),
      output: z.object({
        rows: z.array(
          z.object({
            pointId: Id,
            kind: z.enum(['joint', 'district']),
            districtCode: z.string(),
            districtName: z.string(),
            townName: z.string(),
            sheets: z.array(z.object({ id: Id, stage: Stage, asOf: z.string(), sealedAt: z.string() })),
          }),
        ),
      }),
    }),
    readSheet: query({
      title: '查看评分单（按当前记录）',
      needs,
      about: { record: 'programme.point', id: 'pointId' },
      input: z.object({ pointId: Id, stage: Stage, asOf: Day.optional() }),
      output: z.object({ sheet: SheetView, place: z.string() }),
    }),
    readSealedSheet: query({
      title: '查看密封的评分单',
      needs,
      about: { record: 'scoring.sheet', id: 'sheetId' },
      input: z.object({ sheetId: Id }),
      output: z.object({
        sheet: SheetView,
        place: z.string(),
        sealedName: z.string(),
        isIntact: z.boolean().describe('内容与密封时的指纹是否一致'),
      }),
    }),
    printSheet: download({
      title: '打印评分单（按当前记录）',
      needs,
      about: { record: 'programme.point', id: 'pointId' },
      input: z.object({ pointId: Id, stage: Stage, asOf: Day.optional() }),
      output: DownloadBody,
    }),
    printSealedSheet: download({
      title: '打印密封的评分单',
      needs,
      about: { record: 'scoring.sheet', id: 'sheetId' },
      input: z.object({ sheetId: Id }),
      output: DownloadBody,
    }),
  },
} as const
