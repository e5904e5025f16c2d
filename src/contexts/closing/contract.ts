import { z } from 'zod'
import { command, download, query } from '#platform/http/contract.ts'
import { DownloadBody } from '#platform/http/download.ts'
import {
  AreaCode,
  Changed,
  ClosingStateCode,
  ClosingView,
  Day,
  DemandForm,
  FileIds,
  Id,
  Note,
  OccasionView,
  Outcome,
  Page,
  PartCode,
  PointRow,
  paged,
  Reason,
  RectificationFilter,
  RectificationRow,
  RectificationView,
  Version,
} from './contract-parts.ts'

const aboutRectification = { record: 'closing.rectification', id: 'rectificationId' } as const
const aboutClosing = { record: 'closing.closing', id: 'closingId' } as const
const Ref = z.object({ rectificationId: Id, version: Version })
const ClosingRef = z.object({ closingId: Id, version: Version })
const needs = 'closing.rectification.read'

const rectification = {
  listRectifications: query({
    title: '查看整改',
    needs,
    about: 'list',
    input: RectificationFilter.extend(Page),
    output: paged(RectificationRow),
  }),
  getRectification: query({
    title: '查看一份整改',
    needs,
    about: aboutRectification,
    input: z.object({ rectificationId: Id }),
    output: RectificationView,
  }),
  listOccasions: query({
    title: '查看可以提出整改的评估',
    needs: 'closing.rectification.demand',
    about: 'list',
    input: z.object({}),
    output: z.object({ rows: z.array(OccasionView) }),
  }),
  demandRectification: command({
    title: '提出整改要求',
    needs: 'closing.rectification.demand',
    about: { area: 'areaCode' },
    input: DemandForm,
    output: z.object({ rectificationId: Id, documentId: Id, dueOn: z.string() }),
  }),
  answerIssue: command({
    title: '答复整改问题',
    needs: 'closing.rectification.answer',
    about: aboutRectification,
    input: Ref.extend({
      issueId: Id,
      text: z.string().trim().min(4, '请写明做了什么，至少4个字').max(2000, '请精简到2000字以内'),
      fileIds: FileIds.default([]),
    }),
    output: Changed,
  }),
  submitAnswer: command({
    title: '提交整改报告',
    needs: 'closing.rectification.answer',
    about: aboutRectification,
    input: Ref.extend({ lateReason: Note }),
    output: Changed,
  }),
  extendRectification: command({
    title: '同意整改延期',
    needs: 'closing.rectification.demand',
    about: aboutRectification,
    input: Ref.extend({ dueOn: Day, reason: Reason }),
    output: Changed,
  }),
  recheckRectification: command({
    title: '复查整改',
    needs: 'closing.rectification.recheck',
    about: aboutRectification,
    input: Ref.extend({ outcome: Outcome, note: Note }),
    output: Changed,
  }),
  terminatePoint: command({
    title: '整改两次未通过，终止创建点',
    needs: 'closing.closing.approve',
    about: aboutRectification,
    input: Ref.extend({ reason: Reason }),
    output: Changed,
  }),
}

const closing = {
  listPoints: query({
    title: '查看各创建点的结项',
    needs,
    about: 'list',
    input: z.object({ areaCode: AreaCode.optional(), state: ClosingStateCode.optional(), ...Page }),
    output: paged(PointRow),
  }),
  draftClosing: command({
    title: '准备结项申请',
    needs: 'closing.closing.apply',
    about: { area: 'areaCode' },
    input: z.object({ areaCode: AreaCode, pointId: Id }),
    output: z.object({ closingId: Id }),
  }),
  getClosing: query({
    title: '查看结项申请',
    needs,
    about: aboutClosing,
    input: z.object({ closingId: Id }),
    output: ClosingView,
  }),
  putPart: command({
    title: '上传结项材料',
    needs: 'closing.closing.apply',
    about: aboutClosing,
    input: ClosingRef.extend({ kind: PartCode, note: Note, fileIds: FileIds }),
    output: Changed,
  }),
  applyClosing: command({
    title: '提出结项申请',
    needs: 'closing.closing.apply',
    about: aboutClosing,
    input: ClosingRef,
    output: Changed,
  }),
  withdrawClosing: command({
    title: '撤回结项申请',
    needs: 'closing.closing.apply',
    about: aboutClosing,
    input: ClosingRef.extend({ reason: Reason }),
    output: Changed,
  }),
  checkClosing: command({
    title: '审核结项申请',
    needs: 'closing.closing.check',
    about: aboutClosing,
    input: ClosingRef.extend({ outcome: Outcome, note: Note }),
    output: Changed,
  }),
  waiveCriterion: command({
    title: '豁免一条必达标准',
    needs: 'closing.closing.approve',
    about: aboutClosing,
    input: ClosingRef.extend({ code: z.string().max(60), reason: Reason }),
    output: Changed,
  }),
  returnClosing: command({
    title: '退回结项申请',
    needs: 'closing.closing.approve',
    about: aboutClosing,
    input: ClosingRef.extend({ reason: Reason }),
    output: Changed,
  }),
  approveClosing: command({
    title: '批准结项',
    needs: 'closing.closing.approve',
    about: aboutClosing,
    input: ClosingRef,
    output: Changed.extend({ documentId: Id }),
  }),
  askPackage: command({
    title: '生成结项档案包',
    needs,
    about: aboutClosing,
    input: ClosingRef,
    output: z.object({ packageId: Id }),
  }),
  cancelPackage: command({
    title: '停止生成档案包',
    needs,
    about: aboutClosing,
    input: ClosingRef.extend({ packageId: Id }),
    output: z.object({ packageId: Id }),
  }),
  downloadPackage: download({
    title: '下载结项档案包',
    needs,
    about: aboutClosing,
    input: z.object({ closingId: Id, packageId: Id }),
    output: DownloadBody,
  }),
}

export const closingContract = {
  context: 'closing',
  title: '整改与结项',
  endpoints: { ...rectification, ...closing },
} as const
