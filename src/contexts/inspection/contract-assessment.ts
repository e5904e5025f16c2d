import { z } from 'zod'
import { AreaCode } from '#contexts/directory/contract.ts'
import { command, download, query, upload } from '#platform/http/contract.ts'
import { DownloadBody } from '#platform/http/download.ts'
import { Changed, Id, ListFilter, Page, PointRow, paged, StageCode, Version } from './parts.ts'
import { AssessmentFilter, AssessmentRow, AssessmentView, ItemForm } from './parts-assessment.ts'

const aboutAssessment = { record: 'inspection.assessment', id: 'assessmentId' } as const

export const assessmentEndpoints = {
  listPoints: query({
    title: '查看可以检查的创建点',
    needs: 'inspection.inspection.read',
    about: 'list',
    input: ListFilter.pick({ areaCode: true }),
    output: z.array(PointRow),
  }),
  inspectionToDo: query({
    title: '查看检查待办',
    needs: 'inspection.inspection.read',
    about: 'list',
    input: z.object({}),
    output: z.object({
      drafts: z.int().describe('还没提交的自评'),
      toVisit: z.int().describe('到日子还没记录的检查'),
      toConfirm: z.int().describe('待核签的检查'),
      surveysOver: z.int().describe('过了截止日还没结束的调查'),
      samplesOpen: z.int().describe('还没办结的抽查'),
    }),
  }),
  listAssessments: query({
    title: '查看自评',
    needs: 'inspection.inspection.read',
    about: 'list',
    input: AssessmentFilter.extend(Page),
    output: paged(AssessmentRow),
  }),
  getAssessment: query({
    title: '查看一份自评',
    needs: 'inspection.inspection.read',
    about: aboutAssessment,
    input: z.object({ assessmentId: Id }),
    output: AssessmentView,
  }),
  startAssessment: command({
    title: '开始自评',
    needs: 'inspection.assessment.write',
    about: { area: 'areaCode' },
    input: z.object({ areaCode: AreaCode, stage: StageCode }),
    output: z.object({ assessmentId: Id }),
  }),
  saveItem: command({
    title: '填写一项自评',
    needs: 'inspection.assessment.write',
    about: aboutAssessment,
    input: ItemForm.extend({ assessmentId: Id, version: Version }),
    output: Changed,
  }),
  keepEvidence: upload({
    title: '上传自评佐证',
    needs: 'inspection.assessment.write',
    about: { area: 'areaCode' },
    input: z.object({ areaCode: AreaCode }),
    output: z.object({ fileId: Id }),
  }),
  evidenceFile: download({
    title: '打开自评佐证',
    needs: 'inspection.inspection.read',
    about: aboutAssessment,
    input: z.object({ assessmentId: Id, fileId: Id }),
    output: DownloadBody,
  }),
  submitAssessment: command({
    title: '提交自评',
    needs: 'inspection.assessment.write',
    about: aboutAssessment,
    input: z.object({ assessmentId: Id, version: Version }),
    output: Changed,
  }),
} as const
