import { z } from 'zod'
import { AreaCode, Day } from '#contexts/directory/contract.ts'
import { command, download, query, upload } from '#platform/http/contract.ts'
import { DownloadBody } from '#platform/http/download.ts'
import { Changed, Id, maybe, Page, paged, Reason, Version } from './parts.ts'
import { Inspectors, MyVisit, RecordForm, VisitFilter, VisitPlanForm, VisitRow, VisitView } from './parts-visits.ts'

const aboutVisit = { record: 'inspection.visit', id: 'visitId' } as const

export const visitEndpoints = {
  listVisits: query({
    title: '查看实地检查',
    needs: 'inspection.inspection.read',
    about: 'list',
    input: VisitFilter.extend(Page),
    output: paged(VisitRow),
  }),
  getVisit: query({
    title: '查看一次实地检查',
    needs: 'inspection.inspection.read',
    about: aboutVisit,
    input: z.object({ visitId: Id }),
    output: VisitView,
  }),
  visitPhoto: download({
    title: '查看检查照片',
    needs: 'inspection.inspection.read',
    about: aboutVisit,
    input: z.object({ visitId: Id, fileId: Id }),
    output: DownloadBody,
  }),
  listInspectors: query({
    title: '查看可以去检查的人',
    needs: 'inspection.visit.record',
    about: { area: 'areaCode' },
    input: z.object({ areaCode: AreaCode }),
    output: z.array(z.object({ accountId: Id, name: z.string() })),
  }),
  planVisit: command({
    title: '安排实地检查',
    needs: 'inspection.visit.record',
    about: { area: 'areaCode' },
    input: VisitPlanForm,
    output: z.object({ visitId: Id }),
  }),
  changeVisit: command({
    title: '改期或换人检查',
    needs: 'inspection.visit.record',
    about: aboutVisit,
    input: z.object({ visitId: Id, version: Version, plannedOn: Day, inspectors: Inspectors }),
    output: Changed,
  }),
  cancelVisit: command({
    title: '取消实地检查',
    needs: 'inspection.visit.record',
    about: aboutVisit,
    input: z.object({ visitId: Id, version: Version, reason: Reason }),
    output: Changed,
  }),
  myVisits: query({
    title: '我的实地检查',
    needs: 'inspection.visit.record',
    about: 'self',
    input: z.object({}),
    output: z.object({
      today: z.string(),
      rows: z.array(MyVisit),
      lines: z.array(z.object({ code: z.string(), title: z.string(), hint: z.string() })).describe('今天适用的检查表'),
    }),
  }),
  keepVisitPhoto: upload({
    title: '上传检查照片',
    needs: 'inspection.visit.record',
    about: { area: 'areaCode' },
    input: z.object({ areaCode: AreaCode }),
    output: z.object({ fileId: Id }),
  }),
  recordVisit: command({
    title: '记录实地检查',
    needs: 'inspection.visit.record',
    about: aboutVisit,
    input: RecordForm,
    output: Changed,
  }),
  confirmVisit: command({
    title: '核签实地检查',
    needs: 'inspection.visit.record',
    about: aboutVisit,
    input: z.object({ visitId: Id, version: Version, remark: maybe(500).describe('与记录不同的看法') }),
    output: Changed,
  }),
} as const
