import { z } from 'zod'
import { AreaCode } from '#contexts/directory/contract.ts'
import { command, query } from '#platform/http/contract.ts'
import { BodyCode, Id, Page, paged, ReportKindCode, ReportRow } from './contract-parts.ts'

const Moment = z.iso.datetime({ offset: true, error: '请填写日期和时间' })
const text = (say: string, most: number) => z.string().trim().min(2, say).max(most, `请精简到${most}字以内`)
const Told = z.object({
  body: BodyCode,
  toldAt: Moment,
  way: text('请写明怎样告知的，例如拨打110', 50),
  receipt: z.string().trim().max(200).default(''),
})

/** 强制报告: only added to, never changed or removed. */
export const reportEndpoints = {
  makeReport: command({
    title: '提交强制报告',
    needs: 'casework.report.make',
    about: { area: 'areaCode' },
    input: z.object({
      areaCode: AreaCode,
      kind: ReportKindCode,
      foundAt: Moment.meta({ examples: ['2024-03-05T08:30:00+08:00'] }),
      caseId: Id.nullable().default(null),
      told: z.array(Told).max(4).default([]),
      secret: z.object({
        who: text('请写明涉及谁（姓名或能辨认的描述）', 200),
        facts: text('请写明发现了什么、依据是什么', 3000),
        measures: z.string().trim().max(1000).default(''),
      }),
    }),
    output: z.object({ reportId: Id, no: z.string() }),
  }),
  recordTold: command({
    title: '登记告知与回执',
    needs: 'casework.report.make',
    about: { record: 'casework.report', id: 'reportId' },
    input: Told.extend({ reportId: Id, toldAt: Moment.meta({ examples: ['2024-03-05T08:40:00+08:00'] }) }),
    output: z.object({}),
  }),
  myReports: query({
    title: '我提交的强制报告',
    needs: 'casework.report.make',
    about: 'self',
    input: z.object(Page),
    output: paged(ReportRow),
  }),
  listReports: query({
    title: '查看强制报告',
    needs: 'casework.report.read',
    about: 'list',
    input: z.object({ areaCode: AreaCode.optional(), overdueOnly: z.boolean().default(false), ...Page }),
    output: paged(ReportRow),
  }),
  getReport: query({
    title: '查看一份强制报告',
    needs: 'casework.report.read',
    about: { record: 'casework.report', id: 'reportId' },
    input: z.object({ reportId: Id }),
    output: ReportRow.extend({ who: z.string(), facts: z.string(), measures: z.string() }),
  }),
}
