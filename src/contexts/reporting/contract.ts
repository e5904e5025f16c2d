import { z } from 'zod'
import { AreaCode } from '#contexts/directory/contract.ts'
import { command, download, query } from '#platform/http/contract.ts'
import { DownloadBody } from '#platform/http/download.ts'
import { commendationEndpoints } from './contract-commendation.ts'
import {
  Changed,
  DutyFilter,
  DutyRow,
  FigureChange,
  Id,
  KindCode,
  Page,
  paged,
  Reason,
  ReportView,
  Version,
} from './contract-parts.ts'

const about = { record: 'reporting.report', id: 'reportId' } as const
const Ref = z.object({ reportId: Id, version: Version })

export const reportingContract = {
  context: 'reporting',
  title: '区级报告与通报',
  endpoints: {
    listDuties: query({
      title: '查看应报送的区级报告',
      needs: 'reporting.report.read',
      about: 'list',
      input: DutyFilter.extend(Page),
      output: paged(DutyRow).extend({ late: z.int().describe('到期没有报送的份数') }),
    }),
    startReport: command({
      title: '开始编写区级报告',
      needs: 'reporting.report.write',
      about: { area: 'areaCode' },
      input: z.object({ areaCode: AreaCode, kind: KindCode, period: z.string().min(1).max(20) }),
      output: z.object({ reportId: Id }),
    }),
    getReport: query({
      title: '查看一份区级报告',
      needs: 'reporting.report.read',
      about,
      input: z.object({ reportId: Id }),
      output: ReportView,
    }),
    countAgain: command({
      title: '重新取数',
      needs: 'reporting.report.write',
      about,
      input: Ref,
      output: Changed,
    }),
    changeFigure: command({
      title: '手工更改报告的数字',
      needs: 'reporting.report.write',
      about,
      input: FigureChange,
      output: Changed,
    }),
    restoreFigure: command({
      title: '恢复为平台取得的数',
      needs: 'reporting.report.write',
      about,
      input: Ref.extend({ code: z.string().min(1).max(40) }),
      output: Changed,
    }),
    writeParts: command({
      title: '编写报告的文字部分',
      needs: 'reporting.report.write',
      about,
      input: Ref.extend({
        parts: z
          .array(z.object({ code: z.string().max(20), text: z.string().trim().max(5000, '请精简到5000字以内') }))
          .max(10),
      }),
      output: Changed,
    }),
    handReport: command({
      title: '报告送签',
      needs: 'reporting.report.write',
      about,
      input: Ref,
      output: Changed,
    }),
    sendBackReport: command({
      title: '退回报告修改',
      needs: 'reporting.report.sign',
      about,
      input: Ref.extend({ reason: Reason }),
      output: Changed,
    }),
    signReport: command({
      title: '签署并报送报告',
      needs: 'reporting.report.sign',
      about,
      input: Ref,
      output: Changed.extend({ digest: z.string() }),
    }),
    returnReport: command({
      title: '退回区级报告',
      needs: 'reporting.report.accept',
      about,
      input: Ref.extend({ reason: Reason }),
      output: Changed,
    }),
    acceptReport: command({
      title: '接收区级报告',
      needs: 'reporting.report.accept',
      about,
      input: Ref,
      output: Changed,
    }),
    printReport: download({
      title: '打印区级报告',
      needs: 'reporting.report.read',
      about,
      input: z.object({ reportId: Id }),
      output: DownloadBody,
    }),
    draftReportDocument: command({
      title: '把报告拟成公文稿',
      needs: 'reporting.report.write',
      about,
      input: Ref,
      output: z.object({ documentId: Id }),
    }),
    ...commendationEndpoints,
  },
} as const
